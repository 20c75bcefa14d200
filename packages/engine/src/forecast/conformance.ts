import type { Forecaster, ForecastTask } from './family.ts';

export type ForecastCase = { readonly history: Float64Array; readonly task: ForecastTask };

/** A law of the family: `broken` says how a method breaks it on a case, or is undefined; `skip` why it does not apply. */
export type ForecastLaw = {
  readonly name: string;
  readonly broken: (forecast: Forecaster, c: ForecastCase) => string | undefined;
  readonly skip?: (c: ForecastCase) => string | undefined;
};

const ends = [-1.96, -0.6745, 0, 0.6745, 1.96];

/** Point forecasts and interval ends, period after period; undefined where the history is too short. */
function valuesOf(forecast: Forecaster, { history, task }: ForecastCase): number[] | undefined {
  const fit = forecast(history, task);
  if (fit.status === 'too_short') return undefined;
  return Array.from({ length: task.horizon }, (_, step) => [
    fit.predictive.middle(step),
    ...ends.map((z) => fit.predictive.at(step, z)),
  ]).flat();
}

/** The first value that differs by more than a share of the series' size. */
function differ(name: string, got: number[] | undefined, expected: number[] | undefined, tolerance: number) {
  if (got === undefined || expected === undefined) return got === expected ? undefined : `${name}: one is too short`;
  const size = Math.max(...expected.map(Math.abs), 1e-12);
  const at = expected.findIndex((value, i) => !(Math.abs((got[i] as number) - value) <= tolerance * size));
  return at < 0 ? undefined : `${name}: value ${at} is ${got[at]}, expected ${expected[at]}`;
}

const onCounts = ({ task }: ForecastCase) =>
  task.scale === 'log1p' ? 'counts are modelled on log1p, which neither shifts nor scales' : undefined;

/** The suite of the family. */
export const forecastLaws: readonly ForecastLaw[] = [
  {
    name: 'another unit scales forecasts and intervals',
    skip: onCounts,
    broken: (forecast, c) =>
      differ(
        'scaled',
        valuesOf(forecast, { ...c, history: c.history.map((y) => 1000 * y) }),
        valuesOf(forecast, c)?.map((value) => 1000 * value),
        1e-6,
      ),
  },
  {
    name: 'a shift of level shifts forecasts and intervals',
    skip: (c) =>
      onCounts(c) ??
      (c.history.every((y) => !(y <= 0))
        ? 'above 0 multiplicative forms compete, which are not free of level'
        : undefined),
    broken: (forecast, c) =>
      differ(
        'shifted',
        valuesOf(forecast, { ...c, history: c.history.map((y) => y - 500) }),
        valuesOf(forecast, c)?.map((value) => value - 500),
        2e-3,
      ),
  },
  {
    name: 'quantiles do not cross, and place undoes at',
    broken: (forecast, { history, task }) => {
      const fit = forecast(history, task);
      if (fit.status === 'too_short') return undefined;
      for (let step = 0; step < task.horizon; step++) {
        const values = ends.map((z) => fit.predictive.at(step, z));
        if (values.some((value, i) => i > 0 && value < (values[i - 1] as number)))
          return `crossed at ${step}: ${values}`;
        const wide = (values[4] as number) - (values[0] as number) > 1e-6 * Math.abs(values[2] as number);
        const above = fit.predictive.place(step, values[4] as number);
        if (wide && Math.abs(above - 1.96) > 0.01) return `place of the upper end at ${step} is ${above}`;
      }
      return undefined;
    },
  },
  {
    name: 'a count is never forecast below 0',
    skip: ({ task }) => (task.scale === 'log1p' ? undefined : 'not a count'),
    broken: (forecast, c) => {
      const low = valuesOf(forecast, c)?.find((value) => value < 0);
      return low === undefined ? undefined : `${low}`;
    },
  },
  {
    name: 'a constant series stays constant, with intervals of no width',
    broken: (forecast, c) =>
      differ(
        'constant',
        valuesOf(forecast, { ...c, history: c.history.map(() => 7) }),
        valuesOf(forecast, { ...c, history: c.history.map(() => 7) })?.map(() => 7),
        1e-5,
      ),
  },
  {
    name: 'a series that is too short says so, with what it has and needs',
    broken: (forecast, { task }) => {
      for (const history of [new Float64Array(0), Float64Array.of(3), new Float64Array(5).fill(Number.NaN)]) {
        const fit = forecast(history, task);
        if (fit.status !== 'too_short') return `${history.length} values were taken`;
        if (!(fit.needs > fit.has)) return `has ${fit.has}, needs ${fit.needs}`;
      }
      return undefined;
    },
  },
  {
    name: 'missing values leave every forecast a number',
    broken: (forecast, c) => {
      const history = c.history.map((y, t) => (t % 11 === 4 || t === c.history.length - 1 ? Number.NaN : y));
      const bad = valuesOf(forecast, { ...c, history })?.find((value) => !Number.isFinite(value));
      return bad === undefined ? undefined : `${bad}`;
    },
  },
  {
    name: 'the same seed gives the same numbers',
    broken: (forecast, c) => differ('again', valuesOf(forecast, c), valuesOf(forecast, c), 0),
  },
  {
    name: 'values that are missing before the first one change nothing',
    broken: (forecast, c) =>
      differ(
        'later start',
        valuesOf(forecast, { ...c, history: Float64Array.of(Number.NaN, Number.NaN, ...c.history) }),
        valuesOf(forecast, c),
        0,
      ),
  },
];
