import { createHmac, hkdfSync, randomBytes } from 'node:crypto';

const derive = (personKey: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', personKey, '', `junheng/${purpose}/1`, 32));

/** Keys for what is kept sealed, derived from the region's key (HKDF-SHA-256, RFC 5869), one for each purpose. */
export type SealKeys = {
  /** Names the key in the header of a file, so that another one is told from changed bytes; it gives nothing away. */
  readonly id: Buffer;
  /** The key of one file, by the salt in its header. */
  fileKey(salt: Uint8Array): Buffer;
  /** The salt of a file whose content is known beforehand: the same content gives the same bytes. */
  saltOf(contentSha256: string): Buffer;
  readonly cell: Buffer;
  readonly nonce: Buffer;
};

export function sealKeys(personKey: Uint8Array): SealKeys {
  const [file, salt] = [derive(personKey, 'sealed-file'), derive(personKey, 'sealed-file-salt')];
  return {
    id: derive(personKey, 'sealed-by').subarray(0, 8),
    fileKey: (of) => createHmac('sha256', file).update(of).digest(),
    saltOf: (content) => createHmac('sha256', salt).update(content).digest(),
    cell: derive(personKey, 'sealed-cell'),
    nonce: derive(personKey, 'sealed-cell-nonce'),
  };
}

/** For a file whose content nobody knows before it is written. */
export const freshSalt = (): Buffer => randomBytes(32);
