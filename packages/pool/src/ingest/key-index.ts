const startSlots = 1 << 12;
const words = 4;
const mostReserved = 20_000_000;

/**
 * Which row first had a key, for tens of millions of keys: 20 bytes a key and 8 a slot, and nothing for the garbage
 * collector. Slots hold a quarter of the hash and where the whole stands, so that a new key is met in one place of memory.
 *
 * A key stands as 128 bits of hash, not as text. Two different keys among 500 M would be taken for one with a chance
 * of about 4 in 10^22. Numbers from 1 to 2^31 − 1.
 */
export class KeyIndex {
  /** Pairs: a quarter of a key's hash, and the number of its entry, from 1. */
  #slots = new Int32Array(2 * startSlots);
  #hashes = new Int32Array(words * startSlots);
  #rows = new Int32Array(startSlots);
  #size = 0;
  readonly #hash = new Int32Array(words);

  get size(): number {
    return this.#size;
  }

  /** Makes room for about so many keys; it grows beyond them by itself. */
  reserve(keys: number): void {
    let slots = this.#slots.length / 2;
    while (slots * 3 < Math.min(keys, mostReserved) * 4) slots *= 2;
    if (slots * 2 > this.#slots.length) this.#spread(slots * 2);
    if (keys > this.#rows.length) this.#lengthen(Math.ceil(Math.min(keys, mostReserved) * 1.05));
  }

  /** The row that has the key already, or 0: then it belongs to `row` from now on. */
  claim(key: string, row: number): number {
    hashInto(key, this.#hash);
    const { 0: a = 0, 1: b = 0, 2: c = 0, 3: d = 0 } = this.#hash;
    return this.claimHash(a, b, c, d, row);
  }

  /** The same for a key that is hashed already, in four whole numbers of 32 bits. One index holds one kind of hash. */
  claimHash(a: number, b: number, c: number, d: number, row: number): number {
    const slot = this.#find(a, b, c, d);
    const entry = this.#slots[slot + 1] as number;
    if (entry !== 0) return this.#rows[entry - 1] as number;
    if (this.#size === this.#rows.length) this.#lengthen(this.#size * 2);
    const at = this.#size * words;
    this.#hashes[at] = a;
    this.#hashes[at + 1] = b;
    this.#hashes[at + 2] = c;
    this.#hashes[at + 3] = d;
    this.#rows[this.#size++] = row;
    this.#slots[slot] = b;
    this.#slots[slot + 1] = this.#size;
    if (this.#size * 8 > this.#slots.length * 3) this.#spread(this.#slots.length * 2);
    return 0;
  }

  /** The row that has the key, or 0. */
  rowOf(key: string): number {
    hashInto(key, this.#hash);
    const { 0: a = 0, 1: b = 0, 2: c = 0, 3: d = 0 } = this.#hash;
    return this.rowOfHash(a, b, c, d);
  }

  /** The row of a key that is hashed already, or 0. */
  rowOfHash(a: number, b: number, c: number, d: number): number {
    const entry = this.#slots[this.#find(a, b, c, d) + 1] as number;
    return entry === 0 ? 0 : (this.#rows[entry - 1] as number);
  }

  #find(a: number, b: number, c: number, d: number): number {
    const [slots, hashes] = [this.#slots, this.#hashes];
    const last = slots.length / 2 - 1;
    for (let slot = a & last; ; slot = (slot + 1) & last) {
      const entry = slots[2 * slot + 1] as number;
      if (entry === 0) return 2 * slot;
      if (slots[2 * slot] !== b) continue;
      const at = (entry - 1) * words;
      if (hashes[at] === a && hashes[at + 2] === c && hashes[at + 3] === d) return 2 * slot;
    }
  }

  #lengthen(keys: number): void {
    const [hashes, rows] = [this.#hashes, this.#rows];
    this.#hashes = new Int32Array(keys * words);
    this.#hashes.set(hashes);
    this.#rows = new Int32Array(keys);
    this.#rows.set(rows);
  }

  /** Puts every entry anew among so many slots. */
  #spread(length: number): void {
    const [slots, hashes] = [new Int32Array(length), this.#hashes];
    const last = length / 2 - 1;
    for (let entry = 1; entry <= this.#size; entry++) {
      const at = (entry - 1) * words;
      let slot = (hashes[at] as number) & last;
      while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & last;
      slots[2 * slot] = hashes[at + 1] as number;
      slots[2 * slot + 1] = entry;
    }
    this.#slots = slots;
  }
}

/** 128 bits of a text: four multiplications a letter, mixed at the end (cyrb128 by bryc, public domain). */
function hashInto(text: string, out: Int32Array): void {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ k, 597399067);
    b = c ^ Math.imul(b ^ k, 2869860233);
    c = d ^ Math.imul(c ^ k, 951274213);
    d = a ^ Math.imul(d ^ k, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  a ^= b ^ c ^ d;
  out[0] = a;
  out[1] = b ^ a;
  out[2] = c ^ a;
  out[3] = d ^ a;
}
