/** From this quality on intervals stay as they are; at and below `worst` they are twice as wide. */
const [good, worst] = [0.9, 0.4];

/**
 * How much wider an interval should be that rests on data of some quality (completeness × accuracy, 0..1): 1 from 0.9 on
 * and where nothing is known, 2 at 0.4 and below, a straight line between. The rule is a stated precaution, not an
 * estimate: rows that are missing or in doubt are not missing at random, and past errors do not show them.
 */
export function intervalFactor(quality: number | null): number {
  if (quality === null || Number.isNaN(quality) || quality >= good) return 1;
  return 1 + Math.min(1, (good - quality) / (good - worst));
}
