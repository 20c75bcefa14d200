import { join } from 'node:path';
import { type Row, standardTables, type TableName } from '@junheng/engine/pool';
import type { RowPage, Snapshot } from '../spi.ts';
import { exportParquet } from '../sql/ingest/export-parquet.ts';
import { typeOf } from '../sql/names.ts';
import { openSession } from '../sql/session.ts';

/**
 * Writes a standard table of a snapshot, or what one source sent of it, as one Parquet file, lineage included, in the
 * order of source, delivery and row. Cost: one scan and a sort that spills beside the target.
 *
 * @param target path of the file to make; it must not be there yet
 */
export async function exportTable(
  poolFolder: string,
  snapshot: Pick<Snapshot, 'files'>,
  table: TableName,
  target: string,
  source?: string,
): Promise<void> {
  const paths = snapshot.files.filter((file) => file.table === table).map(({ path }) => join(poolFolder, path));
  const session = await openSession({ memoryLimit: '500MB', spillFolder: `${target}.spill` });
  try {
    await session.run(exportParquet(table, paths, target, source));
  } finally {
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
