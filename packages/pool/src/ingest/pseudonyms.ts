import { createHash, hash } from 'node:crypto';

/** The key behind each maker of pseudonyms, for DuckDB to make the same ones. */
const keys = new WeakMap<object, Uint8Array>();
export const keyBehind = (seal: (text: string) => string): Uint8Array | undefined => keys.get(seal);

const block = 64;
const kept = 24;

/**
 * Keyed pseudonyms: the first 144 bits of HMAC-SHA-256 (RFC 2104), 24 letters of base64url. The same key gives the
 * same pseudonym for the same text; without the key nobody can find or check a person.
 *
 * HMAC is spelled out over two one-shot hashes, because `createHmac` costs 60 µs a text and this 2 µs; remembering
 * texts would cost as much.
 */
export function pseudonyms(key: Uint8Array): (text: string) => string {
  const padded = Buffer.alloc(block);
  padded.set(key.length > block ? createHash('sha256').update(key).digest() : key);
  const outer = Buffer.alloc(block + 32);
  for (let i = 0; i < block; i++) outer[i] = (padded[i] ?? 0) ^ 0x5c;
  let inner = Buffer.alloc(1024);
  for (let i = 0; i < block; i++) inner[i] = (padded[i] ?? 0) ^ 0x36;

  const seal = (text: string): string => {
    const most = block + text.length * 3;
    if (most > inner.length) inner = Buffer.concat([inner.subarray(0, block), Buffer.alloc(most)]);
    const length = block + inner.write(text, block);
    outer.set(hash('sha256', inner.subarray(0, length), 'buffer'), block);
    return hash('sha256', outer, 'base64url').slice(0, kept);
  };
  keys.set(seal, key);
  return seal;
}
