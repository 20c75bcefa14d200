import { z } from 'zod';
import type { Frozen } from '../domain/index.ts';

const amounts = z.array(z.number().min(0)).min(1);

/** Units to compare: one row a unit, the same inputs and the same outputs in each, in any unit of measure. */
export const deaCase = z.strictObject({ inputs: z.array(amounts).min(1), outputs: z.array(amounts).min(1) });
export type DeaCase = Frozen<z.infer<typeof deaCase>>;

/** Score (1 is on the frontier), peers with their weights, and what is too much or too little beyond the score. */
export const deaUnit = z.object({
  score: z.number(),
  peers: z.array(z.object({ unit: z.number().int(), weight: z.number() })),
  input_slack: z.array(z.number()),
  output_slack: z.array(z.number()),
});
export type DeaUnit = Frozen<z.infer<typeof deaUnit>>;

export const deaResult = z.object({ units: z.array(deaUnit) });
