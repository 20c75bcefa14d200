import type { SmoothFunction } from '../kernel/index.ts';
import type { EtsForm } from './ets-form.ts';
import type { EtsStart } from './ets-start.ts';

/** Smoothing shares and damping; the ones that a form lacks are 0, damping then 1. */
export type EtsParameters = {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
};
/** Level, slope and one value a season position (position t mod m). */
export type EtsState = { readonly level: number; readonly slope: number; readonly season: Float64Array };

export type EtsModel = {
  /** How many numbers are estimated, without the variance. */
  readonly dimension: number;
  readonly begin: Float64Array;
  /** -2 log likelihood up to a constant: n log SSE, and 2 Σ log|ŷ| more where errors multiply. */
  readonly objective: SmoothFunction;
  /** Runs the filter once more: what was estimated, the state after the last value, the sum of squared errors. */
  settle(x: Float64Array): {
    readonly parameters: EtsParameters;
    readonly state: EtsState;
    readonly squares: number;
  };
};

const least = 1e-4;
const most = 1 - 1e-4;
const [leastPhi, mostPhi] = [0.8, 0.98];
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const logit = (share: number): number => Math.log(share / (1 - share));

/**
 * One form of exponential smoothing on one series, ready for a minimiser. With q = l + φ b (and b = 0 without trend):
 *
 *   season N   ŷ = q        l ← q + α (y − q)       b ← φ b + β (y − q)
 *   season A   ŷ = q + s    l ← q + α e             b ← φ b + β e              s ← s + γ e        e = y − ŷ
 *   season M   ŷ = q s      l ← q + α (y/s − q)     b ← φ b + β (y/s − q)      s ← s + γ (y/q − s)
 *
 * (Hyndman, Koehler, Ord & Snyder 2008, table 2.1; additive and multiplicative errors share these recursions.) A missing
 * value leaves the state to run on and has no part in the likelihood. Bounds are the usual region: 0.0001 < α < 0.9999,
 * 0.0001 < β < α, 0.0001 < γ < 1 − α, 0.8 < φ < 0.98; seasonal states sum to 0 (A) or m (M). The unknowns of the
 * minimiser are free: logits of the shares, and states in units of `start.unit`. The slope is exact, by running the
 * recursion backwards (adjoint); nothing is allocated in a call. Time O(n + m) a call.
 *
 * @param y  n values, NaN where missing; all above 0 where the form multiplies
 * @param m  periods in a season; 1 where the form has none
 */
