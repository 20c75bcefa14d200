import { z } from 'zod';
import { type Frozen, issue, stageValue, text } from '../domain/index.ts';
import { alarm, qualityHistory, sourceQuality } from './quality/contract.ts';

/** The pool stage: what is held, in one form, from where, how good, which version. */
export const poolDetail = z.object({
  snapshot: z.string(),
  tables: z.array(
    z.object({ table: z.string(), rows: z.number().int(), files: z.number().int(), bytes: z.number().int() }),
  ),
  /** Five dimensions by source, 0..1; null is "insufficient history". */
  quality: z.array(sourceQuality),
  /** The same month by month, by source, table and place. */
  history: z.array(qualityHistory),
  /** What looks wrong, the newest first. */
  alarms: z.array(alarm),
  /** Cross-checks between sources: the sentence `pool.note.<code>` with both values. */
  checks: z.array(issue),
  totals: z.object({
    population_zones: z.number().nullable(),
    population_by_source: z.array(
      z.object({ source_id: z.string(), level: z.string(), year: z.number().int(), persons: z.number() }),
    ),
    facilities: z.number().int(),
    zones: z.number().int(),
    beds: z.number().nullable(),
  }),
});
export type PoolDetail = Frozen<z.infer<typeof poolDetail>>;
export const poolValue = stageValue(poolDetail);
export type PoolValue = Frozen<z.infer<typeof poolValue>>;

/** A row that could not be used: where it stood, what it held, which rule it broke, in words. */
export const quarantinedRow = z.object({
  source_id: z.string(),
  delivery_id: z.string(),
  file: z.string(),
  /** Line of the file on which the row begins; for GeoJSON the number of the feature. */
  line: z.number().int(),
  /** Number of the row, the first below the header is 1. */
  row_no: z.number().int(),
  rule: z.string(),
  field: z.string().nullable(),
  value: z.string().nullable(),
  say: text,
  /** The row as it was sent, column by column. */
  row: z.record(z.string(), z.string().nullable()),
  /** It names people and is kept sealed, and whoever reads has no key to it: value and row are left out. */
  sealed: z.boolean().optional(),
});
export type QuarantinedRow = Frozen<z.infer<typeof quarantinedRow>>;
