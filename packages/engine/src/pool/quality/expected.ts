import { sum } from '../../kernel/index.ts';
import type { Figures } from './history.ts';
import { medianOf, spreadOf, weightedMedian } from './robust.ts';

/** What each cell of a figure should be, and how far it usually strays beyond chance. */
export type Expected = {
  /** Entry [unit × periods + period]; NaN where too little is known. */
  readonly mean: Float64Array;
  /** Variance beyond a Poisson's, as a share of the squared mean: of one period, and of the sum of a window. */
  readonly excess: Float64Array;
  readonly excessOfWindow: Float64Array;
};

/** Periods that make a week or, for weeks and months, one period; how far a level looks to either side. */
export const windowOf = { day: 7, week: 1, month: 1 } as const;
const mostPeers = 200;
const reach = { day: 4, week: 6, month: 4 } as const;

/**
 * What every unit should report in every period, from the unit's own level around the time and from what its peers
 * report in the same period: mean = level × peers^sensitivity × weekday. Weekdays, holidays and waves move all units
 * and so are in the peers' factor; no calendar is needed. Medians keep what is wrong out of what is expected.
 *
 * Level: running median over weeks (± 4; 6 weeks, 4 months), of what is adjusted for the peers. Peers: weighted median
 * over units of value ÷ level. Sensitivity: least squares of log value on log peers, for units with enough counts.
 * Time O(units × periods), twice round.
 *
 * @see the multiplicative model of Farrington et al. 1996 (doi:10.2307/2983331) for outbreak detection, with peers in
 *   place of past years
 */
export function expectFigures(figures: Figures): Expected {
  const { values, ends, places, step } = figures;
  const [units, n] = [places.length, ends.length];
  const week = windowOf[step];
  const common = new Float64Array(n).fill(1);
  const level = new Float64Array(units * n);
  const sensitivity = new Float64Array(units).fill(1);
  const peers = largest(values, units, n);
  for (let round = 0; round < 3; round++) {
    for (let u = 0; u < units; u++) {
      const beta = sensitivity[u] as number;
      levelInto(level, values, common, beta, u * n, n, week, reach[step]);
    }
    if (units >= 3) {
      const noise = peersInto(common, values, level, sensitivity, peers, n);
      if (step === 'day') steadyInto(common, noise, ends[0] as number);
    }
    if (round > 0) for (let u = 0; u < units; u++) sensitivity[u] = sensitivityOf(values, level, common, u * n, n);
  }
  const mean = new Float64Array(units * n);
  for (let u = 0; u < units; u++) {
    const row = u * n;
    for (let t = 0; t < n; t++)
      mean[row + t] = (level[row + t] as number) * (common[t] as number) ** (sensitivity[u] as number);
    if (step === 'day') weekdaysInto(mean, values, row, n, ends[0] as number);
  }
  const [excess, excessOfWindow] = [new Float64Array(units), new Float64Array(units)];
  for (let u = 0; u < units; u++) {
    excess[u] = excessOf(values, mean, u * n, n, 1);
    excessOfWindow[u] = excessOf(values, mean, u * n, n, week);
  }
  return { mean, excess, excessOfWindow };
}

/** The units that report most, as many as tell what a period is like. */
function largest(values: Float64Array, units: number, n: number): number[] {
  const sums = Float64Array.from({ length: units }, (_, u) => sum(values.subarray(u * n, (u + 1) * n)));
  const order = Array.from(sums, (_, u) => u).sort((a, b) => (sums[b] as number) - (sums[a] as number) || a - b);
  return order.slice(0, mostPeers);
}

/** Running median of the adjusted means of `week` periods each. */
function levelInto(
  level: Float64Array,
  values: Float64Array,
  common: Float64Array,
  beta: number,
  row: number,
  n: number,
  week: number,
  reach: number,
): void {
  const weeks = Math.ceil(n / week);
  const means = new Float64Array(weeks);
  for (let w = 0; w < weeks; w++) {
    let [found, peers] = [0, 0];
    for (let t = w * week; t < Math.min(n, (w + 1) * week); t++) {
      const value = values[row + t] as number;
      if (Number.isNaN(value)) continue;
      found += value;
      peers += (common[t] as number) ** beta;
    }
    means[w] = peers > 0 ? found / peers : Number.NaN;
  }
  const around = new Float64Array(2 * reach + 1);
  for (let w = 0; w < weeks; w++) {
    let count = 0;
    for (let i = Math.max(0, w - reach); i < Math.min(weeks, w + reach + 1); i++) {
      const one = means[i] as number;
      if (!Number.isNaN(one)) insertInto(around, count++, one);
    }
    const middle = count >= 3 ? levelOf(around, count, week) : Number.NaN;
    for (let t = w * week; t < Math.min(n, (w + 1) * week); t++) level[row + t] = middle;
  }
}

/** Puts a value where it belongs among the first `count`, which are in order. */
function insertInto(sorted: Float64Array, count: number, value: number): void {
  let i = count;
  for (; i > 0 && (sorted[i - 1] as number) > value; i--) sorted[i] = sorted[i - 1] as number;
  sorted[i] = value;
}

