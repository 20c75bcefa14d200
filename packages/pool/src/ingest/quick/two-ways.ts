import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SourceContract, sourceContract } from '@junheng/engine/source';
import { afterAll } from 'vitest';
import { ingest } from '../ingest.ts';
import type { QuickOptions } from './read-quickly.ts';

export const root = mkdtempSync(join(tmpdir(), 'junheng-quick-'));
afterAll(() => rmSync(root, { recursive: true }));
let boxes = 0;
/** A folder of its own. */
export function newFolder(): string {
  const folder = join(root, String(++boxes));
  mkdirSync(folder);
  return folder;
}

export const say = { zh: '规则', en: 'rule' };
/** A contract of CSV in these columns, for tests. */
export const contract = (source: string, columns: string[], tables: unknown[], more: object = {}): SourceContract =>
  sourceContract.parse({
    source,
    version: '1',
    names: say,
    owner: 'x',
    purpose: say,
    file: `${source}.csv`,
    format: { kind: 'csv' },
    columns,
    tables,
    ...more,
  });
export const personKey = new Uint8Array(32).fill(7);

/** Takes files in twice, in SQL and row by row: what both give, and how many rows went which way. */
export async function both(
  files: Readonly<Record<string, string | Uint8Array>>,
  contracts: readonly SourceContract[],
  quick: QuickOptions = {},
) {
  const ways = { quickly: 0, unclear: 0 };
  const onPiece = (rows: number, unclear: number) => {
    ways.quickly += rows - unclear;
    ways.unclear += unclear;
  };
  const take = async (options: QuickOptions, threads: number) => {
    const folder = newFolder();
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const place = { regionId: 'r', regionFolder: folder, dataFolder: folder, poolFolder: join(folder, 'pool') };
    const told = await ingest({ ...place, contracts, threads, personKey, quick: options }).then(
      ({ files: made, ...rest }) => ({ ...rest, files: made }),
      (error: Error) => error.message.replaceAll(folder, ''),
    );
    rmSync(folder, { recursive: true });
    return told;
  };
  const slow = await take({ leastBytes: Number.POSITIVE_INFINITY }, 1);
  const fast = await take({ leastBytes: 0, leastClean: 0, bytesOfPiece: 100_000, onPiece, ...quick }, 2);
  return { slow, fast, ways };
}
