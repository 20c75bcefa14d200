/**
 * Scores (0..1, null where the history is too short) as runs of whole per mille: value, how often, value, how often …;
 * −1 stands for null. What is steady, as most of it is, takes two numbers.
 */
export function toScoreRuns(scores: readonly (number | null)[]): number[] {
  const runs: number[] = [];
  for (const score of scores) {
    const value = score === null ? -1 : Math.round(Math.min(1, Math.max(0, score)) * 1000);
    if (runs.at(-2) === value) runs[runs.length - 1] = (runs.at(-1) as number) + 1;
    else runs.push(value, 1);
  }
  return runs;
}

/** Lays runs out again: one score a period, 0..1, null where the history is too short. */
export function listScores(runs: readonly number[]): (number | null)[] {
  const scores: (number | null)[] = [];
  for (let i = 0; i + 1 < runs.length; i += 2) {
    const value = runs[i] as number;
    for (let n = runs[i + 1] as number; n > 0; n--) scores.push(value < 0 ? null : value / 1000);
  }
  return scores;
}
