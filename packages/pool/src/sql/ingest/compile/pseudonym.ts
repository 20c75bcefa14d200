import { createHash } from 'node:crypto';

const block = 64;

/**
 * The keyed pseudonym of texts that are ASCII, as SQL: HMAC-SHA-256 (RFC 2104) out of two hashes, its first 24 letters in
 * base64url. The same as `pseudonyms` gives; null where a text is unknown.
 */
export function pseudonymSql(texts: readonly string[], key: Uint8Array): string {
  const padded = Buffer.alloc(block);
  padded.set(key.length > block ? createHash('sha256').update(key).digest() : key);
  const pad = (with_: number) => `unhex('${Buffer.from(padded.map((byte) => byte ^ with_)).toString('hex')}')`;
  const joined = texts.join(' || chr(31) || ');
  const inner = `unhex(sha256(${pad(0x36)} || encode(${joined})))`;
  return `translate(left(to_base64(unhex(sha256(${pad(0x5c)} || ${inner}))), 24), '+/', '-_')`;
}
