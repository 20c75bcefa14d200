import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
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

export function keepRecord(poolFolder: string, record: KeptRecord): void {
  writeWhole(recordPath(poolFolder, record.delivery.source_id, record.ingest_id), JSON.stringify(record));
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

/** Keeps the delivery as it came, once, with its checksum, its contract and when it arrived. */
export function keepRaw(poolFolder: string, found: FoundDelivery, deliveryId: string, now: () => string): void {
  const { contract, path, bytes, content, file, period, arrivedAt } = found;
  const folder = join(poolFolder, 'raw', contract.source, deliveryId);
  if (existsSync(join(folder, 'delivery.json'))) return;
  mkdirSync(folder, { recursive: true });
  const target = join(folder, basename(path));
  copyFileSync(path, `${target}.part`);
  renameSync(`${target}.part`, target);
  const described = {
    file: basename(path),
    sent_as: file,
    period,
    sha256: content,
    bytes,
    arrived_at: arrivedAt ?? now(),
    contract,
  };
  writeWhole(join(folder, 'delivery.json'), `${JSON.stringify(described, null, 2)}\n`);
}
