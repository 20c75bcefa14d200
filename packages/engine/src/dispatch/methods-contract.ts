import { z } from 'zod';

const counts = (what: string) => z.array(z.number().int().min(0)).min(1).describe(what);

export const transfersInput = z.strictObject({
  send: counts('patients that each sender must give away'),
  take: counts('patients that each receiver can take'),
  cost: z
    .array(z.array(z.number().min(0).nullable()))
    .min(1)
    .describe('minutes or km from each sender (row) to each receiver (column); null is no way'),
  limit: z.number().positive().optional().describe('no patient is moved further than this'),
});

export const transfersOutput = z.object({
  transferred: z.number().int(),
  cost: z.number().describe('sum over patients of the cost of their way'),
  transfers: z.array(z.object({ from: z.number().int(), to: z.number().int(), patients: z.number().int() })),
  unplaced: z.array(z.number().int()).describe('patients of each sender without a place'),
});

export const flowInput = z.strictObject({
  nodes: z.number().int().min(2),
  from: z.array(z.number().int().min(0)),
  to: z.array(z.number().int().min(0)),
  capacity: z.array(z.number().int().min(0)),
  cost: z.array(z.number().min(0)),
  source: z.number().int().min(0),
  sink: z.number().int().min(0),
  most: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe('units to send at most; as many as the network carries when absent'),
});

export const flowOutput = z.object({ flow: z.array(z.number().int()), amount: z.number().int(), cost: z.number() });
export type TransfersInput = z.infer<typeof transfersInput>;
export type TransfersOutput = z.infer<typeof transfersOutput>;
