/** A series as trend + season + rest. */
export type Decomposition = {
  readonly trend: Float64Array;
  readonly seasonal: Float64Array;
  readonly remainder: Float64Array;
};

const passes = 5;

/**
 * Seasonal-trend decomposition by local regression (STL) with a periodic season: each position of the season has one
 * value for all years. Five passes of: season = mean of each position of y − trend, less its own low-pass (two moving
 * averages of m, one of 3, a local line over the next odd number from m on); trend = local line through y − season over the next odd
 * number from 1.5 m / (1 − 1.5 / (10 n + 1)) on. No robustness weights. A missing value takes no part in any mean or line.
 * A straight line plus a fixed season comes back (to 1 % of the season after five passes).
 *
 * @param y  n values, NaN where missing; at least two seasons (else a RangeError)
 * @param m  periods in a season, 2 or more
 * @see Cleveland, Cleveland, McRae & Terpenning 1990, Journal of Official Statistics 6(1)
 */
export function stl(y: Float64Array, m: number): Decomposition {
  const n = y.length;
  if (!(m >= 2) || n < 2 * m)
    throw new RangeError(`STL needs two seasons: ${n} values do not hold two seasons of ${m} periods.`);
  const trendWindow = nextOdd((1.5 * m) / (1 - 1.5 / (10 * n + 1)));
  const lowWindow = nextOdd(m);
  let trend: Float64Array = new Float64Array(n);
  const seasonal = new Float64Array(n);
  for (let pass = 0; pass < passes; pass++) {
    const detrended = y.map((value, t) => value - (trend[t] as number));
    const cycle = extendedCycle(detrended, m);
    const low = localLine(average(average(average(cycle, m), m), 3), lowWindow);
    for (let t = 0; t < n; t++) seasonal[t] = (cycle[t + m] as number) - (low[t] as number);
    trend = localLine(
      y.map((value, t) => value - (seasonal[t] as number)),
      trendWindow,
    );
  }
  const remainder = y.map((value, t) => value - (trend[t] as number) - (seasonal[t] as number));
  return { trend, seasonal, remainder };
}

const nextOdd = (x: number): number => {
  const up = Math.ceil(x);
  return up % 2 === 1 ? up : up + 1;
};

/** Mean of each position, laid out over the series and one season before and after it. */
function extendedCycle(values: Float64Array, m: number): Float64Array {
  const sums = new Float64Array(m);
  const counts = new Float64Array(m);
  for (let t = 0; t < values.length; t++) {
    if (Number.isNaN(values[t])) continue;
    sums[t % m] = (sums[t % m] as number) + (values[t] as number);
    counts[t % m] = (counts[t % m] as number) + 1;
  }
  const cycle = new Float64Array(values.length + 2 * m);
  for (let t = 0; t < cycle.length; t++) cycle[t] = (sums[t % m] as number) / Math.max(1, counts[t % m] as number);
  return cycle;
}

/** Moving average over `width` values; the result is shorter by `width` − 1. */
function average(values: Float64Array, width: number): Float64Array {
  const out = new Float64Array(values.length - width + 1);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i] as number;
    if (i >= width) sum -= values[i - width] as number;
    if (i >= width - 1) out[i - width + 1] = sum / width;
  }
  return out;
}

/**
 * Local regression of degree 1 at every point: a line through the `width` nearest points, weighted by the tricube of
 * their distance (Cleveland 1979). A window wider than the series reaches further, as in the original program.
 */
function localLine(values: Float64Array, width: number): Float64Array {
  const n = values.length;
  const out = new Float64Array(n);
  const half = (width - 1) / 2;
  for (let t = 0; t < n; t++) {
    const from = width >= n ? 0 : Math.min(Math.max(0, t - half), n - width);
    const to = width >= n ? n - 1 : from + width - 1;
    const reach = Math.max(t - from, to - t) + (width > n ? Math.floor((width - n) / 2) : 0);
    out[t] = lineAt(values, t, from, to, reach);
  }
  return out;
}

function lineAt(values: Float64Array, t: number, from: number, to: number, reach: number): number {
  let w0 = 0;
  let w1 = 0;
  let w2 = 0;
  let v0 = 0;
  let v1 = 0;
  for (let i = from; i <= to; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    const off = i - t;
    const far = Math.abs(off) / reach;
    if (far >= 0.999) continue;
    const cube = 1 - far * far * far;
    const w = far <= 0.001 ? 1 : cube * cube * cube;
    w0 += w;
    w1 += w * off;
    w2 += w * off * off;
    v0 += w * value;
    v1 += w * off * value;
  }
  const spread = w2 * w0 - w1 * w1;
  return spread > 1e-9 * w0 * w0 ? (v0 * w2 - v1 * w1) / spread : w0 > 0 ? v0 / w0 : 0;
}
