import { nameGrams, plainName, surnameStart } from './name-grams.ts';

/** What is known of a person before the pseudonym replaces it. `born` is an ISO day; null is unknown. */
export type PlainPerson = {
  readonly id: string;
  readonly name: string | null;
  readonly born: string | null;
  readonly sex: string | null;
  /** Numbers that are a person's alone (identity number, health card), each with its kind before it: `id:…`. */
  readonly numbers: readonly string[];
};

/** A person as the linkage store holds it: bits of the name in hexadecimal, the rest as keyed tokens. */
export type EncodedPerson = {
  readonly id: string;
  readonly name: string | null;
  /** Whole name and start of the surname, for blocks. */
  readonly whole: string | null;
  readonly surname: string | null;
  readonly year: string | null;
  readonly month: string | null;
  readonly day: string | null;
  readonly sex: string | null;
  readonly numbers: readonly string[];
};

export const nameBits = 1024;
/** Positions of one piece; each takes ten bits of a 256-bit hash, so that one hash gives them all. */
const positions = 20;

/**
 * A person as an encoding that cannot be read without the key of `hash`. Each piece of the name sets 20 of 1,024 bits.
 * Month and day are in one space of tokens, so that the two swapped are seen.
 *
 * @param hash a keyed hash of 32 bytes (HMAC-SHA-256 with a key of the linkage alone)
 */
export function encodePerson(person: PlainPerson, hash: (text: string) => Uint8Array): EncodedPerson {
  const token = (kind: string, text: string) => toHex(hash(`${kind}\u001f${text}`).subarray(0, 8));
  const { id, born, sex } = person;
  const grams = person.name === null ? [] : nameGrams(person.name);
  const name = grams.length > 0 ? (person.name as string) : null;
  const part = (from: number, to: number) =>
    born === null ? null : token(from === 0 ? 'year' : 'part', born.slice(from, to));
  return {
    id,
    name: name === null ? null : nameFilter(grams, hash),
    whole: name === null ? null : token('whole', plainName(name)),
    surname: name === null ? null : token('surname', surnameStart(name)),
    year: part(0, 4),
    month: part(5, 7),
    day: part(8, 10),
    sex: sex === null ? null : token('sex', sex),
    numbers: person.numbers.map((number) => token('number', number)),
  };
}

function nameFilter(grams: readonly string[], hash: (text: string) => Uint8Array): string {
  const filter = new Uint8Array(nameBits / 8);
  for (const gram of grams) {
    const bytes = hash(`gram\u001f${gram}`);
    for (let i = 0; i < positions; i++) {
      const bit = i * 10;
      const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
      const position = (pair >> (6 - (bit & 7))) & 1023;
      filter[position >> 3] = (filter[position >> 3] ?? 0) | (1 << (position & 7));
    }
  }
  return toHex(filter);
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function toHex(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += hex[bytes[i] as number];
  return text;
}
