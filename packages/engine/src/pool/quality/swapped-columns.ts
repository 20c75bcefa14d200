import type { Figures, Finding } from './history.ts';
import { medianWithin, spreadOf, surprise } from './robust.ts';
import { firstDayOf } from './series.ts';

/** Least log ratio between the two columns, and how sure the flip must be, in standard errors. */
const leastRatio = 0.12;
const leastErrors = 4.5;
/** The same for levels, of which there are few, and of each column alone. */
const leastErrorsOfLevels = 3.5;
const leastErrorsEach = 4;
const leastError = 0.02;
/** Least share of the flip that one step makes: what turns slowly (waits after a pandemic) is no swap. */
const leastStep = 0.5;
/** Weeks on either side by which each column is held against itself. */
const near = 2;
const weeksBefore = 8;
const weeksAfter = 4;

/**
 * Two columns that change places from a moment on: the ratio of A to B turns into that of B to A in one step, and their
 * product stays (a ward that opens raises one alone). Ratios are of weekly (monthly) sums of a place, so that seasons,
 * which both columns share, fall out. The flip is sure by how far this ratio usually turns within as many weeks (median
 * deviation over all moments: what drifts for years turns far without a swap), or because each column leaves its own
 * level further than it usually does; the weeks before and after, all or the nearest, must mirror each other.
 *
 * @param figures  all figures of one source that share their periods
 * @param whole  true: all places together
 */
export function findSwappedColumns(figures: readonly Figures[], whole: boolean): Finding[] {
  const first = figures[0];
  if (first === undefined || figures.length < 2) return [];
  const week = first.step === 'day' ? 7 : 1;
  const [before, after] = first.step === 'month' ? [4, 2] : [weeksBefore, weeksAfter];
  const sums = withZeros(figures.map((one) => weeklySums(one, week, whole)));
  const found: Finding[] = [];
  for (const place of whole ? [null] : new Set(first.places)) {
    for (let a = 0; a < figures.length; a++) {
      for (let b = a + 1; b < figures.length; b++) {
        const [one, other] = [sums[a]?.get(place), sums[b]?.get(place)];
        if (!one || !other) continue;
        const counts = [figures[a], figures[b]].some((column) => column?.kind === 'count');
        const flip = flipOf(one, other, before, after, counts);
        if (!flip) continue;
        found.push({
          kind: 'columns_swapped',
          place,
          column: (figures[a] as Figures).column,
          from: firstDayOf(first.step, first.ends[flip.at * week] as number),
          to: first.ends[first.ends.length - 1] as number,
          expected: Math.round(flip.level * 10) / 10,
          found: Math.round(flip.now * 10) / 10,
          strength: surprise(flip.z),
          params: { other: (figures[b] as Figures).column },
        });
      }
    }
  }
  return found;
}

/** Sums of a week (or one period) by place, over the units of the place; NaN where nothing was reported. */
function weeklySums({ places, values, ends }: Figures, week: number, whole: boolean): Map<string | null, Float64Array> {
  const n = ends.length;
  const weeks = Math.floor(n / week);
  const out = new Map<string | null, Float64Array>();
  places.forEach((place, u) => {
    const key = whole ? null : place;
    const held = out.get(key) ?? new Float64Array(weeks).fill(Number.NaN);
    for (let t = 0; t < weeks * week; t++) {
      const value = values[u * n + t] as number;
      const w = Math.floor(t / week);
      const sum = held[w] as number;
      if (!Number.isNaN(value)) held[w] = Number.isNaN(sum) ? value : sum + value;
    }
    out.set(key, held);
  });
  return out;
}

/** A column that a place leaves empty while it fills others counts as 0: a swap fills the empty one. */
function withZeros(sums: readonly Map<string | null, Float64Array>[]): readonly Map<string | null, Float64Array>[] {
  for (const place of new Set(sums.flatMap((one) => [...one.keys()]))) {
    const own = sums.flatMap((one) => one.get(place) ?? []);
    const weeks = own[0]?.length ?? 0;
    for (let t = 0; t < weeks; t++) {
      if (own.every((list) => Number.isNaN(list[t] as number))) continue;
      for (const list of own) if (Number.isNaN(list[t] as number)) list[t] = 0;
    }
  }
  return sums;
}

