import type { Expression } from '@junheng/engine/source';
import { literal } from '../../names.ts';
import { pseudonymSql } from './pseudonym.ts';

/** An expression of SQL; `clean` are conditions, never null, under which it is what the reference evaluator gives. */
export type Compiled = { readonly value: string; readonly clean: readonly string[] };
export type Columns = {
  /** The cell of a column, as SQL; undefined when the delivery does not have it. */
  cell(name: string): string | undefined;
  readonly personKey: Uint8Array | undefined;
  /** A name for an expression over cells, which is then reckoned once a row however often it is used. */
  once(sql: string): string;
};

/** Whole numbers and decimals as programs write them, whose digits fit a double and which have no sign on a zero. */
const plainNumber = '0|-?[1-9][0-9]{0,14}|(0|-?[1-9][0-9]{0,10})[.][0-9]{1,4}';
const largestInteger = 2_147_483_647;

const isBlank = (cell: string) => `${cell} = ''`;
/** First letters that are no white space, by code: ASCII, other Western scripts, Chinese and what lies behind it. */
const firstLetters = [
  [33, 127],
  [192, 5760],
  [12_289, 65_279],
  [65_280, 1_114_111],
] as const;

/**
 * A cell that is no white space: empty, or its first letter is none. Texts compare by their bytes. The first way of a
 * CASE answers for nearly every cell, and the others are not reckoned there; an OR would reckon all.
 */
function isPlain(cell: string): string {
  const [ascii = '', ...others] = firstLetters.map(([from, to]) => `${cell} >= chr(${from}) AND ${cell} < chr(${to})`);
  const rest = others.map((test) => `(${test})`).join(' OR ');
  return `CASE WHEN ${ascii} THEN true ELSE ${isBlank(cell)} OR ${rest} END`;
}

/** A column as text: empty is unknown. */
export function compileText(expression: Expression, columns: Columns): Compiled | undefined {
  if (typeof expression === 'string') return compileText({ column: expression }, columns);
  if (expression === null || typeof expression !== 'object') return undefined;
  if ('column' in expression) {
    const cell = columns.cell(expression.column);
    return cell === undefined
      ? undefined
      : { value: columns.once(`nullif(${cell}, '')`), clean: [columns.once(isPlain(cell))] };
  }
  if ('const' in expression && typeof expression.const === 'string') {
    return { value: literal(expression.const), clean: [] };
  }
  if ('concat' in expression) {
    const parts = compileAll(expression.concat, columns);
    return parts && { value: parts.map(({ value }) => value).join(' || '), clean: cleanOf(parts) };
  }
  if ('map' in expression) return compileMap(expression, columns);
  if ('pseudonym' in expression && columns.personKey) {
    const parts = compileAll(expression.pseudonym, columns);
    if (!parts) return undefined;
    const values = parts.map(({ value }) => value);
    // Text beyond ASCII is normalised first, which SQL cannot.
    const ascii = values.map((value) => `coalesce(strlen(${value}) = length(${value}), true)`);
    return { value: pseudonymSql(values, columns.personKey), clean: [...cleanOf(parts), ...ascii] };
  }
  return undefined;
}

/** A list of more codes than this is quicker as a dictionary. */
const mostCodes = 6;

/** A short list of codes for a column. A code that it lacks is not clean. */
function compileMap(
  expression: Extract<Expression, { readonly map: unknown }>,
  columns: Columns,
): Compiled | undefined {
  const { map: part, codes = {}, otherwise, codes_file } = expression;
  const cell = plainCell(part, columns);
  const entries = Object.entries(codes);
  const texts = entries.every(([code, value]) => code.trim() !== '' && typeof value === 'string');
  if (cell === undefined || !texts || otherwise !== undefined || codes_file !== undefined) return undefined;
  if (entries.length === 0 || entries.length > mostCodes) return undefined;
  const ways = entries.map(([code, value]) => `WHEN ${literal(code)} THEN ${literal(String(value))}`);
  const value = columns.once(`CASE ${cell} ${ways.join(' ')} END`);
  return { value, clean: [`(${value} IS NOT NULL OR ${isBlank(cell)})`] };
}

/** The cell of an expression that is a column and nothing else. */
function plainCell(expression: Expression, columns: Columns): string | undefined {
  if (typeof expression === 'string') return columns.cell(expression);
  if (expression === null || typeof expression !== 'object' || !('column' in expression)) return undefined;
  return columns.cell(expression.column);
}

