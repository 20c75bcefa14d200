import { DuckDBInstance } from '@duckdb/node-api';
import { literal } from '../names.ts';

/** A Parquet file that somebody sent: its columns, and its rows as text. */
export type ParquetRows = {
  readonly columns: readonly string[];
  /** Which columns hold binary fractions, whose text may have an exponent. */
  readonly fractions: readonly boolean[];
  rows(): AsyncGenerator<readonly (readonly (string | null)[])[]>;
  close(): void;
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A column as plain text: days and instants as ISO 8601, exact digits of decimals, nested values as JSON. */
function asText(name: string, type: string): string {
  const column = quoted(name);
  if (/\[\d*\]$|^(STRUCT|MAP|UNION|LIST)\b/.test(type)) return `CAST(to_json(${column}) AS VARCHAR)`;
  if (type === 'TIMESTAMP WITH TIME ZONE') {
    return `replace(CAST(${column} AT TIME ZONE 'UTC' AS VARCHAR), ' ', 'T') || 'Z'`;
  }
  if (type.startsWith('TIMESTAMP')) return `replace(CAST(${column} AS VARCHAR), ' ', 'T')`;
  if (isFraction(type)) return `CASE WHEN isnan(${column}) THEN NULL ELSE CAST(${column} AS VARCHAR) END`;
  return `CAST(${column} AS VARCHAR)`;
}

const isFraction = (type: string): boolean => type === 'DOUBLE' || type === 'FLOAT';

/**
 * Opens a Parquet file with DuckDB on one thread, without extensions from elsewhere, and with a limit on its memory: a
 * file that lies about its sizes ends as an error.
 */
export async function openParquet(path: string, memoryLimit = '300MB'): Promise<ParquetRows> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: memoryLimit,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: '',
  });
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    await connection.run("SET TimeZone = 'UTC'");
    const from = `read_parquet(${literal(path)}, binary_as_string = true, hive_partitioning = false)`;
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`);
    const columns = described.getRowsJS().map(([name, type]) => ({ name: String(name), type: String(type) }));
    return {
      columns: columns.map(({ name }) => name),
      fractions: columns.map(({ type }) => isFraction(type)),
      async *rows() {
        const texts = columns.map(({ name, type }) => asText(name, type)).join(', ');
        const result = await connection.stream(`SELECT ${texts} FROM ${from}`);
        for await (const rows of result.yieldRowsJs()) yield rows as (string | null)[][];
      },
      close,
    };
  } catch (cause) {
    close();
    throw cause;
  }
}
