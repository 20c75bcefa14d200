import { checkTask, type Forecaster, formOn, scaledHistory } from './family.ts';
import { normalPredictive } from './predictive.ts';

/**
 * Seasonal naive: each period is forecast by the same period of the last season that has a value,
 * ŷ_{n+h} = y_{n+h−m(k+1)}, with standard deviation σ √(k + 1), k the whole seasons between and σ² the mean square of
 * the seasonal changes (Hyndman & Athanasopoulos 2021, sections 5.2 and 5.5). With m = 1 it is the naive forecast.
 * A position without any value takes the mean of the last season. Needs one season and one value; the spread then rests
 * on few changes.
 */
export const seasonalNaive: Forecaster = (history, task) => {
  checkTask(history, task);
  const y = scaledHistory(history, task.scale);
  const n = y.length;
  const m = task.season;
  const changes = seasonalChanges(y, m);
  if (n < m + 1 || changes.count === 0) return { status: 'too_short', has: n, needs: m + 1 };
  const sigma = Math.sqrt(changes.squares / changes.count);
  const mean = new Float64Array(task.horizon);
  const deviation = new Float64Array(task.horizon);
  const spare = meanOf(y, n - m);
  for (let h = 0; h < task.horizon; h++) {
    let back = n + h - m * Math.ceil((h + 1) / m);
    while (back >= 0 && Number.isNaN(y[back])) back -= m;
    mean[h] = back >= 0 ? (y[back] as number) : spare;
    const seasonsBetween = back >= 0 ? (n + h - back) / m : n / m;
    deviation[h] = sigma * Math.sqrt(seasonsBetween);
  }
  const form = formOn(m === 1 ? 'naive' : `seasonal naive(${m})`, task.scale);
  return { status: 'fitted', form, predictive: normalPredictive(mean, deviation, task.scale) };
};

function seasonalChanges(y: Float64Array, m: number): { squares: number; count: number } {
  let squares = 0;
  let count = 0;
  for (let t = m; t < y.length; t++) {
    const change = (y[t] as number) - (y[t - m] as number);
    if (Number.isNaN(change)) continue;
    squares += change * change;
    count++;
  }
  return { squares, count };
}

function meanOf(y: Float64Array, from: number): number {
  let sum = 0;
  let count = 0;
  for (let t = Math.max(0, from); t < y.length; t++) {
    if (Number.isNaN(y[t])) continue;
    sum += y[t] as number;
    count++;
  }
  return count > 0 ? sum / count : 0;
}
