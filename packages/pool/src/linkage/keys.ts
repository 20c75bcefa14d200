import { createHash, hkdfSync } from 'node:crypto';
import { keyedHash } from '../seal/keyed-hash.ts';

const derive = (personKey: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', personKey, new Uint8Array(0), `junheng linkage ${purpose}`, 32));

/** The key with which the store is encrypted (HKDF-SHA-256, RFC 5869). */
export const storeKey = (personKey: Uint8Array): Buffer => derive(personKey, 'store');

/** The keyed hash of encodings: HMAC-SHA-256 with a key of its own, all 32 bytes. */
export const linkageHash = (personKey: Uint8Array): ((text: string) => Uint8Array) =>
  keyedHash(createHash('sha256').update(derive(personKey, 'hash')).digest());
