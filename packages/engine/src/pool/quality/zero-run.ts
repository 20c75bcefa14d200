import type { Finding } from './history.ts';
import { logChance } from './robust.ts';
import { firstDayOf, type PlaceSeries } from './series.ts';

/** Natural log of the chance below which a run of zeros is no accident. */
const least = -18;

/**
 * Zeros where nothing was reported: days on which every figure of a place is 0 although people are expected, between
 * ordinary days. The chance of the run is the product over days and figures of the chance of a 0 under a negative
 * binomial around what the peers of the same days suggest, so that a holiday on which all close says nothing.
 *
 * Event tables cannot report a zero: there it is a place from which nothing came.
 */
export function findZeroRuns({ place, step, ends, series }: PlaceSeries): Finding[] {
  const found: Finding[] = [];
  const n = ends.length;
  let start = 0;
  for (let t = 0; t <= n; t++) {
    if (t < n && isZero(series, t)) continue;
    if (t > start) {
      const { chance, due } = weigh(series, start, t);
      if (chance <= least && bordered(series, start, t, n)) {
        found.push({
          kind: 'zero_run',
          place,
          column: series.length === 1 ? (series[0]?.column ?? null) : null,
          from: firstDayOf(step, ends[start] as number),
          to: ends[t - 1] as number,
          expected: Math.round(due * 10) / 10,
          found: 0,
          strength: Math.min(99, -chance / Math.LN10),
          params: { periods: t - start },
        });
      }
    }
    start = t + 1;
  }
  return found;
}

function isZero(series: PlaceSeries['series'], t: number): boolean {
  let reported = false;
  for (const { values } of series) {
    const value = values[t] as number;
    if (value > 0) return false;
    if (value === 0) reported = true;
  }
  return reported;
}

function weigh(series: PlaceSeries['series'], from: number, to: number) {
  let [chance, due] = [0, 0];
  for (const { values, mean, excess, kind } of series) {
    for (let t = from; t < to; t++) {
      const expected = mean[t] as number;
      if (values[t] !== 0 || !(expected > 0) || kind === 'amount') continue;
      chance += Math.max(-6, logChance(0, expected, Math.max(0.05, excess)));
      due += expected;
    }
  }
  return { chance, due };
}

/** Whether something was there within four periods before and after, at least a fifth of what is expected. */
function bordered(series: PlaceSeries['series'], from: number, to: number, n: number): boolean {
  const share = (start: number, end: number) => {
    let [found, due] = [0, 0];
    for (const { values, mean } of series) {
      for (let t = Math.max(0, start); t < Math.min(n, end); t++) {
        if (Number.isNaN(values[t] as number) || Number.isNaN(mean[t] as number)) continue;
        found += values[t] as number;
        due += mean[t] as number;
      }
    }
    return due > 0 ? found / due : 0;
  };
  return share(from - 4, from) > 0.2 && (to >= n || share(to, to + 4) > 0.2);
}
