import { studentQuantile } from '../kernel/index.ts';
import type { Estimate } from './contract.ts';
import type { WardAnswer, WardCase } from './methods-contract.ts';
import { simulateWard, type WardCounts } from './ward.ts';

/** A ward with the name that its streams of chance carry: scenarios that share names meet the same patients. */
export type NamedWard = { readonly name: string; readonly ward: WardCase };

/**
 * Runs every ward so many times, each replication on streams of its own (`<name>/<replication>`), so that results hang
 * neither on the order of wards nor on how many workers share them.
 *
 * @returns counts[ward][replication]
 */
export function replicate(wards: readonly NamedWard[], replications: number, seed: number): WardCounts[][] {
  if (!Number.isInteger(replications) || replications < 2)
    throw new RangeError(`An interval needs two replications or more, got ${replications}.`);
  return wards.map(({ name, ward }) =>
    Array.from({ length: replications }, (_, r) => simulateWard(ward, seed, `${name}/${r}`)),
  );
}

/** Mean of replications with its interval by Student's t; `low` is not below `least`. */
export function estimate(values: readonly number[], level: number, least = Number.NEGATIVE_INFINITY): Estimate {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1);
  const half = variance > 0 ? studentQuantile((1 + level) / 2, n - 1) * Math.sqrt(variance / n) : 0;
  return { mean, low: Math.max(least, mean - half), high: mean + half };
}

/** One replication of several wards together: sums of their counts. */
export function together(counts: readonly WardCounts[]): WardCounts {
  const sum = (pick: (c: WardCounts) => number) => counts.reduce((s, c) => s + pick(c), 0);
  return {
    admitted: sum((c) => c.admitted),
    waited: sum((c) => c.waited),
    waitDays: sum((c) => c.waitDays),
    urgentAdmitted: sum((c) => c.urgentAdmitted),
    urgentWaitDays: sum((c) => c.urgentWaitDays),
    refused: sum((c) => c.refused),
    bedDays: sum((c) => c.bedDays),
    extraBedDays: sum((c) => c.extraBedDays),
    queueDays: sum((c) => c.queueDays),
    days: counts[0]?.days ?? 0,
    events: sum((c) => c.events),
  };
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** The figures of one replication; `beds` are the staffed beds that occupancy is measured against. */
export const wardFigures = {
  occupancy: (c: WardCounts, beds: number) => ratio(c.bedDays, beds * c.days),
  mean_wait_days: (c: WardCounts) => ratio(c.waitDays, c.admitted),
  waited: (c: WardCounts) => ratio(c.waited, c.admitted),
  refused: (c: WardCounts) => ratio(c.refused, c.admitted + c.refused),
  admissions_per_day: (c: WardCounts) => ratio(c.admitted, c.days),
  in_extra_beds: (c: WardCounts) => ratio(c.extraBedDays, c.days),
  waiting: (c: WardCounts) => ratio(c.queueDays, c.days),
} as const satisfies Record<keyof WardAnswer, (c: WardCounts, beds: number) => number>;
const figureNames = Object.keys(wardFigures) as (keyof WardAnswer)[];

/** Every figure of a ward (or of several together) with its interval over the replications. */
export function summarise(counts: readonly WardCounts[], beds: number, level: number): WardAnswer {
  const entries = figureNames.map((name) => [
    name,
    estimate(
      counts.map((c) => wardFigures[name](c, beds)),
      level,
      0,
    ),
  ]);
  return Object.fromEntries(entries) as WardAnswer;
}

/**
 * Scenario minus baseline, paired by replication: chance that both share falls out of the difference (common random
 * numbers), so the interval is narrower than that of two runs apart.
 *
 * @see Law, Simulation Modeling and Analysis, 5th ed., chapters 10.2 and 11.2
 */
export function difference(
  scenario: { readonly counts: readonly WardCounts[]; readonly beds: number },
  baseline: { readonly counts: readonly WardCounts[]; readonly beds: number },
  level: number,
): WardAnswer {
  const entries = figureNames.map((name) => [
    name,
    estimate(
      scenario.counts.map(
        (c, r) =>
          wardFigures[name](c, scenario.beds) - wardFigures[name](baseline.counts[r] as WardCounts, baseline.beds),
      ),
      level,
    ),
  ]);
  return Object.fromEntries(entries) as WardAnswer;
}
