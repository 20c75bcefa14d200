import type { PastPlace } from './calibration.ts';
import type { Forecaster, ForecastTask } from './family.ts';
import { seasonalScale } from './scores.ts';

export type BacktestPlan = {
  /** How many past origins at the most. */
  readonly origins: number;
  /** The shortest training part. */
  readonly leastPeriods: number;
};

/** How one method did on past origins. */
export type BacktestScore = {
  readonly method: string;
  /** MASE, mean over horizons and then over origins; NaN where the method never forecast or the scale is 0. */
  readonly mase: number;
  /** Origins at which the method forecast and something was known afterwards. */
  readonly origins: number;
  /** MASE of each origin at which it can be told: the last period known, and the loss. */
  readonly losses: readonly { readonly origin: number; readonly mase: number }[];
  readonly places: readonly PastPlace[];
};

/**
 * Origins of a back-test, ascending: how many values each training part holds. They lie in the last season if so many
 * are asked for that it can be covered evenly, the last of them a full horizon before the end.
 *
 * @param n  values in the history
 */
export function listOrigins(n: number, task: Pick<ForecastTask, 'season' | 'horizon'>, plan: BacktestPlan): number[] {
  const last = n - task.horizon;
  const room = last - plan.leastPeriods;
  if (room < 0) return [];
  const step = Math.max(1, Math.floor(Math.min(task.season, room + 1) / plan.origins));
  const origins: number[] = [];
  for (let i = 0; i < plan.origins && last - i * step >= plan.leastPeriods; i++) origins.unshift(last - i * step);
  return origins;
}

/**
 * Tries methods on the past: at each origin a method sees the values before it and is scored on the horizon after it.
 * The scale of MASE comes from the training part of each origin (rolling origins). Missing values are not scored.
 *
 * @param methods    by id; all see the same origins
 * @param firstPeriod  number of the period of `history[0]`, so that places of several series can be pooled
 */
export function backtest(
  history: Float64Array,
  methods: Readonly<Record<string, Forecaster>>,
  task: ForecastTask,
  plan: BacktestPlan,
  firstPeriod = 0,
): BacktestScore[] {
  const origins = listOrigins(history.length, task, plan);
  return Object.entries(methods).map(([method, forecast]) => {
    let tried = 0;
    const losses: { origin: number; mase: number }[] = [];
    const places: PastPlace[] = [];
    for (const origin of origins) {
      const training = history.subarray(0, origin);
      const fit = forecast(training, { ...task, stream: `${task.stream}/origin-${firstPeriod + origin}` });
      if (fit.status !== 'fitted') continue;
      let error = 0;
      let known = 0;
      for (let h = 0; h < task.horizon; h++) {
        const value = history[origin + h] as number;
        if (Number.isNaN(value)) continue;
        error += Math.abs(value - fit.predictive.middle(h));
        known++;
        places.push({
          origin: firstPeriod + origin - 1,
          period: firstPeriod + origin + h,
          z: fit.predictive.place(h, value),
        });
      }
      if (known === 0) continue;
      tried++;
      const scale = seasonalScale(training, task.season);
      if (scale > 0) losses.push({ origin: firstPeriod + origin - 1, mase: error / known / scale });
    }
    return { method, mase: meanLoss(losses), origins: tried, losses, places };
  });
}

const meanLoss = (losses: BacktestScore['losses']): number =>
  losses.length > 0 ? losses.reduce((sum, { mase }) => sum + mase, 0) / losses.length : Number.NaN;

/**
 * Mean losses of methods on the origins at which all of them that ever forecast can be told, so that none gains from
 * having missed a hard one; NaN for a method without any forecast, and for all where no such origin exists.
 */
export function commonLosses(scores: readonly BacktestScore[]): number[] {
  const able = scores.filter(({ origins }) => origins > 0);
  const shared = (able[0]?.losses ?? [])
    .map(({ origin }) => origin)
    .filter((origin) => able.every(({ losses }) => losses.some((one) => one.origin === origin)));
  return scores.map(({ losses }) => meanLoss(losses.filter(({ origin }) => shared.includes(origin))));
}

/** The method with the least past loss on common origins; the first able one listed where losses are equal or unknown. */
export function chooseMethod(scores: readonly BacktestScore[]): string | undefined {
  const losses = commonLosses(scores);
  let best = -1;
  for (const [i, { origins }] of scores.entries()) {
    if (origins === 0) continue;
    if (best < 0 || (losses[i] as number) < (losses[best] as number)) best = i;
  }
  return scores[best]?.method;
}
