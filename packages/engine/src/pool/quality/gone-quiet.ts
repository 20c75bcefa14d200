import type { Finding } from './history.ts';
import { surprise } from './robust.ts';
import { firstDayOf, type PlaceSeries, runningSums } from './series.ts';

/** Days before and after a moment; the greatest share that still comes; and how many must have come before. */
const [before, after] = [56, 28];
const mostLeft = 0.15;
const leastBefore = 60;

/**
 * A place of which next to nothing comes any more: its events of four weeks are less than a seventh of those of the eight
 * weeks before, per day. A feast lasts a week or two and a closed ward leaves the others; whoever closes for good is
 * told as well, since the pool cannot know it. Said of event tables only: reports say their zeros themselves.
 */
export function findQuietPlaces({ place, step, ends, series, events }: PlaceSeries): Finding[] {
  const [rows] = series;
  if (!events || step !== 'day' || rows === undefined) return [];
  const sums = runningSums(rows.values);
  for (let t = before; t + after <= ends.length; t++) {
    const past = (sums[t] as number) - (sums[t - before] as number);
    const left = (sums[t + after] as number) - (sums[t] as number);
    const expected = (past * after) / before;
    const missing = rows.values.subarray(t - before, t + after).some((value) => Number.isNaN(value));
    if (missing || past < leastBefore || left > mostLeft * expected) continue;
    const z = 2 * (Math.sqrt(expected + 0.375) - Math.sqrt(left + 0.375));
    return [
      {
        kind: 'rows_lost',
        place,
        column: null,
        from: firstDayOf(step, ends[t] as number),
        to: ends[t + after - 1] as number,
        expected: Math.round(expected),
        found: left,
        strength: surprise(z),
        params: { share: Math.round(100 * (1 - left / expected)) },
      },
    ];
  }
  return [];
}
