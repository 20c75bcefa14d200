import type { Finding } from './history.ts';
import type { PlaceSeries, Series } from './series.ts';

/** Log likelihood ratio at which a shift is no accident, the least number of days, and the most one day may say. */
const least = 8;
const fewestDays = 10;
const mostOfOneDay = 2.5;
const shared = 0.3;

/**
 * Days that are shifted by one: the ups and downs of weekdays and holidays come a day late or early. For each day the
 * value is weighed against what is expected of it and of the day beside it (log ratio of two Poisson likelihoods, divided
 * by the place's spread beyond chance); a cumulative sum over days speaks when the neighbour has explained far more.
 *
 * @see Page 1954, doi:10.1093/biomet/41.1-2.100 (cumulative sums)
 */
export function findDayShifts({ place, step, ends, series }: PlaceSeries): Finding[] {
  if (step !== 'day') return [];
  return ([1, -1] as const).flatMap((days) =>
    runsOf(series, days, ends.length, least).map(({ from, to, score }) => ({
      kind: 'day_shift' as const,
      place,
      column: series.length === 1 ? (series[0]?.column ?? null) : null,
      from: ends[from] as number,
      to: ends[to] as number,
      expected: null,
      found: null,
      strength: Math.min(99, score / Math.LN10),
      params: { days },
    })),
  );
}

/** Stretches of days that the day beside them explains better; `days` 1: what is reported happened a day earlier. */
export function runsOf(series: readonly Series[], days: 1 | -1, n: number, threshold: number) {
  const scale = 1 / Math.sqrt(1 + Math.max(0, series.length - 1) * shared);
  const gains = new Float64Array(n);
  for (let t = 1; t < n - 1; t++) {
    let gain = 0;
    for (const one of series) gain += gainOf(one, t, days);
    gains[t] = gain * scale;
  }
  return runsOfGains(gains, threshold);
}

/** Stretches over which daily gains add up to a threshold: from where the sum was last 0 to where it is greatest. */
export function runsOfGains(gains: Float64Array, threshold: number) {
  const found: { from: number; to: number; score: number }[] = [];
  let [score, start, best, bestAt] = [0, 1, 0, 1];
  const close = () => {
    if (best >= threshold && bestAt - start + 1 >= fewestDays) found.push({ from: start, to: bestAt, score: best });
    [score, best] = [0, 0];
  };
  for (let t = 1; t < gains.length - 1; t++) {
    const gain = Math.min(mostOfOneDay, Math.max(-mostOfOneDay, gains[t] as number));
    if (score + gain <= 0 || (best >= threshold && score + gain < best - threshold / 2)) {
      close();
      start = t + 1;
      continue;
    }
    score += gain;
    if (score > best) [best, bestAt] = [score, t];
  }
  close();
  return found;
}

/** Mean of the seven days around; what rises or falls over weeks (a wave that comes late to the hills) is no shift. */
function weekAround(values: Float64Array, t: number): number {
  let [sum, count] = [0, 0];
  for (let i = Math.max(0, t - 3); i <= Math.min(values.length - 1, t + 3); i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return sum / count;
}

function gainOf({ values, mean, excess, kind }: Series, t: number, days: 1 | -1): number {
  if (kind !== 'count') return 0;
  const value = values[t] as number;
  const level = weekAround(values, t);
  const own = ((mean[t] as number) / weekAround(mean, t)) * level;
  const other = ((mean[t - days] as number) / weekAround(mean, t - days)) * level;
  if (!(own > 0.05) || !(other > 0.05) || Number.isNaN(value)) return 0;
  const spread = 1 + excess * Math.max(own, other);
  const gain = (value * Math.log(other / own) - (other - own)) / spread;
  return Math.min(mostOfOneDay, Math.max(-mostOfOneDay, gain));
}
