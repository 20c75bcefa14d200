import type { Condition, Recipe } from '@junheng/engine/domain';
import { columnName, columnsOf, tableName } from '../names.ts';
import { holdsOn } from './as-of.ts';
import { predicate, type Statement, shown } from './statement.ts';

/**
 * Rows of a table that one source sent, each with its delivery before it, in the order of each delivery. `held` is one
 * more condition, on the day that is asked about.
 */
export function rowsOfSource(
  table: string,
  columns: readonly string[],
  source: string,
  where: readonly Condition[],
  held: Statement = { sql: 'TRUE', values: [] },
): Statement {
  const { sql, values } = predicate(table, where);
  const selected = columns.map((column) => `${shown(table, column)} AS "${column}"`).join(', ');
  return {
    sql: `SELECT delivery_id, ${selected} FROM ${tableName(table)} WHERE source_id = ? AND ${sql} AND ${held.sql} ORDER BY delivery_id, row_no, part_no`,
    values: [source, ...values, ...held.values],
  };
}

/** What a recipe's rows must pass: its predicate, and its day where it has one. */
function chosen({ table, where, as_of }: Recipe): Statement {
  const { sql, values } = predicate(table, where);
  if (as_of === undefined) return { sql, values };
  const held = holdsOn(table, as_of);
  return { sql: `${sql} AND ${held.sql}`, values: [...values, ...held.values] };
}

/** A page of the rows of a recipe with their lineage, in a fixed order. */
export function pageOfRows(recipe: Recipe, offset: number, limit: number): Statement {
  const { table } = recipe;
  const { sql, values } = chosen(recipe);
  const selected = Object.keys(columnsOf(table)).map((column) => `${shown(table, column)} AS "${column}"`);
  return {
    sql: `SELECT ${selected.join(', ')} FROM ${tableName(table)} WHERE ${sql} ORDER BY source_id, delivery_id, row_no, part_no LIMIT ${page(limit)} OFFSET ${page(offset)}`,
    values,
  };
}

/** How many rows a recipe has. */
export function countOfRows(recipe: Recipe): Statement {
  const { sql, values } = chosen(recipe);
  return { sql: `SELECT count(*) AS n FROM ${tableName(recipe.table)} WHERE ${sql}`, values };
}

/** A whole number for LIMIT and OFFSET, which not every engine lets be bound. Throws a RangeError for anything else. */
export function page(n: number): number {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`${n} is no number of rows.`);
  return n;
}

/** A column that names rows of other tables, and where those names stand. */
export type Reference = {
  readonly table: string;
  readonly column: string;
  readonly within: readonly { readonly table: string; readonly column: string }[];
};

/** How many rows name something that none of the other tables holds; an unknown name (null) is none of them. */
export function countOfUnmatched({ table, column, within }: Reference): Statement {
  const known = within.map((place) => {
    const held = columnName(place.table, place.column);
    return `SELECT ${held} FROM ${tableName(place.table)} WHERE ${held} IS NOT NULL`;
  });
  const name = columnName(table, column);
  const tests = known.map((select) => `${name} NOT IN (${select})`);
  return {
    sql: `SELECT count(*) AS n FROM ${tableName(table)} WHERE ${[`${name} IS NOT NULL`, ...tests].join(' AND ')}`,
    values: [],
  };
}
