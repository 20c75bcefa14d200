import { runsOfGains } from './day-shift.ts';
import type { Figures, Finding, SourceHistory } from './history.ts';
import { spreadOf } from './robust.ts';

/** Least correlation of two figures of a place, week by week taken out, for them to tell of the same thing. */
const leastCorrelation = 0.7;
const leastDays = 180;
const least = 11;

/**
 * Days that are shifted by one against another source that tells the same: admissions as single stays and as a daily
 * report. Nobody names the pairs: a place's daily counts of two sources belong together when they correlate day by day,
 * what weeks share taken out. For such a pair each day is weighed: is it nearer to the other source's count of its own
 * day or of the day beside it (squared distance over the pair's usual one)? A cumulative sum speaks as in `day-shift.ts`.
 * Which of the two is wrong cannot be told; both are named, each with the other.
 *
 * Time O(places × days) for each pair of daily figures of two sources.
 */
export function findLagsBetween(history: SourceHistory, others: readonly SourceHistory[]): Finding[] {
  return daily(history).flatMap((own) =>
    others
      .filter(({ source_id }) => source_id !== history.source_id)
      .flatMap((other) => daily(other).flatMap((partner) => lagsOf(own, partner, other.source_id))),
  );
}

const daily = ({ figures }: SourceHistory) => figures.filter(({ step, kind }) => step === 'day' && kind === 'count');

function lagsOf(own: Figures, partner: Figures, other: string): Finding[] {
  const offset = (own.ends[0] as number) - (partner.ends[0] as number);
  const unitOf = new Map(partner.places.map((place, u) => [place, u]));
  const n = own.ends.length;
  return own.places.flatMap((place, u): Finding[] => {
    const v = unitOf.get(place);
    if (v === undefined || own.groups[u] !== partner.groups[v]) return [];
    const x = own.values.subarray(u * n, (u + 1) * n);
    const held = partner.values.subarray(v * partner.ends.length, (v + 1) * partner.ends.length);
    const y = Float64Array.from({ length: n }, (_, t) => held[t + offset] ?? Number.NaN);
    if (!belongTogether(x, y)) return [];
    return ([1, -1] as const).flatMap((days) =>
      runsOfGains(gainsOf(x, y, days), least).map(
        ({ from, to, score }): Finding => ({
          kind: 'day_shift',
          place,
          column: own.column,
          from: own.ends[from] as number,
          to: own.ends[to] as number,
          expected: null,
          found: null,
          strength: Math.min(99, score / Math.LN10),
          params: { days, against: other },
        }),
      ),
    );
  });
}

/** Whether two series of a place correlate day by day beside what a week has in common. */
function belongTogether(x: Float64Array, y: Float64Array): boolean {
  let [xy, xx, yy, count] = [0, 0, 0, 0];
  for (let t = 3; t + 3 < x.length; t++) {
    const [a, b] = [besideItsWeek(x, t), besideItsWeek(y, t)];
    if (Number.isNaN(a + b)) continue;
    xy += a * b;
    xx += a * a;
    yy += b * b;
    count++;
  }
  return count >= leastDays && xx > 0 && yy > 0 && xy / Math.sqrt(xx * yy) >= leastCorrelation;
}

function besideItsWeek(values: Float64Array, t: number): number {
  let sum = 0;
  for (let i = t - 3; i <= t + 3; i++) sum += values[i] as number;
  return (values[t] as number) - sum / 7;
}

/** How much better each day of x fits the day beside it in y than its own. */
function gainsOf(x: Float64Array, y: Float64Array, days: 1 | -1): Float64Array {
  const differences = x.map((value, t) => value - (y[t] as number)).filter((value) => !Number.isNaN(value));
  const mean = x.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0) / x.length;
  const usual = Math.max(spreadOf(differences) ** 2, 0.1 * mean, 0.25);
  return x.map((value, t) => {
    const gain = ((value - (y[t] as number)) ** 2 - (value - (y[t - days] ?? Number.NaN)) ** 2) / (2 * usual);
    return Number.isNaN(gain) ? 0 : gain;
  });
}
