import type { WarningLevel } from '@junheng/engine/forecast';
import { Link } from '@tanstack/react-router';
import { type RegionAnswer, useArtefact } from '../../api.ts';
import { Level, LevelGlyph } from '../../parts/glyphs.tsx';
import { Section } from '../../parts/head.tsx';
import { useNames } from '../../parts/names.ts';
import { useSpeak } from '../../speak.tsx';
import { bySource } from '../source/sources.ts';

const order: readonly WarningLevel[] = ['red', 'orange', 'yellow', 'blue'];
const shown = 3;

/** Warnings by level and the highest few. */
export function Warnings({ region }: { readonly region: RegionAnswer }) {
  const { t, share, text } = useSpeak();
  const forecast = useArtefact(region.card, 'forecast').data?.value.detail;
  const nameOfPlace = useNames(region.card);
  const raised = (forecast?.warnings ?? []).filter((warning) => warning.level !== 'none');
  const top = [...raised]
    .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level) || b.chance - a.chance)
    .slice(0, shown);
  const nameOf = (id: string | null, series: string) => {
    const names = forecast?.series.find((entry) => entry.id === series)?.names;
    return id === null ? (names ? text(names) : series) : nameOfPlace(id);
  };
  if (raised.length === 0) {
    const state = region.card.stages.find((card) => card.stage === 'forecast')?.state;
    return (
      <Section title={t('app.home.warningsTitle', { count: 0 })}>
        <p className="quiet">
          {t(state === 'fresh' || state === 'stale' ? 'app.home.noWarnings' : 'app.home.warningsLack')}
        </p>
      </Section>
    );
  }
  return (
    <Section title={t('app.home.warningsTitle', { count: raised.length })} aside={t('app.home.chance')}>
      <ul className="level-counts">
        {order.map((level) => (
          <li key={level}>
            <LevelGlyph level={level} />
            <b>{raised.filter((warning) => warning.level === level).length}</b>
            <span className="faint small">{t(`common.warning.${level}`)}</span>
          </li>
        ))}
      </ul>
      <table>
        <tbody>
          {top.map((warning) => (
            <tr key={`${warning.series_id} ${warning.place_id}`}>
              <td>
                <Level level={warning.level} />
              </td>
              <td>{nameOf(warning.place_id, warning.series_id)}</td>
              <td className="num">{share(warning.chance)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {raised.length > shown && (
        <p className="small">
          <Link to="/$region/$stage" params={{ region: region.card.id, stage: 'forecast' }}>
            {t('app.home.allWarnings', { count: raised.length })}
          </Link>
        </p>
      )}
    </Section>
  );
}

/** What each source describes, and what stands in for something else. */
export function Fresh({ region }: { readonly region: RegionAnswer }) {
  const { t, text, exact, period } = useSpeak();
  const detail = useArtefact(region.card, 'source').data?.value.detail;
  return (
    <Section title={t('app.home.fresh')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('app.home.source')}</th>
            <th scope="col">{t('app.home.describes')}</th>
            <th scope="col" className="num">
              {t('app.home.rowsRead')}
            </th>
          </tr>
        </thead>
        <tbody>
          {bySource(detail?.deliveries ?? []).map(({ source_id, newest: delivery, read }) => (
            <tr key={source_id}>
              <td>{text(delivery.names)}</td>
              <td>
                <span className={/^[\d-]+$/.test(delivery.describes ?? '') ? 'nowrap' : undefined}>
                  {delivery.describes ? period(delivery.describes) : t('app.home.notSaid')}
                </span>
                {delivery.stand_in && <span className="faint small"> {t('app.home.standIn')}</span>}
              </td>
              <td className="num">{exact(read)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** What waits for a person: votes, and rows that were held back. */
export function Waiting({ region }: { readonly region: RegionAnswer }) {
  const { t, tOr, date, number } = useSpeak();
  const decide = useArtefact(region.card, 'decide').data?.value.detail;
  const held = region.card.stages.find((card) => card.stage === 'pool')?.facts.quarantined;
  const rows = typeof held === 'number' ? held : 0;
  const proposals = decide?.proposals ?? [];
  if (rows === 0 && proposals.length === 0) return null;
  return (
    <Section title={t('app.home.waiting')}>
      <table>
        <tbody>
          {proposals.map((proposal) => (
            <tr key={proposal.id}>
              <td>
                <Link to="/$region/$stage" params={{ region: region.card.id, stage: 'decide' }}>
                  {tOr(`decide.proposal.${proposal.kind}.title`, t('app.home.proposal'), proposal.params)}
                </Link>
              </td>
              <td className="num">{t('app.home.by', { date: date(proposal.vote_by) })}</td>
            </tr>
          ))}
          {rows > 0 && (
            <tr>
              <td>
                <Link to="/$region/$stage" params={{ region: region.card.id, stage: 'pool' }}>
                  {t('app.home.heldRows', { count: rows })}
                </Link>
              </td>
              <td className="num faint">{number(rows)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </Section>
  );
}
