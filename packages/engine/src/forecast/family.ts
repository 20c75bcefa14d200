import type { Predictive } from './predictive.ts';
import type { Scale } from './scale.ts';

/** What every forecasting method is asked. */
export type ForecastTask = {
  /** Periods in a season: 12 for months, 52 for weeks, 1 for none. */
  readonly season: number;
  /** How many periods ahead. */
  readonly horizon: number;
  readonly scale: Scale;
  /** Seed and name of the stream of chance that simulated intervals draw from. */
  readonly seed: number;
  readonly stream: string;
};

export type Fitted = {
  readonly status: 'fitted';
  /** The form that was chosen, as the literature writes it: `ETS(A,N,A) on log1p`. */
  readonly form: string;
  readonly predictive: Predictive;
};
/** The method cannot say anything from so short a history. */
export type TooShort = { readonly status: 'too_short'; readonly has: number; readonly needs: number };

/**
 * A forecasting method of the family.
 *
 * @param history  values in order of time, NaN where one is missing; on `log1p` none below 0 (else a RangeError)
 */
export type Forecaster = (history: Float64Array, task: ForecastTask) => Fitted | TooShort;

/** Checks at the door that the whole family shares. Throws a RangeError with what is wrong and where. */
export function checkTask(history: Float64Array, task: ForecastTask): void {
  if (!(Number.isInteger(task.season) && task.season >= 1))
    throw new RangeError(`A season has 1 period or more, got ${task.season}.`);
  if (!(Number.isInteger(task.horizon) && task.horizon >= 1))
    throw new RangeError(`A forecast looks 1 period or more ahead, got ${task.horizon}.`);
  for (let t = 0; t < history.length; t++) {
    const value = history[t] as number;
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY)
      throw new RangeError(`Value ${t + 1} of the history is ${value}; a missing value is NaN.`);
    if (task.scale === 'log1p' && value < 0)
      throw new RangeError(
        `Value ${t + 1} of the history is ${value}; a count is never below 0. Model it on 'natural'.`,
      );
  }
}

/** The history on the scale of the model, from the first value that is there. */
export function scaledHistory(history: Float64Array, scale: Scale): Float64Array {
  let first = 0;
  while (first < history.length && Number.isNaN(history[first])) first++;
  const scaled = history.slice(first);
  if (scale === 'log1p') for (let t = 0; t < scaled.length; t++) scaled[t] = Math.log1p(scaled[t] as number);
  return scaled;
}

/** How many values are there. */
export function countKnown(values: Float64Array): number {
  let known = 0;
  for (const value of values) if (!Number.isNaN(value)) known++;
  return known;
}

/** What stands behind a form's name when the model lives on log1p. */
export const formOn = (form: string, scale: Scale): string => (scale === 'log1p' ? `${form} on log1p` : form);