type Flip = { readonly at: number; readonly z: number; readonly level: number; readonly now: number };

function flipOf(a: Float64Array, b: Float64Array, before: number, after: number, counts: boolean): Flip | undefined {
  const ratios = a.map((value, t) => Math.log((value + 0.5) / ((b[t] as number) + 0.5)));
  const changes = ratios.slice(1).map((value, t) => value - (ratios[t] as number));
  const unrest = spreadOf(changes.filter((value) => Number.isFinite(value))) / Math.SQRT2;
  const noise = Math.max(leastError, unrest * Math.sqrt(1 / after + 1 / before));
  const was = ratios.map((_, t) => (t < before ? Number.NaN : middle(ratios, t - before, t)));
  const is = ratios.map((_, t) => (t + after > ratios.length ? Number.NaN : middle(ratios, t, t + after)));
  const turns = is.map((value, t) => value - (was[t] as number));
  const error = Math.max(noise, spreadOf(turns.filter((value) => Number.isFinite(value))) || 0);
  const [movesA, movesB] = counts ? [movesOf(a), movesOf(b)] : [];
  let best: Flip | undefined;
  for (let t = before; t + after <= ratios.length; t++) {
    const [old, now] = [was[t] as number, is[t] as number];
    if (!(Math.abs(old) >= leastRatio) || !(old * now < 0)) continue;
    const z = (now - old) / error;
    const sure = Math.abs(z) >= (counts ? leastErrors : leastErrorsOfLevels) || bothMoved(movesA?.[t], movesB?.[t]);
    if (!sure) continue;
    const [last, first] = [middle(ratios, t - near, t), middle(ratios, t, t + near)];
    if (!mirrors(old, now, noise) && !mirrors(last, first, noise)) continue;
    if (Math.abs((ratios[t] as number) - (ratios[t - 1] as number)) < leastStep * Math.abs(now - old)) continue;
    if (Math.abs(growthOfBoth(a, b, t)) > 0.5 * Math.abs(old) + leastError) continue;
    if (best === undefined || Math.abs(z) > Math.abs(best.z)) {
      best = { at: t, z, level: middle(a, t - before, t), now: middle(a, t, t + after) };
    }
  }
  return best;
}

/** Whether a log ratio is the other one turned over. */
const mirrors = (was: number, is: number, error: number) =>
  Math.abs(is + was) <= Math.max(0.35 * Math.abs(was), 3 * error);

/**
 * How far a column moves at each moment from the two weeks before to the two after, by square roots of counts (Anscombe):
 * in standard errors of chance, or of what this column usually moves where that is more.
 */
function movesOf(values: Float64Array): Float64Array {
  const moves = values.map((_, t) =>
    t < near || t + near > values.length
      ? Number.NaN
      : Math.SQRT2 * (Math.sqrt(total(values, t, t + near)) - Math.sqrt(total(values, t - near, t))),
  );
  const usual = Math.max(1, spreadOf(moves.filter((move) => Number.isFinite(move))) || 0);
  return moves.map((move) => move / usual);
}

/** Whether each column alone leaves its own level, in opposite ways. */
const bothMoved = (one = 0, other = 0): boolean =>
  one * other < 0 && Math.min(Math.abs(one), Math.abs(other)) >= leastErrorsEach;

/** How far both columns together rise at a moment, as a log: the mean of A after ÷ B before and B after ÷ A before. */
function growthOfBoth(a: Float64Array, b: Float64Array, t: number): number {
  const [wasA, isA, wasB, isB] = [a[t - 1], a[t], b[t - 1], b[t]].map((value) => (value as number) + 0.5);
  return Math.log(((isA as number) * (isB as number)) / ((wasA as number) * (wasB as number))) / 2;
}

const middle = (values: Float64Array, from: number, to: number) => medianWithin(values, from, to, true);
function total(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let t = from; t < to; t++) if (!Number.isNaN(values[t] as number)) sum += values[t] as number;
  return sum;
}
