import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesPeople, type SourceContract } from '@junheng/engine/source';
import { type FileLayer, nodeFiles } from '../file-layer.ts';
import { inboxFolder, readReceipts } from '../inbox/read-receipts.ts';
import type { RawRecord } from '../ingest/keep.ts';
import { writeWhole } from '../write-whole.ts';
import type { SealKeys } from './keys.ts';
import { sealedEnding, sealFile } from './seal-file.ts';

/**
 * Seals what a pool kept open of sources that name people: deliveries in `raw` and `inbox` from before they were sealed,
 * or before their contract said that they name people. The last answer of a database, of which `raw` has a copy, goes. Cut off at any moment, each file is there in one form at least,
 * and the next call goes on. Where nothing is open it costs a look into each folder.
 */
export function sealKept(
  poolFolder: string,
  contracts: readonly SourceContract[],
  keys: SealKeys,
  files: FileLayer = nodeFiles,
): void {
  for (const { source } of contracts.filter(namesPeople)) {
    files.rmSync(join(poolFolder, 'extracts', source), { recursive: true, force: true });
    const raw = join(poolFolder, 'raw', source);
    for (const id of existsSync(raw) ? readdirSync(raw) : []) {
      const record = join(raw, id, 'delivery.json');
      if (openNames(join(raw, id), 'delivery.json').length === 0 || !existsSync(record)) continue;
      const kept = JSON.parse(readFileSync(record, 'utf8')) as RawRecord;
      if (!kept.sealed) {
        const file = `${kept.file}${sealedEnding}`;
        const [from, to] = [join(raw, id, kept.file), join(raw, id, file)];
        sealFile(from, to, { content: kept.sha256, keys, synced: true, files });
        writeWhole(record, `${JSON.stringify({ ...kept, file, sealed: true }, null, 2)}\n`, files);
      }
      dropOpen(join(raw, id), 'delivery.json', files);
    }
    for (const receipt of readReceipts(poolFolder, source)) {
      const folder = join(inboxFolder(poolFolder, source), receipt.receipt);
      if (openNames(folder, 'receipt.json').length === 0) continue;
      if (!receipt.sealed) {
        const path = join(folder, receipt.file);
        sealFile(path, `${path}${sealedEnding}`, { content: receipt.content, keys, synced: true, files });
        writeWhole(join(folder, 'receipt.json'), `${JSON.stringify({ ...receipt, sealed: true }, null, 2)}\n`, files);
      }
      dropOpen(folder, 'receipt.json', files);
    }
  }
}

/** Whether anything that was sent is sealed in a pool: then it cannot do without its key. Ends at the first. */
export const holdsSealed = (poolFolder: string): boolean =>
  ['raw', 'inbox'].some((layer) => {
    const folders = (at: string) =>
      (existsSync(at) ? readdirSync(at, { withFileTypes: true }) : [])
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(at, name));
    return folders(join(poolFolder, layer)).some((source) =>
      folders(source).some((one) => readdirSync(one).some((name) => name.endsWith(sealedEnding))),
    );
  });

/** Files beside the record that are not sealed. */
const openNames = (folder: string, record: string): string[] =>
  readdirSync(folder).filter((name) => name !== record && !name.endsWith(sealedEnding));

function dropOpen(folder: string, record: string, files: FileLayer): void {
  for (const name of openNames(folder, record)) files.rmSync(join(folder, name), { force: true });
}
