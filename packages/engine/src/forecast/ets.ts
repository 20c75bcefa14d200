import { minimise, stream } from '../kernel/index.ts';
import { type EtsForm, formName, listForms } from './ets-form.ts';
import { type EtsParameters, type EtsState, etsModel } from './ets-likelihood.ts';
import { etsStart } from './ets-start.ts';
import { checkTask, countKnown, type Fitted, type Forecaster, formOn, scaledHistory, type TooShort } from './family.ts';
import { normalPredictive, type Predictive, sampledPredictive } from './predictive.ts';
import { stl } from './stl.ts';

/** One form with its estimates. */
export type EtsFit = {
  readonly form: EtsForm;
  readonly parameters: EtsParameters;
  /** After the last value; season position of the next period is `next`. */
  readonly state: EtsState;
  readonly next: number;
  /** Variance of the errors (relative ones where errors multiply). */
  readonly variance: number;
  readonly aicc: number;
};

/** Longest season that gets a state of its own for each period; above it the series is seasonally adjusted first. */
export const longestStateSeason = 24;
const paths = 2000;

/**
 * Exponential smoothing with automatic choice of form (ETS): all admissible forms are estimated by maximum likelihood
 * (a quasi-Newton search within the usual bounds) and the least AICc wins, AICc = n log SSE + 2k + 2k(k+1)/(n−k−1) with
 * k the estimated numbers, first states and variance included (Hyndman & Khandakar 2008, section 2).
 *
 * On `log1p` only additive forms compete (as R's `ets` does after a transformation) and intervals are exact normal ones
 * on that scale. With fewer than three seasons of values only seasonal forms compete. A season longer than 24 periods
 * has too many states to estimate: the series is seasonally adjusted by STL with a periodic season, the rest is
 * forecast by non-seasonal ETS, and the last season is put back (R's `stlf`); the form then reads `STL(52) + ETS(A,N,N)`.
 *
 * Missing values leave the state to run on. A history is too short below two seasons (or 6 values without season).
 * Time: about 2 ms for 72 months.
 *
 * @see Hyndman & Khandakar 2008, doi:10.18637/jss.v027.i03; Hyndman, Koehler, Ord & Snyder 2008, chapters 2, 5 and 6
 */
export const ets: Forecaster = (history, task) => {
  checkTask(history, task);
  const y = scaledHistory(history, task.scale);
  const m = task.season;
  const needs = m > 1 ? 2 * m + 1 : 6;
  const known = countKnown(y);
  if (y.length < needs || known < needs) return { status: 'too_short', has: Math.min(y.length, known), needs };
  if (m > longestStateSeason) return adjusted(y, task);
  const additive = task.scale === 'log1p' || !allAbove(y, 0);
  const seasons = m === 1 ? 'none' : known < 3 * m ? 'only' : 'both';
  const fit = fitEts(y, m, listForms(additive, seasons));
  if (fit === undefined) return { status: 'too_short', has: known, needs: needs + m };
  const predictive =
    fit.form.error === 'A'
      ? exactPredictive(fit, task)
      : simulatedPredictive(fit, task.horizon, stream(task.seed, task.stream).normal, task.scale);
  return { status: 'fitted', form: formOn(formName(fit.form), task.scale), predictive };
};

type Task = Parameters<Forecaster>[1];

/** STL first, then non-seasonal ETS on what is left, then the last season put back. */
function adjusted(y: Float64Array, task: Task): Fitted | TooShort {
  const m = task.season;
  const { seasonal } = stl(y, m);
  const rest = y.map((value, t) => value - (seasonal[t] as number));
  const fit = fitEts(rest, 1, listForms(true, 'none'));
  if (fit === undefined) return { status: 'too_short', has: y.length, needs: 2 * m + 1 };
  const { mean, deviation } = exactMoments(fit, task.horizon);
  for (let h = 0; h < task.horizon; h++) {
    mean[h] = (mean[h] as number) + (seasonal[y.length - m + (h % m)] as number);
  }
  const form = formOn(`STL(${m}) + ${formName(fit.form)}`, task.scale);
  return { status: 'fitted', form, predictive: normalPredictive(mean, deviation, task.scale) };
}

/**
 * Estimates each form and keeps the one with the least AICc; undefined where the values are too few for any.
 *
 * @param y  values on the scale of the model, NaN where missing
 * @param m  periods in a season
 */
