import { z } from 'zod';
import { text } from '../domain/index.ts';
import { sourceContract } from './contract.ts';
import { dictionary, expression } from './expression-contract.ts';
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

const token = z.string().nullable();
/** A person as the linkage store holds it: 1,024 bits of the name in hexadecimal, the rest as keyed tokens. */
const encodedPerson = z.strictObject({
  id: z.string(),
  name: z
    .string()
    .regex(/^[0-9a-f]{256}$/, '256 hexadecimal digits')
    .nullable(),
  whole: token,
  surname: token,
  year: token,
  month: token,
  day: token,
  sex: token,
  numbers: z.array(z.string()),
});
const pair = z.object({
  left: z.string(),
  right: z.string(),
  method: z.enum(['number', 'probability']),
  score: z.number(),
});
const levels = z.object({ name: z.array(z.number()), birth: z.array(z.number()), sex: z.array(z.number()) });

export const linkInput = z.strictObject({
  left: z.array(encodedPerson),
  right: z.array(encodedPerson),
  /** Chances from which a pair is linked, and from which it is shown to people, 0..1. */
  upper: z.number().gt(0).max(1).default(0.95),
  lower: z.number().gt(0).max(1).default(0.3),
});
export const linkOutput = z.object({
  links: z.array(pair),
  review: z.array(pair),
  /** Shares of levels of agreement among pairs of one person (m) and of two (u), from no agreement upwards. */
  weights: z.object({ m: levels, u: levels, share: z.number() }),
  compared: z.number().int(),
  rounds: z.number().int(),
  passed_blocks: z.number().int(),
});

export const classifyInput = z.strictObject({ texts: z.array(z.string()), dictionary });
export const classifyOutput = z.object({
  guesses: z.array(z.array(z.object({ code: z.string(), score: z.number() }))),
});
