import { columnName, columnsOf, literal, typeOf } from '../names.ts';

const parquet = (paths: readonly string[]) =>
  `read_parquet([${paths.map(literal).join(', ')}], hive_partitioning = false)`;

/** A key as one text, the same for files of any delivery. */
const keyText = (table: string, key: readonly string[]) =>
  `concat(${key.map((column) => `chr(31), coalesce(CAST(${columnName(table, column)} AS VARCHAR), '')`).join(', ')})`;

/** A value in the form in which it can be staged again: days and money as text, instants as milliseconds, lists joined. */
function stageable(table: string, column: string): string {
  const name = columnName(table, column);
  const type = typeOf(columnsOf(table)[column] ?? 'text');
  if (type === 'day' || type === 'decimal') return `CAST(${name} AS VARCHAR) AS ${name}`;
  if (type === 'instant') return `epoch_ms(${name}) AS ${name}`;
  return type === 'texts' ? `array_to_string(${name}, chr(31)) AS ${name}` : name;
}

export type RepeatFiles = {
  readonly table: string;
  readonly key: readonly string[];
  /** Rows of the delivery that is being read. */
  readonly own: readonly string[];
  /** Its rows that take others out. */
  readonly removals: readonly string[];
  /** Files of earlier deliveries, and which delivery is which, from 0 in their order. */
  readonly earlier: readonly string[];
  readonly owners: readonly { readonly delivery_id: string; readonly source_id: string }[];
  /** Columns whose values are wanted beside the lineage. */
  readonly columns: readonly string[];
};

/**
 * Every row whose key is not alone, or is taken out, by key and then in the order in which they came: key, owner (a
 * number of an earlier delivery, or how many there are for the one that is read), row_no, part_no, removing, quality
 * and the columns asked for.
 */
export function rowsOfSharedKeys({ table, key, own, removals, earlier, owners, columns }: RepeatFiles): string {
  const held = ['row_no', 'part_no', stageable(table, 'quality'), ...columns.map((name) => stageable(table, name))];
  const select = (owner: string, removing: boolean, paths: readonly string[]) =>
    `SELECT ${keyText(table, key)} AS shared_key, ${owner} AS owner, ${removing} AS removing, ${held.join(', ')} FROM ${parquet(paths)}`;
  const mine = [
    ...(own.length > 0 ? [select(String(owners.length), false, own)] : []),
    ...(removals.length > 0 ? [select(String(owners.length), true, removals)] : []),
  ].join(' UNION ALL ');
  const parts = [`mine AS (${mine})`];
  if (earlier.length > 0) {
    const named = owners.map(({ source_id, delivery_id }) => literal(`${source_id}/${delivery_id}`));
    const owner = `list_position([${named.join(', ')}], concat(source_id, '/', delivery_id)) - 1`;
    const known = `${keyText(table, key)} IN (SELECT shared_key FROM mine)`;
    parts.push(`met AS (SELECT * FROM mine UNION ALL ${select(owner, false, earlier)} WHERE ${known})`);
  } else parts.push('met AS (SELECT * FROM mine)');
  parts.push('shared AS (SELECT shared_key FROM met GROUP BY shared_key HAVING count(*) > 1 OR bool_or(removing))');
  return `WITH ${parts.join(', ')} SELECT * FROM met WHERE shared_key IN (SELECT shared_key FROM shared) ORDER BY shared_key, owner, row_no, part_no`;
}

/** Rows that lost their place, by the delivery that held them. */
export const lostColumns = {
  owner: 'integer',
  table_name: 'text',
  row_no: 'integer',
  part_no: 'integer',
  into_source_id: 'text',
  into_delivery_id: 'text',
  into_row_no: 'integer',
} as const;

const lostOf = (lost: string, owner: number, table: string) =>
  `(SELECT row_no, part_no FROM ${lost} WHERE owner = ${owner} AND table_name = ${literal(table)})`;

/** How many rows of a file lost their place, or get other values. */
export const countTouched = (file: string, lost: string, owner: number, table: string, filled: string | undefined) =>
  `SELECT count(*) FILTER (WHERE (row_no, part_no) IN ${lostOf(lost, owner, table)}), ${
    filled === undefined ? '0' : `count(*) FILTER (WHERE (row_no, part_no) IN (SELECT row_no, part_no FROM ${filled}))`
  } FROM ${parquet([file])}`;

/** A file without the rows that lost their place, and with the values of those that were filled up. */
export function rowsThatStay(file: string, lost: string, owner: number, table: string, filled: string | undefined) {
  const names = Object.keys(columnsOf(table)).map((name) => columnName(table, name));
  const stays = `(row_no, part_no) NOT IN ${lostOf(lost, owner, table)}`;
  const kept = `SELECT ${names.join(', ')} FROM ${parquet([file])} WHERE ${stays}`;
  if (filled === undefined) return `SELECT * FROM (${kept})`;
  const here = `(row_no, part_no) IN (SELECT row_no, part_no FROM ${parquet([file])} WHERE ${stays})`;
  return `SELECT * FROM (${kept} AND (row_no, part_no) NOT IN (SELECT row_no, part_no FROM ${filled}) UNION ALL SELECT ${names.join(', ')} FROM ${filled} WHERE ${here})`;
}

/** Rows of the source of which nothing stands any more. */
export function rowsLostWhole(lost: string, owner: number, standing: readonly string[]): string {
  const gone = standing.length > 0 ? ` AND row_no NOT IN (SELECT row_no FROM ${parquet(standing)})` : '';
  return `SELECT DISTINCT row_no FROM ${lost} WHERE owner = ${owner}${gone}`;
}

/** The list of merged rows of a delivery, with those that lost their place now; their lines are not known any more. */
export function mergedWithLost(
  before: readonly string[],
  lost: string,
  whole: string,
  owner: number,
  delivery: { readonly source_id: string; readonly delivery_id: string },
): string {
  const into = 'table_name, into_source_id, into_delivery_id, into_row_no';
  const now = `SELECT ${literal(delivery.source_id)} AS source_id, ${literal(delivery.delivery_id)} AS delivery_id, CAST(NULL AS INTEGER) AS line, row_no, part_no, row_no IN (SELECT row_no FROM ${whole}) AS whole, ${into} FROM ${lost} WHERE owner = ${owner}`;
  if (before.length === 0) return `SELECT * FROM (${now})`;
  const known = `SELECT source_id, delivery_id, line, row_no, part_no, whole OR row_no IN (SELECT row_no FROM ${whole}) AS whole, ${into} FROM ${parquet(before)}`;
  return `SELECT * FROM (${known} UNION ALL ${now})`;
}
