import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { namesPeople, type SourceContract } from '@junheng/engine/source';
import { type FileLayer, makeFolder, nodeFiles } from '../file-layer.ts';
import { sealedBytes } from '../seal/file-form.ts';
import type { SealKeys } from '../seal/keys.ts';
import type { KeptFile } from '../seal/private-folder.ts';
import { sealedEnding, sealFile } from '../seal/seal-file.ts';
import { writeWhole } from '../write-whole.ts';
import type { Earlier } from './earlier.ts';
import type { FoundDelivery } from './find-deliveries.ts';
import type { KeptDelivery } from './options.ts';

/** What reading a delivery gave: how it went, and what it did to earlier ones. */
export type KeptRecord = KeptDelivery & {
  /** Earlier deliveries that lost rows to it, as they are from then on. */
  readonly changes?: readonly KeptDelivery[];
};

const recordPath = (poolFolder: string, source: string, ingestId: string) =>
  join(poolFolder, 'deliveries', `${source}-${ingestId}.json`);

/** What is kept of a delivery that was read before by the same contract, content and surroundings. */
export function findRecord(poolFolder: string, source: string, ingestId: string): KeptRecord | undefined {
  const path = recordPath(poolFolder, source, ingestId);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as KeptRecord) : undefined;
}

export function keepRecord(poolFolder: string, record: KeptRecord, files?: FileLayer): void {
  writeWhole(recordPath(poolFolder, record.delivery.source_id, record.ingest_id), JSON.stringify(record), files);
}

/**
 * Forgets the records by whose word a file should be there that is not, so that their deliveries are read again: an
 * older file may have been swept once no snapshot named it.
 *
 * @returns whether there was any
 */
export function forgetIncomplete(poolFolder: string, held: Earlier['kept'], records: readonly KeptRecord[]): boolean {
  const whole = ({ path, bytes }: KeptDelivery['files'][number]) =>
    statSync(join(poolFolder, path), { throwIfNoEntry: false })?.size === bytes;
  const missing = new Set(
    held.flatMap(({ kept }) => kept.files.filter((file) => !whole(file)).map(({ path }) => path)),
  );
  if (missing.size === 0) return false;
  for (const record of records) {
    const named = [record, ...(record.changes ?? [])].flatMap(({ files }) => files);
    if (!named.some(({ path }) => missing.has(path))) continue;
    rmSync(recordPath(poolFolder, record.delivery.source_id, record.ingest_id), { force: true });
  }
  return true;
}

/** What stands beside a delivery in `raw`. */
export type RawRecord = {
  readonly file: string;
  /** The file is sealed with the region's key; `sha256` and `bytes` are of what was sent. */
  readonly sealed?: true | undefined;
  /** The name under which it was sent. */
  readonly sent_as: string;
  readonly period: string | null;
  readonly sha256: string;
  readonly bytes: number;
  readonly arrived_at: string;
  /** It is CSV of its cells, whatever its contract says: rows of erased people were taken out. */
  readonly as_csv?: true | undefined;
  readonly repairs?: FoundDelivery['repairs'];
  readonly contract: SourceContract;
};

/** A delivery in `raw` with its file; undefined when it is not kept. */
export function findRaw(
  poolFolder: string,
  source: string,
  deliveryId: string,
): (KeptFile & { readonly record: RawRecord }) | undefined {
  const folder = join(poolFolder, 'raw', source, deliveryId);
  const described = join(folder, 'delivery.json');
  if (!existsSync(described)) return undefined;
  const record = JSON.parse(readFileSync(described, 'utf8')) as RawRecord;
  const path = join(folder, record.file);
  return existsSync(path) ? { path, sealed: record.sealed, record } : undefined;
}

/** Whether a delivery is in `raw`, whole: a power cut may have left a file that is shorter than what was sent. */
function isKept(poolFolder: string, source: string, deliveryId: string, bytes: number): boolean {
  const raw = findRaw(poolFolder, source, deliveryId);
  return raw !== undefined && statSync(raw.path).size === (raw.sealed ? sealedBytes(bytes) : bytes);
}

/**
 * Keeps the delivery as it came, once, with its checksum, its contract and when it arrived; sealed where it names people
 * and there is a key.
 *
 * @returns takes back what this call kept
 */
export async function keepRaw(
  poolFolder: string,
  found: FoundDelivery,
  deliveryId: string,
  { keys, now, files = nodeFiles }: { keys: SealKeys | undefined; now: () => string; files?: FileLayer | undefined },
): Promise<() => void> {
  const { contract, path, bytes, content, file, period, arrivedAt, asCsv, repairs } = found;
  const folder = join(poolFolder, 'raw', contract.source, deliveryId);
  if (isKept(poolFolder, contract.source, deliveryId, bytes)) return () => undefined;
  makeFolder(files, folder);
  const sealing = namesPeople(contract) ? keys : undefined;
  const name = `${basename(path)}${sealing ? sealedEnding : ''}`;
  if (sealing) sealFile(path, join(folder, name), { content, keys: sealing, files });
  else {
    await files.copyFile(path, join(folder, `${name}.part`));
    files.renameSync(join(folder, `${name}.part`), join(folder, name));
  }
  const described: RawRecord = {
    file: name,
    ...(sealing ? { sealed: true } : {}),
    sent_as: file,
    period,
    sha256: content,
    bytes,
    arrived_at: arrivedAt ?? now(),
    ...(asCsv ? { as_csv: asCsv } : {}),
    ...(repairs ? { repairs } : {}),
    contract,
  };
  writeWhole(join(folder, 'delivery.json'), `${JSON.stringify(described, null, 2)}\n`, files);
  return () => files.rmSync(folder, { recursive: true, force: true });
}
