import { columnName, tableName } from '../names.ts';
import { predicate, type Statement, shown } from './statement.ts';

/** What rows are counted by: a column as it is, the month of a day, or the class of a number between edges. */
export type TallyBy =
  | { readonly column: string }
  | { readonly month: string }
  | { readonly classOf: string; readonly edges: readonly number[] };

export type Tally = {
  readonly source_id: string;
  readonly table: string;
  readonly by: readonly TallyBy[];
  /** A numeric column that is summed in ten-thousandths, so that no order of adding can matter. */
  readonly sum?: string | undefined;
};

/** The class of a number: 0 below the first edge, 1 from it on, and so on; each edge belongs to the class above it. */
function classOf(table: string, column: string, edges: readonly number[]): string {
  const name = columnName(table, column);
  for (const edge of edges) if (!Number.isFinite(edge)) throw new RangeError(`${edge} is no edge of a class.`);
  const ways = edges.map((edge, i) => `WHEN ${name} < ${edge} THEN ${i}`).join(' ');
  return `CASE WHEN ${name} IS NULL THEN NULL ${ways} ELSE ${edges.length} END`;
}

function expression(table: string, by: TallyBy): string {
  if ('column' in by) return shown(table, by.column);
  if ('month' in by) return `substring(CAST(${columnName(table, by.month)} AS VARCHAR), 1, 7)`;
  return classOf(table, by.classOf, by.edges);
}

/** How many rows of a source a table holds by some columns, in their order, and the sum of a number over them. */
export function tally({ source_id, table, by, sum }: Tally): Statement {
  const { sql: where, values } = predicate(table, [{ column: 'source_id', op: 'eq', value: source_id }]);
  const keys = by.map((one) => expression(table, one));
  const places = keys.map((_, i) => i + 1).join(', ');
  const total =
    sum === undefined
      ? ''
      : `, CAST(sum(CAST(floor(CAST(${columnName(table, sum)} AS DOUBLE) * 10000 + 0.5) AS BIGINT)) AS BIGINT) AS total`;
  return {
    sql: `SELECT ${keys.map((key, i) => `${key} AS k${i}`).join(', ')}, count(*) AS n${total} FROM ${tableName(table)} WHERE ${where} GROUP BY ${places} ORDER BY ${places}`,
    values,
  };
}
