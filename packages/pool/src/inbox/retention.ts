import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceContract } from '@junheng/engine/source';
import { findRaw } from '../ingest/keep.ts';
import type { Snapshot } from '../spi.ts';
import { inboxFolder, readReceipts } from './read-receipts.ts';

export type RetentionOptions = {
  readonly poolFolder: string;
  readonly contracts: readonly SourceContract[];
  /** Every snapshot that is kept: what one of them was made from stays. */
  readonly kept: readonly Snapshot[];
  /** ISO day. */
  readonly today: string;
};
/** Deliveries whose time was over, by their folders in the pool. */
export type Retired = { readonly raw: readonly string[]; readonly inbox: readonly string[] };

const dayMs = 86_400_000;

/**
 * Deletes deliveries that were kept longer than their contract says (`retention_days`, counted from the day on which
 * they came) and that no kept snapshot was made from. A source without that figure keeps everything.
 */
export function applyRetention({ poolFolder, contracts, kept, today }: RetentionOptions): Retired {
  const needed = new Set(
    kept.flatMap(({ deliveries }) => deliveries.map((one) => `${one.source_id}/${one.delivery_id}`)),
  );
  const contents = new Set(
    kept.flatMap(({ deliveries }) => deliveries.map((one) => `${one.source_id}/${one.content}`)),
  );
  const raw: string[] = [];
  const inbox: string[] = [];
  for (const { source, retention_days: days } of contracts) {
    if (days === undefined) continue;
    const isOver = (arrivedAt: string) => Date.parse(today) - Date.parse(arrivedAt.slice(0, 10)) > days * dayMs;
    const root = join(poolFolder, 'raw', source);
    for (const id of existsSync(root) ? readdirSync(root) : []) {
      const found = findRaw(poolFolder, source, id);
      if (found && !needed.has(`${source}/${id}`) && isOver(found.record.arrived_at)) raw.push(`raw/${source}/${id}`);
    }
    for (const { receipt, content, arrived_at } of readReceipts(poolFolder, source)) {
      if (contents.has(`${source}/${content}`) || !isOver(arrived_at)) continue;
      inbox.push(join(inboxFolder(poolFolder, source), receipt).slice(poolFolder.length + 1));
    }
  }
  for (const folder of [...raw, ...inbox]) rmSync(join(poolFolder, folder), { recursive: true, force: true });
  return { raw, inbox };
}
