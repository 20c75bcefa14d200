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
