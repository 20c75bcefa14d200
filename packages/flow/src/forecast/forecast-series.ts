import type { Text } from '@junheng/engine/domain';
import {
  asGiven,
  type BacktestScore,
  backtest,
  type Calibration,
  calibrate,
  capacityRisk,
  chooseMethod,
  commonLosses,
  type ForecastOptions,
  type ForecastTask,
  forecasters,
  intervalOf,
  type Predictive,
  type SeriesForecast,
  type SeriesOptions,
  stretch,
  type Warning,
  warningLevel,
} from '@junheng/engine/forecast';
import { normalQuantile, steady } from '@junheng/engine/kernel';
import type { Calendar } from './calendar.ts';
import type { Series, SeriesGroup } from './read-series.ts';

/** The two methods that compete; the first one stands where the past cannot tell. */
const competing = ['forecast/seasonal-naive', 'forecast/ets'] as const;
const methods = Object.fromEntries(competing.map((id) => [id, forecasters[id] as (typeof forecasters)[string]]));

/** One series with its forecast before intervals are calibrated. */
type Fitted = {
  readonly series: Series;
  /** How many of its values are history; the rest happened after the as-of date. */
  readonly known: number;
  readonly method: string;
  readonly form: string;
  readonly predictive: Predictive;
  readonly scores: readonly BacktestScore[];
};

export type GroupForecast = {
  readonly forecasts: readonly SeriesForecast[];
  readonly warnings: readonly Warning[];
  readonly calibration: Calibration;
  /** Mean past loss of the chosen methods and of seasonal naive, over the series where both are known. */
  readonly loss: { readonly chosen: number; readonly seasonalNaive: number } | null;
  /** Past values that the coverage rests on, and the origins that they were forecast from. */
  readonly tested: { readonly values: number; readonly origins: number };
  /** Series that are too short to say anything, with what the longest of them has and needs. */
  readonly tooShort: { readonly count: number; readonly has: number; readonly needs: number };
  readonly missing: number;
  /** Series that have no capacity to hold them against. */
  readonly withoutCapacity: number;
  /** Series whose intervals are wider because their data are poor. */
  readonly widened: number;
};

type Setting = {
  readonly options: SeriesOptions;
  readonly forecast: ForecastOptions;
  readonly asOf: string;
  readonly seed: number;
  readonly names: (place: string | null) => Text;
  /** Most that a place can serve in a period; undefined where that is not known. */
  readonly capacityOf: (place: string | null) => number | undefined;
  /** How many times as wide intervals are because the place's data are poor; 1 where they are good or nothing is known. */
  readonly widerOf: (place: string | null) => number;
};

/**
 * Forecasts the series of one option: each is tried on past origins with both methods, the one with the least past loss
 * forecasts it, and intervals are calibrated over all series of the option together.
 */
export function forecastGroup(group: SeriesGroup, setting: Setting): GroupForecast {
  const { calendar } = group;
  const fitted: Fitted[] = [];
  const tooShort = { count: 0, has: 0, needs: 0 };
  for (const series of group.series) {
    const known = countKnown(series, calendar, setting.asOf);
    const one = fitSeries(series, known, calendar, setting);
    if (one !== undefined) fitted.push(one);
    else {
      tooShort.count++;
      tooShort.has = Math.max(tooShort.has, known);
      tooShort.needs = calendar.season + 1;
    }
  }
  const places = fitted.flatMap(({ method, scores }) => scores.find((score) => score.method === method)?.places ?? []);
  const calibration = calibrate(places, setting.forecast.levels);
  let from = 0;
  const forecasts = fitted.map((one) => {
    const own = one.scores.find((score) => score.method === one.method)?.places.length ?? 0;
    const held = calibration.held.slice(from, from + own);
    from += own;
    return tell(one, held, calibration, calendar, setting);
  });
  const risks = setting.options.capacity ? fitted.map((one) => warn(one, calibration, calendar, setting)) : [];
  return {
    forecasts,
    warnings: risks.filter((one) => one !== undefined),
    calibration,
    loss: lossOf(fitted),
    tested: { values: places.length, origins: new Set(places.map((place) => place.origin)).size },
    tooShort,
    missing: fitted.reduce((sum, { series, known }) => sum + countMissing(series.values.subarray(0, known)), 0),
    widened: fitted.filter(({ series }) => setting.widerOf(series.place) > 1).length,
    withoutCapacity: risks.filter((one) => one === undefined).length,
  };
}

/** How many of the series' periods end by the as-of date. */
function countKnown(series: Series, calendar: Calendar, asOf: string): number {
  const next = calendar.periodOf(asOf) + (calendar.lastDay(calendar.periodOf(asOf)) <= asOf ? 1 : 0);
  return Math.min(series.values.length, Math.max(0, next - series.first));
}

