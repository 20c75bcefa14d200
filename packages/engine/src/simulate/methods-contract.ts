import { z } from 'zod';
import type { Frozen } from '../domain/index.ts';

/** Servers (beds, desks) and how many would be busy if there were no end of them. */
export const lossCase = z.strictObject({ servers: z.number().int().min(1), load: z.number().min(0) });
export const lossAnswer = z.object({ refused: z.number(), carried: z.number(), occupancy: z.number() });
export type LossAnswer = Frozen<z.infer<typeof lossAnswer>>;

/** Rates per unit of time, in any unit: the wait comes back in the same. */
export const queueCase = z.strictObject({
  arrival_rate: z.number().min(0),
  service_rate: z.number().positive(),
  servers: z.number().int().min(1),
});
export const queueAnswer = z.object({
  load: z.number(),
  utilisation: z.number(),
  /** Share of arrivals that wait. */
  waits: z.number(),
  /** Mean wait, and mean time from arrival to leaving. */
  wait: z.number(),
  time: z.number(),
  /** Mean number waiting, and in the system. */
  waiting: z.number(),
  present: z.number(),
  /** Share of time with nobody in the system. */
  empty: z.number(),
});
export type QueueAnswer = Frozen<z.infer<typeof queueAnswer>>;

/** How long stays last: `days[i]` with weight `stays[i]`, or exponential with a mean. */
export const stayLengths = z.discriminatedUnion('form', [
  z.strictObject({
    form: z.literal('observed'),
    days: z.array(z.number().min(0)).min(1),
    stays: z.array(z.number().min(0)).min(1),
  }),
  z.strictObject({ form: z.literal('exponential'), mean_days: z.number().positive() }),
]);
export type StayLengths = Frozen<z.infer<typeof stayLengths>>;

/** One ward: beds as servers, arrivals by day (taken round and round), stays, patience, how long to watch. */
export const wardCase = z.strictObject({
  /** Beds that patients may lie in, extra beds included. */
  beds: z.number().int().min(0),
  /** Beds with staff, for occupancy and the count of patients in extra beds; `beds` when absent. */
  staffed_beds: z.number().min(0).optional(),
  /** Expected arrivals of each day; the list starts anew when it ends. */
  arrivals_per_day: z.array(z.number().min(0)).min(1),
  stay: stayLengths,
  /** Patients go elsewhere after so many days in vain; null: they never do. */
  patience_days: z.number().min(0).nullable(),
  /** Share of patients who pass the others in the queue. */
  urgent_share: z.number().min(0).max(1).default(0),
  warm_up_days: z.number().int().min(0),
  days: z.number().int().positive(),
});
export type WardCase = Frozen<z.infer<typeof wardCase>>;

export const wardRequest = z.strictObject({
  ward: wardCase,
  replications: z.number().int().min(2),
  level: z.number().gt(0).lt(1),
  seed: z.number().int(),
});

const estimate = z.object({ mean: z.number(), low: z.number(), high: z.number() });

export const wardAnswer = z.object({
  /** Mean patients in beds ÷ staffed beds. */
  occupancy: estimate,
  mean_wait_days: estimate,
  /** Share of patients who waited at all. */
  waited: estimate,
  refused: estimate,
  admissions_per_day: estimate,
  /** Mean number of patients in beds above the staffed ones. */
  in_extra_beds: estimate,
  /** Mean number of patients waiting. */
  waiting: estimate,
});
export type WardAnswer = Frozen<z.infer<typeof wardAnswer>>;
