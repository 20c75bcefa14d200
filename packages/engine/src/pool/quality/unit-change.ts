import type { ColumnCounts, Figures, Finding } from './history.ts';
import { medianWithin } from './robust.ts';
import { firstDayOf } from './series.ts';

/** Factors between units that people mix up: hours and minutes, days and hours, days and minutes, 万, thousands, hundredths, dozens. */
export const unitFactors = [12, 24, 60, 100, 1000, 1440, 10_000, 100_000_000] as const;
/** How far, as a log, a shift may lie from a factor; and how sure it must be, in standard errors. */
const tolerance = 0.4;
const leastErrors = 6;
const leastRows = 4;
/** Least log step between the three periods before and the three after. */
const leastJump = 1.5;

/** The factor that a log shift comes nearest to, 1/factor where it went down; undefined where none is near. */
export function unitFactorOf(shift: number): number | undefined {
  const size = Math.abs(shift);
  const near = unitFactors
    .map((factor) => ({ factor, off: Math.abs(size - Math.log(factor)) }))
    .sort((a, b) => a.off - b.off)[0];
  if (near === undefined || near.off > tolerance) return undefined;
  return shift > 0 ? near.factor : 1 / near.factor;
}

/**
 * Amounts that are told in another unit from a period on: minutes as hours, 元 as 万元. The median of four periods
 * after a moment is held against that of eight before it; a lasting shift by a known factor, in one place or in all of
 * them, is found. A factor of 12 and more is far beyond what an opening or a holiday does.
 *
 * @see median shifts as in Pettitt 1979 (doi:10.2307/2346729), with the size of the shift read off a list of factors
 */
export function findUnitChanges(figures: Figures): Finding[] {
  if (figures.kind === 'count') return [];
  const { ends, places, values, step, column } = figures;
  const n = ends.length;
  const [before, after] = step === 'day' ? [28, 14] : step === 'week' ? [8, 4] : [4, 2];
  const found: Finding[] = [];
  places.forEach((place, u) => {
    const logs = Float64Array.from({ length: n }, (_, t) => Math.log(values[u * n + t] as number));
    for (let near = before; near + after <= n; near++) {
      const t = steepest(logs, near, Math.min(near + 2, n - after));
      const jump = finiteMedian(logs, t, t + 3) - finiteMedian(logs, t - 3, t);
      if (!(Math.abs(jump) > leastJump)) continue;
      const shift = finiteMedian(logs, t, t + after) - finiteMedian(logs, t - before, t);
      const factor = unitFactorOf(shift);
      if (factor === undefined) continue;
      found.push(
        finding(place, column, firstDayOf(step, ends[t] as number), ends[n - 1] as number, factor, {
          before: Math.exp(finiteMedian(logs, t - before, t)),
          after: Math.exp(finiteMedian(logs, t, t + after)),
          strength: 30,
        }),
      );
      break;
    }
  });
  return found;
}

/** Where, within a few periods, the one step is greatest. */
function steepest(logs: Float64Array, from: number, to: number): number {
  let [best, at] = [-1, from];
  for (let t = from; t <= to; t++) {
    const step = Math.abs((logs[t] as number) - (logs[t - 1] as number));
    if (Number.isFinite(step) && step > best) [best, at] = [step, t];
  }
  return at;
}

const finiteMedian = (logs: Float64Array, from: number, to: number) => medianWithin(logs, from, to);

/**
 * The same for a column of an event table, from how often its values occur by place and month: the mean log of a month
 * (and of up to three together, where few rows come) against the six months before, in standard errors of both.
 */
export function findUnitChangesInRows(column: ColumnCounts): Finding[] {
  const { centres, starts, places, values, counts } = column;
  if (column.kind !== 'number' || centres === null) return [];
  const months = starts.length - 1;
  const smallest = centres.reduce(
    (least, centre) => (centre > 0 ? Math.min(least, centre) : least),
    Number.POSITIVE_INFINITY,
  );
  const logs = centres.map((centre) => Math.log(Math.max(centre, smallest / 2)));
  const found: Finding[] = [];
  places.forEach((place, p) => {
    const sums = logSums(counts, logs, p * months, months, values.length);
    for (let m = 2; m < months; m++) {
      const hit = firstAt(sums, m, months);
      if (hit === undefined) continue;
      const last = lastMonth(sums, hit, months);
      found.push(
        finding(place, column.column, starts[hit.at] as number, (starts[last + 1] as number) - 1, hit.factor, hit),
      );
      break;
    }
  });
  return found;
}

