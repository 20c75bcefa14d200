import type { WarningLevel } from '@junheng/engine/forecast';
import type { StageCard } from '../api.ts';
import { useSpeak } from '../speak.tsx';

/** The state of a stage: filled dot fresh, half dot stale, dashed ring never run or lacking data. */
export function StateGlyph({ state }: { readonly state: StageCard['state'] }) {
  return (
    <svg className="glyph" viewBox="0 0 12 12" aria-hidden="true">
      {state === 'fresh' && <circle cx="6" cy="6" r="4" fill="currentColor" />}
      {state === 'stale' && (
        <>
          <circle cx="6" cy="6" r="3.8" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path d="M6 2.2a3.8 3.8 0 0 0 0 7.6z" fill="currentColor" />
        </>
      )}
      {(state === 'lacking' || state === 'absent') && (
        <circle cx="6" cy="6" r="3.8" fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray="1.5 1.48" />
      )}
    </svg>
  );
}

/** The shape of a warning level: circle, square, triangle, octagon. Nothing for no warning. */
export function LevelGlyph({ level }: { readonly level: WarningLevel }) {
  if (level === 'none') return null;
  return (
    <svg className={`glyph w-${level}`} viewBox="0 0 12 12" aria-hidden="true">
      {level === 'blue' && <circle cx="6" cy="6" r="4.8" />}
      {level === 'yellow' && <rect x="1.4" y="1.4" width="9.2" height="9.2" rx="0.6" />}
      {level === 'orange' && <path d="M6 1.2 11.2 10.4H.8z" strokeLinejoin="round" />}
      {level === 'red' && <path d="M3.9 .9h4.2l3 3v4.2l-3 3H3.9l-3-3V3.9z" strokeLinejoin="round" />}
    </svg>
  );
}

/** A warning level: shape, word and colour together. */
export function Level({ level }: { readonly level: WarningLevel }) {
  const { t } = useSpeak();
  return (
    <span className={`level ${level}`}>
      <LevelGlyph level={level} />
      {t(`common.warning.${level}`)}
    </span>
  );
}

type IconName = 'home' | 'search' | 'theme' | 'close' | 'report' | 'chevron' | 'mark' | 'lock' | 'pencil';
const paths: Readonly<Record<IconName, string>> = {
  home: 'M2.2 7.2 8 2.4l5.8 4.8M3.8 6v7h8.4V6',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM10.3 10.3 14 14',
  theme: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  report: 'M2.5 4h11M2.5 8h11M2.5 12h7',
  lock: 'M4 7.2h8v6.3H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  pencil: 'M3 13l.7-2.8 7-7 2.1 2.1-7 7zM9.3 4.6l2.1 2.1',
  chevron: 'M4 6.5 8 10l4-3.5',
  mark: 'M8 2.5v11M4.5 13.5h7M2.5 5h11M2.5 5 .9 8.8h3.2zM13.5 5l-1.6 3.8h3.2z',
};

/** A line drawing of 16 × 16 in the colour of the text. */
export const Icon = ({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.3"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={paths[name]} />
    {name === 'theme' && (
      <path d="M8 2v12A6 6 0 0 1 8 2Z" fill="currentColor" stroke="none" transform="rotate(180 8 8)" />
    )}
  </svg>
);
