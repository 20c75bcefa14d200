import { z } from 'zod';
import { text } from '../domain/index.ts';
import { sourceContract } from './contract.ts';
import { expression } from './expression-contract.ts';
import { readingCodes } from './reading.ts';

const cell = z.string().nullable();
const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Rows column by column, as a source sends them. */
export const evaluateInput = z.strictObject({
  expression,
  /** Every column has one entry a row; null or a blank is unknown. */
  columns: z.record(z.string(), z.array(cell)),
});
export const evaluateOutput = z.object({
  values: z.array(value),
  /** What could not be read, by row (from 0). */
  issues: z.array(z.object({ row: z.number().int(), code: z.enum(readingCodes), field: cell, value: z.string() })),
});

export const mapInput = z.strictObject({
  contract: sourceContract,
  columns: z.array(z.string()).min(1),
  rows: z.array(z.array(z.string())),
  /** The standard tables that the contract feeds: columns with their types, `?` where they may be unknown. */
  shapes: z.record(z.string(), z.record(z.string(), z.string())),
});
export const mapOutput = z.object({
  rows: z.array(z.object({ row: z.number().int(), table: z.string(), values: z.record(z.string(), value) })),
  quarantined: z.array(
    z.object({
      row: z.number().int(),
      breaches: z.array(z.object({ rule: z.string(), field: cell, value: cell, say: text })),
    }),
  ),
  flagged: z.array(z.object({ row: z.number().int(), rules: z.array(z.string()) })),
});

export const cleanInput = z.strictObject({ names: z.array(z.string()) });
export const cleanOutput = z.object({ names: z.array(z.string()) });
