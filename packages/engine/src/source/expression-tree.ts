import type { Expression } from './contract.ts';

/** A node that names rows of another table. */
export type Lookup = Extract<Expression, { readonly lookup: Expression }>;

/** Keys of a node that stand beside the one that names its operation. */
const details = new Set(['formats', 'codes', 'otherwise', 'table', 'match', 'give', 'aliases', 'within']);

/** Whether a node is a bare number, boolean or null. */
export const isConstant = (expression: Expression): expression is number | boolean | null =>
  expression === null || typeof expression === 'number' || typeof expression === 'boolean';

/** The operation of a node: the one key that names it. */
export const operationOf = (expression: object): string =>
  Object.keys(expression).find((key) => !details.has(key)) ?? '';

/** The first column that an expression reads: the field that its issues are about. Null when it reads none. */
export function fieldOf(expression: Expression): string | null {
  for (const name of columnsOf(expression)) return name;
  return null;
}

/** The columns that an expression reads, in the order in which they stand, with repetitions. */
export function* columnsOf(expression: Expression): Generator<string> {
  if (typeof expression === 'string') yield expression;
  else if (!isConstant(expression)) {
    if ('column' in expression) yield expression.column;
    else for (const part of partsOf(expression)) yield* columnsOf(part);
  }
}

/** The expressions directly inside a node. */
export function partsOf(expression: Exclude<Expression, string | number | boolean | null>): readonly Expression[] {
  const operation = operationOf(expression);
  const part = (expression as Readonly<Record<string, unknown>>)[operation];
  if (operation === 'const' || operation === 'column') return [];
  if (operation === 'lookup') {
    const { lookup, within } = expression as Lookup;
    return within ? [lookup, within.equals] : [lookup];
  }
  if (operation === 'slice' || operation === 'round' || operation === 'in' || operation === 'matches') {
    return [(part as readonly [Expression])[0]];
  }
  return Array.isArray(part) ? (part as Expression[]) : [part as Expression];
}
