/** Where the search for a form's first state begins, and in which units it moves. */
export type EtsStart = {
  readonly level: number;
  readonly slope: number;
  readonly season: Float64Array;
  /** Typical change of the series: unit of level and slope. */
  readonly unit: number;
  /** Unit of the seasonal states. */
  readonly seasonUnit: number;
  /** A sum of squared errors below this is a perfect fit. */
  readonly leastSquares: number;
};

/**
 * First states from a plain look at the series: a straight line through the values gives level and slope, and the
 * mean distance from that line gives each position of the season. The optimiser takes it from there.
 *
 * @param y     values, NaN where missing
 * @param m     periods in a season
 * @param kind  of season
 */
export function etsStart(y: Float64Array, m: number, kind: 'N' | 'A' | 'M'): EtsStart {
  const line = lineThrough(y);
  const season = new Float64Array(m).fill(kind === 'M' ? 1 : 0);
  if (kind !== 'N') seasonFrom(y, m, kind, line, season);
  const unit = Math.max(typicalMove(y, kind, season), 1e-6 * size(y), 1e-12);
  const level = kind === 'M' ? Math.max(line.level, 0.05 * size(y)) : line.level;
  return {
    level,
    slope: line.slope,
    season,
    unit,
    seasonUnit: kind === 'M' ? unit / Math.max(size(y), 1e-12) : unit,
    leastSquares: 1e-20 * Math.max(size(y) ** 2, 1e-12) * y.length,
  };
}

type Line = { readonly level: number; readonly slope: number };

/** Least-squares line; `level` is its value one period before the first. */
function lineThrough(y: Float64Array): Line {
  let n = 0;
  let sumT = 0;
  let sumY = 0;
  for (let t = 0; t < y.length; t++) {
    if (Number.isNaN(y[t])) continue;
    n++;
    sumT += t;
    sumY += y[t] as number;
  }
  const meanT = sumT / n;
  const meanY = sumY / n;
  let ty = 0;
  let tt = 0;
  for (let t = 0; t < y.length; t++) {
    if (Number.isNaN(y[t])) continue;
    ty += (t - meanT) * ((y[t] as number) - meanY);
    tt += (t - meanT) ** 2;
  }
  const slope = tt > 0 ? ty / tt : 0;
  return { level: meanY - slope * (meanT + 1), slope };
}

function seasonFrom(y: Float64Array, m: number, kind: 'A' | 'M', line: Line, season: Float64Array): void {
  const counts = new Float64Array(m);
  season.fill(0);
  for (let t = 0; t < y.length; t++) {
    if (Number.isNaN(y[t])) continue;
    const trend = line.level + line.slope * (t + 1);
    const value = y[t] as number;
    season[t % m] = (season[t % m] as number) + (kind === 'A' ? value - trend : value / Math.max(trend, 1e-12));
    counts[t % m] = (counts[t % m] as number) + 1;
  }
  let sum = 0;
  for (let j = 0; j < m; j++) {
    const count = counts[j] as number;
    season[j] = count > 0 ? (season[j] as number) / count : kind === 'M' ? 1 : 0;
    sum += season[j] as number;
  }
  for (let j = 0; j < m; j++) {
    if (kind === 'A') season[j] = (season[j] as number) - sum / m;
    else season[j] = Math.max(0.01, ((season[j] as number) * m) / sum);
  }
}

/** Median-like size of the change from one period to the next, after the season is taken out. */
function typicalMove(y: Float64Array, kind: 'N' | 'A' | 'M', season: Float64Array): number {
  const m = season.length;
  let last = Number.NaN;
  let sum = 0;
  let moves = 0;
  for (let t = 0; t < y.length; t++) {
    const s = season[t % m] as number;
    const value = kind === 'M' ? (y[t] as number) / s : (y[t] as number) - (kind === 'A' ? s : 0);
    if (Number.isNaN(value)) continue;
    if (!Number.isNaN(last)) {
      sum += Math.abs(value - last);
      moves++;
    }
    last = value;
  }
  return moves > 0 ? sum / moves : 0;
}

function size(y: Float64Array): number {
  let sum = 0;
  let known = 0;
  for (const value of y) {
    if (Number.isNaN(value)) continue;
    sum += Math.abs(value);
    known++;
  }
  return known > 0 ? sum / known : 0;
}
