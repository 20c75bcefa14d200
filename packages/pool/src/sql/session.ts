import { type DuckDBConnection, type DuckDBDataChunk, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import type { Plain } from './engine.ts';

/** Memory that DuckDB may take before it spills to disk; set on purpose, its own default is most of the machine. */
export const defaultMemoryLimit = '300MB';

export type SessionOptions = {
  /** Results do not depend on it. */
  readonly threads?: number | undefined;
  readonly memoryLimit?: string | undefined;
  /** Where DuckDB may put what does not fit in memory. */
  readonly spillFolder?: string | undefined;
};

/** DuckDB in this process, in memory, on its built-in extensions. */
export type Session = {
  run(sql: string, values?: readonly DuckDBValue[]): Promise<void>;
  /** Rows as plain values: BIGINT as numbers, days and instants as the statement casts them. */
  read(sql: string, values?: readonly DuckDBValue[]): Promise<readonly (readonly Plain[])[]>;
  /** The same a few thousand rows at a time, on a connection of its own: other statements may run meanwhile. */
  stream(sql: string): AsyncGenerator<readonly (readonly Plain[])[]>;
  /** Whole numbers of 32 bits, none unknown, column by column, a few thousand rows at a time: for numbers by the million. */
  columns(sql: string): AsyncGenerator<readonly Int32Array[]>;
  /** A whole answer of numbers, column by column, NaN where unknown; on a connection of its own. */
  numbers(sql: string, values?: readonly DuckDBValue[]): Promise<readonly Float64Array[]>;
  /** `run` and `read` on a connection of its own, one a lane: a statement of each lane may work at the same time. */
  runBeside(sql: string, lane: string): Promise<void>;
  readBeside(sql: string, lane: string): Promise<readonly (readonly Plain[])[]>;
  interrupt(): void;
  close(): void;
};

/** Opens DuckDB on `:memory:`, without extensions from elsewhere and without a network. */
export async function openSession(options: SessionOptions = {}): Promise<Session> {
  const settings: Record<string, string> = {
    memory_limit: options.memoryLimit ?? defaultMemoryLimit,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: options.spillFolder ?? '',
  };
  if (options.threads !== undefined) settings.threads = String(options.threads);
  const instance = await DuckDBInstance.create(':memory:', settings);
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  const streaming = new Set<DuckDBConnection>();
  const lanes = new Map<string, Promise<DuckDBConnection>>();
  const laneOf = (lane: string) => {
    let own = lanes.get(lane);
    if (!own) {
      own = instance.connect().then((opened) => {
        streaming.add(opened);
        return opened;
      });
      lanes.set(lane, own);
    }
    return own;
  };
  return {
    async run(sql, values) {
      await connection.run(sql, values ? [...values] : undefined);
    },
    async read(sql, values) {
      const reader = await connection.runAndReadAll(sql, values ? [...values] : undefined);
      return reader.getRowsJS().map((row) => row.map(plain));
    },
    async *stream(sql) {
      const own = await instance.connect();
      streaming.add(own);
      try {
        const result = await own.stream(sql);
        for await (const rows of result.yieldRowsJs()) yield rows.map((row) => row.map(plain));
      } finally {
        streaming.delete(own);
        own.closeSync();
      }
    },
    async *columns(sql) {
      const own = await instance.connect();
      streaming.add(own);
      try {
        // Whole, and then handed out: a streamed answer is worked out on this thread, which has other work.
        const result = await own.run(sql);
        for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
          const here: DuckDBDataChunk = chunk;
          yield Array.from({ length: here.columnCount }, (_, i) => wholeNumbers(here, i));
        }
      } finally {
        streaming.delete(own);
        own.closeSync();
      }
    },
    async numbers(sql, values) {
      const own = await instance.connect();
      streaming.add(own);
      try {
        return joinNumbers(await (await own.run(sql, values ? [...values] : undefined)).fetchAllChunks());
      } finally {
        streaming.delete(own);
        own.closeSync();
      }
    },
    async runBeside(sql, lane) {
      await (await laneOf(lane)).run(sql);
    },
    async readBeside(sql, lane) {
      const reader = await (await laneOf(lane)).runAndReadAll(sql);
      return reader.getRowsJS().map((row) => row.map(plain));
    },
    interrupt() {
      connection.interrupt();
      for (const one of streaming) one.interrupt();
    },
    close() {
      for (const one of streaming) one.closeSync();
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function wholeNumbers(chunk: DuckDBDataChunk, column: number): Int32Array {
  const vector = chunk.getColumnVector(column);
  const numbers = new Int32Array(chunk.rowCount);
  for (let i = 0; i < numbers.length; i++) numbers[i] = vector.getItem(i) as number;
  return numbers;
}

function joinNumbers(chunks: readonly DuckDBDataChunk[]): Float64Array[] {
  const lengths = chunks.map(({ rowCount }) => rowCount);
  const rows = lengths.reduce((sum, length) => sum + length, 0);
  return Array.from({ length: chunks[0]?.columnCount ?? 0 }, (_, column) => {
    const numbers = new Float64Array(rows);
    let at = 0;
    for (const [c, chunk] of chunks.entries()) {
      const vector = chunk.getColumnVector(column);
      for (let i = 0, length = lengths[c] as number; i < length; i++)
        numbers[at++] = Number(vector.getItem(i) ?? Number.NaN);
    }
    return numbers;
  });
}

function plain(value: unknown): Plain {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString();
  return (value ?? null) as Plain;
}
