import type { Expression } from './expression-contract.ts';

/** A node that names rows of another table. */
export type Lookup = Extract<Expression, { readonly lookup: Expression }>;

/** Keys of a node that stand beside the one that names its operation. */
const details = new Set([
  ...['formats', 'yy_from', 'system', 'codes', 'codes_file', 'otherwise', 'ranges'],
  ...['table', 'match', 'give', 'aliases', 'within', 'level', 'given', 'datum'],
  ...['dictionary', 'dictionary_file', 'at_least'],
]);

/** Operations whose first part alone is an expression; the others are constants of the operation. */
const firstOnly = new Set(['slice', 'round', 'in', 'matches', 'convert']);

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
  if (firstOnly.has(operation)) return [(part as readonly [Expression])[0]];
  if (operation === 'cases') {
    return (part as readonly { when: Expression; give: Expression }[]).flatMap(({ when, give }) => [when, give]);
  }
  if (operation === 'tags') return Object.values(part as Readonly<Record<string, Expression>>);
  return Array.isArray(part) ? (part as Expression[]) : [part as Expression];
}
