import { weightedMean } from '../kernel/index.ts';
import type { ImbalanceClass } from './contract.ts';

/** Below `low` is low, above `high` is high; both limits themselves are middle. */
export type ClassLimits = {
  readonly supply: { readonly low: number; readonly high: number };
  readonly need: { readonly low: number; readonly high: number };
};

/** Values against their mean over people: `index` 1 is the mean. NaN where a zone takes no part. */
export type Indexed = { readonly index: Float64Array; readonly mean: number };

/**
 * Each zone's value ÷ the mean over people. Only zones that count (`counts`) enter the mean and get an index; the others
 * get NaN, and so does everyone where the mean is 0 or nobody counts.
 *
 * @param value       score or need per resident, one per zone; NaN is no data
 * @param population  residents, one per zone
 * @param counts      1 for zones with a position, with people, and not a gap; 0 otherwise
 */
export function indexed(value: Float64Array, population: Float64Array, counts: Uint8Array): Indexed {
  const weights = population.map((persons, i) => (counts[i] === 1 ? persons : 0));
  const mean = weightedMean(value, weights);
  const index = value.map((v, i) => (counts[i] === 1 && mean > 0 ? v / mean : Number.NaN));
  return { index, mean };
}

/** The class of one zone: supply 1 low, 2 middle, 3 high, then need 1..3; null where either index is NaN. */
export function classOf(supplyIndex: number, needIndex: number, limits: ClassLimits): ImbalanceClass | null {
  if (Number.isNaN(supplyIndex) || Number.isNaN(needIndex)) return null;
  return `${third(supplyIndex, limits.supply)}${third(needIndex, limits.need)}`;
}

const third = (index: number, { low, high }: ClassLimits['supply']) => (index < low ? 1 : index > high ? 3 : 2);

/** What a class is as a finding: `13` is short (low supply, high need), `31` is ample (the reverse). */
export const findingOf = (c: ImbalanceClass | null): 'short' | 'ample' | null =>
  c === '13' ? 'short' : c === '31' ? 'ample' : null;