/** A shift that up to three months from one on show together, without those at its start that are still as before. */
function firstAt(sums: Sums, m: number, months: number): Shift | undefined {
  for (const span of [1, 2, 3]) {
    const hit = shiftAt(sums, m, span, months);
    if (hit === undefined) continue;
    let at = m;
    while (at < m + span - 1 && !hasShifted(sums, hit, at)) at++;
    return { ...hit, at };
  }
  return undefined;
}

/** Whether the values of a month are nearer to those after a shift than to those before it. */
function hasShifted({ n, sum }: Sums, { before, after }: Shift, m: number): boolean {
  const mean = ((sum[m + 1] as number) - (sum[m] as number)) / ((n[m + 1] as number) - (n[m] as number));
  return Math.abs(mean - Math.log(after)) < Math.abs(mean - Math.log(before));
}

/** The last month before the values are back where they were; the last of all where they stay. */
function lastMonth(sums: Sums, shift: Shift, months: number): number {
  for (let m = shift.at + 1; m < months; m++) {
    const rows = (sums.n[m + 1] as number) - (sums.n[m] as number);
    if (rows >= leastRows && !hasShifted(sums, shift, m)) return m - 1;
  }
  return months - 1;
}

type Shift = {
  readonly at: number;
  readonly factor: number;
  readonly before: number;
  readonly after: number;
  readonly strength: number;
};
type Sums = { readonly n: Float64Array; readonly sum: Float64Array; readonly square: Float64Array };

function logSums(counts: Uint32Array, logs: Float64Array, row: number, months: number, width: number): Sums {
  const [n, sum, square] = [new Float64Array(months + 1), new Float64Array(months + 1), new Float64Array(months + 1)];
  for (let m = 0; m < months; m++) {
    let [c, s, q] = [0, 0, 0];
    for (let v = 0; v < width; v++) {
      const count = counts[(row + m) * width + v] as number;
      if (count === 0) continue;
      c += count;
      s += count * (logs[v] as number);
      q += count * (logs[v] as number) ** 2;
    }
    n[m + 1] = (n[m] as number) + c;
    sum[m + 1] = (sum[m] as number) + s;
    square[m + 1] = (square[m] as number) + q;
  }
  return { n, sum, square };
}

function shiftAt({ n, sum, square }: Sums, at: number, span: number, months: number): Shift | undefined {
  if (at + span > months) return undefined;
  const part = (from: number, to: number) => {
    const count = (n[to] as number) - (n[from] as number);
    const mean = ((sum[to] as number) - (sum[from] as number)) / count;
    return { count, mean, variance: ((square[to] as number) - (square[from] as number)) / count - mean ** 2 };
  };
  const [before, after] = [part(Math.max(0, at - 6), at), part(at, at + span)];
  if (before.count < 10 || after.count < leastRows) return undefined;
  const shift = after.mean - before.mean;
  const error = Math.sqrt(
    (before.variance + 0.1) / before.count + (Math.max(after.variance, before.variance) + 0.1) / after.count,
  );
  const factor = unitFactorOf(shift);
  if (factor === undefined || Math.abs(shift) < 2.2 || Math.abs(shift) < leastErrors * error) return undefined;
  return {
    at,
    factor,
    before: Math.exp(before.mean),
    after: Math.exp(after.mean),
    strength: Math.min(99, (shift / error) ** 2 / 4.6),
  };
}

const finding = (
  place: string | null,
  column: string,
  from: number,
  to: number,
  factor: number,
  { before, after, strength }: { before: number; after: number; strength: number },
): Finding => ({
  kind: 'unit_changed',
  place,
  column,
  from,
  to,
  expected: Number(before.toPrecision(4)),
  found: Number(after.toPrecision(4)),
  strength,
  params: { factor: factor >= 1 ? factor : `1/${Math.round(1 / factor)}` },
});
