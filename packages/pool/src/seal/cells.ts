import { createCipheriv, createDecipheriv } from 'node:crypto';
import { tagBytes } from './file-form.ts';
import { keyedHash } from './keyed-hash.ts';
import type { SealKeys } from './keys.ts';

/** How a sealed cell begins. No JSON does, and a text that would is sealed itself. */
export const cellMark = 'sealed:1:';
const nonceBytes = 12;

export const isSealedCell = (text: string): boolean => text.startsWith(cellMark);

/** Seals cells and opens them. */
export type CellSealer = {
  /** The same text in the same place gives the same cell; `place` says where it belongs, and it opens nowhere else. */
  seal(text: string, place: string): string;
  /** Undefined for what another key sealed, what belongs elsewhere or was changed. */
  open(cell: string, place: string): string | undefined;
};

/** AES-256-GCM with a nonce that is a keyed hash of place and text, as of a synthetic IV (RFC 5297 has the idea). */
export function cellSealer({ cell: key, nonce: nonceKey }: Pick<SealKeys, 'cell' | 'nonce'>): CellSealer {
  const hash = keyedHash(nonceKey);
  return {
    seal(text, place) {
      const nonce = hash(`${place.length}:${place}${text}`).subarray(0, nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(Buffer.from(place));
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${cellMark}${sealed.toString('base64url')}`;
    },
    open(cell, place) {
      const bytes = Buffer.from(cell.slice(cellMark.length), 'base64url');
      const end = bytes.length - tagBytes;
      if (!isSealedCell(cell) || end < nonceBytes) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(bytes.subarray(end));
      const plain = decipher.update(bytes.subarray(nonceBytes, end));
      try {
        decipher.final();
      } catch {
        return undefined;
      }
      return plain.toString('utf8');
    },
  };
}
