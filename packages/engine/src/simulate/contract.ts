import { z } from 'zod';
import { type Frozen, stageValue } from '../domain/index.ts';
import { units } from '../domain/units.ts';

export const simulateOptions = z.strictObject({
  service_code: z.string(),
  /** Days simulated after the warm-up. */
  days: z.number().int().positive().max(36_525),
  warm_up_days: z.number().int().min(0).max(36_525),
  replications: z.number().int().min(2).max(10_000),
  /** A patient who would wait longer than this goes elsewhere, days. */
  patience_days: z.number().positive(),
  /** A baseline that loses at most this share of patients has admitted "the admissions that happened" (see `bedsInUse`). */
  lost_at_most: z.number().min(0).max(1).default(0.01),
  /** Acuity codes of patients who pass the others in the queue; nobody does where no stay carries one of them. */
  urgent_acuity: z.array(z.string()).default(['urgent', 'emergency']),
  /** Share that the intervals promise to hold. */
  level: z.number().gt(0).lt(1),
  /** At most so many facilities are simulated: those that the plan touches first, then the busiest. */
  facilities: z.number().int().positive(),
});
export type SimulateOptions = Frozen<z.infer<typeof simulateOptions>>;

const estimate = z.object({ mean: z.number(), low: z.number(), high: z.number() });
export type Estimate = Frozen<z.infer<typeof estimate>>;

export const facilityRun = z.object({
  facility_id: z.string(),
  /** Staffed beds. */
  beds: z.number(),
  /** Beds above the staffed ones that the observed admissions ask for (extra beds, 加床); the same in every scenario. */
  extra_beds: z.number().int(),
  /** Mean patients in beds ÷ staffed beds: above 1 where patients lie in extra beds. */
  occupancy: estimate,
  mean_wait_days: estimate,
  /** Share of patients who went elsewhere. */
  refused: estimate,
  admissions_per_day: estimate,
  /** Mean number of patients in extra beds. */
  in_extra_beds: estimate,
  /** The same as the data hold it, of this facility. */
  observed: z.object({
    occupancy: z.number().nullable(),
    mean_wait_days: z.number().nullable(),
    admissions_per_day: z.number().nullable(),
  }),
});

export const scenarioRun = z.object({
  id: z.enum(['baseline', 'plan']),
  beds: z.number(),
  extra_beds: z.number().int(),
  occupancy: estimate,
  mean_wait_days: estimate,
  refused: estimate,
  admissions_per_day: estimate,
  in_extra_beds: estimate,
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
  difference: z
    .object({
      occupancy: estimate,
      mean_wait_days: estimate,
      refused: estimate,
      admissions_per_day: estimate,
      in_extra_beds: estimate,
    })
    .nullable(),
  /**
   * Facilities that give the service and were not simulated: beyond the limit of the options, without beds or stays, or
   * with more or longer stays than any number of beds could have held.
   */
  left_out: z.object({
    beyond_limit: z.number().int(),
    no_beds: z.number().int(),
    no_stays: z.number().int(),
    implausible: z.number().int(),
  }),
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
