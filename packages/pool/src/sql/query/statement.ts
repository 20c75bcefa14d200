import type { Condition } from '@junheng/engine/domain';
import { columnName, columnsOf, typeOf } from '../names.ts';

export type Bound = string | number | boolean;

/** A statement with its values, which are bound and never part of the text. */
export type Statement = { readonly sql: string; readonly values: readonly Bound[] };

/** A column as readers see it: days as ISO text, instants as epoch milliseconds, money as the text of a decimal. */
export function shown(table: string, column: string): string {
  const name = columnName(table, column);
  switch (typeOf(columnsOf(table)[column] ?? 'text')) {
    case 'day':
      return `CAST(${name} AS VARCHAR)`;
    case 'decimal':
      return `toDecimalString(${name}, 4)`;
    case 'instant':
      return `date_diff('millisecond', CAST('1970-01-01 00:00:00' AS TIMESTAMP), ${name})`;
    default:
      return name;
  }
}

const comparisons = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;

/** The days that the pool holds; engines disagree about days outside. */
const [firstDay, lastDay] = ['1900-01-01', '2299-12-31'];
type Comparison = keyof typeof comparisons;

/**
 * What comparing any day of the pool with this one gives: TRUE where it lies outside all of them and the answer is
 * the same for each, FALSE likewise; undefined where the engine must look. The day is ISO text.
 */
export function dayCompared(op: Comparison, day: string): boolean | undefined {
  if (day >= firstDay && day <= lastDay) return undefined;
  if (op === 'eq' || op === 'ne') return op === 'ne';
  return day > lastDay === (op === 'lt' || op === 'le');
}

type Bind = { readonly sql: string; readonly value: Bound };

function bind(table: string, column: string, value: string | number | boolean): Bind {
  const type = typeOf(columnsOf(table)[column] ?? 'text');
  switch (type) {
    case 'day':
      return { sql: 'CAST(? AS DATE)', value: String(value) };
    case 'instant':
      return {
        sql: 'CAST(? AS TIMESTAMP)',
        value: typeof value === 'number' ? new Date(value).toISOString() : String(value),
      };
    case 'integer':
    case 'number':
    case 'decimal':
      return { sql: 'CAST(? AS DOUBLE)', value: Number(value) };
    case 'boolean':
      return { sql: 'CAST(? AS BOOLEAN)', value: value === true || value === 'true' };
    case 'texts':
      throw new RangeError(`"${table}.${column}" holds lists, which cannot be compared with a value.`);
    default:
      return { sql: '?', value: String(value) };
  }
}

/** What is known about a comparison before any engine looks. A number that is none is equal to nothing. */
function foreseen(
  table: string,
  column: string,
  op: Comparison,
  value: string | number | boolean,
): boolean | undefined {
  const type = typeOf(columnsOf(table)[column] ?? 'text');
  if (type === 'day') return dayCompared(op, String(value));
  const number = type === 'integer' || type === 'number' || type === 'decimal';
  return number && Number.isNaN(Number(value)) ? op === 'ne' : undefined;
}

/** One comparison with one value; unknown (null) where the column is. */
function compared(table: string, column: string, op: Comparison, value: string | number | boolean): Statement {
  const name = columnName(table, column);
  const known = foreseen(table, column, op, value);
  if (known !== undefined) return { sql: known ? `${name} IS NOT NULL` : 'FALSE', values: [] };
  const bound = bind(table, column, value);
  return { sql: `${name} ${comparisons[op]} ${bound.sql}`, values: [bound.value] };
}

function among(table: string, column: string, list: readonly (string | number)[]): Statement {
  const bound = list
    .filter((value) => foreseen(table, column, 'eq', value) === undefined)
    .map((value) => bind(table, column, value));
  if (bound.length === 0) return { sql: 'FALSE', values: [] };
  const sql = `${columnName(table, column)} IN (${bound.map((one) => one.sql).join(', ')})`;
  return { sql, values: bound.map(({ value }) => value) };
}

function isNull(table: string, column: string): string {
  const name = columnName(table, column);
  const list = typeOf(columnsOf(table)[column] ?? 'text') === 'texts';
  return list ? `coalesce(length(${name}), 0) = 0` : `${name} IS NULL`;
}

/**
 * The conditions of a recipe as a predicate; `TRUE` when there are none. Every name is checked against the standard
 * tables. Throws a RangeError for a name that is not there or a comparison without a value.
 */
export function predicate(table: string, where: readonly Condition[]): Statement {
  const parts = where.map(({ column, op, value }): Statement => {
    if (op === 'is_null') return { sql: isNull(table, column), values: [] };
    if (op === 'is_not_null') return { sql: `NOT (${isNull(table, column)})`, values: [] };
    if (value === undefined) throw new RangeError(`The condition on "${table}.${column}" compares with nothing.`);
    const list = Array.isArray(value) ? (value as readonly (string | number)[]) : [value as string | number | boolean];
    if (op === 'in') return among(table, column, list as readonly (string | number)[]);
    const [first] = list;
    return first === undefined ? { sql: 'FALSE', values: [] } : compared(table, column, op, first);
  });
  return {
    sql: parts.length > 0 ? parts.map(({ sql }) => sql).join(' AND ') : 'TRUE',
    values: parts.flatMap(({ values }) => values),
  };
}
