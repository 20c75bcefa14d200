import { join, relative, sep } from 'node:path';
import { InputError } from '../input-error.ts';
import type { Snapshot } from '../spi.ts';
import { clickHouseSettings, clickHouseTypes, toClickHouse } from './clickhouse-dialect.ts';
import { type ClickHouseOptions, masked } from './clickhouse-options.ts';
import type { Plain, QueryEngine } from './engine.ts';
import { literal } from './names.ts';
import { snapshotTables } from './snapshot-tables.ts';

/** Files that one table function is asked for; more are put together. */
const filesAtOnce = 500;

/**
 * A ClickHouse server or cluster over the files of a snapshot, which it reads where it sees them: on a shared disk or
 * in object storage. Nothing is created there: tables are named within each statement, so that an account that may
 * only read is enough, any replica may answer, and everyone sees the snapshot that they asked for.
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
    Object.keys(snapshotTables).map((table) => {
      const paths = snapshot.files
        .filter((file) => file.table === table)
        .map(({ path }) => seenAs(join(folder, path), options));
      return [table, tableOf(table, paths, options)];
    }),
  );
  const { createClient } = await import('@clickhouse/client');
  const client = createClient({
    url: options.url,
    application: 'junheng',
    request_timeout: options.timeoutSeconds * 1000,
    clickhouse_settings: { ...clickHouseSettings, max_execution_time: options.timeoutSeconds },
  });
  return {
    name: 'clickhouse',
    async ask(statement) {
      const { sql, values, words } = toClickHouse(statement.sql, statement.values);
      const named = [...tables].filter(([table]) => words.has(table)).map(([table, from]) => `"${table}" AS (${from})`);
      const query = named.length > 0 ? `WITH ${named.join(', ')} ${sql}` : sql;
      try {
        const answer = await client.query({ query, query_params: values, format: 'JSONCompactEachRow' });
        return (await answer.json<unknown[]>()).map((row) => row.map(toPlain));
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        const params = {
          url: masked(options.url),
          why: why.replaceAll(options.url, masked(options.url)).slice(0, 500),
        };
        throw new InputError('connection.error.clickhouse', params, undefined, cause);
      }
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

/** The path of a file as the server sees it. */
function seenAs(path: string, { root, prefix }: ClickHouseOptions): string {
  const within = relative(root, path);
  if (within.startsWith('..') || within === path) {
    throw new InputError('connection.error.clickhouseOutside', { file: path, root }, path);
  }
  return prefix + within.split(sep).join('/');
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

function filesOf(paths: readonly string[], structure: string, { place }: ClickHouseOptions): string {
  const odd = paths.find((path) => /[{}*?,[\]]/.test(path));
  if (odd !== undefined) throw new RangeError(`"${odd}" would be read as a pattern by ClickHouse.`);
  const files = literal(paths.length === 1 ? (paths[0] as string) : `{${paths.join(',')}}`);
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
