import { z } from 'zod';
import { decaySteps } from '../balance/index.ts';

const minutesTable = z
  .array(z.array(z.number().min(0).nullable()).min(1))
  .min(1)
  .describe('minutes from each zone (row) to each facility (column); null is out of reach');

/** Where to place more supply: E2SFCA in, whole units out. */
export const maxMinInput = z.strictObject({
  supply: z
    .array(z.number().min(0).nullable())
    .min(1)
    .describe('units at each facility; null is unknown, no candidate'),
  population: z.array(z.number().min(0)).min(1).describe('residents of each zone'),
  minutes: minutesTable,
  decay: decaySteps,
  add: z.number().int().min(0).describe('units to place, at most'),
  cap: z.array(z.number().int().min(0)).describe('units that each facility can take'),
  worst_share: z.number().positive().max(1).describe('share of the people, worst served first'),
  price: z.number().positive().optional(),
  budget: z.number().min(0).optional(),
});

export const maxMinOutput = z.object({
  status: z.enum(['optimal', 'feasible', 'infeasible']),
  units: z.array(z.number().int()).describe('units added at each facility'),
  placed: z.number().int(),
  before: z.number().describe('mean score of the worst-served share, per 1,000 residents, today'),
  after: z.number(),
  bound: z.number().describe('no plan reaches more'),
  gap: z.number().describe('(bound - after) / |after|'),
  limited_by: z.enum(['number', 'budget', 'caps']),
  unit_worth: z.number().describe('what one more unit could add to `after`, at most'),
});

export const pMedianInput = z.strictObject({
  weight: z.array(z.number().min(0)).min(1).describe('people at each demand point'),
  cost: z
    .array(z.array(z.number().min(0).nullable()).min(1))
    .min(1)
    .describe('distance or minutes from each demand point (row) to each site (column); null is no way'),
  existing: z.array(z.number().int().min(0)).default([]).describe('sites that are open already, numbered from 0'),
  open: z.number().int().min(0).describe('how many more to open'),
});

export const pMedianOutput = z.object({
  status: z.enum(['optimal', 'feasible', 'infeasible']),
  opened: z.array(z.number().int()),
  objective: z.number().describe('sum of weight x cost to the nearest open site'),
  bound: z.number(),
  gap: z.number(),
});
export type MaxMinInput = z.infer<typeof maxMinInput>;
export type MaxMinOutput = z.infer<typeof maxMinOutput>;
export type PMedianInput = z.infer<typeof pMedianInput>;
export type PMedianOutput = z.infer<typeof pMedianOutput>;
