import { isAbsolute, join, relative, sep } from 'node:path';
import { InputError } from '../input-error.ts';
import { rollups } from '../rollup/rollups.ts';
import type { Snapshot } from '../spi.ts';
import { clickHouseSettings, clickHouseTypes, toClickHouse } from './clickhouse-dialect.ts';
import { type ClickHouseOptions, masked } from './clickhouse-options.ts';
import type { Plain, QueryEngine } from './engine.ts';
import { literal } from './names.ts';
import { rollupOfRows } from './query/rollups.ts';
import { snapshotTables } from './snapshot-tables.ts';

/** Files that one table function is asked for; more are put together. */
const filesAtOnce = 500;

/**
 * A ClickHouse server or cluster over the files of a snapshot, which it reads where it sees them: on a shared disk or
 * in object storage. Nothing is created there: tables are named within each statement, so that an account that may
 * only read is enough, any replica may answer, and everyone sees the snapshot that they asked for. Roll-ups are
 * counted from the rows there: a cluster scans quickly, and files that are kept beside need not be brought over.
 *
 * @param folder the pool's folder, as this process sees it
 * @throws InputError `connection.error.clickhouseOutside` when the folder does not lie in `options.root`;
 *   `connection.error.clickhouse` when the server is not there, refuses the account or cannot read the files
 */
export async function clickHouseEngine(
  folder: string,
  snapshot: Pick<Snapshot, 'files'>,
  options: ClickHouseOptions,
): Promise<QueryEngine> {
  const tables = new Map(
    Object.keys(snapshotTables).map((table) => [table, seenTable(table, folder, snapshot, options)]),
  );
  const { ClickHouseLogLevel, createClient } = await import('@clickhouse/client');
  const client = createClient({
    url: options.url,
    application: 'junheng',
    log: { level: ClickHouseLogLevel.OFF },
    request_timeout: options.timeoutSeconds * 1000,
    clickhouse_settings: { ...clickHouseSettings, max_execution_time: options.timeoutSeconds },
  });
  const send = async (query: string, values: Readonly<Record<string, unknown>>) => {
    try {
      const answer = await client.query({ query, query_params: values, format: 'JSONCompactEachRow' });
      return (await answer.json<unknown[]>()).map((row) => row.map(toPlain));
    } catch (cause) {
      throw new InputError('connection.error.clickhouse', problem(options.url, cause), undefined, cause);
    }
  };
  /** A file that the server does not see is passed over in silence there: rows are counted once before a table is used. */
  const counted = new Map<string, Promise<void>>();
  const requireWhole = async (table: string, { from, rows, files }: SeenTable) => {
    if (files === 0) return;
    const [[there] = []] = await send(`SELECT count(*) FROM (${from})`, {});
    if (Number(there) === rows) return;
    const params = { table, rows, there: Number(there), files, url: masked(options.url) };
    throw new InputError('connection.error.clickhouseRows', params);
  };
  const ask: QueryEngine['ask'] = async (statement) => {
    const { sql, values, words } = toClickHouse(statement.sql, statement.values);
    const counts = rollups.filter(({ name }) => words.has(`rollup_${name}`));
    const named = [...tables].filter(([table]) => words.has(table) || (table === 'encounter' && counts.length > 0));
    for (const [table, seen] of named) {
      if (!counted.has(table)) counted.set(table, requireWhole(table, seen));
      await counted.get(table);
    }
    const first = [
      ...named.map(([table, { from }]) => `"${table}" AS (${from})`),
      ...counts.map((one) => `"rollup_${one.name}" AS (${toClickHouse(rollupOfRows(one, '"encounter"'), []).sql})`),
    ];
    return send(withTables(first, sql), values);
  };
  return {
    name: 'clickhouse',
    ask,
    async numbers(statement) {
      const rows = await ask(statement);
      const width = rows[0]?.length ?? 0;
      return Array.from({ length: width }, (_, i) =>
        Float64Array.from(rows, (row) => (row[i] == null ? Number.NaN : Number(row[i]))),
      );
    },
    close() {
      client.close().catch(() => undefined);
    },
  };
}

/** An empty list stands for an unknown one: the pool keeps no empty lists. */
function toPlain(value: unknown): Plain {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(toPlain);
  return (value ?? null) as Plain;
}

/** Tables in front of a question, which may name some of its own there. */
function withTables(tables: readonly string[], sql: string): string {
  if (tables.length === 0) return sql;
  return `WITH ${tables.join(', ')}${sql.startsWith('WITH ') ? `, ${sql.slice('WITH '.length)}` : ` ${sql}`}`;
}

/** What the server says, without the password, in one line. */
function problem(url: string, cause: unknown) {
  const why = cause instanceof Error ? cause.message || cause.name : String(cause);
  const code = (cause as { readonly code?: string } | null)?.code;
  const text = `${code === undefined ? '' : `${code} `}${why}`.replaceAll(url, masked(url));
  return { url: masked(url), why: text.replace(/\s+/g, ' ').slice(0, 500) };
}

type SeenTable = { readonly from: string; readonly rows: number; readonly files: number };

/** A table as a question over the files that the server sees. */
export function seenTable(
  table: string,
  folder: string,
  snapshot: Pick<Snapshot, 'files'>,
  options: ClickHouseOptions,
): SeenTable {
  const files = snapshot.files.filter((file) => file.table === table);
  const paths = files.map(({ path }) => withinRoot(join(folder, path), options));
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  return { from: tableOf(table, paths, options), rows, files: files.length };
}

/** The path of a file below the folder that both sides see. */
function withinRoot(path: string, { root }: ClickHouseOptions): string {
  const within = relative(root, path);
  if (within.startsWith('..') || isAbsolute(within)) {
    throw new InputError('connection.error.clickhouseOutside', { file: path, root }, path);
  }
  return within.split(sep).join('/');
}

function tableOf(table: string, paths: readonly string[], options: ClickHouseOptions): string {
  const columns = Object.entries(snapshotTables[table] ?? {});
  if (paths.length === 0) {
    const empty = columns.map(
      ([name, type]) => `CAST(${type === 'texts' ? '[]' : 'NULL'} AS ${clickHouseTypes[type]}) AS "${name}"`,
    );
    return `SELECT ${empty.join(', ')} WHERE FALSE`;
  }
  const structure = literal(columns.map(([name, type]) => `"${name}" ${clickHouseTypes[type]}`).join(', '));
  const parts: string[] = [];
  for (let at = 0; at < paths.length; at += filesAtOnce) {
    parts.push(`SELECT * FROM ${filesOf(paths.slice(at, at + filesAtOnce), structure, options)}`);
  }
  return parts.join(' UNION ALL ');
}

function filesOf(paths: readonly string[], structure: string, { place, prefix }: ClickHouseOptions): string {
  const odd = paths.find((path) => /[{}*?,[\]]/.test(path));
  if (odd !== undefined) throw new RangeError(`"${odd}" would be read as a pattern by ClickHouse.`);
  const files = literal(prefix + (paths.length === 1 ? paths[0] : `{${paths.join(',')}}`));
  const rest = `'Parquet', ${structure}`;
  switch (place.kind) {
    case 'file':
      return `file(${files}, ${rest})`;
    case 'fileCluster':
      return `fileCluster(${literal(place.cluster)}, ${files}, ${rest})`;
    case 's3':
      return `s3(${place.collection}, filename = ${files}, format = 'Parquet', structure = ${structure})`;
    case 's3Cluster':
      return `s3Cluster(${literal(place.cluster)}, ${place.collection}, filename = ${files}, format = 'Parquet', structure = ${structure})`;
  }
}
