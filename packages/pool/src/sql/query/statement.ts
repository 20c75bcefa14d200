import type { Condition } from '@junheng/engine/domain';
import { columnName, columnsOf, typeOf } from '../names.ts';

export type Bound = string | number | boolean;

/** A statement with its values, which are bound and never part of the text. */
export type Statement = { readonly sql: string; readonly values: readonly Bound[] };

/** A column as readers see it: days as ISO text, instants as epoch milliseconds, money as a number. */
export function shown(table: string, column: string): string {
  const name = columnName(table, column);
  switch (typeOf(columnsOf(table)[column] ?? 'text')) {
    case 'day':
      return `CAST(${name} AS VARCHAR)`;
    case 'instant':
      return `date_diff('millisecond', CAST('1970-01-01 00:00:00' AS TIMESTAMP), ${name})`;
    case 'decimal':
      return `CAST(${name} AS DOUBLE)`;
    default:
      return name;
  }
}

const comparisons = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;

function bind(table: string, column: string, value: string | number | boolean): { sql: string; value: Bound } {
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
    default:
      return { sql: '?', value: String(value) };
  }
}

/**
 * The conditions of a recipe as a predicate; `TRUE` when there are none. Every name is checked against the standard
 * tables. Throws a RangeError for a name that is not there or a comparison without a value.
 */
export function predicate(table: string, where: readonly Condition[]): Statement {
  const parts: string[] = [];
  const values: Bound[] = [];
  for (const { column, op, value } of where) {
    const name = columnName(table, column);
    if (op === 'is_null' || op === 'is_not_null') {
      parts.push(`${name} IS ${op === 'is_null' ? '' : 'NOT '}NULL`);
      continue;
    }
    if (value === undefined) throw new RangeError(`The condition on "${table}.${column}" compares with nothing.`);
    const list = Array.isArray(value) ? (value as readonly (string | number)[]) : [value as string | number | boolean];
    const bound = list.map((one) => bind(table, column, one));
    values.push(...bound.map((one) => one.value));
    if (op === 'in')
      parts.push(bound.length === 0 ? 'FALSE' : `${name} IN (${bound.map(({ sql }) => sql).join(', ')})`);
    else parts.push(`${name} ${comparisons[op]} ${bound[0]?.sql ?? 'NULL'}`);
  }
  return { sql: parts.length > 0 ? parts.join(' AND ') : 'TRUE', values };
}
