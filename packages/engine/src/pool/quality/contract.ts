import { z } from 'zod';
import { type Frozen, issue, recipe } from '../../domain/index.ts';

/** The five dimensions of quality, in the order in which they are shown. */
export const dimensions = ['completeness', 'timeliness', 'accuracy', 'consistency', 'update_frequency'] as const;
export type Dimension = (typeof dimensions)[number];

/** What a detector may find wrong. */
export const alarmKinds = [
  'missing_delivery',
  'late_delivery',
  'repeated_delivery',
  'rows_lost',
  'rows_surplus',
  'rule_breaches',
  'unknown_codes',
  'count_scaled',
  'zero_run',
  'stuck_value',
  'day_shift',
  'unit_changed',
  'columns_swapped',
  'value_spike',
  'distribution_drift',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/**
 * Something that looks wrong in what a source sent: where, when, what was expected and what was found. The sentence is
 * `pool.alarm.<kind>` of the catalogues.
 */
export const alarm = z.object({
  kind: z.enum(alarmKinds),
  source_id: z.string(),
  table: z.string(),
  /** A facility, region or zone; null: the whole source. */
  place_id: z.string().nullable(),
  /** The figure or column that it shows in; null: all of them. */
  column: z.string().nullable(),
  /** First and last day that are in doubt, ISO dates. */
  from: z.string(),
  to: z.string(),
  /** What was expected and what was found, in the unit of the column (rows, people, days); null where there is no number. */
  expected: z.number().nullable(),
  found: z.number().nullable(),
  /** How sure: −log10 of the chance of so much by accident, cut at 99; 99 for what needs no chance (a delivery that is not there). */
  strength: z.number(),
  /** More for the sentence: another column, a code, a factor, how many days late. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The rows behind it; null where the fault is that there are none. */
  rows: recipe.nullable(),
  /** Whom to call: the owner that the contract names. */
  owner: z.string(),
});
export type Alarm = Frozen<z.infer<typeof alarm>>;

/**
 * Scores of one dimension, period by period, in whole per mille (0..1000; −1: insufficient history), as runs: value,
 * how often, value, how often … `listScores` lays them out.
 */
export const scoreRuns = z.array(z.number().int());

/** The history of one place (null: the whole source) in one table of one source; dimensions that it cannot have are absent. */
export const qualityHistory = z.object({
  source_id: z.string(),
  table: z.string(),
  place_id: z.string().nullable(),
  /** The periods of `scores`: months (`2024-03`) from the first to the last, all of them. */
  first: z.string(),
  last: z.string(),
  scores: z.object({
    completeness: scoreRuns.optional(),
    timeliness: scoreRuns.optional(),
    accuracy: scoreRuns.optional(),
    consistency: scoreRuns.optional(),
    update_frequency: scoreRuns.optional(),
  }),
});
export type QualityHistory = Frozen<z.infer<typeof qualityHistory>>;

/** A share, or nothing where the history is too short to say. */
const score = z.number().nullable();

/** How good a source is over the last twelve months that it has, 0..1; null with the reason `pool.insufficient.<code>` in `why`. */
export const sourceQuality = z.object({
  source_id: z.string(),
  completeness: score,
  timeliness: score,
  accuracy: score,
  consistency: score,
  update_frequency: score,
  /** Why a dimension has no score: `dimension` → code and what fills its sentence. */
  why: z.array(z.object({ dimension: z.enum(dimensions), say: issue })),
  /** Whom to call. */
  owner: z.string(),
});
export type SourceQuality = Frozen<z.infer<typeof sourceQuality>>;
