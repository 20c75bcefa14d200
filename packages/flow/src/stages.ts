import type { Stage } from '@junheng/engine';
import { balanceRun } from './balance/index.ts';
import { decideRun } from './decide/index.ts';
import { dispatchRun } from './dispatch/index.ts';
import { feedbackRun } from './feedback/index.ts';
import { forecastRun } from './forecast/index.ts';
import { planRun } from './plan/index.ts';
import { poolRun } from './pool/index.ts';
import { profileRun } from './profile/index.ts';
import { simulateRun } from './simulate/index.ts';
import { sourceRun } from './source/index.ts';
import type { StageRun } from './stage.ts';

/** How each stage is run, by its name; the order of a run is that of the engine's list of stages. */
export const stageRuns: { readonly [S in Stage]: StageRun<S> } = {
  source: sourceRun,
  pool: poolRun,
  profile: profileRun,
  balance: balanceRun,
  forecast: forecastRun,
  plan: planRun,
  simulate: simulateRun,
  dispatch: dispatchRun,
  decide: decideRun,
  feedback: feedbackRun,
};
