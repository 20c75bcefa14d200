import { z } from 'zod';
import { type Frozen, issue, stageValue } from '../domain/index.ts';
import { units } from '../domain/units.ts';

export const dispatchOptions = z.strictObject({
  service_code: z.string(),
  /** A surge of so many patients, at the zone or area named, or at the fullest facility when absent. */
  patients: z.number().int().positive(),
  place_id: z.string().optional(),
  /** Facilities are filled up to this share of their supply, no further. */
  fill_to: z.number().positive(),
  /** No patient is moved further than this. */
  limit_minutes: z.number().positive(),
});
export type DispatchOptions = Frozen<z.infer<typeof dispatchOptions>>;

export const transfer = z.object({
  from_id: z.string(),
  to_id: z.string(),
  patients: z.number().int(),
  minutes: z.number(),
  /** Why this facility: `code` names the sentence `dispatch.reason.<code>`. */
  because: z.array(issue).optional(),
});

export const dispatchDetail = z.object({
  service_code: z.string(),
  unit: z.enum(units),
  status: z.enum(['optimal', 'infeasible']),
  patients: z.number().int(),
  /** Where the surge is: a facility. */
  origin_id: z.string(),
  origin_free: z.number(),
  stay_at_origin: z.number().int(),
  transfers: z.array(transfer),
  unplaced: z.number().int(),
  patient_minutes: z.number(),
  /** Free places of the facilities within reach before and after. */
  facilities: z.array(
    z.object({
      facility_id: z.string(),
      minutes: z.number(),
      supply: z.number(),
      occupied: z.number(),
      free: z.number(),
      received: z.number(),
    }),
  ),
});
export type DispatchDetail = Frozen<z.infer<typeof dispatchDetail>>;

export const dispatchValue = stageValue(dispatchDetail);
export type DispatchValue = Frozen<z.infer<typeof dispatchValue>>;
