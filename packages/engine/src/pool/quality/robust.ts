/** The middle of a list of numbers, which is put in order on the way; NaN for none. */
export function medianOf(values: Float64Array | number[]): number {
  const sorted = values instanceof Float64Array ? values.sort() : values.sort((a, b) => a - b);
  const n = sorted.length;
  if (n === 0) return Number.NaN;
  return ((sorted[(n - 1) >> 1] as number) + (sorted[n >> 1] as number)) / 2;
}

/** The middle of the finite numbers in [from, to), few of them; infinite ones count where asked for. NaN for none. */
export function medianWithin(values: Float64Array, from: number, to: number, infinite = false): number {
  const sorted = to - from <= around.length ? around : new Float64Array(to - from);
  let n = 0;
  for (let t = from; t < Math.min(to, values.length); t++) {
    const value = values[t] as number;
    if (infinite ? Number.isNaN(value) : !Number.isFinite(value)) continue;
    let i = n++;
    for (; i > 0 && (sorted[i - 1] as number) > value; i--) sorted[i] = sorted[i - 1] as number;
    sorted[i] = value;
  }
  return n === 0 ? Number.NaN : ((sorted[(n - 1) >> 1] as number) + (sorted[n >> 1] as number)) / 2;
}

/** Room for the few numbers around a moment, so that millions of medians leave nothing to clear away. */
const around = new Float64Array(64);

/** Median absolute deviation from the median, scaled to the standard deviation of a normal; NaN for none. */
export function spreadOf(values: readonly number[] | Float64Array): number {
  const sorted = new Float64Array(values);
  const middle = medianOf(sorted);
  for (let i = 0; i < sorted.length; i++) sorted[i] = Math.abs((sorted[i] as number) - middle);
  return 1.4826 * medianOf(sorted);
}

/** The value below which half of the weight lies; NaN without weight. */
export function weightedMedian(values: readonly number[], weights: readonly number[]): number {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number));
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let sum = 0;
  for (const i of order) {
    sum += weights[i] as number;
    if (sum >= half && half > 0) return values[i] as number;
  }
  return Number.NaN;
}

/** −log10 of the chance that a standard normal passes |z| on either side; an asymptotic tail, cut at 99. */
export function surprise(z: number): number {
  const size = Math.abs(z);
  if (size < 1) return 0.5 * size;
  return Math.min(99, (size * size) / 2 / Math.LN10 + Math.log10(size * 1.2533));
}

/** Log of the chance of a count under a negative binomial with mean `mean` and variance mean + excess × mean². */
export function logChance(count: number, mean: number, excess: number): number {
  if (mean <= 0) return count === 0 ? 0 : -50;
  const size = 1 / Math.max(excess, 1e-6);
  return (
    lnGamma(count + size) -
    lnGamma(size) -
    lnGamma(count + 1) +
    size * Math.log(size / (size + mean)) +
    count * Math.log(mean / (size + mean))
  );
}

/** Log of Γ by Stirling's series, moved up to 8 first: good to 1e-10 for x > 0. */
function lnGamma(x: number): number {
  let shift = 0;
  let at = x;
  while (at < 8) shift += Math.log(at++);
  const inverse = 1 / (at * at);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / at;
  return (at - 0.5) * Math.log(at) - at + 0.9189385332046727 + series - shift;
}
