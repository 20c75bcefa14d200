import type { Finding } from './history.ts';
import { logChance } from './robust.ts';
import { firstDayOf, type PlaceSeries, type Series } from './series.ts';

/** Natural log of the chance below which a run of equal values is no accident, and the fewest values in it. */
const least = -13;
/** The same for levels and amounts, whose chance of a repeat is measured and not derived. */
const leastOfLevels = -9.5;
const fewest = 5;

/**
 * A figure that says the same day after day. For counts the chance of a repeat is that of the value under a negative
 * binomial around what is expected that day, never below half of how often the figure repeats itself anyway; for levels
 * and amounts it is how often they do. Zeros are another finding (`findZeroRuns`).
 */
export function findStuckValues({ place, step, ends, series, events }: PlaceSeries): Finding[] {
  if (events) return [];
  return series.flatMap((one) =>
    runsOf(one).map(
      ({ from, to, chance }): Finding => ({
        kind: 'stuck_value',
        place,
        column: one.column,
        from: firstDayOf(step, ends[from] as number),
        to: ends[to - 1] as number,
        expected: null,
        found: one.values[from] as number,
        strength: Math.min(99, -chance / Math.LN10),
        params: { periods: to - from },
      }),
    ),
  );
}

function runsOf(series: Series): { from: number; to: number; chance: number }[] {
  const { values } = series;
  const n = values.length;
  const found: { from: number; to: number; chance: number }[] = [];
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && values[to] === values[from]) to++;
    if (to - from >= fewest && (values[from] as number) > 0) {
      const share = repeatShare(values, from, to);
      const chance = share === undefined ? 0 : chanceOf(series, from, to, Math.log(share));
      if (chance <= (series.kind === 'count' ? least : leastOfLevels)) found.push({ from, to, chance });
    }
    from = to;
  }
  return found;
}

/** Natural log of the chance that the values after the first repeat it. */
function chanceOf({ values, mean, excess, kind }: Series, from: number, to: number, repeats: number): number {
  if (kind !== 'count') return (to - from - 1) * repeats;
  let chance = 0;
  for (let t = from + 1; t < to; t++) {
    const expected = mean[t] as number;
    const one = Number.isNaN(expected) ? repeats : logChance(values[t] as number, expected, Math.max(0.005, excess));
    chance += Math.max(-4, one, repeats - Math.LN2);
  }
  return chance;
}

/**
 * How often a value of about that size is that of the period before, outside the run; undefined where too few tell. A
 * figure that stands still by nature (open beds) repeats itself elsewhere too.
 */
function repeatShare(values: Float64Array, from: number, to: number): number | undefined {
  const value = values[from] as number;
  const [low, high] = [value / 2 - 1, value * 2 + 1];
  let [repeats, pairs] = [0, 0];
  for (let t = 1; t < values.length; t++) {
    const [last, now] = [values[t - 1] as number, values[t] as number];
    if ((t > from && t < to) || Number.isNaN(now) || !(last >= low && last <= high)) continue;
    pairs++;
    if (now === last) repeats++;
  }
  return pairs < 20 ? undefined : Math.min(0.95, (repeats + 1) / (pairs + 5));
}
