/** A one-way table that may be shown: `null` stands where a count is withheld. */
export type SuppressedCounts = {
  readonly counts: readonly (number | null)[];
  /** Sum of all counts, or null where it would give a withheld one away. */
  readonly total: number | null;
  /** Which counts are withheld for being small, and which so that the small ones cannot be worked out from the total. */
  readonly small: readonly number[];
  readonly complementary: readonly number[];
};

/**
 * Withholds small counts of people from a one-way table with a total.
 *
 * Small are counts from 1 to below the threshold; 0 is shown. What is withheld must not follow from the rest: at least two
 * counts are withheld, and together they reach the threshold; until then the smallest shown count above 0 is withheld as
 * well (the first among equals), and when there is none left, the total.
 *
 * @param counts     whole numbers, 0 or more
 * @param threshold  least count that may be shown, 2 or more
 * @throws RangeError for other numbers
 * @see Hundepool et al., Statistical Disclosure Control, Wiley 2012
 */
export function suppressSmallCounts(counts: readonly number[], threshold: number): SuppressedCounts {
  if (!Number.isInteger(threshold) || threshold < 2)
    throw new RangeError(`The least count that may be shown must be a whole number from 2, got ${threshold}.`);
  const bad = counts.findIndex((c) => !Number.isInteger(c) || c < 0);
  if (bad >= 0) throw new RangeError(`Count ${bad} is ${counts[bad]}; whole numbers from 0 are needed.`);

  const small = counts.flatMap((c, i) => (c > 0 && c < threshold ? [i] : []));
  const total = counts.reduce((sum, c) => sum + c, 0);
  if (small.length === 0) return { counts: [...counts], total, small, complementary: [] };

  const open = counts
    .map((count, at) => ({ count, at }))
    .filter(({ count }) => count >= threshold)
    .sort((a, b) => a.count - b.count || a.at - b.at);
  const complementary: number[] = [];
  let withheld = small.reduce((sum, i) => sum + (counts[i] as number), 0);
  const safe = () => small.length + complementary.length >= 2 && withheld >= threshold;
  while (!safe() && open.length > 0) {
    const next = open.shift() as { count: number; at: number };
    complementary.push(next.at);
    withheld += next.count;
  }
  const hidden = new Set([...small, ...complementary]);
  return {
    counts: counts.map((c, i) => (hidden.has(i) ? null : c)),
    total: safe() ? total : null,
    small,
    complementary: complementary.toSorted((a, b) => a - b),
  };
}
