import { type ColumnType, lineageColumns, standardTables, type TableName } from '@junheng/engine/pool';

/** Columns of a table of the pool with their types, lineage last. Throws a RangeError for a table that is not one. */
export function columnsOf(table: string): Readonly<Record<string, string>> {
  if (!Object.hasOwn(standardTables, table)) throw new RangeError(`The pool has no table "${table}".`);
  return { ...standardTables[table as TableName], ...lineageColumns };
}

/** A table's name, quoted, once it is sure that it is one of the pool. */
export const tableName = (table: string): string => {
  columnsOf(table);
  return `"${table}"`;
};

/** A column's name, quoted, once it is sure that the table has it. */
export function columnName(table: string, column: string): string {
  if (!Object.hasOwn(columnsOf(table), column)) throw new RangeError(`Table "${table}" has no column "${column}".`);
  return `"${column}"`;
}

export const typeOf = (column: string): ColumnType => column.replace('?', '') as ColumnType;

/** The type of a column. Throws a RangeError for a table that is not one. */
export const typeOfColumn = (table: string, column: string): ColumnType => typeOf(columnsOf(table)[column] ?? 'text');

/** A text literal: for file names, which cannot be bound. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * A text on its way out of DuckDB, behind a letter that is no part of it: its decoder takes a byte order mark off the
 * beginning. Whoever reads it calls `unguarded`.
 */
export const guarded = (text: string): string => `'=' || ${text}`;
export const unguarded = (text: unknown): string => String(text).slice(1);

/** How each type of column is kept in Parquet. */
export const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  day: 'DATE',
  instant: 'TIMESTAMP',
  decimal: 'DECIMAL(18, 4)',
  json: 'VARCHAR',
  texts: 'VARCHAR[]',
};
