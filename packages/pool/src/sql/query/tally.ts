import { columnName, tableName, typeOfColumn } from '../names.ts';
import { predicate, type Statement } from './statement.ts';

/** What rows are counted by: a column of texts, whole numbers or days; the month of a day; the class of a number between edges. */
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

const daysSince = (day: string) => `date_diff('day', CAST('1970-01-01' AS DATE), ${day})`;

function expression(table: string, by: TallyBy): string {
  if ('classOf' in by) return classOf(table, by.classOf, by.edges);
  if ('month' in by) return daysSince(`CAST(date_trunc('month', ${columnName(table, by.month)}) AS DATE)`);
  const name = columnName(table, by.column);
  const type = typeOfColumn(table, by.column);
  if (type === 'day') return daysSince(name);
  if (type === 'text' || type === 'integer') return name;
  throw new RangeError(
    `Rows cannot be counted by "${table}.${by.column}": it holds neither texts, whole numbers nor days.`,
  );
}

/** The texts of a column in the rows of a source, each once, in the order of their bytes. */
export function textsOf(table: string, column: string, source_id: string): Statement {
  const { sql: where, values } = predicate(table, [{ column: 'source_id', op: 'eq', value: source_id }]);
  return { sql: `${distinct(table, column, where)} ORDER BY text`, values };
}

const distinct = (table: string, column: string, where: string) =>
  `SELECT DISTINCT ${columnName(table, column)} AS text FROM ${tableName(table)} WHERE ${where} AND ${columnName(table, column)} IS NOT NULL`;

/**
 * How many rows of a source a table holds by some columns, and the sum of a number over them, in numbers alone: a text
 * is its place in `textsOf`, a day or month (its first day) is counted from 1970-01-01, unknown is NULL. In the order of
 * the keys, unknown last.
 */
export function tally({ source_id, table, by, sum }: Tally): Statement {
  const own = predicate(table, [{ column: 'source_id', op: 'eq', value: source_id }]);
  const total =
    sum === undefined
      ? ''
      : `, CAST(sum(CAST(floor(CAST(${columnName(table, sum)} AS DOUBLE) * 10000 + 0.5) AS BIGINT)) AS BIGINT) AS total`;
  const keys = by.map((one, i) => `${expression(table, one)} AS k${i}`).join(', ');
  const places = by.map((_, i) => i + 1).join(', ');
  const counted = `SELECT ${keys}, count(*) AS n${total} FROM ${tableName(table)} WHERE ${own.sql} GROUP BY ${places}`;
  const texts = by.flatMap((one, i) =>
    'column' in one && typeOfColumn(table, one.column) === 'text' ? [{ i, column: one.column }] : [],
  );
  const joins = texts.map(
    ({ i, column }) =>
      ` LEFT JOIN (SELECT text, row_number() OVER (ORDER BY text) - 1 AS place FROM (${distinct(table, column, own.sql)}) AS d${i}) AS t${i} ON counted.k${i} = t${i}.text`,
  );
  const shown = by.map(
    (_, i) => `CAST(${texts.some((text) => text.i === i) ? `t${i}.place` : `counted.k${i}`} AS INTEGER) AS c${i}`,
  );
  const last = sum === undefined ? '' : ', CAST(counted.total AS DOUBLE) AS total';
  return {
    sql: `SELECT ${shown.join(', ')}, CAST(counted.n AS INTEGER) AS n${last} FROM (${counted}) AS counted${joins.join('')} ORDER BY ${places}`,
    values: [own, ...texts.map(() => own)].flatMap(({ values }) => values),
  };
}
