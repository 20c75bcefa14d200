import { z } from 'zod';

const age = z.number().int().min(0);
const sex = z.string().nullable().default(null);

export const expectedNeedInput = z.strictObject({
  people: z
    .array(z.strictObject({ sex, age_from: age, age_to: age.nullable(), persons: z.number().min(0) }))
    .min(1)
    .describe('residents by age band; age_to is included, null is open'),
  rates: z
    .array(z.strictObject({ sex, age_from: age, age_to: age.nullable(), per_1000: z.number().min(0) }))
    .min(1)
    .describe('events per 1,000 people of that age a year'),
});
export const expectedNeedOutput = z.object({
  need: z.number().describe('events a year'),
  uncovered: z.number().describe('people whose age no rate covers'),
  per_1000: z.number().nullable().describe('events a year per 1,000 residents'),
});

export const supplyPer1000Input = z.strictObject({
  supply: z.array(z.number().min(0).nullable()).describe('one per facility; null is unknown'),
  zone: z.array(z.number().int().min(-1)).describe('zone of each facility, counted from 0; -1 is none'),
  population: z.array(z.number().min(0).nullable()).describe('residents, one per zone'),
});
export const supplyPer1000Output = z.object({ per_1000: z.array(z.number().nullable()) });

export const bedUseInput = z.strictObject({
  bed_days: z.number().min(0),
  stays: z.number().min(0),
  beds: z.number().positive(),
  days: z.number().positive(),
});
export const bedUseOutput = z.object({
  occupancy: z.number().describe('share of the bed-days, 0 or more'),
  turnover: z.number().describe('stays a year per bed'),
});
