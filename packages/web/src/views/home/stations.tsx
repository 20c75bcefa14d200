import { Link } from '@tanstack/react-router';
import type { RegionAnswer, StageCard } from '../../api.ts';
import { LevelGlyph, StateGlyph } from '../../parts/glyphs.tsx';
import { type Speak, useSpeak } from '../../speak.tsx';

/** The loop across the page: each station with its state and what it last found. */
export function Stations({ region }: { readonly region: RegionAnswer }) {
  const speak = useSpeak();
  const { t } = speak;
  return (
    <nav className="stations-row" aria-label={t('app.home.loop')}>
      <ol>
        {region.card.stages.map((card) => {
          const [first, second] = brief(speak, region, card);
          return (
            <li key={card.stage}>
              <StateGlyph state={card.state} />
              <Link to="/$region/$stage" params={{ region: region.card.id, stage: card.stage }}>
                {t(`common.stage.${card.stage}.name`)}
              </Link>
              <span>{first}</span>
              <span className="small quiet">
                <LevelGlyph level={card.level} /> {second}
              </span>
            </li>
          );
        })}
      </ol>
      <p className="way-back" aria-hidden="true">
        <span>{t('app.home.wayBack')}</span>
      </p>
    </nav>
  );
}

/** Two short lines: the last result of a stage, or what it is waiting for. */
function brief(speak: Speak, region: RegionAnswer, card: StageCard): readonly [string, string] {
  const { t, measure, noun, persons } = speak;
  const { facts } = card;
  const value = (name: string): number => (typeof facts[name] === 'number' ? facts[name] : 0);
  if (card.state === 'absent') return [t('app.state.absent'), ''];
  if (card.state === 'lacking')
    return [t('app.brief.lacking'), t('app.brief.lackingWhat', { count: Math.max(1, card.lacks.length) })];
  const unit = typeof facts.unit === 'string' ? (facts.unit as 'bed') : undefined;
  switch (card.stage) {
    case 'source':
      return [
        t('app.brief.sources', { count: value('sources') }),
        value('absent') > 0 ? t('app.brief.absent', { count: value('absent') }) : t('app.brief.allThere'),
      ];
    case 'pool':
      return [
        t('app.brief.rows', { count: value('rows') }),
        value('quarantined') > 0 ? t('app.brief.held', { count: value('quarantined') }) : t('app.brief.noneHeld'),
      ];
    case 'profile':
      return [
        unit ? measure(value('supply'), unit) : persons(value('persons')),
        value('unknown') > 0
          ? t('app.brief.unknown', { count: value('unknown') })
          : t('app.brief.persons', { people: persons(value('persons')) }),
      ];
    case 'balance':
      return [
        t('app.brief.zones', { n: value('short'), zones: noun(region.config.zone_names, value('short')) }),
        t('app.brief.short'),
      ];
    case 'forecast':
      return [
        unit && typeof facts.middle === 'number'
          ? speak.measure(Number(facts.middle.toPrecision(2)), unit)
          : t('app.brief.series'),
        value('warnings') > 0 ? t('app.brief.warnings', { count: value('warnings') }) : t('app.brief.noWarnings'),
      ];
    case 'plan':
      return [
        unit ? t('app.brief.placed', { what: measure(value('placed'), unit) }) : t('app.brief.site'),
        unit ? t('app.brief.helped', { people: persons(value('helped')) }) : '',
      ];
    case 'simulate':
      return [
        t('app.brief.wait', { wait: measure(value('wait'), 'day') }),
        facts.wait_plan === null
          ? ''
          : measure(value('wait_plan'), 'day') === measure(value('wait'), 'day')
            ? t('app.brief.waitSame')
            : t('app.brief.waitPlan', { wait: measure(value('wait_plan'), 'day') }),
      ];
    case 'dispatch':
      return [
        t('app.brief.patients', { count: value('patients') }),
        t('app.brief.toFacilities', { count: value('facilities') }),
      ];
    case 'decide':
      return [t('app.brief.proposals', { count: value('proposals') }), t('app.brief.waitsVote')];
    case 'feedback':
      return [
        t('app.brief.compared', { count: value('units') }),
        t('app.brief.frontier', { count: value('frontier') }),
      ];
  }
}
