import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceContract } from '@junheng/engine/source';
import { inboxFolder, readReceipts, receivedFile } from '../inbox/read-receipts.ts';
import { deliveryIdOf } from '../ingest/delivery-id.ts';
import { findRaw, type KeptRecord, keepRaw } from '../ingest/keep.ts';
import { writeWhole } from '../write-whole.ts';
import type { ErasureList, ErasureRecord } from './erasures.ts';
import { isAboutPeople } from './person-rows.ts';
import { redact } from './redact.ts';
import { formatOf } from './without-erased.ts';

export type RedactionOptions = {
  readonly poolFolder: string;
  readonly list: ErasureList;
  readonly pseudonym: (text: string) => string;
  readonly signal?: AbortSignal | undefined;
};
type Changed = ErasureRecord['deliveries'][number];

const replaced = '.replaced-';
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Takes people on the list out of received files; their receipts then speak of what is left. */
export async function redactInbox(
  { poolFolder, list, pseudonym, signal }: RedactionOptions,
  contracts: readonly SourceContract[],
): Promise<Changed[]> {
  const changed: Changed[] = [];
  for (const contract of contracts.filter(isAboutPeople)) {
    restoreReplaced(inboxFolder(poolFolder, contract.source));
    for (const receipt of readReceipts(poolFolder, contract.source)) {
      const path = receivedFile(poolFolder, receipt);
      const read = { ...contract, format: formatOf({ contract, repairs: receipt.repairs, asCsv: receipt.as_csv }) };
      const place = inboxFolder(poolFolder, contract.source);
      const beside = join(place, `.redacted-${receipt.receipt}`);
      const file = receipt.file.replace(/\.gz$/i, '');
      const redaction = await redact(path, read, list, pseudonym, join(beside, file), signal);
      const name = `inbox/${contract.source}/${receipt.receipt}/${receipt.file}`;
      const before = { path: name, sha256: receipt.content };
      if (redaction && redaction.left > 0) {
        const { bytes, content, taken } = redaction;
        const rows = receipt.repairs?.rows.filter((_, i) => !taken.includes(i + 1));
        const repairs = receipt.repairs && rows ? { ...receipt.repairs, rows } : undefined;
        const now = { ...receipt, file, bytes, content, as_csv: true, ...(repairs ? { repairs } : {}) };
        writeWhole(join(beside, 'receipt.json'), `${JSON.stringify(now, null, 2)}\n`);
        const old = join(place, `${replaced}${receipt.receipt}`);
        renameSync(join(place, receipt.receipt), old);
        renameSync(beside, join(place, receipt.receipt));
        rmSync(old, { recursive: true });
        changed.push({ before, after: { path: name, sha256: content } });
      } else {
        rmSync(beside, { recursive: true, force: true });
        if (!redaction) continue;
        rmSync(join(place, receipt.receipt), { recursive: true });
        changed.push({ before, after: null });
      }
    }
  }
  return changed;
}

/** What a process that was killed between two renames left: the old file is put back, and met again. */
function restoreReplaced(place: string): void {
  for (const name of existsSync(place) ? readdirSync(place) : []) {
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
export async function redactRaw(
  { poolFolder, list, pseudonym, signal }: RedactionOptions,
  needed: ReadonlySet<string>,
): Promise<Changed[]> {
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
      const redaction = await redact(raw.path, read, list, pseudonym, target, signal);
      if (!redaction) continue;
      const before = { path: `raw/${source}/${id}/${raw.record.file}`, sha256 };
      let after: Changed['after'] = null;
      if (redaction.left > 0) {
        const { bytes, content } = redaction;
        const now = deliveryIdOf(contract, content, 0);
        const found = { contract, path: target, file: sent_as, period, bytes, content, asCsv: true } as const;
        keepRaw(poolFolder, { ...found, arrivedAt: arrived_at, repairs }, now, () => arrived_at);
        after = { path: `raw/${source}/${now}/redacted.csv`, sha256: content };
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
