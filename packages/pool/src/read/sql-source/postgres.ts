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

/** Object identifiers of types, as `pg_type` has them. */
const oid = { boolean: 16, bytea: 17, timestamp: 1114, timestamptz: 1184 } as const;

/**
 * PostgreSQL, by a cursor in a read-only transaction that sees one state. Every value comes as the server writes it:
 * numbers with all their digits, instants in UTC.
 */
export async function postgresReader({ address, query, seconds }: SqlAsk): Promise<SqlReader> {
  const [{ default: pg }, { default: Cursor }] = await Promise.all([import('pg'), import('pg-cursor')]);
  const { host, port, user, password, database } = address;
  const client = new pg.Client({
    host,
    port,
    user,
    password,
    database,
    ssl: tlsOptions(address) ?? false,
    connectionTimeoutMillis: connectSeconds * 1000,
    application_name: 'junheng',
  });
  let broken: Error | undefined;
  client.on('error', (error) => {
    broken = error;
  });
  const asWritten = { getTypeParser: () => (text: string) => text };
  const settings = ["datestyle = 'ISO, YMD'", "timezone = 'UTC'", "client_encoding = 'UTF8'", 'extra_float_digits = 1'];

  return {
    async ask() {
      try {
        await client.connect();
        await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
        for (const one of [...settings, `statement_timeout = ${seconds * 1000}`])
          await client.query(`SET LOCAL ${one}`);
        const cursor = client.query(new Cursor<SqlCell[]>(query, [], { rowMode: 'array', types: asWritten as never }));
        const first = await new Promise<{ rows: SqlCell[][]; fields: readonly { name: string; dataTypeID: number }[] }>(
          (resolve, reject) =>
            cursor.read(rowsAtOnce, (error, rows, result) =>
              error ? reject(error) : resolve({ rows, fields: result.fields }),
            ),
        );
        const types = first.fields.map(({ dataTypeID }) => dataTypeID);
        return {
          columns: first.fields.map(({ name }) => name),
          binary: first.fields.filter(({ dataTypeID }) => dataTypeID === oid.bytea).map(({ name }) => name),
          rows: batches(first.rows, () => cursor.read(rowsAtOnce), types),
        };
      } catch (error) {
        throw failure(broken ?? error);
      }
    },
    close() {
      client.end().catch(() => undefined);
      (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    },
  };

  async function* batches(first: SqlCell[][], more: () => Promise<SqlCell[][]>, types: readonly number[]) {
    try {
      for (let rows = first; rows.length > 0; rows = await more()) {
        yield rows.map((row) => row.map((cell, i) => (cell === null ? null : written(cell, types[i]))));
        if (broken) throw broken;
      }
    } catch (error) {
      throw failure(broken ?? error);
    }
  }
}

/** `t` is true; instants get their `T` and their `Z`. */
function written(cell: string, type: number | undefined): string {
  if (type === oid.boolean) return cell === 't' ? 'true' : 'false';
  if (type === oid.timestamp) return cell.replace(' ', 'T');
  return type === oid.timestamptz ? cell.replace(' ', 'T').replace(/\+00$/, 'Z') : cell;
}

function failure(error: unknown): SqlFailure {
  const code = String((error as { readonly code?: unknown } | null)?.code ?? '');
  const said = messageOf(error);
  const kind =
    networkFailure(error) ??
    (/^(28|3D)/.test(code)
      ? 'refused'
      : code === '57014'
        ? 'timeout'
        : /^[0-9A-Z]{5}$/.test(code)
          ? 'query'
          : /does not support SSL/.test(said)
            ? 'certificate'
            : /timeout expired/.test(said)
              ? 'unreachable'
              : 'lost');
  return new SqlFailure(kind, said);
}
