import { createHash, hash, hkdfSync } from 'node:crypto';

const block = 64;

const derive = (personKey: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', personKey, new Uint8Array(0), `junheng linkage ${purpose}`, 32));

/** The key with which the store is encrypted (HKDF-SHA-256, RFC 5869). */
export const storeKey = (personKey: Uint8Array): Buffer => derive(personKey, 'store');

/**
 * The keyed hash of encodings: HMAC-SHA-256 (RFC 2104) with a key of its own, all 32 bytes. Spelled out over one-shot
 * hashes for the reason given at `pseudonyms`.
 */
export function linkageHash(personKey: Uint8Array): (text: string) => Uint8Array {
  const key = createHash('sha256').update(derive(personKey, 'hash')).digest();
  const pad = (byte: number) => Buffer.from(Array.from({ length: block }, (_, i) => (key[i] ?? 0) ^ byte));
  const [inner, outer] = [pad(0x36), Buffer.concat([pad(0x5c), Buffer.alloc(32)])];
  return (text) => {
    outer.set(hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'buffer'), block);
    return hash('sha256', outer, 'buffer');
  };
}
