/** Theil's T with its parts; `total` = `between` + `within`. */
export type TheilParts = {
  readonly total: number;
  readonly between: number;
  readonly within: number;
  /** The groups, in the order in which they first occur: people and mean score. */
  readonly groups: readonly { readonly group: string; readonly persons: number; readonly mean: number }[];
};

/**
 * Theil's T of scores over people, split into the part between groups and the part within them.
 *
 *   T = sum_i P_i/P · y_i ln y_i,  y_i = A_i/μ,  0 ln 0 = 0
 *   between = sum_g P_g/P · y_g ln y_g,  y_g = mean of the group ÷ μ;  within is the rest
 *
 * 0 when everyone has the same, ln(P/P_i) at most. Zones with NaN or without people take no part. All NaN when there are
 * no people or the mean is 0. O(n).
 *
 * @param group  the group of each zone; leave out for the total alone
 * @see Theil 1967, "Economics and Information Theory", chapter 4
 */
export function theil(score: ArrayLike<number>, population?: ArrayLike<number>, group?: readonly string[]): TheilParts {
  const groups = new Map<string, { persons: number; total: number }>();
  let [people, supply] = [0, 0];
  each(score, population, (i, value, persons) => {
    people += persons;
    supply += persons * value;
    const name = group?.[i] ?? '';
    const entry = groups.get(name) ?? { persons: 0, total: 0 };
    entry.persons += persons;
    entry.total += persons * value;
    groups.set(name, entry);
  });
  const mean = supply / people;
  if (!(mean > 0)) return { total: Number.NaN, between: Number.NaN, within: Number.NaN, groups: [] };
  let total = 0;
  each(score, population, (_, value, persons) => {
    total += (persons / people) * yLnY(value / mean);
  });
  let between = 0;
  for (const { persons, total: held } of groups.values()) between += (persons / people) * yLnY(held / persons / mean);
  return {
    total,
    between,
    within: Math.max(0, total - between),
    groups: [...groups].map(([name, { persons, total: held }]) => ({ group: name, persons, mean: held / persons })),
  };
}

/**
 * Theil's L (mean log deviation): sum_i P_i/P · ln(μ/A_i). Infinite where someone has nothing, which is why T is the one
 * that the imbalance map uses. NaN when there are no people or the mean is 0.
 *
 * @see Shorrocks 1980, doi:10.2307/1913126
 */
export function theilL(score: ArrayLike<number>, population?: ArrayLike<number>): number {
  let [people, supply, logs] = [0, 0, 0];
  each(score, population, (_, value, persons) => {
    people += persons;
    supply += persons * value;
    logs += persons * Math.log(value);
  });
  const mean = supply / people;
  return mean > 0 ? Math.log(mean) - logs / people : Number.NaN;
}

const yLnY = (y: number) => (y > 0 ? y * Math.log(y) : 0);

function each(
  score: ArrayLike<number>,
  population: ArrayLike<number> | undefined,
  see: (i: number, value: number, persons: number) => void,
): void {
  if (population && population.length !== score.length) {
    throw new RangeError(
      `There are ${score.length} scores and ${population.length} populations; give one of each a zone.`,
    );
  }
  for (let i = 0; i < score.length; i++) {
    const value = score[i] as number;
    const persons = population?.[i] ?? 1;
    if (value < 0) throw new RangeError(`Score ${i} is ${value}; fairness is defined for scores of 0 or more.`);
    if (!Number.isNaN(value) && persons > 0) see(i, value, persons);
  }
}
