import { z } from 'zod';
import { type Frozen, stageValue } from '../domain/index.ts';
import { units } from '../domain/units.ts';

export const simulateOptions = z.strictObject({
  service_code: z.string(),
  /** Days simulated after the warm-up. */
  days: z.number().int().positive(),
  warm_up_days: z.number().int().min(0),
  replications: z.number().int().min(2),
  /** A patient who would wait longer than this goes elsewhere, days. */
  patience_days: z.number().positive(),
  /** Share that the intervals promise to hold. */
  level: z.number().min(0).max(1),
  /** At most so many facilities are simulated: those that the plan touches first, then the busiest. */
  facilities: z.number().int().positive(),
});
export type SimulateOptions = Frozen<z.infer<typeof simulateOptions>>;

const estimate = z.object({ mean: z.number(), low: z.number(), high: z.number() });
export type Estimate = Frozen<z.infer<typeof estimate>>;

export const facilityRun = z.object({
  facility_id: z.string(),
  beds: z.number(),
  /** Share of beds in use. */
  occupancy: estimate,
  mean_wait_days: estimate,
  /** Share of patients who went elsewhere. */
  refused: estimate,
  admissions_per_day: estimate,
});

export const scenarioRun = z.object({
  id: z.enum(['baseline', 'plan']),
  beds: z.number(),
  occupancy: estimate,
  mean_wait_days: estimate,
  refused: estimate,
  admissions_per_day: estimate,
  facilities: z.array(facilityRun),
});

export const simulateDetail = z.object({
  service_code: z.string(),
  unit: z.enum(units),
  level: z.number(),
  replications: z.number().int(),
  days: z.number().int(),
  warm_up_days: z.number().int(),
  scenarios: z.array(scenarioRun),
  /** Plan − baseline with common random numbers, paired by replication. */
  difference: z.object({ occupancy: estimate, mean_wait_days: estimate, refused: estimate }).nullable(),
  /** The same figures as the data hold them, beside the baseline. */
  observed: z.object({
    occupancy: z.number().nullable(),
    mean_wait_days: z.number().nullable(),
    admissions_per_day: z.number().nullable(),
    mean_stay_days: z.number().nullable(),
  }),
});
export type SimulateDetail = Frozen<z.infer<typeof simulateDetail>>;

export const simulateValue = stageValue(simulateDetail);
export type SimulateValue = Frozen<z.infer<typeof simulateValue>>;
