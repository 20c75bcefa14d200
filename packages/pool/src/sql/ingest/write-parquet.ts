import type { ColumnType } from '@junheng/engine/pool';
import { literal, sqlTypes, typeOf } from '../names.ts';

/** Separates the entries of a list in a staged file. */
export const listSeparator = '\u001f';

const stagedTypes: Readonly<Record<ColumnType, string>> = { ...sqlTypes, instant: 'BIGINT', texts: 'VARCHAR' };

/** A column of a staged file in the type in which it is kept. */
export function unstaged(name: string, type: ColumnType): string {
  const column = `"${name}"`;
  if (type === 'instant') return `epoch_ms(${column}) AS ${column}`;
  if (type === 'texts') return `string_split(${column}, chr(31)) AS ${column}`;
  return column;
}

/**
 * The statement that turns a staged file into one Parquet file: the same bytes on any number of threads, because the
 * order ends in a unique key and each file is its own COPY.
 *
 * @param columns  names and types of the table, in the order of the staged file
 * @param orderBy  columns that order the rows; together they are unique
 * @param options.lineBreaks  some text holds a line break: DuckDB then reads the file on one thread
 */
export function writeParquet(
  staged: string,
  target: string,
  columns: Readonly<Record<string, string>>,
  orderBy: readonly string[],
  options: { readonly lineBreaks: boolean; readonly longestLine: number },
): string {
  const names = Object.entries(columns).map(([name, type]) => unstaged(name, typeOf(type)));
  const order = orderBy.map((name) => `"${name}"`);
  return copyToParquet(`SELECT ${names.join(', ')} FROM ${readStaged(staged, columns, options)}`, order, target);
}

/** The statement that keeps an answer as one Parquet file; the order has to end in a unique key. */
export const copyToParquet = (select: string, orderBy: readonly string[], target: string): string =>
  `COPY (${select} ORDER BY ${orderBy.join(', ')}) TO ${literal(target)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`;

/** A staged file as a table: instants as epoch milliseconds and lists as one text, all else by its type. */
export function readStaged(
  staged: string,
  columns: Readonly<Record<string, string>>,
  options: { readonly lineBreaks: boolean; readonly longestLine: number },
): string {
  const entries = Object.entries(columns).map(([name, type]) => [name, typeOf(type)] as const);
  const types = entries.map(([name, type]) => `${literal(name)}: ${literal(stagedTypes[type])}`).join(', ');
  const longest = Math.max(2_097_152, options.longestLine * 4);
  const reading = [
    'header = false',
    'auto_detect = false',
    "delim = ','",
    "quote = '\"'",
    "escape = '\"'",
    "nullstr = ''",
    'allow_quoted_nulls = false',
    `max_line_size = ${longest}`,
    // DuckDB would take sixteen times the longest line, and a shape of a region is some megabytes long.
    `buffer_size = ${Math.max(16 * 2_097_152, 2 * longest)}`,
    `parallel = ${!options.lineBreaks}`,
    `columns = {${types}}`,
  ].join(', ');
  return `read_csv(${literal(staged)}, ${reading})`;
}