function compileAll(parts: readonly Expression[], columns: Columns): Compiled[] | undefined {
  const compiled = parts.map((part) => compileText(part, columns));
  return compiled.every((part) => part !== undefined) ? compiled : undefined;
}
const cleanOf = (parts: readonly Compiled[]) => parts.flatMap(({ clean }) => clean);

/** The cell behind an expression that reads one column as a number. */
function numberCell(expression: Expression, columns: Columns): string | undefined {
  if (typeof expression === 'string') return columns.cell(expression);
  if (expression === null || typeof expression !== 'object') return undefined;
  if ('column' in expression) return columns.cell(expression.column);
  if ('number' in expression) return numberCell(expression.number, columns);
  if ('integer' in expression) return numberCell(expression.integer, columns);
  return undefined;
}

const wantsInteger = (expression: Expression): boolean =>
  expression !== null &&
  typeof expression === 'object' &&
  ('integer' in expression || ('number' in expression && wantsInteger(expression.number)));

/** A column read as a number, in the type of the field that it fills. */
export function compileNumber(expression: Expression, type: string, columns: Columns): Compiled | undefined {
  const cell = numberCell(expression, columns);
  if (cell === undefined) return undefined;
  const whole = columns.once(`TRY_CAST(${cell} AS INTEGER)`);
  const isWhole = `coalesce(CAST(${whole} AS VARCHAR) = ${cell} AND ${whole} >= -${largestInteger}, false)`;
  if (type === 'integer') return { value: whole, clean: [`(${isBlank(cell)} OR ${isWhole})`] };
  if (wantsInteger(expression)) {
    return { value: `CAST(${whole} AS ${numberTypes[type]})`, clean: [`(${isBlank(cell)} OR ${isWhole})`] };
  }
  const sqlType = numberTypes[type];
  if (sqlType === undefined) return undefined;
  const isNumber = columns.once(
    `CASE WHEN ${isBlank(cell)} THEN true ELSE regexp_full_match(${cell}, '${plainNumber}') END`,
  );
  const value = columns.once(`TRY_CAST(nullif(${cell}, '') AS ${sqlType})`);
  // A decimal holds fewer digits than a plain number may have.
  const held = type === 'decimal' ? [`(${isBlank(cell)} OR ${value} IS NOT NULL)`] : [];
  return { value, clean: [isNumber, ...held] };
}
const numberTypes: Readonly<Record<string, string>> = { number: 'DOUBLE', decimal: 'DECIMAL(18, 4)' };

const comparisons: Readonly<Record<string, string>> = { lt: '<', le: '<=', gt: '>', ge: '>=' };

/** Two columns read as numbers, or one and a constant, compared: a condition, null where one is unknown. */
export function compileComparison(expression: Expression, columns: Columns): Compiled | undefined {
  if (expression === null || typeof expression !== 'object') return undefined;
  const [operation] = Object.keys(expression);
  const sign = comparisons[operation ?? ''];
  if (sign === undefined) return undefined;
  const pair = (expression as Readonly<Record<string, readonly [Expression, Expression]>>)[operation ?? ''];
  if (!pair?.some(readsNumber)) return undefined;
  const sides = pair.map((side) =>
    typeof side === 'number'
      ? { value: `CAST('${side}' AS DOUBLE)`, clean: [] }
      : compileNumber(side, 'number', columns),
  );
  const [left, right] = sides;
  if (!left || !right) return undefined;
  return { value: `(${left.value} ${sign} ${right.value})`, clean: [...left.clean, ...right.clean] };
}

const readsNumber = (side: Expression): boolean =>
  typeof side === 'number' || (side !== null && typeof side === 'object' && ('number' in side || 'integer' in side));

/** A column read as a day, where it is written as ISO 8601. */
export function compileDay(expression: Expression, columns: Columns): Compiled | undefined {
  const inner =
    expression !== null && typeof expression === 'object' && 'day' in expression && expression.formats === undefined
      ? expression.day
      : expression;
  const cell = plainCell(inner, columns);
  if (cell === undefined) return undefined;
  const day = columns.once(`TRY_CAST(${cell} AS DATE)`);
  const isDay = `coalesce(CAST(${day} AS VARCHAR) = ${cell} AND ${day} BETWEEN DATE '1900-01-01' AND DATE '2299-12-31', false)`;
  return { value: day, clean: [`(${isBlank(cell)} OR ${isDay})`] };
}