export function fitEts(y: Float64Array, m: number, forms: readonly EtsForm[]): EtsFit | undefined {
  const scale = typicalSize(y);
  const scaled = y.map((value) => value / scale);
  const known = countKnown(y);
  const starts = { N: etsStart(scaled, m, 'N'), A: etsStart(scaled, m, 'A'), M: etsStart(scaled, m, 'M') };
  let best: EtsFit | undefined;
  for (const form of forms) {
    const model = etsModel(scaled, form.season === 'N' ? 1 : m, form, starts[form.season]);
    const count = model.dimension + 1;
    if (known - count - 1 <= 0) continue;
    const found = startAndMinimise(model);
    if (found === undefined) continue;
    const aicc = found.value + 2 * count + (2 * count * (count + 1)) / (known - count - 1);
    if (best !== undefined && !(aicc < best.aicc - 1e-9)) continue;
    const { parameters, state, squares } = model.settle(found.x);
    const unit = form.error === 'A' ? scale * scale : 1;
    best = {
      form,
      parameters,
      state: restored(state, scale, form.season),
      next: y.length % (form.season === 'N' ? 1 : m),
      variance: (squares * unit) / (known - count),
      aicc,
    };
  }
  return best;
}

/** From the plain start; where the form has no meaning there, from a flat one. */
function startAndMinimise(model: ReturnType<typeof etsModel>) {
  const slope = new Float64Array(model.dimension);
  if (!Number.isFinite(model.objective(model.begin, slope))) return undefined;
  return minimise(model.objective, model.begin, { maxIterations: 150, tolerance: 1e-7, longestStep: 3 });
}

function restored(state: EtsState, scale: number, season: EtsForm['season']): EtsState {
  return {
    level: state.level * scale,
    slope: state.slope * scale,
    season: season === 'A' ? state.season.map((s) => s * scale) : state.season,
  };
}

function typicalSize(y: Float64Array): number {
  let sum = 0;
  for (const value of y) if (!Number.isNaN(value)) sum += Math.abs(value);
  return sum > 0 ? sum / countKnown(y) : 1;
}

function allAbove(y: Float64Array, limit: number): boolean {
  for (const value of y) if (value <= limit) return false;
  return true;
}

function exactPredictive(fit: EtsFit, task: Task): Predictive {
  const { mean, deviation } = exactMoments(fit, task.horizon);
  return normalPredictive(mean, deviation, task.scale);
}

/**
 * Means and standard deviations of forms with additive errors and season: var_h = σ² (1 + Σ_{j<h} c_j²) with
 * c_j = α + β (φ + … + φ^j) + γ [j a multiple of m] (Hyndman et al. 2008, table 6.2).
 */
function exactMoments(fit: EtsFit, horizon: number): { mean: Float64Array; deviation: Float64Array } {
  const { parameters, state, next, variance } = fit;
  const m = state.season.length;
  const mean = new Float64Array(horizon);
  const deviation = new Float64Array(horizon);
  let steps = 0;
  let power = 1;
  let sum = 1;
  for (let h = 1; h <= horizon; h++) {
    power *= parameters.phi;
    steps += power;
    const season = fit.form.season === 'N' ? 0 : (state.season[(next + h - 1) % m] as number);
    mean[h - 1] = state.level + steps * state.slope + season;
    deviation[h - 1] = Math.sqrt(variance * sum);
    const c = parameters.alpha + parameters.beta * steps + (h % m === 0 ? parameters.gamma : 0);
    sum += c * c;
  }
  return { mean, deviation };
}

/** Paths drawn from the estimated form with normal relative errors; the point forecast is the path without errors. */
function simulatedPredictive(fit: EtsFit, horizon: number, normal: () => number, scale: Task['scale']): Predictive {
  const draws = Array.from({ length: horizon }, () => new Float64Array(paths));
  const middle = new Float64Array(horizon);
  const season = new Float64Array(fit.state.season.length);
  const deviation = Math.sqrt(fit.variance);
  walk(
    fit,
    horizon,
    () => 0,
    season,
    (h, value) => {
      middle[h] = value;
    },
  );
  for (let p = 0; p < paths; p++) {
    walk(
      fit,
      horizon,
      () => Math.max(-0.99, deviation * normal()),
      season,
      (h, value) => {
        (draws[h] as Float64Array)[p] = value;
      },
    );
  }
  for (const values of draws) values.sort();
  return sampledPredictive(middle, draws, scale);
}

/** One path of a form with multiplicative errors. */
function walk(
  fit: EtsFit,
  horizon: number,
  error: () => number,
  season: Float64Array,
  visit: (h: number, value: number) => void,
): void {
  const { alpha, beta, gamma, phi } = fit.parameters;
  const m = season.length;
  const kind = fit.form.season;
  season.set(fit.state.season);
  let { level, slope } = fit.state;
  for (let h = 0, j = fit.next; h < horizon; h++, j = (j + 1) % m) {
    const q = level + phi * slope;
    const s = kind === 'N' ? 0 : (season[j] as number);
    const expected = kind === 'M' ? q * s : q + s;
    const relative = error();
    visit(h, expected * (1 + relative));
    const move = kind === 'M' ? q * relative : expected * relative;
    level = q + alpha * move;
    slope = phi * slope + beta * move;
    if (kind === 'A') season[j] = s + gamma * expected * relative;
    else if (kind === 'M') season[j] = s + gamma * s * relative;
  }
}
