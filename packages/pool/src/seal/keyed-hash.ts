import { createHash, hash } from 'node:crypto';

const block = 64;

/**
 * HMAC-SHA-256 (RFC 2104) of texts under one key, all 32 bytes. Spelled out over one-shot hashes, because `createHmac`
 * costs ten times as much a text.
 */
export function keyedHash(key: Uint8Array): (text: string) => Buffer {
  const padded = Buffer.alloc(block);
  padded.set(key.length > block ? createHash('sha256').update(key).digest() : key);
  const pad = (byte: number) => Buffer.from(padded.map((one) => one ^ byte));
  const [inner, outer] = [pad(0x36), Buffer.concat([pad(0x5c), Buffer.alloc(32)])];
  return (text) => {
    outer.set(hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'buffer'), block);
    return hash('sha256', outer, 'buffer');
  };
}
