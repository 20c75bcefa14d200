import { columnName, literal } from '../names.ts';

/**
 * Rows of a file of the pool with the MD5 of their keys, as four numbers of 31 bits. A key is the text that a mapping
 * makes of it; its columns are texts, whole numbers or days.
 */
export function digestsOfFile(path: string, table: string, key: readonly string[]): string {
  const parts = key.map((column) => `chr(31), coalesce(CAST(${columnName(table, column)} AS VARCHAR), '')`);
  const text = `concat(${parts.join(', ')})`;
  const words = [`md5_number_upper(${text})`, `md5_number_lower(${text})`].flatMap((half) => [
    `CAST(${half} >> 33 AS INTEGER)`,
    `CAST(${half} & 2147483647 AS INTEGER)`,
  ]);
  return `SELECT CAST(row_no AS INTEGER), ${words.join(', ')} FROM read_parquet(${literal(path)}, hive_partitioning = false)`;
}
