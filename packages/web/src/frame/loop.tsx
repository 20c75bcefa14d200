import type { Stage } from '@junheng/engine';
import { Link } from '@tanstack/react-router';
import type { RegionCard, StageCard } from '../api.ts';
import { Icon, LevelGlyph, StateGlyph } from '../parts/glyphs.tsx';
import { useSpeak } from '../speak.tsx';

/** A link is the current one on its own page only, whatever else the address holds. */
const exactly = { exact: true, includeSearch: false } as const;

/** The loop, top to bottom: one station a stage with its state and counts, and the way back from feedback to pool. */
export function Loop({ card, stage }: { readonly card: RegionCard | undefined; readonly stage: Stage | undefined }) {
  const { t } = useSpeak();
  if (!card) return <nav className="loop" aria-label={t('app.frame.loop')} />;
  return (
    <nav className="loop" aria-label={t('app.frame.loop')}>
      <div className="home">
        <Link to="/$region" params={{ region: card.id }} activeOptions={exactly} title={t('app.home.name')}>
          <Icon name="home" />
          <span>{t('app.home.name')}</span>
        </Link>
      </div>
      <div className="stations">
        <svg className="back" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 24 340">
          <path
            d="M17 323H10.5a4 4 0 0 1-4-4V55a4 4 0 0 1 4-4H13"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.2"
            strokeDasharray="1.5 3"
            vectorEffect="non-scaling-stroke"
          />
          <path d="M12 48.2 16 51l-4 2.8z" fill="currentColor" />
        </svg>
        <ol>
          {card.stages.map((entry) => (
            <li key={entry.stage}>
              <Station card={card} entry={entry} />
            </li>
          ))}
        </ol>
      </div>
      <div className="rest">
        <a
          href={`/api/regions/${encodeURIComponent(card.id)}/report`}
          target="_blank"
          rel="noreferrer"
          title={t('app.frame.report')}
        >
          <Icon name="report" />
          <span>{t('app.frame.report')}</span>
        </a>
      </div>
    </nav>
  );
}

function Station({ card, entry }: { readonly card: RegionCard; readonly entry: StageCard }) {
  const { t, number } = useSpeak();
  const name = t(`common.stage.${entry.stage}.name`);
  const count = entry.count;
  return (
    <Link
      to="/$region/$stage"
      params={{ region: card.id, stage: entry.stage }}
      activeOptions={exactly}
      title={`${name} · ${t(`app.state.${entry.state}`)}`}
    >
      <StateGlyph state={entry.state} />
      <span className="station">{name}</span>
      <span className="offscreen">{t(`app.state.${entry.state}`)}</span>
      {count !== null && (
        <span className="count">
          <LevelGlyph level={entry.level} />
          {entry.level !== 'none' && <span className="offscreen">{t(`common.warning.${entry.level}`)}</span>}
          {number(count)}
        </span>
      )}
    </Link>
  );
}
