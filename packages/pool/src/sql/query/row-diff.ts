import type { TableName } from '@junheng/engine/pool';
import { columnName, columnsOf } from '../names.ts';
import { page } from './rows.ts';
import { type Statement, shown } from './statement.ts';
import { tableKeys } from './table-keys.ts';

/** The tables that hold the rows of either snapshot which the other does not share. */
export const sides = { before: 'before', after: 'after' } as const;

/** Where a row came from is no part of what it says: the same row in another delivery is the same. */
const lineage = ['delivery_id', 'row_no', 'part_no'];
const saysOf = (table: string) => Object.keys(columnsOf(table)).filter((column) => !lineage.includes(column));

/**
 * Rows that one side has more often than the other, with how often, and over all rows of the same key and source how
 * often either side has them.
 */
function differing(table: TableName): string {
  const says = saysOf(table).map((column) => columnName(table, column));
  const key = [...tableKeys[table], 'source_id'].map((column) => columnName(table, column)).join(', ');
  const rows = (side: string, before: number) =>
    `SELECT ${says.join(', ')}, ${before} AS b, ${1 - before} AS a FROM "${side}"`;
  const counted = `SELECT ${says.join(', ')}, sum(b) AS had, sum(a) AS has FROM (${rows(sides.before, 1)} UNION ALL ${rows(sides.after, 0)}) AS sides GROUP BY ${says.join(', ')} HAVING sum(b) <> sum(a)`;
  return `SELECT *, sum(had) OVER (PARTITION BY ${key}) AS key_had, sum(has) OVER (PARTITION BY ${key}) AS key_has FROM (${counted}) AS counted`;
}

const change = "CASE WHEN key_had = 0 THEN 'added' WHEN key_has = 0 THEN 'removed' ELSE 'changed' END";

/**
 * A page of the rows that differ: what happened to their key (added, removed, changed), which side has the row, and
 * its columns. The two versions of a changed row stand one after the other, the earlier first.
 */
export function pageOfRowDiff(table: TableName, offset: number, limit: number): Statement {
  const says = saysOf(table);
  const selected = says.map((column) => `${shown(table, column)} AS "shown_${column}"`).join(', ');
  const order = [...tableKeys[table], 'source_id']
    .map((column) => `${columnName(table, column)} NULLS FIRST`)
    .join(', ');
  const rest = says.map((column) => `${columnName(table, column)} NULLS FIRST`).join(', ');
  return {
    sql: `SELECT ${change} AS change, CASE WHEN had > has THEN 'before' ELSE 'after' END AS side, ${selected} FROM (${differing(table)}) AS d ORDER BY ${order}, side DESC, ${rest} LIMIT ${page(limit)} OFFSET ${page(offset)}`,
    values: [],
  };
}

/** How many rows differ, by what happened to their key. */
export function countOfRowDiff(table: TableName): Statement {
  return {
    sql: `SELECT ${change} AS change, count(*) AS n FROM (${differing(table)}) AS d GROUP BY ${change} ORDER BY change`,
    values: [],
  };
}

/** The columns of a page, after what happened and the side. */
export const rowDiffColumns = saysOf;
