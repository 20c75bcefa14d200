import type { ClickHouseSettings } from '@clickhouse/client';
import type { ColumnType } from '@junheng/engine/pool';
import type { Bound } from './query/statement.ts';

/**
 * Where ClickHouse and DuckDB differ, and all of it: statements of `sql/query` are written once, in what both
 * understand, and read for ClickHouse with these settings, words and types.
 *
 * What differs and cannot be bridged is kept out of `sql/query`: `round` (half away from zero here, half to even
 * there: rounding is done as `floor(x + 0.5)` or in the engine package), `quantile…` (other names and rules), `uniq`
 * (approximate), sums of DOUBLE, NaN in comparisons, days outside 1900–2299 (`dayCompared` in `statement.ts`),
 * `CAST(decimal AS DOUBLE)` (decimals travel as text: `toDecimalString`, which `duckdb-engine.ts` defines there).
 */
export const clickHouseSettings: ClickHouseSettings = {
  /** A cast of something unknown is unknown. */
  cast_keep_nullable: 1,
  /** `WHERE "end" > …` means the column, also where an expression of the same name is selected. */
  prefer_column_name_to_alias: 1,
  /** An instant with a `T` and a `Z` can be read. */
  cast_string_to_date_time_mode: 'best_effort',
  session_timezone: 'UTC',
  /** The first day of a month before 1970, too. */
  enable_extended_results_for_datetime_functions: 1,
  join_use_nulls: 1,
  union_default_mode: 'ALL',
  /** The sum of nothing is unknown, not 0. */
  aggregate_functions_null_for_empty: 1,
  group_by_use_nulls: 1,
  output_format_json_quote_64bit_integers: 0,
  output_format_json_quote_denormals: 0,
  output_format_json_escape_forward_slashes: 0,
  input_format_parquet_allow_missing_columns: 1,
  /** ClickHouse 26.7 loses a column of Parquet when a condition stands twice in a question and is moved forward. */
  optimize_move_to_prewhere: 0,
  /** Long lists of files make long statements. */
  max_query_size: '16777216',
};

/** How ClickHouse reads each type of column. Lists cannot be unknown there: an unknown one is empty (`toPlain`). */
export const clickHouseTypes: Readonly<Record<ColumnType, string>> = {
  text: 'Nullable(String)',
  integer: 'Nullable(Int32)',
  number: 'Nullable(Float64)',
  boolean: 'Nullable(Bool)',
  day: 'Nullable(Date32)',
  instant: "Nullable(DateTime64(6, 'UTC'))",
  decimal: 'Nullable(Decimal(18, 4))',
  json: 'Nullable(String)',
  texts: 'Array(String)',
};

/** Types in a cast that mean something else there: its DATE ends in 2149, its TIMESTAMP holds whole seconds. */
const castTypes: Readonly<Record<string, string>> = { DATE: 'Date32', TIMESTAMP: "DateTime64(6, 'UTC')" };

/** Functions of the same meaning under another name. */
const functions: Readonly<Record<string, string>> = { lower: 'lowerUTF8', upper: 'upperUTF8' };

/** Its `date_trunc` knows no day before 1970; these do. */
const truncations: Readonly<Record<string, string>> = {
  week: 'toMonday',
  month: 'toStartOfMonth',
  quarter: 'toStartOfQuarter',
  year: 'toStartOfYear',
};
const truncation = /\bdate_trunc\('(week|month|quarter|year)',/g;

/** A statement's words: text in quotation marks stays whole. */
const tokens = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\?|[A-Za-z_][A-Za-z0-9_]*|\s+|./gs;

const parameterType = (value: Bound): string => {
  if (typeof value === 'boolean') return 'Bool';
  if (typeof value === 'string') return 'String';
  return Number.isSafeInteger(value) ? 'Int64' : 'Float64';
};

export type ClickHouseStatement = {
  readonly sql: string;
  /** Values of `{p1:String}`, `{p2:Int64}` …, which the server reads by their types. */
  readonly values: Readonly<Record<string, Bound>>;
  /** Every word in it that no quotation marks enclose, or that double ones do: table names are among them. */
  readonly words: ReadonlySet<string>;
};

/**
 * A statement of `sql/query` as ClickHouse reads it.
 *
 * @throws RangeError when placeholders and values differ in number
 */
export function toClickHouse(sql: string, values: readonly Bound[]): ClickHouseStatement {
  const words = new Set<string>();
  const bound: Record<string, Bound> = {};
  let at = 0;
  let before = '';
  const written = sql.replace(truncation, (_, unit: string) => `${truncations[unit]}(`);
  const parts = (written.match(tokens) ?? []).map((token) => {
    if (/^\s+$/.test(token)) return token;
    const previous = before;
    before = token;
    if (token === '?') {
      const value = values[at];
      if (value === undefined)
        throw new RangeError(`Statement has more placeholders than its ${values.length} values.`);
      const name = `p${++at}`;
      bound[name] = value;
      return `{${name}:${parameterType(value)}}`;
    }
    if (token.startsWith('"')) words.add(token.slice(1, -1));
    if (!/^[A-Za-z_]/.test(token)) return token;
    words.add(token);
    if (previous.toUpperCase() === 'AS' && Object.hasOwn(castTypes, token)) return castTypes[token] as string;
    return Object.hasOwn(functions, token) ? (functions[token] as string) : token;
  });
  if (at !== values.length) throw new RangeError(`Statement has ${at} placeholders and ${values.length} values.`);
  return { sql: parts.join(''), values: bound, words };
}