export function etsModel(y: Float64Array, m: number, form: EtsForm, start: EtsStart): EtsModel {
  const n = y.length;
  const hasTrend = form.trend !== 'N';
  const damped = form.trend === 'Ad';
  const kind = form.season === 'N' ? 0 : form.season === 'A' ? 1 : 2;
  const multiplies = form.error === 'M';
  const unit = start.unit;
  const at = layout(hasTrend, damped, kind > 0, m);
  const season = new Float64Array(m);
  const oldLevel = new Float64Array(n);
  const oldSlope = new Float64Array(n);
  const oldSeason = new Float64Array(n);
  const fitted = new Float64Array(n);
  const seasonSlope = new Float64Array(m);
  let alpha = 0;
  let beta = 0;
  let gamma = 0;
  let phi = 1;
  let level = 0;
  let slope = 0;
  let squares = 0;
  let logs = 0;
  let known = 0;

  function unpack(x: Float64Array): void {
    alpha = least + (most - least) * logistic(x[0] as number);
    beta = hasTrend ? least + (alpha - least) * logistic(x[at.beta] as number) : 0;
    gamma = kind > 0 ? least + (1 - alpha - least) * logistic(x[at.gamma] as number) : 0;
    phi = damped ? leastPhi + (mostPhi - leastPhi) * logistic(x[at.phi] as number) : 1;
    level = start.level + unit * (x[at.level] as number);
    slope = hasTrend ? start.slope + unit * (x[at.slope] as number) : 0;
    if (kind === 0) return;
    let left = kind === 1 ? 0 : m;
    for (let j = 0; j < m - 1; j++) {
      const s = (start.season[j] as number) + start.seasonUnit * (x[at.season + j] as number);
      season[j] = s;
      left -= s;
    }
    season[m - 1] = left;
  }

  /** Runs the filter from the unpacked start; false where the form has no meaning (a fitted value not above 0). */
  function filter(): boolean {
    squares = 0;
    logs = 0;
    known = 0;
    for (let t = 0, j = 0; t < n; t++, j = j + 1 === m ? 0 : j + 1) {
      const value = y[t] as number;
      const q = level + phi * slope;
      const s = kind === 0 ? 0 : (season[j] as number);
      const f = kind === 2 ? q * s : q + s;
      oldLevel[t] = q;
      oldSlope[t] = slope;
      oldSeason[t] = s;
      fitted[t] = f;
      if ((multiplies || kind === 2) && !(f > 1e-8 && q > 1e-8)) return false;
      slope *= phi;
      level = q;
      if (Number.isNaN(value)) continue;
      known++;
      const e = value - f;
      if (multiplies) {
        squares += (e / f) ** 2;
        logs += Math.log(f);
      } else squares += e * e;
      const move = kind === 2 ? value / s - q : e;
      level += alpha * move;
      if (hasTrend) slope += beta * move;
      if (kind === 1) season[j] = s + gamma * e;
      else if (kind === 2) season[j] = s + gamma * (value / q - s);
    }
    return true;
  }

  function objective(x: Float64Array, out: Float64Array): number {
    unpack(x);
    if (!filter()) return Number.POSITIVE_INFINITY;
    const floor = Math.max(squares, start.leastSquares);
    const value = known * Math.log(floor) + 2 * logs;
    backward(squares > start.leastSquares ? known / squares : 0, x, out);
    return value;
  }

  /** Slope of the objective by the reversed recursion; `weight` is n ÷ SSE. */
  function backward(weight: number, x: Float64Array, out: Float64Array): void {
    let toLevel = 0;
    let toSlope = 0;
    let toAlpha = 0;
    let toBeta = 0;
    let toGamma = 0;
    let toPhi = 0;
    seasonSlope.fill(0);
    for (let t = n - 1, j = (n - 1) % m; t >= 0; t--, j = j === 0 ? m - 1 : j - 1) {
      const value = y[t] as number;
      const q = oldLevel[t] as number;
      const b = oldSlope[t] as number;
      const s = oldSeason[t] as number;
      const f = fitted[t] as number;
      let toQ = toLevel;
      if (!Number.isNaN(value)) {
        const toFit = multiplies
          ? (-2 * weight * (value / f - 1) * value) / (f * f) + 2 / f
          : -2 * weight * (value - f);
        const later = kind === 0 ? 0 : (seasonSlope[j] as number);
        if (kind === 2) {
          const move = value / s - q;
          toAlpha += toLevel * move;
          toBeta += toSlope * move;
          toGamma += later * (value / q - s);
          const toMove = toLevel * alpha + toSlope * beta;
          toQ += toFit * s - toMove - (later * gamma * value) / (q * q);
          seasonSlope[j] = toFit * q - (toMove * value) / (s * s) + later * (1 - gamma);
        } else {
          const e = value - f;
          toAlpha += toLevel * e;
          toBeta += toSlope * e;
          toGamma += later * e;
          const toError = toLevel * alpha + toSlope * beta + later * gamma - toFit;
          toQ -= toError;
          if (kind === 1) seasonSlope[j] = later - toError;
        }
      }
      toPhi += (toSlope + toQ) * b;
      toSlope = phi * (toSlope + toQ);
      toLevel = toQ;
    }
    write(x, out, { toLevel, toSlope, toAlpha, toBeta, toGamma, toPhi });
  }

  function write(x: Float64Array, out: Float64Array, d: Slopes): void {
    const shareA = (alpha - least) / (most - least);
    let byAlpha = d.toAlpha;
    if (hasTrend) {
      const share = logistic(x[at.beta] as number);
      out[at.beta] = d.toBeta * (alpha - least) * share * (1 - share);
      byAlpha += d.toBeta * share;
    }
    if (kind > 0) {
      const share = logistic(x[at.gamma] as number);
      out[at.gamma] = d.toGamma * (1 - alpha - least) * share * (1 - share);
      byAlpha -= d.toGamma * share;
    }
    if (damped) {
      const share = logistic(x[at.phi] as number);
      out[at.phi] = d.toPhi * (mostPhi - leastPhi) * share * (1 - share);
    }
    out[0] = byAlpha * (most - least) * shareA * (1 - shareA);
    out[at.level] = d.toLevel * unit;
    if (hasTrend) out[at.slope] = d.toSlope * unit;
    if (kind === 0) return;
    const last = seasonSlope[m - 1] as number;
    for (let j = 0; j < m - 1; j++) out[at.season + j] = ((seasonSlope[j] as number) - last) * start.seasonUnit;
  }

  const begin = new Float64Array(at.dimension);
  begin[0] = logit(0.3);
  if (hasTrend) begin[at.beta] = logit(0.1);
  if (kind > 0) begin[at.gamma] = logit(0.1);
  if (damped) begin[at.phi] = logit(0.8);
  return {
    dimension: at.dimension,
    begin,
    objective,
    settle(x) {
      unpack(x);
      filter();
      return { parameters: { alpha, beta, gamma, phi }, state: { level, slope, season: season.slice() }, squares };
    },
  };
}

type Slopes = Record<'toLevel' | 'toSlope' | 'toAlpha' | 'toBeta' | 'toGamma' | 'toPhi', number>;

/** Where each unknown stands. */
function layout(hasTrend: boolean, damped: boolean, seasonal: boolean, m: number) {
  let next = 1;
  const take = (wanted: boolean, count = 1): number => {
    const here = next;
    if (wanted) next += count;
    return here;
  };
  const beta = take(hasTrend);
  const gamma = take(seasonal);
  const phi = take(damped);
  const level = take(true);
  const slope = take(hasTrend);
  const season = take(seasonal, m - 1);
  return { beta, gamma, phi, level, slope, season, dimension: next };
}
