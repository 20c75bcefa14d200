import { z } from 'zod';
import { imbalanceClasses } from './contract.ts';

const columnOf = (what: string) => z.array(z.number().min(0)).min(1).describe(what);

const travel = z.union([
  z
    .strictObject({ minutes: z.array(z.array(z.number().min(0).nullable())).min(1) })
    .describe('minutes from every zone (row) to every facility (column); null is no way'),
  z
    .strictObject({
      zone: z.array(z.number().int().min(0)),
      facility: z.array(z.number().int().min(0)),
      minutes: z.array(z.number().min(0)),
    })
    .describe('a list of pairs, column by column; zones and facilities are counted from 0'),
]);
export type TravelInput = z.infer<typeof travel>;

const decay = z.discriminatedUnion('form', [
  z.strictObject({
    form: z.literal('step'),
    steps: z.array(z.strictObject({ to: z.number().positive(), weight: z.number().min(0) })).min(1),
  }),
  z.strictObject({ form: z.literal('gaussian'), scale: z.number(), cut: z.number().positive() }),
  z.strictObject({ form: z.literal('exponential'), scale: z.number().positive(), cut: z.number().positive() }),
  z.strictObject({ form: z.literal('linear'), cut: z.number().positive() }),
  z.strictObject({
    form: z.literal('inverse_power'),
    power: z.number(),
    scale: z.number().positive(),
    least: z.number().min(0),
    cut: z.number().positive(),
  }),
]);

const supply = z
  .array(z.number().min(0).nullable())
  .min(1)
  .describe('one per facility; null is unknown and takes no part, 0 is 0');
const population = columnOf('residents, one per zone');

export const e2sfcaInput = z.strictObject({ supply, population, travel, decay });
export const twoStepFcaInput = z.strictObject({ supply, population, travel, within_minutes: z.number().positive() });
export const catchmentOutput = z.object({
  score: z.array(z.number()).describe('supply per resident, one per zone'),
  demand: z.array(z.number()).describe('weighted residents who can reach each facility'),
  supply_out_of_reach: z.number().describe('share of the known supply that nobody can reach'),
});

export const fairnessInput = z.strictObject({
  score: columnOf('what each zone has per resident'),
  population: columnOf('residents, one per zone').optional(),
});
export const giniOutput = z.object({
  gini: z.number().nullable(),
  lorenz: z.array(z.tuple([z.number(), z.number()])),
});
export const theilInput = fairnessInput.extend({
  group: z.array(z.string()).optional().describe('the group of each zone, for between and within'),
});
export const theilOutput = z.object({
  theil_t: z.number().nullable(),
  between: z.number().nullable(),
  within: z.number().nullable(),
  theil_l: z.number().nullable().describe('mean log deviation; null where someone has nothing'),
});

const places = z.strictObject({ lon: z.array(z.number()), lat: z.array(z.number()) });
export const straightLineInput = z.strictObject({
  zones: places,
  facilities: places,
  detour: z.number().min(1),
  speed_kmh: z.number().positive(),
  up_to_minutes: z.number().positive(),
});
export const straightLineOutput = z.object({
  zone: z.array(z.number().int()),
  facility: z.array(z.number().int()),
  minutes: z.array(z.number()),
});

const limits = z.strictObject({ low: z.number().positive(), high: z.number().positive() });
export const classesInput = z.strictObject({
  score: columnOf('reachable supply per resident, one per zone'),
  need: columnOf('need per resident, one per zone'),
  population,
  limits: z.strictObject({ supply: limits, need: limits }),
});
export const classesOutput = z.object({
  supply_index: z.array(z.number().nullable()),
  need_index: z.array(z.number().nullable()),
  class: z.array(z.enum(imbalanceClasses).nullable()),
});
