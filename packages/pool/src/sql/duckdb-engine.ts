import { join } from 'node:path';
import { rollupViews } from '../rollup/refresh.ts';
import type { Snapshot } from '../spi.ts';
import type { QueryEngine } from './engine.ts';
import { literal, sqlTypes } from './names.ts';
import type { Bound } from './query/statement.ts';
import { openSession, type SessionOptions } from './session.ts';
import { snapshotTables } from './snapshot-tables.ts';

/**
 * DuckDB over the files of a snapshot. Every table is a view, so that statements name tables, not files.
 *
 * @param folder the pool's folder
 */
export async function duckDbEngine(
  folder: string,
  snapshot: Pick<Snapshot, 'files'>,
  options: SessionOptions = {},
): Promise<QueryEngine> {
  const session = await openSession(options);
  const statements = Object.entries(snapshotTables).map(([table, columns]) => {
    const paths = snapshot.files.filter((file) => file.table === table).map(({ path }) => literal(join(folder, path)));
    const empty = Object.entries(columns).map(([name, type]) => `CAST(NULL AS ${sqlTypes[type]}) AS "${name}"`);
    const from =
      paths.length > 0
        ? `SELECT * FROM read_parquet([${paths.join(', ')}], hive_partitioning = false)`
        : `SELECT ${empty.join(', ')} WHERE FALSE`;
    return `CREATE VIEW "${table}" AS ${from}`;
  });
  // The text of a decimal with all its places, under the name that ClickHouse has for it.
  const decimal = 'CREATE MACRO toDecimalString(x, places) AS CAST(x AS VARCHAR)';
  await session.run([...statements, ...rollupViews(folder, snapshot), decimal].join(';\n'));
  return {
    name: 'duckdb',
    ask: ({ sql, values }) => session.read(sql, values.map(bindable)),
    numbers: ({ sql, values }) => session.numbers(sql, values.map(bindable)),
    close: () => session.close(),
  };
}

/** Whole numbers are bound as BIGINT by the client: those that it cannot hold go as text, which the statement casts. */
const bindable = (value: Bound): Bound =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) ? String(value) : value;
