import type { ColumnCounts, Finding } from './history.ts';
import { medianOf, surprise } from './robust.ts';

/** Least Jensen–Shannon distance squared (bits), and least excess of the statistic in its own standard deviations. */
const leastDivergence = 0.02;
const leastErrors = 5.5;
const leastRows = 15;
const spans = [1, 2, 3, 6] as const;
const memory = 12;
const mostClasses = 12;
/** Rows that a place borrows from the source, so that what it never held is not impossible. */
const borrowed = 20;

/**
 * Jensen–Shannon divergence of two distributions in bits, 0 (equal) to 1 (nothing in common).
 *
 * @see Lin 1991, doi:10.1109/18.61115
 */
export function jensenShannon(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const total = (of: ArrayLike<number>) => {
    let all = 0;
    for (let v = 0; v < of.length; v++) all += of[v] as number;
    return all;
  };
  const [na, nb] = [total(a), total(b)];
  if (na === 0 || nb === 0) return 0;
  let sum = 0;
  for (let v = 0; v < a.length; v++) {
    const [p, q] = [(a[v] as number) / na, (b[v] as number) / nb];
    const m = (p + q) / 2;
    if (p > 0) sum += (p / 2) * Math.log2(p / m);
    if (q > 0) sum += (q / 2) * Math.log2(q / m);
  }
  return Math.max(0, sum);
}

/**
 * Population stability index: Σ (p − q) ln(p ÷ q), with half a row added to every value; 0.1 is usually read as a
 * change, 0.25 as a great one.
 *
 * @see Siddiqi 2006, Credit Risk Scorecards, ch. 11
 */
export function stabilityIndex(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const total = (of: ArrayLike<number>) => Array.from(of).reduce((sum, one) => sum + one + 0.5, 0);
  const [na, nb] = [total(a), total(b)];
  let sum = 0;
  for (let v = 0; v < a.length; v++) {
    const [p, q] = [((a[v] as number) + 0.5) / na, ((b[v] as number) + 0.5) / nb];
    sum += (p - q) * Math.log(p / q);
  }
  return sum;
}

/**
 * A column whose values are distributed otherwise from a month on. Months of a place (up to six together) are held
 * against the twelve months before by the likelihood-ratio statistic G of two samples; what the source as a whole does in
 * the same months (influenza in winter) is taken out by scaling the place's past value by value. G is divided by the
 * place's usual excess over its degrees of freedom, so that ordinary unrest says nothing, and the change must be one
 * of substance (Jensen–Shannon).
 *
 * @see Agresti 2013, Categorical Data Analysis, 3.2.1 (G²)
 */
export function findDrift(column: ColumnCounts): Finding[] {
  const { places, starts } = column;
  const months = starts.length - 1;
  const { classOf, classes } = classesOf(column);
  const whole = new Float64Array((months + 1) * classes);
  const own = places.map((_, p) => runningCounts(column, p, classOf, classes));
  for (const sums of own) for (let i = 0; i < whole.length; i++) whole[i] = (whole[i] as number) + (sums[i] as number);
  const found: Finding[] = [];
  places.forEach((place, p) => {
    const hit = driftOf(own[p] as Float64Array, places.length >= 3 ? whole : null, months, classes);
    if (hit) found.push(finding(column, place, hit, months));
  });
  const hit = driftOf(whole, null, months, classes);
  if (hit && hit.divergence >= 2 * leastDivergence) found.push(finding(column, null, hit, months));
  return found;
}

/** Numbers go into classes of about equally many rows; codes stay as they are. */
function classesOf({ kind, values, counts }: ColumnCounts): { classOf: Int32Array; classes: number } {
  const width = values.length;
  if (kind === 'code') return { classOf: Int32Array.from(values, (_, v) => v), classes: width };
  const totals = new Float64Array(width);
  for (let i = 0; i < counts.length; i++) totals[i % width] = (totals[i % width] as number) + (counts[i] as number);
  const all = sumOf(totals);
  let [sum, last] = [0, 0];
  const classOf = Int32Array.from(totals, (count) => {
    last = Math.min(mostClasses - 1, Math.floor((mostClasses * sum) / Math.max(1, all)));
    sum += count;
    return last;
  });
  return { classOf, classes: last + 1 };
}

/** Running sums over months of the rows in each class: entry [month × classes + class], one more month than there are. */
function runningCounts({ counts, values, starts }: ColumnCounts, p: number, classOf: Int32Array, classes: number) {
  const [months, width] = [starts.length - 1, values.length];
  const sums = new Float64Array((months + 1) * classes);
  for (let m = 0; m < months; m++) {
    const row = (p * months + m) * width;
    for (let c = 0; c < classes; c++) sums[(m + 1) * classes + c] = sums[m * classes + c] as number;
    for (let v = 0; v < width; v++) {
      const count = counts[row + v] as number;
      if (count === 0) continue;
      const at = (m + 1) * classes + (classOf[v] as number);
      sums[at] = (sums[at] as number) + count;
    }
  }
  return sums;
}

