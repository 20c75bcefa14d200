import { columnsOf, literal, sqlTypes, typeOf } from '../names.ts';

/** The statement that writes files of a table, or the rows of one source among them, as one Parquet file. */
export function exportParquet(
  table: string,
  paths: readonly string[],
  target: string,
  source: string | undefined,
): string {
  const columns = Object.entries(columnsOf(table));
  const names = columns.map(([name]) => `"${name}"`).join(', ');
  const empty = columns.map(([name, type]) => `CAST(NULL AS ${sqlTypes[typeOf(type)]}) AS "${name}"`).join(', ');
  const from =
    paths.length > 0
      ? `SELECT ${names} FROM read_parquet([${paths.map(literal).join(', ')}], hive_partitioning = false)`
      : `SELECT ${empty} WHERE FALSE`;
  const where = source === undefined ? '' : ` WHERE source_id = ${literal(source)}`;
  const order = 'source_id, delivery_id, row_no, part_no';
  return `COPY (SELECT * FROM (${from})${where} ORDER BY ${order}) TO ${literal(target)} (FORMAT parquet, COMPRESSION zstd)`;
}
