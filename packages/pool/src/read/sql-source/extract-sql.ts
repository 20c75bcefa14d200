import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SourceContract } from '@junheng/engine/source';
import { InputError } from '../../input-error.ts';
import { type Address, type Driver, readAddress, type SqlFormat } from './address.ts';
import { messageOf, type SqlAnswer, type SqlAsk, SqlFailure, type SqlReader } from './reader.ts';

/** How much one question may ask of a database and of this machine. */
export type SqlLimits = { readonly seconds: number; readonly rows: number; readonly bytes: number };

/** Limits as the environment says: `JUNHENG_SQL_SECONDS`, `JUNHENG_SQL_ROWS`, `JUNHENG_SQL_BYTES`. */
export const sqlLimits = (environment: Readonly<Record<string, string | undefined>>): SqlLimits => ({
  seconds: Number(environment.JUNHENG_SQL_SECONDS || 900),
  rows: Number(environment.JUNHENG_SQL_ROWS || 100_000_000),
  bytes: Number(environment.JUNHENG_SQL_BYTES || 50_000_000_000),
});

/** Each driver is loaded when a source asks for it. */
const readers: Readonly<Record<Driver, (ask: SqlAsk) => Promise<SqlReader>>> = {
  postgres: async (ask) => (await import('./postgres.ts')).postgresReader(ask),
  mysql: async (ask) => (await import('./mysql.ts')).mysqlReader(ask),
  mssql: async (ask) => (await import('./mssql.ts')).mssqlReader(ask),
  oracle: async (ask) => (await import('./oracle.ts')).oracleReader(ask),
};

export type ExtractOptions = {
  readonly limits?: SqlLimits;
  readonly environment?: Readonly<Record<string, string | undefined>>;
};

/**
 * Runs the query of a source and writes its answer to a file, which is then read like any delivery: CSV in UTF-8, the
 * columns of the query as the header, every value as text that means the same whatever the database (ISO days and
 * instants, numbers with all their digits, `true` and `false`), unknown as an empty cell.
 *
 * The same rows in the same order give the same bytes, so that what did not change is found and not read again: the
 * query says the order (`ORDER BY` up to a unique key). It runs in a transaction that may only read. The file stands
 * whole or not at all. Memory does not grow with the answer.
 *
 * @returns rows and bytes written
 * @throws InputError `connection.error.*`; the abort reason when `signal` stops it
 */
export async function extractSql(
  contract: SourceContract,
  target: string,
  signal?: AbortSignal,
  { environment = process.env, limits = sqlLimits(environment) }: ExtractOptions = {},
): Promise<{ readonly rows: number; readonly bytes: number }> {
  const { source, format } = contract;
  if (format.kind !== 'sql') throw new RangeError(`The source "${source}" is ${format.kind}, not sql.`);
  signal?.throwIfAborted();
  const address = readAddress(source, format, environment[format.connection]);
  const reader = await readers[format.driver]({ address, query: format.query, seconds: limits.seconds });
  const stop = stopper(limits.seconds, signal);
  mkdirSync(dirname(target), { recursive: true });
  try {
    const answer = await stop.race(reader.ask());
    requireNames(source, answer);
    const written = await write(`${target}.part`, answer, contract, limits, stop);
    renameSync(`${target}.part`, target);
    return written;
  } catch (error) {
    rmSync(`${target}.part`, { force: true });
    throw inWords(error, source, format, address, limits);
  } finally {
    stop.end();
    reader.close();
  }
}

type Stopper = { race<T>(work: Promise<T>): Promise<T>; end(): void };

/** Whatever a driver waits for, it is left when time is up or somebody stops it. The server gives up by itself first. */
function stopper(seconds: number, signal: AbortSignal | undefined): Stopper {
  let stop: (why: unknown) => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = reject;
  });
  stopped.catch(() => undefined);
  const aborted = () => stop(signal?.reason);
  const deadline = setTimeout(() => stop(new SqlFailure('timeout', '')), seconds * 1000 + 2000);
  signal?.addEventListener('abort', aborted);
  if (signal?.aborted) aborted();
  return {
    race: (work) => Promise.race([work, stopped]),
    end() {
      clearTimeout(deadline);
      signal?.removeEventListener('abort', aborted);
    },
  };
}

/**
 * The extract of a source, anew; an optional source whose variable is not set has none.
 *
 * @throws InputError as `extractSql`
 */
export async function takeExtract(contract: SourceContract, target: string, signal?: AbortSignal): Promise<void> {
  const { format, optional } = contract;
  rmSync(target, { force: true });
  if (optional && format.kind === 'sql' && !process.env[format.connection]) return;
  await extractSql(contract, target, signal);
}

function requireNames(source: string, { columns, binary }: SqlAnswer): void {
  const nameless = columns.indexOf('');
  if (nameless >= 0) throw new InputError('connection.error.noColumn', { source, n: nameless + 1 });
  const twice = columns.find((column, i) => columns.indexOf(column) !== i);
  if (twice !== undefined) throw new InputError('connection.error.repeatedColumn', { source, column: twice });
  const [bytes] = binary;
  if (bytes !== undefined) throw new InputError('connection.error.binary', { source, column: bytes });
}

async function write(
  path: string,
  { columns, rows }: SqlAnswer,
  { source }: SourceContract,
  limits: SqlLimits,
  stop: Stopper,
): Promise<{ readonly rows: number; readonly bytes: number }> {
  const counts = { rows: 0, bytes: 0 };
  const tooLarge = (what: 'Rows' | 'Bytes', limit: number) =>
    new InputError(`connection.error.tooMany${what}`, { source, limit });
  const file = await open(path, 'w');
  try {
    await file.write(record(columns));
    const coming = rows[Symbol.asyncIterator]();
    for (let next = await stop.race(coming.next()); !next.done; next = await stop.race(coming.next())) {
      const text = next.value.map(record).join('');
      counts.rows += next.value.length;
      counts.bytes += Buffer.byteLength(text);
      if (counts.rows > limits.rows) throw tooLarge('Rows', limits.rows);
      if (counts.bytes > limits.bytes) throw tooLarge('Bytes', limits.bytes);
      await file.write(text);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return counts;
}

/** One line of CSV (RFC 4180). A row of one empty cell is a pair of quotation marks, which is no blank line. */
const record = (cells: readonly (string | null)[]): string =>
  cells.length === 1 && (cells[0] ?? '') === '' ? '""\n' : `${cells.map(quoted).join(',')}\n`;

const quoted = (cell: string | null): string => {
  if (cell === null) return '';
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
};

/** An error as a sentence for the user, without the password. */
function inWords(error: unknown, source: string, format: SqlFormat, address: Address, limits: SqlLimits): unknown {
  if (!(error instanceof SqlFailure)) return error;
  const { password, shown } = address;
  const said = messageOf(error).replace(/\s+/g, ' ').slice(0, 500);
  const why = password === '' ? said : said.replaceAll(password, '***').replaceAll(encodeURIComponent(password), '***');
  const params = { source, address: shown, why, variable: format.connection, seconds: limits.seconds };
  return new InputError(`connection.error.${error.kind}`, params, source);
}
