import type { PairsByLevel } from './all-pairs.ts';
import { levels, levelsOf, patterns } from './compare-people.ts';

/** How often each level of agreement comes among pairs of one person (m) and of two (u), and how many pairs are one person's. */
export type LinkageWeights = {
  readonly m: Readonly<Record<keyof typeof levels, readonly number[]>>;
  readonly u: Readonly<Record<keyof typeof levels, readonly number[]>>;
  /** Share of all pairs that are one person. */
  readonly share: number;
};

const fields = ['name', 'birth', 'sex'] as const;
/** What a level gets that no pair shows, in pairs. */
const smoothing = 0.5;

/** Pairs by level, from pairs by pattern. */
function levelsFrom(pairsByPattern: Float64Array): PairsByLevel {
  const count = (field: number, of: number) => {
    const counts = new Array<number>(of).fill(0);
    for (let pattern = 0; pattern < patterns; pattern++) {
      const level = levelsOf(pattern)[field] as number;
      if (level >= 0) counts[level] = (counts[level] as number) + (pairsByPattern[pattern] as number);
    }
    return counts;
  };
  return { name: count(0, levels.name), birth: count(1, levels.birth), sex: count(2, levels.sex) };
}

/** Shares of levels, from pairs by level; a level that no pair shows keeps a little. */
function sharesOf(pairs: PairsByLevel, less?: PairsByLevel): LinkageWeights['u'] {
  const share = (field: (typeof fields)[number]) => {
    const counts = pairs[field].map((count, level) => Math.max(0, count - (less?.[field][level] ?? 0)) + smoothing);
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => count / total);
  };
  return { name: share('name'), birth: share('birth'), sex: share('sex') };
}

/** How likely a pair with a pattern is one person, 0..1, by Bayes over the fields that both know. */
export function matchProbability(pattern: number, { m, u, share }: LinkageWeights): number {
  let odds = share / (1 - share);
  levelsOf(pattern).forEach((level, field) => {
    const name = fields[field] as (typeof fields)[number];
    if (level >= 0) odds *= (m[name][level] as number) / (u[name][level] as number);
  });
  return odds / (1 + odds);
}

/** What is assumed of one person's two records before any pair was seen. */
const firstGuess: LinkageWeights['m'] = {
  name: [0.01, 0.04, 0.1, 0.85],
  birth: [0.01, 0.02, 0.07, 0.9],
  sex: [0.01, 0.99],
};

/**
 * Estimates the weights of Fellegi and Sunter by expectation and maximisation: u from the levels of all pairs less those of
 * the matches; m and the share of matches from the compared pairs, while all others of the `all` possible pairs count as
 * two persons. Names, births and sex are taken as independent given match or not.
 *
 * @param compared how many compared pairs show each pattern
 * @param everyPair how many of all pairs agree at each level
 * @see Fellegi & Sunter 1969, doi:10.1080/01621459.1969.10501049; Winkler 2000, Using the EM algorithm for weight computation
 */
export function estimateWeights(
  compared: Float64Array,
  everyPair: PairsByLevel,
  all: number,
  expected: number,
): { readonly weights: LinkageWeights; readonly rounds: number } {
  let weights: LinkageWeights = { m: firstGuess, u: sharesOf(everyPair), share: Math.min(0.5, expected / all) };
  let rounds = 0;
  for (let change = 1; change > 1e-6 && rounds < 200; rounds++) {
    const matches = compared.map((count, pattern) => count * matchProbability(pattern, weights));
    const found = matches.reduce((sum, count) => sum + count, 0);
    const share = Math.min(0.5, Math.max(found, smoothing) / all);
    change = Math.abs(share - weights.share) / weights.share;
    const matched = levelsFrom(matches);
    weights = { m: sharesOf(matched), u: sharesOf(everyPair, matched), share };
  }
  return { weights, rounds };
}