function fitSeries(series: Series, known: number, calendar: Calendar, setting: Setting): Fitted | undefined {
  const { options, forecast, seed } = setting;
  const history = series.values.subarray(0, known);
  const task: ForecastTask = {
    season: calendar.season,
    horizon: options.horizon,
    scale: options.count ? 'log1p' : 'natural',
    seed,
    stream: `forecast/${options.id}/${series.place ?? 'region'}`,
  };
  const plan = { origins: forecast.backtest.origins, leastPeriods: forecast.backtest.least_periods };
  const scores = backtest(history, methods, task, plan, series.first);
  const chosen = chooseMethod(scores) ?? competing[0];
  for (const method of [chosen, ...competing]) {
    const fit = (methods[method] as (typeof forecasters)[string])(history, task);
    if (fit.status === 'fitted') {
      return { series, known, method, form: fit.form, predictive: fit.predictive, scores };
    }
  }
  return undefined;
}

function tell(
  one: Fitted,
  held: Calibration['held'],
  calibration: Calibration,
  calendar: Calendar,
  { options, forecast, names, widerOf }: Setting,
): SeriesForecast {
  const { series, known, predictive } = one;
  const spread = stretch(calibration.spread, widerOf(series.place));
  const ends = forecast.levels.map((level) => normalQuantile((1 + level) / 2));
  const periodAt = (i: number) => calendar.lastDay(series.first + i);
  const valueAt = (i: number) => orNull(series.values[i]);
  const steps = Array.from({ length: options.horizon }, (_, step) => step);
  return {
    id: series.place === null ? options.id : `${options.id}/${series.place}`,
    names: names(series.place),
    place_id: series.place,
    frequency: options.frequency,
    unit: options.unit,
    history: Array.from({ length: known }, (_, i) => ({ period: periodAt(i), value: valueAt(i) })),
    method: one.method,
    form: one.form,
    forecast: steps.map((step) => {
      const intervals = ends.map((z) => intervalOf(predictive, spread, step, z));
      return {
        period: periodAt(known + step),
        middle: steady(predictive.middle(step)),
        low: intervals.map(([low]) => steady(low)),
        high: intervals.map(([, high]) => steady(high)),
        same_last_season: step < calendar.season ? valueAt(known + step - calendar.season) : null,
      };
    }),
    happened: steps.flatMap((step) => {
      const value = valueAt(known + step);
      return value === null ? [] : [{ period: periodAt(known + step), value }];
    }),
    scores: one.scores.map(({ method, mase, origins, places }) => ({
      method,
      mase: orNull(mase),
      origins,
      coverage: forecast.levels.map((_, k) =>
        method === one.method ? shareOf(held.map((row) => row[k] === true)) : shareOf(asIs(places, ends[k] as number)),
      ),
    })),
    notes: [],
  };
}

const asIs = (places: BacktestScore['places'], z: number): boolean[] => places.map((place) => Math.abs(place.z) <= z);

function shareOf(hits: readonly boolean[]): number | null {
  return hits.length === 0 ? null : steady(hits.filter((hit) => hit).length / hits.length);
}

function warn(one: Fitted, calibration: Calibration, calendar: Calendar, setting: Setting): Warning | undefined {
  const { series, known, predictive } = one;
  const { options, forecast, capacityOf, widerOf } = setting;
  const capacity = capacityOf(series.place);
  if (capacity === undefined || !(capacity > 0)) return undefined;
  const risk = capacityRisk(
    predictive,
    stretch(calibration.spread ?? asGiven, widerOf(series.place)),
    capacity,
    forecast.warning.occupancy,
  );
  return {
    series_id: series.place === null ? options.id : `${options.id}/${series.place}`,
    place_id: series.place,
    level: warningLevel(risk.chance, forecast.warning.chance),
    chance: steady(risk.chance),
    period: calendar.lastDay(series.first + known + risk.step),
    capacity: steady(capacity),
    occupancy: {
      middle: steady(risk.occupancy.middle),
      low: steady(risk.occupancy.low),
      high: steady(risk.occupancy.high),
    },
  };
}

function lossOf(fitted: readonly Fitted[]): GroupForecast['loss'] {
  let [chosen, seasonalNaive, count] = [0, 0, 0];
  for (const { method, scores } of fitted) {
    const losses = commonLosses(scores);
    const lossBy = (id: string) => losses[scores.findIndex((score) => score.method === id)] ?? Number.NaN;
    const [own, yardstick] = [lossBy(method), lossBy(competing[0])];
    if (Number.isNaN(own + yardstick)) continue;
    chosen += own;
    seasonalNaive += yardstick;
    count++;
  }
  return count > 0 ? { chosen: chosen / count, seasonalNaive: seasonalNaive / count } : null;
}

function countMissing(values: Float64Array): number {
  let missing = 0;
  for (const value of values) if (Number.isNaN(value)) missing++;
  return missing;
}

const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : steady(value);
