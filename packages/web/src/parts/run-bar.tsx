import type { Stage } from '@junheng/engine';
import { useSpeak } from '../speak.tsx';
import { useRun, useStartRun } from '../steward.ts';
import { Refused } from './refused.tsx';

/** Reads what is new and runs the loop: a button, how far it is, and what went wrong. */
export function RunBar({ region, hint }: { readonly region: string; readonly hint: string }) {
  const { t, text, tOr } = useSpeak();
  const run = useRun(region);
  const start = useStartRun(region);
  const state = run.data;
  if (state?.state === 'running') {
    const what = state.kind === 'stage' ? t(`common.stage.${state.what as Stage}.name`) : state.what;
    const now = tOr(`app.run.${state.kind}`, '', { what });
    return (
      <div className="run-bar" aria-live="polite">
        <progress value={state.share} max={1} aria-label={t('app.run.running')} />
        <span className="quiet small">{now}</span>
      </div>
    );
  }
  return (
    <div className="run-bar" aria-live="polite">
      <button type="button" className="button" onClick={() => start.mutate()} disabled={start.isPending}>
        {t('app.run.start')}
      </button>
      <span className="quiet small">{hint}</span>
      {state?.problem && <p className="warning small">{text(state.problem)}</p>}
      {start.error && <Refused error={start.error} />}
    </div>
  );
}
