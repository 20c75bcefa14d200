import { type CipherGCM, createCipheriv, createDecipheriv } from 'node:crypto';
import type { SealKeys } from './keys.ts';

/** Bytes of the plain text in one chunk, as many as a processor's cache holds; the last one has fewer, or none. */
export const chunkBytes = 1 << 19;
export const tagBytes = 16;
const mark = Buffer.from('JHSEAL\u0001\u0013', 'latin1');
const saltAt = mark.length + 8;
export const headerBytes = saltAt + 32;

/** How long a file becomes. */
export const sealedBytes = (plain: number): number =>
  headerBytes + plain + tagBytes * Math.max(1, Math.ceil(plain / chunkBytes));

/** How a sealed file begins: mark and version, chunk size as a power of two, which key, which salt. */
export const headerOf = ({ id }: SealKeys, salt: Uint8Array): Buffer => Buffer.concat([mark, id, salt]);

export const hasMark = (header: Buffer): boolean =>
  header.length === headerBytes && header.subarray(0, mark.length).equals(mark);
export const isOfKey = (header: Buffer, { id }: SealKeys): boolean => header.subarray(mark.length, saltAt).equals(id);

/** The number of a chunk and whether it is the last: so chunks cannot change places, be left out or be cut off. */
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/**
 * Chunks of a file, sealed and opened one by one: the STREAM construction (Hoang, Reyhanitabar, Rogaway & Vizár 2015,
 * doi:10.1007/978-3-662-47989-6_24) over AES-256-GCM, with a key of its own for each file.
 */
export function chunksOf(keys: SealKeys, header: Buffer) {
  const key = keys.fileKey(header.subarray(saltAt));
  return {
    /** Gives the sealed bytes and their tag, which stands behind them. */
    seal(number: number, plain: Uint8Array, last: boolean): readonly [Buffer, Buffer] {
      const cipher: CipherGCM = createCipheriv('aes-256-gcm', key, nonceOf(number, last));
      cipher.setAAD(header);
      const sealed = cipher.update(plain);
      cipher.final();
      return [sealed, cipher.getAuthTag()];
    },
    /** Throws when a single bit is not what was sealed in this place. */
    open(number: number, sealed: Buffer, last: boolean): Buffer {
      const end = sealed.length - tagBytes;
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, last), { authTagLength: tagBytes });
      decipher.setAAD(header);
      decipher.setAuthTag(sealed.subarray(end));
      const plain = decipher.update(sealed.subarray(0, end));
      decipher.final();
      return plain;
    },
  };
}
