import { join } from 'node:path';
import { schemaOf } from '../ingest/table-writer.ts';
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
    const files = snapshot.files.filter((file) => file.table === table);
    const paths = files.map(({ path }) => literal(join(folder, path))).join(', ');
    const typed = Object.entries(columns).map(([name, type]) => `CAST(NULL AS ${sqlTypes[type]}) AS "${name}"`);
    const empty = `SELECT ${typed.join(', ')} WHERE FALSE`;
    if (files.length === 0) return `CREATE VIEW "${table}" AS ${empty}`;
    const asNow = files.every(({ schema }) => schema === schemaOf(table));
    if (asNow) return `CREATE VIEW "${table}" AS SELECT * FROM read_parquet([${paths}], hive_partitioning = false)`;
    // Files of an earlier release lack columns that joined the table since: they are unknown there.
    const all = `SELECT * FROM read_parquet([${paths}], hive_partitioning = false, union_by_name = true)`;
    return `CREATE VIEW "${table}" AS ${empty} UNION ALL BY NAME ${all}`;
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
