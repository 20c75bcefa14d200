import type { Figures } from './history.ts';
import { daysFromFeast } from './moving-feasts.ts';
import { medianOf, spreadOf } from './robust.ts';

/** The sum over all units of a daily figure, and what makes its days differ: entry per day. */
export type Total = {
  readonly values: Float64Array;
  /** Weekday × feast: what a day is beside an ordinary day of the same weeks; 1 on the mean. */
  readonly rhythm: Float64Array;
};

/** Least stray of a solar day that makes it a feast, as a log and in spreads of all days. */
const ordinary = 0.12;
const spreads = 2.5;

/**
 * The rhythm of a whole source, which has no peers: weekdays from all weeks (median of day ÷ mean of the seven around),
 * feasts that move with the moon and days of the solar year from the same days of the other years (median over years of
 * day ÷ median of the six weeks around). A day of the solar year counts as a feast when it strays by an eighth or more.
 */
export function totalOf({ values, places, ends }: Figures): Total {
  const n = ends.length;
  const sums = new Float64Array(n).fill(Number.NaN);
  for (let u = 0; u < places.length; u++) {
    for (let t = 0; t < n; t++) {
      const value = values[u * n + t] as number;
      if (!Number.isNaN(value)) sums[t] = (Number.isNaN(sums[t] as number) ? 0 : (sums[t] as number)) + value;
    }
  }
  const first = ends[0] as number;
  const weekdays = weekdayFactors(sums, first);
  const rhythm = Float64Array.from(sums, (_, t) => weekdays[(first + t) % 7] as number);
  const strays = Float64Array.from(sums, (value, t) => {
    const around: number[] = [];
    for (let i = Math.max(0, t - 21); i <= Math.min(n - 1, t + 21); i++) {
      const one = (sums[i] as number) / (rhythm[i] as number);
      if (!Number.isNaN(one)) around.push(one);
    }
    return value / (rhythm[t] as number) / medianOf(around);
  });
  const least = Math.max(ordinary, spreads * spreadOf(strays.filter((stray) => stray > 0).map(Math.log)));
  const keys = Array.from(sums, (_, t) => feastKey(first + t));
  const byKey = new Map<string, number[]>();
  strays.forEach((stray, t) => {
    if (Number.isFinite(stray)) byKey.set(keys[t] as string, [...(byKey.get(keys[t] as string) ?? []), stray]);
  });
  keys.forEach((key, t) => {
    const list = byKey.get(key) ?? [];
    if (list.length < 2) return;
    const factor = medianOf([...list]);
    const moon = key.startsWith('moon');
    if (factor > 0 && (moon || (list.length >= 3 && Math.abs(Math.log(factor)) > least))) {
      rhythm[t] = (rhythm[t] as number) * factor;
    }
  });
  return { values: sums, rhythm };
}

function feastKey(day: number): string {
  const moon = daysFromFeast(day);
  if (moon !== undefined) return `moon ${moon}`;
  return new Date(day * 86_400_000).toISOString().slice(5, 10);
}

function weekdayFactors(sums: Float64Array, first: number): number[] {
  const ratios: number[][] = [[], [], [], [], [], [], []];
  for (let t = 3; t + 3 < sums.length; t++) {
    let sum = 0;
    for (let i = t - 3; i <= t + 3; i++) sum += sums[i] as number;
    if (sum > 0) ratios[(first + t) % 7]?.push((7 * (sums[t] as number)) / sum);
  }
  return ratios.map((list) => (list.length >= 4 ? Math.max(0.02, medianOf(list)) : 1));
}
