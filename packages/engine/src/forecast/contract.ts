import { z } from 'zod';
import { type Frozen, stageValue, text } from '../domain/index.ts';
import { units } from '../domain/units.ts';

export const warningLevels = ['none', 'blue', 'yellow', 'orange', 'red'] as const;
export type WarningLevel = (typeof warningLevels)[number];

/** Where a series is read; one series for the region, or one for each facility. */
export const seriesSource = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('statistic'), indicator_code: z.string(), service_code: z.string().optional() }),
  z.strictObject({ from: z.literal('encounter'), class: z.string(), service_code: z.string().optional() }),
  z.strictObject({ from: z.literal('surveillance'), condition_code: z.string() }),
]);

export const seriesOptions = z.strictObject({
  id: z.string(),
  names: text,
  source: seriesSource,
  /** `region`: one sum over all places; `facility`: one series a facility, for warnings. */
  by: z.enum(['region', 'facility']),
  frequency: z.enum(['week', 'month']),
  horizon: z.number().int().positive().max(520),
  unit: z.enum(units),
  /** A count is forecast on log1p and never falls below 0. */
  count: z.boolean(),
  /** The capacity that the series must fit into: an indicator of the same places, or the supply of a service. */
  capacity: z
    .discriminatedUnion('from', [
      z.strictObject({ from: z.literal('statistic'), indicator_code: z.string() }),
      z.strictObject({ from: z.literal('supply'), service_code: z.string() }),
    ])
    .optional(),
});
export type SeriesOptions = Frozen<z.infer<typeof seriesOptions>>;

export const forecastOptions = z.strictObject({
  series: z.array(seriesOptions),
  /** Shares that the intervals promise to hold, ascending, for example 0.5, 0.8, 0.95. */
  levels: z.array(z.number().min(0).max(1)).min(1),
  /** Past origins at which each method is tried, and the shortest training part. */
  backtest: z.strictObject({ origins: z.number().int().positive(), least_periods: z.number().int().positive() }),
  /** Warning by the chance that demand passes this share of capacity; the least chance for each level. */
  warning: z.strictObject({
    occupancy: z.number().positive(),
    chance: z.strictObject({ blue: z.number(), yellow: z.number(), orange: z.number(), red: z.number() }),
  }),
});
export type ForecastOptions = Frozen<z.infer<typeof forecastOptions>>;

/** How a method did on past origins. `coverage[i]` is the share held by the interval of `levels[i]`. */
export const methodScore = z.object({
  method: z.string(),
  mase: z.number().nullable(),
  coverage: z.array(z.number().nullable()),
  origins: z.number().int(),
});

export const seriesForecast = z.object({
  id: z.string(),
  names: text,
  place_id: z.string().nullable(),
  frequency: z.enum(['week', 'month']),
  unit: z.enum(units),
  /** `period`: ISO date of the last day of the week or month. */
  history: z.array(z.object({ period: z.string(), value: z.number().nullable() })),
  /** Chosen method and its form, for example `forecast/ets`, `ETS(A,N,A)`. */
  method: z.string(),
  form: z.string(),
  /** `low[i]`, `high[i]` bound the interval of `levels[i]`. */
  forecast: z.array(
    z.object({
      period: z.string(),
      middle: z.number(),
      low: z.array(z.number()),
      high: z.array(z.number()),
      same_last_season: z.number().nullable(),
    }),
  ),
  /** What happened after the as-of date, where the data hold it. */
  happened: z.array(z.object({ period: z.string(), value: z.number() })),
  scores: z.array(methodScore),
  notes: z.array(z.string()),
});
export type SeriesForecast = Frozen<z.infer<typeof seriesForecast>>;

export const warning = z.object({
  series_id: z.string(),
  place_id: z.string().nullable(),
  level: z.enum(warningLevels),
  /** Chance that demand passes the occupancy limit in the worst period of the horizon, 0..1. */
  chance: z.number(),
  period: z.string(),
  capacity: z.number(),
  /** Occupancy in that period: middle and 80 % interval, share. */
  occupancy: z.object({ middle: z.number(), low: z.number(), high: z.number() }),
});
export type Warning = Frozen<z.infer<typeof warning>>;

export const forecastDetail = z.object({
  levels: z.array(z.number()),
  series: z.array(seriesForecast),
  warnings: z.array(warning),
});
export type ForecastDetail = Frozen<z.infer<typeof forecastDetail>>;

export const forecastValue = stageValue(forecastDetail);
export type ForecastValue = Frozen<z.infer<typeof forecastValue>>;
