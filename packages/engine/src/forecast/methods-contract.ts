import { z } from 'zod';
import { scales } from './scale.ts';

const values = z.array(z.number().nullable()).describe('In order of time; null where a value is missing');

export const forecastCase = z.strictObject({
  history: values.min(2),
  season: z.number().int().min(1).describe('Periods in a season: 12 for months, 52 for weeks, 1 for none'),
  horizon: z.number().int().min(1).max(1000),
  scale: z.enum(scales).default('natural').describe('log1p for counts: forecasts then never fall below 0'),
  levels: z
    .array(z.number().gt(0).lt(1))
    .default([0.5, 0.8, 0.95])
    .describe('Shares that the intervals promise to hold'),
  seed: z.number().int().default(1),
});
export const forecastAnswer = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('fitted'),
    form: z.string(),
    middle: z.array(z.number()),
    intervals: z.array(z.object({ level: z.number(), low: z.array(z.number()), high: z.array(z.number()) })),
  }),
  z.object({ status: z.literal('too_short'), has: z.number().int(), needs: z.number().int() }),
]);

export const maseCase = z.strictObject({
  history: values.min(2).describe('Training part; the scale comes from it alone'),
  actual: values.min(1),
  forecast: z.array(z.number()).min(1),
  season: z.number().int().min(1),
});
export const maseAnswer = z.object({ mase: z.number().nullable().describe('null where the scale is 0 or unknown') });

export const wisCase = z.strictObject({
  actual: z.number(),
  chances: z.array(z.number().gt(0).lt(1)).min(1).describe('Ascending, symmetric about 0.5, which is among them'),
  quantiles: z.array(z.number()).min(1).describe('Ascending, one per chance'),
});
export const wisAnswer = z.object({ wis: z.number() });

/** A forecast as anybody may ask for it, and its answer. */
export type ForecastCase = z.output<typeof forecastCase>;
export type ForecastAnswer = z.output<typeof forecastAnswer>;
