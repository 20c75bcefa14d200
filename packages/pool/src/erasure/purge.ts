import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { namesPeople, type SourceContract } from '@junheng/engine/source';
import { nodeFiles, syncContent, syncFolder, writeContent } from '../file-layer.ts';
import { inboxFolder, nameInInbox, readReceipts, receivedFile } from '../inbox/read-receipts.ts';
import type { Receipt } from '../inbox/receipt.ts';
import { deliveryIdOf } from '../ingest/delivery-id.ts';
import { findRaw, type KeptRecord, keepRaw } from '../ingest/keep.ts';
import type { SealKeys } from '../seal/keys.ts';
import { withOpened } from '../seal/private-folder.ts';
import { sealFile } from '../seal/seal-file.ts';
import type { ErasureList, ErasureRecord } from './erasures.ts';
import { isAboutPeople } from './person-rows.ts';
import { type Redaction, redact } from './redact.ts';
import { formatOf } from './without-erased.ts';

export type RedactionOptions = {
  readonly poolFolder: string;
  readonly list: ErasureList;
  readonly pseudonym: (text: string) => string;
  readonly keys: SealKeys;
  readonly signal?: AbortSignal | undefined;
};
type Changed = ErasureRecord['deliveries'][number];

const replaced = '.replaced-';
const redacted = '.redacted-';
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/**
 * Takes people on the list out of received files; their receipts then speak of what is left. What is left is on disk,
 * names too, before the old file goes.
 */
export async function redactInbox(options: RedactionOptions, contracts: readonly SourceContract[]): Promise<Changed[]> {
  const { poolFolder, list, pseudonym, keys, signal } = options;
  const changed: Changed[] = [];
  for (const contract of contracts.filter(isAboutPeople)) {
    const place = inboxFolder(poolFolder, contract.source);
    restoreReplaced(place);
    for (const receipt of readReceipts(poolFolder, contract.source)) {
      const kept = { path: receivedFile(poolFolder, receipt), sealed: receipt.sealed };
      const read = { ...contract, format: formatOf({ contract, repairs: receipt.repairs, asCsv: receipt.as_csv }) };
      const target = join(poolFolder, 'staging', 'inbox', 'redacted.csv');
      const redaction = await withOpened(kept, { poolFolder, keys, signal }, (path) =>
        redact(path, read, list, pseudonym, target, signal),
      );
      if (!redaction) continue;
      const name = `inbox/${contract.source}/${receipt.receipt}/${receipt.file}`;
      const before = { path: name, sha256: receipt.content };
      if (redaction.left > 0)
        replaceReceived(place, receipt, redaction, target, namesPeople(contract) ? keys : undefined);
      else rmSync(join(place, receipt.receipt), { recursive: true });
      syncFolder(nodeFiles, place);
      changed.push({ before, after: redaction.left > 0 ? { path: name, sha256: redaction.content } : null });
    }
  }
  rmSync(join(poolFolder, 'staging'), { recursive: true, force: true });
  return changed;
}

/** Puts what is left of a received file, with a receipt that says so, in the place of the old one. */
function replaceReceived(
  place: string,
  receipt: Receipt,
  { bytes, content, taken }: Redaction,
  left: string,
  keys: SealKeys | undefined,
): void {
  const rows = receipt.repairs?.rows.filter((_, i) => !taken.includes(i + 1));
  const repairs = receipt.repairs && rows ? { ...receipt.repairs, rows } : undefined;
  const file = receipt.file.replace(/\.gz$/i, '');
  const sealed = keys ? { sealed: true as const } : {};
  const now: Receipt = { ...receipt, file, bytes, content, ...sealed, as_csv: true, ...(repairs ? { repairs } : {}) };
  const beside = join(place, `${redacted}${receipt.receipt}`);
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { mode: 0o700 });
  const target = join(beside, nameInInbox(now));
  if (keys) sealFile(left, target, { content, keys, synced: true });
  else {
    copyFileSync(left, target);
    syncContent(nodeFiles, target);
  }
  const text = Buffer.from(`${JSON.stringify(now, null, 2)}\n`);
  writeContent(nodeFiles, join(beside, 'receipt.json'), text, { synced: true, mode: 0o600 });
  syncFolder(nodeFiles, beside);
  const old = join(place, `${replaced}${receipt.receipt}`);
  renameSync(join(place, receipt.receipt), old);
  renameSync(beside, join(place, receipt.receipt));
  syncFolder(nodeFiles, place);
  rmSync(old, { recursive: true });
}

