/**
 * Gini index of scores over people: 0 when everyone has the same, towards 1 when few have all.
 *
 *   G = sum_i sum_j P_i P_j |A_i − A_j| / (2 P² μ),  μ the mean over people
 *
 * Equal to the double sum, computed on the sorted scores in O(n log n). Zones with NaN or without people take no part.
 * NaN when there are no people or the mean is 0.
 *
 * @param score       one per zone, 0 or more
 * @param population  residents, one per zone; leave out to count each entry once
 * @see Gini 1912, "Variabilità e mutabilità"; weights are people, as the formula above says
 */
export function gini(score: ArrayLike<number>, population?: ArrayLike<number>): number {
  const curve = lorenz(score, population);
  if (curve.length < 2) return Number.NaN;
  let area = 0;
  for (let i = 1; i < curve.length; i++) {
    const [p, s] = curve[i] as readonly [number, number];
    const [q, t] = curve[i - 1] as readonly [number, number];
    area += (p - q) * (s + t);
  }
  return Math.max(0, 1 - area);
}

/**
 * Lorenz curve: points (share of people, share of what they have), poorest first, from (0, 0) to (1, 1). People with the
 * same score share one point. Empty when there are no people or nothing to share.
 */
export function lorenz(score: ArrayLike<number>, population?: ArrayLike<number>): [people: number, supply: number][] {
  if (population && population.length !== score.length) {
    throw new RangeError(
      `There are ${score.length} scores and ${population.length} populations; give one of each a zone.`,
    );
  }
  const order: number[] = [];
  for (let i = 0; i < score.length; i++) {
    const value = score[i] as number;
    if (value < 0) throw new RangeError(`Score ${i} is ${value}; fairness is defined for scores of 0 or more.`);
    if (!Number.isNaN(value) && (population?.[i] ?? 1) > 0) order.push(i);
  }
  order.sort((a, b) => (score[a] as number) - (score[b] as number) || a - b);
  const people: number[] = [0];
  const supply: number[] = [0];
  let last = Number.NaN;
  for (const i of order) {
    const persons = population?.[i] ?? 1;
    const value = score[i] as number;
    if (value !== last) {
      people.push(people.at(-1) as number);
      supply.push(supply.at(-1) as number);
      last = value;
    }
    people[people.length - 1] = (people.at(-1) as number) + persons;
    supply[supply.length - 1] = (supply.at(-1) as number) + persons * value;
  }
  const [allPeople, allSupply] = [people.at(-1) as number, supply.at(-1) as number];
  if (!(allPeople > 0 && allSupply > 0)) return [];
  return people.map((p, i) => [p / allPeople, (supply[i] as number) / allSupply]);
}

/** A Lorenz curve thinned to at most `points` + 2 points for drawing; the ends stay. */
export function thinLorenz(
  curve: readonly (readonly [number, number])[],
  points: number,
): [people: number, supply: number][] {
  const kept: [number, number][] = [];
  let next = 0;
  curve.forEach(([people, supply], i) => {
    if (people < next && i !== curve.length - 1) return;
    kept.push([people, supply]);
    next = people + 1 / points;
  });
  return kept;
}
