/** Mean score of the worst-served share, and the score of the best served among them. */
export type WorstShare = { readonly mean: number; readonly threshold: number };

/**
 * The mean score of the worst-served share of the people: zones are taken from the lowest score upwards until that
 * share of the people is reached; of the last zone only the part that fits counts. With share 1 it is the plain mean.
 *
 * It equals max over t of t − Σ P_i max(0, t − A_i) ÷ (share × P), which is what makes it a linear programme
 * (Rockafellar & Uryasev 2000, doi:10.21314/JOR.2000.038, for the mean beyond a quantile). Time O(n log n).
 *
 * @param score    one a zone
 * @param persons  residents, one a zone, above 0 in sum
 * @param share    0 < share ≤ 1
 */
export function worstShare(score: ArrayLike<number>, persons: ArrayLike<number>, share: number): WorstShare {
  const order = Uint32Array.from({ length: score.length }, (_, i) => i).sort(
    (a, b) => (score[a] as number) - (score[b] as number) || a - b,
  );
  let people = 0;
  for (let i = 0; i < persons.length; i++) people += persons[i] as number;
  if (!(people > 0) || !(share > 0 && share <= 1) || score.length !== persons.length) {
    throw new RangeError(
      `the worst-served ${share} of ${people} people over ${score.length} scores and ${persons.length} zones has no mean; people must be there, the share above 0 and at most 1.`,
    );
  }
  const wanted = share * people;
  let taken = 0;
  let sum = 0;
  let threshold = 0;
  for (const i of order) {
    const part = Math.min(persons[i] as number, wanted - taken);
    if (!(part > 0)) continue;
    sum += part * (score[i] as number);
    taken += part;
    threshold = score[i] as number;
  }
  return { mean: sum / taken, threshold };
}
