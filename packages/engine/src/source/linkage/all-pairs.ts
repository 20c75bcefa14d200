import { levels, levelsOf, patterns } from './compare-people.ts';
import type { EncodedPerson } from './encode-person.ts';

/** How many of all pairs of two lists agree at each level. */
export type PairsByLevel = Readonly<Record<keyof typeof levels, readonly number[]>>;

type KeyOf = (person: EncodedPerson) => string | null;

/**
 * Counts levels of agreement over all pairs without comparing them: birth, sex and equal names exactly, from how often
 * each value stands in either list; the lower levels of names by the shares that random pairs show. Rare agreements (the same
 * birth: one in 30,000) would need millions of random pairs to be told from luck.
 *
 * @param random how many random pairs show each pattern
 */
export function countAllPairs(
  left: readonly EncodedPerson[],
  right: readonly EncodedPerson[],
  random: Float64Array,
): PairsByLevel {
  const both = (mine: KeyOf, theirs: KeyOf = mine) => countEqual(left, right, mine, theirs);
  const known = (keyOf: KeyOf) =>
    left.filter((one) => keyOf(one) !== null).length * right.filter((one) => keyOf(one) !== null).length;
  const whole = both(({ whole }) => whole);
  const named = known(({ whole }) => whole);
  const sampled = new Array<number>(levels.name - 1).fill(0);
  for (let pattern = 0; pattern < patterns; pattern++) {
    const [level] = levelsOf(pattern);
    if (level >= 0 && level < sampled.length) sampled[level] = (sampled[level] ?? 0) + (random[pattern] ?? 0);
  }
  const drawn = Math.max(
    1,
    sampled.reduce((sum, count) => sum + count, 0),
  );
  const sex = both((one) => one.sex);
  return {
    name: [...sampled.map((count) => (count / drawn) * (named - whole)), whole],
    birth: countBirths(both, known),
    sex: [known((one) => one.sex) - sex, sex],
  };
}

function countBirths(both: (mine: KeyOf, theirs?: KeyOf) => number, known: (keyOf: KeyOf) => number): number[] {
  const of =
    (...parts: readonly ('year' | 'month' | 'day')[]): KeyOf =>
    (one) =>
      one.year === null ? null : parts.map((part) => one[part]).join();
  const same = both(of('year', 'month', 'day'));
  const [yearMonth, yearDay, monthDay] = [of('year', 'month'), of('year', 'day'), of('month', 'day')].map(
    (keyOf) => both(keyOf) - same,
  ) as [number, number, number];
  const alike: KeyOf = (one) => (one.year !== null && one.month === one.day ? of('year', 'month', 'day')(one) : null);
  const swapped = both(of('year', 'day', 'month'), of('year', 'month', 'day')) - both(alike);
  const year = both(of('year')) - same - yearMonth - yearDay - swapped;
  const close = yearMonth + yearDay + monthDay + swapped;
  return [known(of('year')) - same - close - year, year, close, same];
}

/** Pairs whose keys are equal: for each key, how often it stands left times how often right. */
function countEqual(
  left: readonly EncodedPerson[],
  right: readonly EncodedPerson[],
  mine: KeyOf,
  theirs: KeyOf,
): number {
  const counts = new Map<string, number>();
  for (const one of left) {
    const key = mine(one);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  let pairs = 0;
  for (const one of right) pairs += counts.get(theirs(one) ?? '') ?? 0;
  return pairs;
}
