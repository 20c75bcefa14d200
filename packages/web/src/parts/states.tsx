import type { ReactNode } from 'react';
import { AnswerError } from '../api.ts';
import { useSpeak } from '../speak.tsx';
import { useProblemWords } from './problem-words.ts';
import { Refused } from './refused.tsx';

/** A page that is not there yet: grey bars where its question, answer and picture will stand. */
export function PageSkeleton() {
  const { t } = useSpeak();
  return (
    <div className="skeleton" role="status" aria-label={t('app.state.loading')}>
      <div className="skeleton-line question" />
      <div className="skeleton-line answer" />
      <div className="skeleton-block" />
    </div>
  );
}

/** A picture or table that is not there yet. */
export const BlockSkeleton = ({ height = '12rem' }: { readonly height?: string }) => (
  <div className="skeleton-block" style={{ height }} aria-hidden="true" />
);

/** Refusals say themselves what to do, and asking again changes nothing. */
const refusals = new Set(['wrong_token', 'read_only', 'foreign_origin']);

/** Something went wrong: what happened, what to do. */
export function Failure({
  error,
  retry,
  home = false,
}: {
  readonly error: unknown;
  readonly retry?: () => unknown;
  readonly home?: boolean;
}) {
  const { t } = useSpeak();
  const code = error instanceof AnswerError ? error.code : 'unexpected';
  const title = useProblemWords()(error);
  if (refusals.has(code)) return <Refused error={error} />;
  return (
    <div className="notice" role="alert">
      <h1>{title}</h1>
      <p>{t(code === 'unexpected' ? 'app.failure.reload' : 'app.failure.hint')}</p>
      {retry && (
        <button type="button" className="button primary" onClick={() => retry()}>
          {t('app.action.retry')}
        </button>
      )}
      {home && <a href="/">{t('app.failure.home')}</a>}
    </div>
  );
}

/** Nothing here: what would be, and what brings it. */
export function Empty({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="notice">
      <h1>{title}</h1>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  );
}
