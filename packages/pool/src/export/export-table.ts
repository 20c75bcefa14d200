import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Row, standardTables, type TableName } from '@junheng/engine/pool';
import type { RowPage, Snapshot } from '../spi.ts';
import { exportParquet } from '../sql/ingest/export-parquet.ts';
import { typeOf } from '../sql/names.ts';
import { openSession } from '../sql/session.ts';

/** Files that are made to be sent away and then removed. */
const outgoing = 'outgoing';

/** A new folder of a pool for a file that is sent away; whoever asks for it removes it. */
export function makeOutgoing(poolFolder: string): string {
  mkdirSync(join(poolFolder, outgoing), { recursive: true, mode: 0o700 });
  return mkdtempSync(join(poolFolder, outgoing, 'export-'));
}

/** Removes what was not sent to its end. For the process that owns the pool, before it sends anything. */
export const sweepOutgoing = (poolFolder: string): void =>
  rmSync(join(poolFolder, outgoing), { recursive: true, force: true });

/**
 * Writes a standard table of a snapshot, or what one source sent of it, as one Parquet file, lineage included, in the
 * order of source, delivery and row. Cost: one scan and a sort that spills beside the target.
 *
 * @param target path of the file to make; it must not be there yet
 * @param signal stops the work; then its reason is thrown
 */
export async function exportTable(
  poolFolder: string,
  snapshot: Pick<Snapshot, 'files'>,
  table: TableName,
  target: string,
  { source, signal }: { readonly source?: string | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const paths = snapshot.files.filter((file) => file.table === table).map(({ path }) => join(poolFolder, path));
  const session = await openSession({ memoryLimit: '500MB', spillFolder: `${target}.spill` });
  const stop = () => session.interrupt();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    signal?.throwIfAborted();
    await session.run(exportParquet(table, paths, target, source));
  } catch (cause) {
    signal?.throwIfAborted();
    throw cause;
  } finally {
    signal?.removeEventListener('abort', stop);
    session.close();
  }
}

/** Rows of a page as the engine sees them, without their lineage. */
export function rowsFromPage<T extends TableName>(table: T, { columns, rows }: RowPage): readonly Row<T>[] {
  const shape: Readonly<Record<string, string>> = standardTables[table];
  return rows.map((cells) => {
    const row: Record<string, unknown> = {};
    columns.forEach((column, i) => {
      const type = shape[column];
      if (type === undefined) return;
      const value = cells[i] ?? null;
      if (value !== null && typeOf(type) === 'json') row[column] = JSON.parse(String(value));
      else row[column] = value !== null && typeOf(type) === 'texts' ? String(value).split(', ') : value;
    });
    return row as Row<T>;
  });
}
