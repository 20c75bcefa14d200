import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../input-error.ts';
import { writeWhole } from '../write-whole.ts';

type Sum = { readonly path: string; readonly sha256: string };

/** The record of an erasure: who is on the list from then on, and every file before and after. Signed. */
export type ErasureRecord = {
  readonly version: 1;
  readonly id: string;
  /** `begun` before anything is touched: from then on nobody on it comes in again, also when the rest was cut off. */
  readonly state: 'begun' | 'done';
  readonly erased_at: string;
  readonly by: string;
  readonly reason: string;
  /** Keyed pseudonyms. */
  readonly person_keys: readonly string[];
  /** Keyed hashes of the ids of their contacts, by which claims without a pseudonym are known. */
  readonly contacts: readonly string[];
  /** Files of each kept snapshot that changed: old checksums beside the new ones. */
  readonly snapshots: readonly {
    readonly id: string;
    readonly before: readonly Sum[];
    readonly after: readonly Sum[];
  }[];
  /** Deliveries in `raw` and `inbox` that were taken out or written anew. */
  readonly deliveries: readonly { readonly before: Sum; readonly after: Sum | null }[];
};
type Signed = { readonly record: ErasureRecord; readonly signature: string };

/** Who must not come in, and how rows are known to be theirs. */
export type ErasureList = {
  readonly persons: ReadonlySet<string>;
  readonly contacts: ReadonlySet<string>;
  /** The keyed hash under which a contact's id is on the list. */
  readonly sealContact: (id: string) => string;
};

const signingKey = (personKey: Uint8Array) =>
  Buffer.from(hkdfSync('sha256', personKey, '', 'junheng/erasure-record/1', 32));
const contactKey = (personKey: Uint8Array) =>
  Buffer.from(hkdfSync('sha256', personKey, '', 'junheng/erased-contact/1', 32));

/** A keyed hash of a contact's id, 24 letters. */
export function contactSealer(personKey: Uint8Array): (id: string) => string {
  const key = contactKey(personKey);
  return (id) => createHmac('sha256', key).update(id.normalize('NFKC')).digest('base64url').slice(0, 24);
}

export const idOfErasure = (record: Pick<ErasureRecord, 'erased_at' | 'person_keys'>): string =>
  createHash('sha256')
    .update(JSON.stringify([record.erased_at, record.person_keys]))
    .digest('hex')
    .slice(0, 16);

const sign = (record: ErasureRecord, key: Buffer) => createHmac('sha256', key).update(JSON.stringify(record)).digest();

/** Keeps a record in every folder: in the pool, and beside the key, where it outlives a pool that is restored. */
export function keepErasure(record: ErasureRecord, folders: readonly string[], personKey: Uint8Array): void {
  const signature = sign(record, signingKey(personKey)).toString('hex');
  const signed: Signed = { record, signature };
  for (const folder of folders) writeWhole(join(folder, `${record.id}.json`), `${JSON.stringify(signed, null, 1)}\n`);
}

/**
 * Records of all folders, each once and in its last state, in the order in which people were erased.
 *
 * @throws InputError `pool.error.erasureBroken` for a record that cannot be read or was changed after it was signed
 */
export function readErasures(folders: readonly string[], personKey: Uint8Array): readonly ErasureRecord[] {
  const key = signingKey(personKey);
  const records = new Map<string, ErasureRecord>();
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
      const record = readSigned(join(folder, name), key);
      if (record.state === 'done' || !records.has(record.id)) records.set(record.id, record);
    }
  }
  return [...records.values()].sort((a, b) => (`${a.erased_at} ${a.id}` < `${b.erased_at} ${b.id}` ? -1 : 1));
}

function readSigned(path: string, key: Buffer): ErasureRecord {
  try {
    const { record, signature } = JSON.parse(readFileSync(path, 'utf8')) as Signed;
    const [given, expected] = [Buffer.from(signature, 'hex'), sign(record, key)];
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw new RangeError('its signature does not fit');
    }
    return record;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InputError('pool.error.erasureBroken', { file: path, why }, path, cause);
  }
}

/** Everybody who was ever erased. */
export function toErasureList(records: readonly ErasureRecord[], personKey: Uint8Array): ErasureList {
  return {
    persons: new Set(records.flatMap(({ person_keys }) => person_keys)),
    contacts: new Set(records.flatMap(({ contacts }) => contacts)),
    sealContact: contactSealer(personKey),
  };
}
