import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TableName } from '@junheng/engine/pool';
import { ownFiles } from '../catalogue/diff-snapshots.ts';
import { InputError } from '../input-error.ts';
import type { PageOptions, Snapshot } from '../spi.ts';
import type { Plain } from '../sql/engine.ts';
import { columnsOf, literal, sqlTypes, typeOf } from '../sql/names.ts';
import { countOfRowDiff, pageOfRowDiff, rowDiffColumns, sides } from '../sql/query/row-diff.ts';
import { openSession, type SessionOptions } from '../sql/session.ts';

export const rowChanges = ['added', 'removed', 'changed'] as const;
export type RowChange = (typeof rowChanges)[number];

/** A page of the rows that differ between two snapshots. A changed row stands twice: as it was and as it is. */
export type RowDiff = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly change: RowChange;
    readonly side: 'before' | 'after';
    readonly cells: readonly (string | number | boolean | null)[];
  }[];
  /** Rows of all pages: added and removed keys count their rows, changed ones both versions. */
  readonly total: Readonly<Record<RowChange, number>>;
};

/**
 * The rows of a table that differ between two snapshots, by the key of the table. Only files that one of the two does not
 * share are read, in this process. Rows of an unchanged delivery never differ; the same row sent again by another
 * delivery of the source is the same.
 *
 * @param folder the pool's folder
 * @throws RangeError for a table that the pool lacks; InputError `pool.error.fileGone`
 */
export async function diffRows(
  folder: string,
  [before, after]: readonly [Snapshot, Snapshot],
  table: TableName,
  { offset = 0, limit = 100 }: PageOptions = {},
  options: SessionOptions = {},
): Promise<RowDiff> {
  const columns = rowDiffColumns(table);
  const session = await openSession(options);
  try {
    const [was, is] = [ownFiles(before, after), ownFiles(after, before)];
    await session.run(view(sides.before, table, pathsOf(folder, table, was)));
    await session.run(view(sides.after, table, pathsOf(folder, table, is)));
    await session.run('CREATE MACRO toDecimalString(x, places) AS CAST(x AS VARCHAR)');
    const total = { added: 0, removed: 0, changed: 0 };
    for (const [change, rows] of await session.read(countOfRowDiff(table).sql))
      total[change as RowChange] = Number(rows);
    const rows = await session.read(pageOfRowDiff(table, offset, limit).sql);
    return {
      table,
      columns,
      rows: rows.map(([change, side, ...cells]) => ({
        change: change as RowChange,
        side: side as 'before' | 'after',
        cells: cells.map(cellOf),
      })),
      total,
    };
  } finally {
    session.close();
  }
}

function pathsOf(folder: string, table: string, files: Snapshot['files']): string[] {
  const own = files.filter((file) => file.table === table).map(({ path }) => join(folder, path));
  const gone = own.find((path) => !existsSync(path));
  if (gone) throw new InputError('pool.error.fileGone', { file: gone }, gone);
  return own;
}

function view(name: string, table: string, paths: readonly string[]): string {
  const empty = Object.entries(columnsOf(table)).map(
    ([column, type]) => `CAST(NULL AS ${sqlTypes[typeOf(type)]}) AS "${column}"`,
  );
  const rows =
    paths.length > 0
      ? `SELECT * FROM read_parquet([${paths.map(literal).join(', ')}], hive_partitioning = false)`
      : `SELECT ${empty.join(', ')} WHERE FALSE`;
  return `CREATE VIEW "${name}" AS ${rows}`;
}

const cellOf = (value: Plain) =>
  Array.isArray(value) ? value.join(', ') : (value as Exclude<Plain, readonly Plain[]>);
