import type { EncodedPerson } from './encode-person.ts';

/** What two records must share to be compared: any one of these, where it is known. */
const blocks: readonly ((person: EncodedPerson) => string | null)[] = [
  ({ year, month, day }) => joined(year, month, day),
  ({ surname, year, sex }) => joined(surname, year, sex),
  ({ whole, month, day }) => joined(whole, month, day),
  ({ whole, year }) => joined(whole, year),
];

const joined = (...parts: readonly (string | null)[]) => (parts.includes(null) ? null : parts.join());

/** A block of more pairs than this tells too little (an unknown birth written as 1900-01-01) and is passed over. */
const mostPairs = 200_000;

/** Pairs of records that share a block, each once; `passed` counts blocks that were too large. */
export function blockPairs(
  left: readonly EncodedPerson[],
  right: readonly EncodedPerson[],
): { readonly pairs: Float64Array; readonly passed: number } {
  const seen = new Set<number>();
  let passed = 0;
  for (const keyOf of blocks) {
    const byKey = new Map<string, number[]>();
    right.forEach((person, j) => {
      const key = keyOf(person);
      if (key === null) return;
      const list = byKey.get(key);
      if (list) list.push(j);
      else byKey.set(key, [j]);
    });
    const mine = new Map<string, number[]>();
    left.forEach((person, i) => {
      const key = keyOf(person);
      if (key === null || !byKey.has(key)) return;
      const list = mine.get(key);
      if (list) list.push(i);
      else mine.set(key, [i]);
    });
    for (const [key, those] of mine) {
      const others = byKey.get(key) ?? [];
      if (those.length * others.length > mostPairs) passed++;
      else for (const i of those) for (const j of others) seen.add(i * right.length + j);
    }
  }
  return { pairs: Float64Array.from(seen), passed };
}
