import { type EncodedPerson, nameBits } from './encode-person.ts';

/** Levels of agreement, from none (0) upwards; -1 where one of the two does not know. */
export const levels = { name: 4, birth: 4, sex: 2 } as const;

const words = nameBits / 32;
/** Dice similarities from which a name counts as some, close and the same. */
const steps = [0.45, 0.7, 0.98] as const;

/** Records as arrays, so that a million pairs are compared in a second. */
export type PeopleTable = {
  readonly people: readonly EncodedPerson[];
  readonly bits: Uint32Array;
  readonly set: Uint16Array;
};

export function toTable(people: readonly EncodedPerson[]): PeopleTable {
  const bits = new Uint32Array(people.length * words);
  const set = new Uint16Array(people.length);
  people.forEach(({ name }, i) => {
    if (name === null) return;
    for (let w = 0; w < words; w++) {
      const word = Number.parseInt(name.slice(w * 8, w * 8 + 8), 16) >>> 0;
      bits[i * words + w] = word;
      set[i] = (set[i] ?? 0) + ones(word);
    }
  });
  return { people, bits, set };
}

function ones(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Dice similarity of two names' filters, 0..1: twice the bits that both have over the bits of each. NaN where one has none. */
export function dice(a: PeopleTable, i: number, b: PeopleTable, j: number): number {
  let both = 0;
  const [from, other] = [i * words, j * words];
  for (let w = 0; w < words; w++) both += ones(((a.bits[from + w] ?? 0) & (b.bits[other + w] ?? 0)) >>> 0);
  const all = (a.set[i] ?? 0) * (b.set[j] ?? 0);
  return all === 0 ? Number.NaN : (2 * both) / ((a.set[i] ?? 0) + (b.set[j] ?? 0));
}

function nameLevel(similarity: number): number {
  if (Number.isNaN(similarity)) return -1;
  let level = 0;
  for (const step of steps) if (similarity >= step) level++;
  return level;
}

/** 3 the same day, 2 two of three parts or day and month swapped, 1 the same year, 0 nothing of these. */
function birthLevel(a: EncodedPerson, b: EncodedPerson): number {
  if (a.year === null || b.year === null) return -1;
  const [year, month, day] = [a.year === b.year, a.month === b.month, a.day === b.day];
  if (year && month && day) return 3;
  if (year && a.month === b.day && a.day === b.month) return 2;
  if (Number(year) + Number(month) + Number(day) === 2) return 2;
  return year ? 1 : 0;
}

/** Two records as one number: the levels in name, birth and sex. */
export function patternOf(a: PeopleTable, i: number, b: PeopleTable, j: number): number {
  const [one, other] = [a.people[i] as EncodedPerson, b.people[j] as EncodedPerson];
  const sex = one.sex === null || other.sex === null ? -1 : Number(one.sex === other.sex);
  return (nameLevel(dice(a, i, b, j)) + 1) * 15 + (birthLevel(one, other) + 1) * 3 + sex + 1;
}
export const patterns = 75;

/** The levels in name, birth and sex that a pattern stands for. */
export const levelsOf = (pattern: number): readonly [name: number, birth: number, sex: number] => [
  Math.floor(pattern / 15) - 1,
  Math.floor((pattern % 15) / 3) - 1,
  (pattern % 3) - 1,
];