/** What a process that was killed between two renames left: the old file is put back, and met again. */
function restoreReplaced(place: string): void {
  for (const name of existsSync(place) ? readdirSync(place) : []) {
    if (name.startsWith(redacted)) rmSync(join(place, name), { recursive: true });
    if (!name.startsWith(replaced)) continue;
    const target = join(place, name.slice(replaced.length));
    if (existsSync(target)) rmSync(join(place, name), { recursive: true });
    else renameSync(join(place, name), target);
  }
}

/**
 * Takes people on the list out of `raw`: what no kept snapshot needs is written anew without them under the id of what
 * is left; what they need was written so already when they were read again.
 */
export async function redactRaw(options: RedactionOptions, needed: ReadonlySet<string>): Promise<Changed[]> {
  const { poolFolder, list, pseudonym, keys, signal } = options;
  const changed: Changed[] = [];
  const root = join(poolFolder, 'raw');
  for (const source of existsSync(root) ? readdirSync(root) : []) {
    for (const id of readdirSync(join(root, source))) {
      const folder = join(root, source, id);
      const raw = findRaw(poolFolder, source, id);
      if (needed.has(`${source}/${id}`)) continue;
      if (!raw || !isAboutPeople(raw.record.contract)) continue;
      const { contract, as_csv, repairs, sent_as, period, arrived_at, sha256 } = raw.record;
      const read = { ...contract, format: formatOf({ contract, repairs, asCsv: as_csv }) };
      const target = join(poolFolder, 'staging', 'raw', 'redacted.csv');
      const redaction = await withOpened(raw, { poolFolder, keys, signal }, (path) =>
        redact(path, read, list, pseudonym, target, signal),
      );
      if (!redaction) continue;
      const before = { path: `raw/${source}/${id}/${raw.record.file}`, sha256 };
      let after: Changed['after'] = null;
      if (redaction.left > 0) {
        const { bytes, content } = redaction;
        const now = deliveryIdOf(contract, content, 0);
        const found = { contract, path: target, file: sent_as, period, bytes, content, asCsv: true } as const;
        await keepRaw(poolFolder, { ...found, arrivedAt: arrived_at, repairs }, now, { keys, now: () => arrived_at });
        after = { path: `raw/${source}/${now}/${findRaw(poolFolder, source, now)?.record.file}`, sha256: content };
      }
      rmSync(folder, { recursive: true });
      rmSync(join(poolFolder, 'staging'), { recursive: true, force: true });
      changed.push({ before, after });
    }
  }
  return changed;
}

/** Folders of files that are made from deliveries and name rows, or count so few that they tell of one. */
const madeFolders = ['standard', 'quarantine', 'merged', 'review', 'rollups'];

/** Deletes what was made from deliveries and no kept snapshot names, and what is remembered of it. */
export function purge(poolFolder: string, named: ReadonlySet<string>): void {
  for (const folder of madeFolders) {
    const root = join(poolFolder, folder);
    if (!existsSync(root)) continue;
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && !named.has(path.slice(poolFolder.length + 1))) rmSync(path);
    }
  }
  const records = join(poolFolder, 'deliveries');
  mkdirSync(records, { recursive: true });
  for (const name of readdirSync(records)) {
    const record = JSON.parse(readFileSync(join(records, name), 'utf8')) as KeptRecord;
    const files = [record, ...(record.changes ?? [])].flatMap((one) => one.files);
    if (files.some(({ path }) => !named.has(path))) rmSync(join(records, name));
  }
}

/** Whether a file of a pool is what its record says. */
export const isWhole = (path: string, sha256: string): boolean => existsSync(path) && hashOf(path) === sha256;
