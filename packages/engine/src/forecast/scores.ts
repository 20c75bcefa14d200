/**
 * The scale of MASE: mean |y_t − y_{t−m}| over the training part only, over the pairs where both values are there;
 * NaN where there is no such pair.
 */
export function seasonalScale(history: ArrayLike<number>, season: number): number {
  let sum = 0;
  let count = 0;
  for (let t = season; t < history.length; t++) {
    const change = Math.abs((history[t] as number) - (history[t - season] as number));
    if (Number.isNaN(change)) continue;
    sum += change;
    count++;
  }
  return count > 0 ? sum / count : Number.NaN;
}

/**
 * Mean absolute scaled error (MASE): mean |y − f| over the test values ÷ the mean seasonal change of the training part.
 * Below 1: better than seasonal naive was within the training part. Test values that are missing (NaN) are left out.
 *
 * @param actual    test values (length h)
 * @param forecast  point forecasts (length h)
 * @param history   training part; test values never enter the scale
 * @param season    periods in a season, m
 * @returns NaN where the scale is 0 or unknown: leave the series out and count it
 * @see Hyndman & Koehler 2006, doi:10.1016/j.ijforecast.2006.03.001
 */
export function mase(
  actual: ArrayLike<number>,
  forecast: ArrayLike<number>,
  history: ArrayLike<number>,
  season: number,
): number {
  checkLengths('forecast', forecast.length, actual.length);
  const scale = seasonalScale(history, season);
  return scale > 0 ? meanOver(actual, (y, i) => Math.abs(y - (forecast[i] as number))) / scale : Number.NaN;
}

/** sMAPE in percent, 0..200: mean of 200 |y − f| ÷ (|y| + |f|); a term with y = f = 0 counts 0 (Makridakis 1993). */
export function smape(actual: ArrayLike<number>, forecast: ArrayLike<number>): number {
  checkLengths('forecast', forecast.length, actual.length);
  return meanOver(actual, (y, i) => {
    const f = forecast[i] as number;
    const sum = Math.abs(y) + Math.abs(f);
    return sum === 0 ? 0 : (200 * Math.abs(y - f)) / sum;
  });
}

/** Pinball loss of a quantile forecast: (p − [y < q]) (y − q) (Koenker & Bassett 1978). */
export function pinball(actual: number, quantile: number, p: number): number {
  return actual >= quantile ? p * (actual - quantile) : (1 - p) * (quantile - actual);
}

/**
 * Weighted interval score of one value, the median counted as in scoringutils:
 *
 *   WIS = (½ |y − q| + Σ_k (a_k / 2) IS_k) / (K + ½),  IS_k = (u_k − l_k) + (2 / a_k) (l_k − y)⁺ + (2 / a_k) (y − u_k)⁺
 *
 * @param actual     what happened
 * @param chances    chances of the quantiles, ascending, symmetric about 0.5, which is among them
 * @param quantiles  forecast quantiles, ascending, one per chance
 * @see Bracher, Ray, Gneiting & Reich 2021, doi:10.1371/journal.pcbi.1008618
 */
export function wis(actual: number, chances: readonly number[], quantiles: readonly number[]): number {
  const n = chances.length;
  checkLengths('quantiles', quantiles.length, n);
  const middle = (n - 1) / 2;
  if (n % 2 === 0 || Math.abs((chances[middle] as number) - 0.5) > 1e-12)
    throw new RangeError(`WIS needs the median in the middle of its chances, got ${chances.join(', ')}.`);
  let sum = Math.abs(actual - (quantiles[middle] as number)) / 2;
  for (let k = 0; k < middle; k++) {
    const low = quantiles[k] as number;
    const high = quantiles[n - 1 - k] as number;
    const a = 2 * (chances[k] as number);
    if (Math.abs((chances[k] as number) + (chances[n - 1 - k] as number) - 1) > 1e-9 || low > high)
      throw new RangeError(`Interval ${k + 1} is not symmetric or its ends cross: ${low} at ${chances[k]}, ${high}.`);
    const score = high - low + (2 / a) * Math.max(low - actual, 0) + (2 / a) * Math.max(actual - high, 0);
    sum += (a / 2) * score;
  }
  return sum / (middle + 0.5);
}

/** Share of values that lie within their interval, ends included; NaN where there is none. */
export function coverage(actual: ArrayLike<number>, low: ArrayLike<number>, high: ArrayLike<number>): number {
  checkLengths('low', low.length, actual.length);
  checkLengths('high', high.length, actual.length);
  return meanOver(actual, (y, i) => ((low[i] as number) <= y && y <= (high[i] as number) ? 1 : 0));
}

function meanOver(actual: ArrayLike<number>, loss: (y: number, i: number) => number): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < actual.length; i++) {
    const y = actual[i] as number;
    if (Number.isNaN(y)) continue;
    sum += loss(y, i);
    count++;
  }
  return count > 0 ? sum / count : Number.NaN;
}

function checkLengths(name: string, got: number, wanted: number): void {
  if (got !== wanted) throw new RangeError(`${name} has ${got} entries where ${wanted} are needed.`);
}
