import { z } from 'zod';

const count = z.number().int().min(0);

export const qualityInput = z.strictObject({
  read: count,
  quarantined: count,
  flagged: count,
  cells: count,
  unknown_cells: count,
  expected: count.optional(),
});
export const qualityOutput = z.object({ completeness: z.number().nullable(), accuracy: z.number().nullable() });

export const residentsInput = z.strictObject({
  year: z.number().int(),
  place_id: z.array(z.string()),
  persons: z.array(z.number().min(0)),
  sex: z.array(z.string().nullable()).optional(),
  age_from: z.array(z.number().int().nullable()).optional(),
});
export const residentsOutput = z.object({ place_id: z.array(z.string()), persons: z.array(z.number()) });

const ofService = { facility_id: z.string(), service_code: z.string().nullable() };
const beds = z.number().min(0).nullable();

export const staffedBedsInput = z.strictObject({
  nurses_per_bed: z.number().positive(),
  beds: z.array(z.strictObject({ ...ofService, licensed: beds, physical: beds, staffed: beds })),
  nurses: z.array(z.strictObject({ ...ofService, fte: z.number().min(0) })),
});
export const staffedBedsOutput = z.object({
  derived: z.array(z.object({ ...ofService, beds: z.number() })),
});
