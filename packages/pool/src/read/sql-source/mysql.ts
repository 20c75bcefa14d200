import { tlsOptions } from './address.ts';
import {
  connectSeconds,
  messageOf,
  networkFailure,
  rowsAtOnce,
  type SqlAsk,
  type SqlCell,
  SqlFailure,
  type SqlReader,
} from './reader.ts';

/** Character set of what is no text. */
const bytes = 63;
/** Types of columns in the protocol of MySQL. */
const type = {
  timestamp: 7,
  datetime: 12,
  bit: 16,
  textOrBytes: [249, 250, 251, 252, 253, 254],
  geometry: 255,
} as const;
type Column = {
  readonly name: string;
  readonly columnType?: number;
  readonly type?: number;
  readonly characterSet?: number;
};

/**
 * MySQL and MariaDB, row by row in a read-only transaction that sees one state. The server writes every value as text
 * (numbers with all their digits) and in UTF-8, whatever its tables are in; instants are in UTC.
 */
export async function mysqlReader({ address, query, seconds }: SqlAsk): Promise<SqlReader> {
  const { createConnection } = await import('mysql2');
  const { host, port, user, password, database } = address;
  const tls = tlsOptions(address);
  const connection = createConnection({
    host,
    port,
    user,
    password,
    database,
    ...(tls ? { ssl: tls } : {}),
    charset: 'utf8mb4',
    connectTimeout: connectSeconds * 1000,
    // A server must not ask this machine for its files.
    flags: ['-LOCAL_FILES'],
    rowsAsArray: true,
    typeCast: (field) => field.string('utf8'),
  });
  const broken = new Promise<never>((_, reject) => connection.once('error', reject));
  broken.catch(() => undefined);
  const run = (sql: string) =>
    Promise.race([
      broken,
      new Promise<SqlCell[][]>((resolve, reject) =>
        connection.query({ sql }, (error, rows) => (error ? reject(error) : resolve(rows as unknown as SqlCell[][]))),
      ),
    ]);

  return {
    async ask() {
      try {
        const [[version] = []] = await run('SELECT VERSION()');
        const limit = /mariadb/i.test(version ?? '')
          ? `SET SESSION max_statement_time = ${seconds}`
          : `SET SESSION max_execution_time = ${seconds * 1000}`;
        for (const sql of [limit, "SET time_zone = '+00:00'", 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ'])
          await run(sql);
        await run('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
        const asked = connection.query({ sql: query });
        const columns = new Promise<readonly Column[]>((resolve, reject) => {
          asked.once('fields', (fields) => resolve((fields ?? []) as unknown as readonly Column[]));
          asked.once('error', reject);
        });
        const stream = asked.stream({ highWaterMark: rowsAtOnce });
        stream.on('error', () => undefined);
        const found = await Promise.race([broken, columns]);
        const kinds = found.map((column) => column.columnType ?? column.type);
        return {
          columns: found.map(({ name }) => name),
          binary: found.filter(isBinary).map(({ name }) => name),
          rows: batches(stream as unknown as AsyncIterable<SqlCell[]>, kinds),
        };
      } catch (error) {
        throw failure(error);
      }
    },
    close: () => connection.destroy(),
  };
}

const isBinary = (column: Column): boolean => {
  const kind = column.columnType ?? column.type ?? 0;
  if (kind === type.bit || kind === type.geometry) return true;
  return type.textOrBytes.includes(kind as never) && column.characterSet === bytes;
};

async function* batches(rows: AsyncIterable<SqlCell[]>, kinds: readonly (number | undefined)[]) {
  let batch: SqlCell[][] = [];
  try {
    for await (const row of rows) {
      batch.push(row.map((cell, i) => (cell === null ? null : written(cell, kinds[i]))));
      if (batch.length < rowsAtOnce) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    throw failure(error);
  }
  if (batch.length > 0) yield batch;
}

function written(cell: string, kind: number | undefined): string {
  if (kind === type.timestamp) return `${cell.replace(' ', 'T')}Z`;
  return kind === type.datetime ? cell.replace(' ', 'T') : cell;
}

/** Numbers of errors: login and database refused; the two ways to say that a statement took too long. */
const [refused, late] = [
  [1044, 1045, 1049, 1130, 1251, 1698, 1820, 3118],
  [1969, 3024],
];

function failure(error: unknown): SqlFailure {
  const { errno, code } = (error ?? {}) as { readonly errno?: number; readonly code?: string };
  const said = messageOf(error);
  if (refused.includes(errno ?? 0)) return new SqlFailure('refused', said);
  if (late.includes(errno ?? 0)) return new SqlFailure('timeout', said);
  const kind = networkFailure(error) ?? (code?.startsWith('ER_') || (errno ?? 0) > 1000 ? 'query' : 'lost');
  return new SqlFailure(/self-signed|certificate|altname/i.test(said) ? 'certificate' : kind, said);
}
