import type { Statement } from './query/statement.ts';

/** A value of an answer: BIGINT as a number, days and instants as the statement casts them. */
export type Plain = string | number | boolean | null | readonly Plain[];

/**
 * What answers the statements of `sql/query` over one snapshot: DuckDB in this process, or a ClickHouse cluster.
 * Tables are named as the pool names them; a table without files is there and empty. Both give the same rows in the
 * same order, value by value: `bench/pool/engines-equal` holds them against each other.
 */
export interface QueryEngine {
  readonly name: 'duckdb' | 'clickhouse';
  ask(statement: Statement): Promise<readonly (readonly Plain[])[]>;
  /** An answer of numbers alone, column by column, NaN where unknown: for answers of hundreds of thousands of rows. */
  numbers(statement: Statement): Promise<readonly Float64Array[]>;
  close(): void;
}
