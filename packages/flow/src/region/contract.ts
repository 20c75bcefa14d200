import { balanceOptions } from '@junheng/engine/balance';
import { decideOptions } from '@junheng/engine/decide';
import { dispatchOptions } from '@junheng/engine/dispatch';
import { type Frozen, languages, text } from '@junheng/engine/domain';
import { feedbackOptions } from '@junheng/engine/feedback';
import { forecastOptions } from '@junheng/engine/forecast';
import { planOptions } from '@junheng/engine/plan';
import { profileOptions } from '@junheng/engine/profile';
import { simulateOptions } from '@junheng/engine/simulate';
import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and - only, a letter first');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/**
 * `region.yaml`: what a region is, and every assumption that its figures rest on. No default hides in code: a stage
 * whose block is absent is not run, and says so.
 */
export const regionConfig = z.strictObject({
  region: id,
  names: text,
  /** Language of files that hold sentences, where the command names none. */
  language: z.enum(languages),
  timezone: z.string().refine(isTimeZone, 'no time zone of that name is known; write one such as Asia/Shanghai'),
  currency: z.string().length(3),
  /** Last day that results know of; the last day that the data hold when absent. */
  as_of: z.iso.date().optional(),
  /** What the places are called: the smallest area that is planned for, and the areas above it. */
  zone_names: text,
  levels: z.array(z.strictObject({ code: z.string(), names: text })),
  /** Names of kinds, levels of care, codes of services and causes that the data use. */
  facility_kinds: z.array(z.strictObject({ code: z.string(), names: text })),
  care_levels: z.array(z.strictObject({ code: z.string(), names: text })).default([]),
  /** Indicators of `statistic` that are shown by name. */
  indicators: z.array(z.strictObject({ code: z.string(), names: text })).default([]),
  /** Contract files, relative to this file, in the order in which they are read: what others look up comes first. */
  sources: z.array(z.string()).min(1),
  /** What a reader must know of this region's data, shown on every page that uses them. */
  caveats: z.array(text).default([]),
  /** How long snapshots are kept: all of the last `days`, before them one a month or year; 90 and month when absent. */
  snapshots: z
    .strictObject({ days: z.number().int().min(0).max(36_500), afterwards: z.enum(['month', 'year', 'nothing']) })
    .optional(),
  profile: profileOptions,
  balance: balanceOptions.optional(),
  forecast: forecastOptions.optional(),
  plan: planOptions.optional(),
  simulate: simulateOptions.optional(),
  dispatch: dispatchOptions.optional(),
  decide: decideOptions.optional(),
  feedback: feedbackOptions.optional(),
});
export type RegionConfig = Frozen<z.infer<typeof regionConfig>>;
