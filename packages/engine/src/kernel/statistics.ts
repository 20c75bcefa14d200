/** Twelve significant digits: enough for any use, few enough that the last bits, which machines differ in, do not show. */
export const steady = (value: number): number => Number(value.toPrecision(12));

/** Sum from the first entry to the last; entries that are NaN (missing) are passed over. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isNaN(value)) total += value;
  }
  return total;
}

/** Mean of the entries that are not NaN, each with its weight; NaN when the weights sum to 0. */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let [total, weight] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const w = weights[i] as number;
    if (Number.isNaN(value) || !(w > 0)) continue;
    total += value * w;
    weight += w;
  }
  return weight > 0 ? total / weight : Number.NaN;
}

/** Quantile of the entries that are not NaN, with linear interpolation (type 7 of Hyndman & Fan 1996); NaN for none. */
export function quantile(values: ArrayLike<number>, share: number): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A quantile is asked for a share 0..1, got ${share}.`);
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (sorted.length === 0) return Number.NaN;
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] as number;
  const high = sorted[Math.ceil(at)] as number;
  return low + (high - low) * (at - Math.floor(at));
}