/** The median of the first `count`; for rare events, whose median is 0 or lumpy, the mean without the highest and lowest. */
function levelOf(sorted: Float64Array, count: number, week: number): number {
  const middle = ((sorted[(count - 1) >> 1] as number) + (sorted[count >> 1] as number)) / 2;
  if (middle * week >= 4 || count < 5) return middle;
  return sum(sorted.subarray(1, count - 1)) / (count - 2);
}

/** What the peers report in each period beside their levels. */
function peersInto(
  common: Float64Array,
  values: Float64Array,
  level: Float64Array,
  sensitivity: Float64Array,
  peers: readonly number[],
  n: number,
): Float64Array {
  const noise = new Float64Array(n);
  for (let t = 0; t < n; t++) {
    let due = 0;
    const ratios: number[] = [];
    const weights: number[] = [];
    for (const u of peers) {
      const own = level[u * n + t] as number;
      const value = values[u * n + t] as number;
      if (!(own > 0.5) || Number.isNaN(value)) continue;
      ratios.push((value / own) ** (1 / (sensitivity[u] as number)));
      weights.push(Math.sqrt(own));
      due += own;
    }
    const middle = ratios.length >= 3 ? weightedMedian(ratios, weights) : 1;
    common[t] = Math.min(20, Math.max(0.02, middle));
    noise[t] = 1.5 / Math.max(0.1, due * (common[t] as number));
  }
  return noise;
}

/** How far, squared, days truly differ from an ordinary day of their weekday and week. */
const dayUnrest = 0.02;

/**
 * Draws the peers' factor towards what the weekday and the week around say, as far as chance may have made it: where
 * few people are behind it, a day's factor is mostly noise.
 */
function steadyInto(common: Float64Array, noise: Float64Array, firstEnd: number): void {
  const n = common.length;
  const smooth = Float64Array.from(common, (_, t) => {
    const around = common.subarray(Math.max(0, t - 3), t + 4);
    return sum(around) / around.length;
  });
  const byWeekday: number[][] = [[], [], [], [], [], [], []];
  for (let t = 0; t < n; t++) byWeekday[(firstEnd + t) % 7]?.push((common[t] as number) / (smooth[t] as number));
  const weekday = byWeekday.map((list) => Math.max(0.02, medianOf(list)));
  for (let t = 0; t < n; t++) {
    const usual = (smooth[t] as number) * (weekday[(firstEnd + t) % 7] as number);
    const trust = dayUnrest / (dayUnrest + (noise[t] as number));
    common[t] = usual * ((common[t] as number) / usual) ** trust;
  }
}

/** How strongly a unit follows its peers: the slope of log value ÷ level on log peers; 1 for small counts. */
function sensitivityOf(
  values: Float64Array,
  level: Float64Array,
  common: Float64Array,
  row: number,
  n: number,
): number {
  let [xy, xx] = [0.2, 0.2];
  for (let t = 0; t < n; t++) {
    const own = level[row + t] as number;
    const value = values[row + t] as number;
    if (!(own >= 5) || !(value > 0)) continue;
    const x = Math.log(common[t] as number);
    const y = Math.min(1.5, Math.max(-1.5, Math.log(value / own)));
    xy += x * y;
    xx += x * x;
  }
  return Math.min(1.6, Math.max(0.4, xy / xx));
}

/** Multiplies by the unit's own weekdays, as far as they differ from the peers'. */
function weekdaysInto(mean: Float64Array, values: Float64Array, row: number, n: number, firstEnd: number): void {
  const prior = 30;
  const [found, due] = [new Float64Array(7).fill(prior), new Float64Array(7).fill(prior)];
  for (let t = 0; t < n; t++) {
    const expected = mean[row + t] as number;
    const value = values[row + t] as number;
    if (Number.isNaN(value) || !(expected > 0) || value > 3 * expected + 10) continue;
    const day = (firstEnd + t) % 7;
    found[day] = (found[day] as number) + value;
    due[day] = (due[day] as number) + expected;
  }
  for (let t = 0; t < n; t++) {
    const day = (firstEnd + t) % 7;
    mean[row + t] = (mean[row + t] as number) * ((found[day] as number) / (due[day] as number));
  }
}

/** How far sums of `week` periods stray beyond a Poisson, as a share of the squared mean, by the median deviation. */
function excessOf(values: Float64Array, mean: Float64Array, row: number, n: number, week: number): number {
  const ratios: number[] = [];
  let chance = 0;
  for (let t = 0; t + week <= n; t += week) {
    let [found, due] = [0, 0];
    for (let i = t; i < t + week; i++) {
      const value = values[row + i] as number;
      const expected = mean[row + i] as number;
      if (Number.isNaN(value) || Number.isNaN(expected)) continue;
      found += value;
      due += expected;
    }
    if (due < 1) continue;
    ratios.push(found / due - 1);
    chance += 1 / due;
  }
  if (ratios.length < 8) return 0.05;
  return Math.max(0.0005, spreadOf(ratios) ** 2 - chance / ratios.length);
}
