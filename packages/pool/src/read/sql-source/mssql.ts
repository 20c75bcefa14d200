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

type Meta = {
  readonly colName: string;
  readonly type: { readonly name: string };
  readonly precision?: number | undefined;
  readonly scale?: number | undefined;
};
const binary = ['VarBinary', 'Binary', 'Image', 'UDT', 'Variant'];
/** Digits that a number of JavaScript carries for certain. */
const certainDigits = 15;

/**
 * SQL Server, row by row, in a transaction that is rolled back: it has none that may only read, so the account should
 * not be allowed to write. Written to the driver's documents; it has not met a server yet.
 */
export async function mssqlReader({ address, query, seconds }: SqlAsk): Promise<SqlReader> {
  const { Connection, Request } = await import('tedious');
  const { host, port, user, password, database, encryption, ca } = address;
  const connection = new Connection({
    server: host,
    authentication: { type: 'default', options: { userName: user, password } },
    options: {
      port,
      database,
      encrypt: encryption !== 'disable',
      trustServerCertificate: encryption !== 'verify-full',
      ...(ca === undefined ? {} : { cryptoCredentialsDetails: { ca, ...tlsOptions(address) } }),
      connectTimeout: connectSeconds * 1000,
      requestTimeout: seconds * 1000,
      readOnlyIntent: true,
      useUTC: true,
      appName: 'junheng',
    },
  });
  connection.on('error', () => undefined);
  const call = (work: (done: (error?: Error | null) => void) => void) =>
    new Promise<void>((resolve, reject) => work((error) => (error ? reject(error) : resolve())));

  return {
    async ask() {
      try {
        await call((done) => connection.connect(done));
        await call((done) => connection.beginTransaction(done));
        const rows: SqlCell[][] = [];
        let [ended, wake] = [false, () => {}];
        let error: unknown;
        const request = new Request(query, (wrong) => {
          error = wrong ?? undefined;
          ended = true;
          wake();
        });
        const columns = new Promise<readonly Meta[]>((resolve, reject) => {
          request.once('columnMetadata', (found) => resolve(Object.values(found) as unknown as readonly Meta[]));
          request.once('requestCompleted', () => (error ? reject(error) : resolve([])));
        });
        request.on('row', (cells: Iterable<{ readonly metadata: Meta; readonly value: unknown }>) => {
          rows.push(Array.from(cells, ({ metadata, value }) => written(value, metadata)));
          if (rows.length >= rowsAtOnce) request.pause();
          wake();
        });
        connection.execSql(request);
        const found = await columns;
        return {
          columns: found.map(({ colName }) => colName),
          binary: found.filter(({ type }) => binary.includes(type.name)).map(({ colName }) => colName),
          rows: batches(),
        };

        async function* batches() {
          for (;;) {
            if (rows.length === 0 && !ended) {
              await new Promise<void>((resolve) => {
                wake = resolve;
              });
              continue;
            }
            if (error) throw failure(error);
            if (rows.length === 0) return;
            yield rows.splice(0);
            request.resume();
          }
        }
      } catch (error) {
        throw failure(error);
      }
    },
    close: () => connection.close(),
  };
}

/** Days and times as the server has them, numbers with the places that their column has. */
function written(value: unknown, { colName, type, precision, scale }: Meta): SqlCell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) {
    const text = value.toISOString();
    if (type.name === 'Date') return text.slice(0, 10);
    if (type.name === 'Time') return text.slice(11, -1);
    return type.name === 'DateTimeOffset' ? text : text.slice(0, -1);
  }
  if (typeof value === 'number' && scale !== undefined && (precision ?? 0) > certainDigits) {
    throw new SqlFailure('precision', `${colName} decimal(${precision}, ${scale})`);
  }
  return typeof value === 'number' && scale !== undefined ? value.toFixed(scale) : String(value);
}

function failure(error: unknown): SqlFailure {
  if (error instanceof SqlFailure) return error;
  const code = String((error as { readonly code?: unknown } | null)?.code ?? '');
  const kinds = { ELOGIN: 'refused', ESOCKET: 'unreachable', EINSTLOOKUP: 'unreachable', EREQUEST: 'query' } as const;
  const said = messageOf(error);
  if (/certificate|self-signed/i.test(said)) return new SqlFailure('certificate', said);
  if (code === 'ETIMEOUT') return new SqlFailure(/connect/i.test(said) ? 'unreachable' : 'timeout', said);
  return new SqlFailure(networkFailure(error) ?? kinds[code as keyof typeof kinds] ?? 'lost', said);
}
