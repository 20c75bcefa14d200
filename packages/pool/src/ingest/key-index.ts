const startSlots = 1 << 12;
const words = 4;

/**
 * Which row first had a key, for tens of millions of keys: 20 bytes a slot and nothing for the garbage collector.
 *
 * A key stands as 128 bits of hash, not as text. Two different keys among 500 M would be taken for one with a chance
 * of about 4 in 10^22. Numbers from 1 to 2^31 − 1.
 */
export class KeyIndex {
  #slots = startSlots;
  #hashes = new Uint32Array(startSlots * words);
  #rows = new Int32Array(startSlots);
  #size = 0;
  readonly #hash = new Uint32Array(words);

  get size(): number {
    return this.#size;
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
    const before = this.#rows[slot] as number;
    if (before !== 0) return before;
    this.#put(slot, a, b, c, d, row);
    if (++this.#size * 4 > this.#slots * 3) this.#grow();
    return 0;
  }

  /** The row that has the key, or 0. */
  rowOf(key: string): number {
    hashInto(key, this.#hash);
    const { 0: a = 0, 1: b = 0, 2: c = 0, 3: d = 0 } = this.#hash;
    return this.#rows[this.#find(a, b, c, d)] as number;
  }

  /** The row of a key that is hashed already, or 0. */
  rowOfHash(a: number, b: number, c: number, d: number): number {
    return this.#rows[this.#find(a, b, c, d)] as number;
  }

  #find(a: number, b: number, c: number, d: number): number {
    const [hashes, rows, last] = [this.#hashes, this.#rows, this.#slots - 1];
    for (let slot = a & last; ; slot = (slot + 1) & last) {
      if (rows[slot] === 0) return slot;
      const at = slot * words;
      if (hashes[at] === a && hashes[at + 1] === b && hashes[at + 2] === c && hashes[at + 3] === d) return slot;
    }
  }

  #put(slot: number, a: number, b: number, c: number, d: number, row: number): void {
    const at = slot * words;
    this.#hashes[at] = a;
    this.#hashes[at + 1] = b;
    this.#hashes[at + 2] = c;
    this.#hashes[at + 3] = d;
    this.#rows[slot] = row;
  }

  #grow(): void {
    const [hashes, rows] = [this.#hashes, this.#rows];
    this.#slots *= 2;
    this.#hashes = new Uint32Array(this.#slots * words);
    this.#rows = new Int32Array(this.#slots);
    for (let slot = 0; slot < rows.length; slot++) {
      const row = rows[slot] as number;
      if (row === 0) continue;
      const at = slot * words;
      const [a, b] = [hashes[at] as number, hashes[at + 1] as number];
      const [c, d] = [hashes[at + 2] as number, hashes[at + 3] as number];
      this.#put(this.#find(a, b, c, d), a, b, c, d, row);
    }
  }
}

/** 128 bits of a text: four multiplications a letter, mixed at the end (cyrb128 by bryc, public domain). */
function hashInto(text: string, out: Uint32Array): void {
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
