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
    let sum = 0;
    let scored = 0;
    let tried = 0;
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
      if (!(scale > 0)) continue;
      sum += error / known / scale;
      scored++;
    }
    return { method, mase: scored > 0 ? sum / scored : Number.NaN, origins: tried, places };
  });
}

/**
 * The method with the least past loss; the first one listed where losses are equal or unknown. A method that forecast
 * at fewer origins than another is compared on what it has.
 */
export function chooseMethod(scores: readonly BacktestScore[]): string | undefined {
  let best: BacktestScore | undefined;
  for (const score of scores) {
    if (score.origins === 0) continue;
    if (best === undefined || score.mase < best.mase || (Number.isNaN(best.mase) && !Number.isNaN(score.mase)))
      best = score;
  }
  return best?.method;
}