type Hit = { readonly at: number; readonly z: number; readonly divergence: number };

const finding = ({ column, starts }: ColumnCounts, place: string | null, hit: Hit, months: number): Finding => ({
  kind: 'distribution_drift',
  place,
  column,
  from: starts[hit.at] as number,
  to: (starts[months] as number) - 1,
  expected: null,
  found: null,
  strength: surprise(hit.z),
  params: { divergence: Math.round(1000 * hit.divergence) / 1000 },
});

function driftOf(own: Float64Array, source: Float64Array | null, months: number, width: number): Hit | undefined {
  const room = makeRoom(width);
  const singles: number[] = [];
  const all: { at: number; g: number; freedom: number; divergence: number }[] = [];
  for (let m = 3; m < months; m++) {
    for (const span of spans) {
      if (m + span > months) break;
      const held = compare(own, source, m, span, width, room);
      if (held === undefined) continue;
      if (span === 1) singles.push(held.g / held.freedom);
      all.push({ at: m, ...held });
    }
  }
  const usual = Math.max(1, medianOf(singles) || 1);
  let best: Hit | undefined;
  for (const { at, g, freedom, divergence } of all) {
    const z = errorsOf(g / usual, freedom);
    if (z >= leastErrors && divergence >= leastDivergence && (best === undefined || z > best.z))
      best = { at, z, divergence };
  }
  return best;
}

/**
 * A chi-square statistic as standard errors of a normal.
 *
 * @see Wilson & Hilferty 1931, doi:10.1073/pnas.17.12.684
 */
function errorsOf(statistic: number, freedom: number): number {
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(Math.max(0, statistic) / freedom) - (1 - spread)) / Math.sqrt(spread);
}

/** Arrays that one comparison after the other fills. */
type Room = Readonly<Record<'now' | 'past' | 'sourceNow' | 'sourcePast' | 'expected', Float64Array>>;
const makeRoom = (width: number): Room => ({
  now: new Float64Array(width),
  past: new Float64Array(width),
  sourceNow: new Float64Array(width),
  sourcePast: new Float64Array(width),
  expected: new Float64Array(width),
});

/** G of the months [at, at + span) against up to twelve before, as the source's change lets expect them. */
function compare(own: Float64Array, source: Float64Array | null, at: number, span: number, width: number, room: Room) {
  const from = Math.max(0, at - memory);
  const { now, past, sourceNow, sourcePast, expected } = room;
  sumInto(now, own, at, at + span);
  sumInto(past, own, from, at);
  const [nowRows, pastRows] = [sumOf(now), sumOf(past)];
  if (nowRows < leastRows || pastRows < 30) return undefined;
  if (source) {
    sumInto(sourceNow, source, at, at + span);
    sumInto(sourcePast, source, from, at);
    const [allNow, allPast] = [sumOf(sourceNow), sumOf(sourcePast)];
    for (let v = 0; v < width; v++) {
      const share = ((past[v] as number) + (borrowed * (sourcePast[v] as number)) / allPast) / (pastRows + borrowed);
      expected[v] =
        (share * (((sourceNow[v] as number) + 5) / (allNow + 5 * width))) /
        (((sourcePast[v] as number) + 5) / (allPast + 5 * width));
    }
  } else for (let v = 0; v < width; v++) expected[v] = ((past[v] as number) + 0.01) / pastRows;
  const scale = nowRows / sumOf(expected);
  let [g, freedom, otherNow, otherDue] = [0, -1, 0, 0];
  const add = (count: number, due: number) => {
    const pooled = (due * pastRows) / nowRows;
    const mean = (count + pooled) / (nowRows + pastRows);
    if (count > 0) g += 2 * count * Math.log(count / (mean * nowRows));
    if (pooled > 0) g += 2 * pooled * Math.log(pooled / (mean * pastRows));
    freedom++;
  };
  for (let v = 0; v < width; v++) {
    const due = (expected[v] as number) * scale;
    if (due < 2) {
      otherNow += now[v] as number;
      otherDue += due;
    } else add(now[v] as number, due);
  }
  if (otherDue > 1) add(otherNow, otherDue);
  if (freedom < 1) return undefined;
  return { g, freedom, divergence: jensenShannon(now, expected) };
}

function sumInto(out: Float64Array, sums: Float64Array, from: number, to: number): void {
  const width = out.length;
  for (let v = 0; v < width; v++) out[v] = (sums[to * width + v] as number) - (sums[from * width + v] as number);
}
function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
