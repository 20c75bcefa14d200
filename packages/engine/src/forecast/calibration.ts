import { normalQuantile } from '../kernel/index.ts';

/** Where one past value lay in its forecast, as a standard normal value (`Predictive.place`). Periods count from one origin of time. */
export type PastPlace = {
  /** Last period that the forecast knew. */
  readonly origin: number;
  /** The period that was forecast. */
  readonly period: number;
  readonly z: number;
};

/**
 * How intervals are widened or narrowed: the interval that promises the share of `nominal[i]` reaches to `needed[i]`.
 * Both ascend from 0, between them runs a straight line, beyond the last it goes on with the same ratio.
 */
export type Spread = { readonly nominal: readonly number[]; readonly needed: readonly number[] };

/** Intervals as the method gives them. */
export const asGiven: Spread = { nominal: [0, 1], needed: [0, 1] };

/** Where the interval that promises the share of `z` really has to end. */
export const widen = (spread: Spread, z: number): number => through(spread.nominal, spread.needed, z);

/** The share that a distance `z` of the method really stands for: undoes `widen`. */
export const narrow = (spread: Spread, z: number): number => through(spread.needed, spread.nominal, z);

/** All intervals so many times as far from the middle: for data that are worse than the past shows. */
export const stretch = (spread: Spread, factor: number): Spread =>
  factor === 1 ? spread : { nominal: spread.nominal, needed: spread.needed.map((z) => z * factor) };

function through(from: readonly number[], to: readonly number[], z: number): number {
  const size = Math.abs(z);
  const last = from.length - 1;
  let i = 1;
  while (i < last && size > (from[i] as number)) i++;
  const [x0, x1] = [from[i - 1] as number, from[i] as number];
  const [y0, y1] = [to[i - 1] as number, to[i] as number];
  const beyond = size > x1 && i === last;
  const value = beyond ? (size * y1) / x1 : y0 + ((size - x0) / (x1 - x0)) * (y1 - y0);
  return Math.sign(z) * value;
}

/**
 * Split conformal spread: for each level the distance that held so many of the past places, the ⌈(n + 1) level⌉-th
 * smallest of |z| (Vovk, Gammerman & Shafer 2005; with the method's own spread as scale: Lei et al. 2018,
 * doi:10.1080/01621459.2017.1307116). A level that asks for more places than there are keeps the ratio of the level
 * below it (1 for the lowest). Widths never shrink to nothing: a ratio is at least 0.2.
 */
export function conformalSpread(places: readonly number[], levels: readonly number[]): Spread {
  const sorted = Float64Array.from(places, Math.abs).sort();
  const nominal = [0];
  const needed = [0];
  let ratio = 1;
  for (const level of levels) {
    const z = normalQuantile((1 + level) / 2);
    const rank = Math.ceil((sorted.length + 1) * level);
    if (rank <= sorted.length) ratio = Math.max(0.2, (sorted[rank - 1] as number) / z);
    const floor = (needed[needed.length - 1] as number) * 1.0001;
    nominal.push(z);
    needed.push(Math.max(ratio * z, floor + 1e-9));
  }
  return { nominal, needed };
}

export type Calibration = {
  /** For forecasts made now. */
  readonly spread: Spread;
  readonly adjusted: boolean;
  /** Share of past values that the interval of each level held, as the intervals would have been given then. */
  readonly coverage: readonly number[];
  /** For each past place: did the interval of each level hold it? */
  readonly held: readonly (readonly boolean[])[];
};

/**
 * Decides by replay whether conformal intervals keep their promise better than the method's own. At each past origin
 * the spread is made from places that were known by then (their period is not after that origin), at least `least` of
 * them, else the method's own stands. The adjusted ones are kept when their mean distance |coverage − level| is less.
 * `coverage` is that of the kept way, as it would have been then: nothing later enters.
 *
 * @param places  past places of one series, or pooled over series of one kind
 * @param levels  shares that intervals promise to hold, ascending
 */
export function calibrate(places: readonly PastPlace[], levels: readonly number[], least = 20): Calibration {
  const origins = [...new Set(places.map((one) => one.origin))].sort((a, b) => a - b);
  const spreads = new Map<number, Spread>();
  for (const origin of origins) {
    const known = places.filter((one) => one.period <= origin).map((one) => one.z);
    spreads.set(origin, known.length >= least ? conformalSpread(known, levels) : asGiven);
  }
  const given = judge(places, levels, () => asGiven);
  const replayed = judge(places, levels, (one) => spreads.get(one.origin) ?? asGiven);
  const adjusted = places.length >= least && replayed.miss < given.miss;
  const kept = adjusted ? replayed : given;
  const all = places.map((one) => one.z);
  return {
    spread: adjusted ? conformalSpread(all, levels) : asGiven,
    adjusted,
    coverage: kept.coverage,
    held: kept.held,
  };
}

function judge(places: readonly PastPlace[], levels: readonly number[], spreadOf: (one: PastPlace) => Spread) {
  const ends = levels.map((level) => normalQuantile((1 + level) / 2));
  const held = places.map((one) => ends.map((z) => Math.abs(one.z) <= widen(spreadOf(one), z)));
  const coverage = levels.map((_, k) => held.filter((row) => row[k]).length / Math.max(1, held.length));
  const miss = levels.reduce((sum, level, k) => sum + Math.abs((coverage[k] as number) - level), 0);
  return { held, coverage, miss };
}
