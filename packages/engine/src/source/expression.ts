import type { Expression } from './expression-contract.ts';
import { fieldOf, isConstant, operationOf } from './expression-tree.ts';
import { type Compile, cellAt, type Evaluate, type Operation, type Surroundings } from './operation.ts';
import { codeOperations } from './operations/code.ts';
import { dayOperations } from './operations/day.ts';
import { logicOperations } from './operations/logic.ts';
import { numberOperations } from './operations/number.ts';
import { outsideOperations } from './operations/outside.ts';
import { textOperations } from './operations/text.ts';
import type { Value } from './read-value.ts';

export { type Cells, cellAt, type Evaluate, type Found, type LookupSpec, type Surroundings } from './operation.ts';

const operations: Readonly<Record<string, Operation>> = {
  column: (name: string, _compile, around) => {
    const at = around.columnAt(name);
    if (at === undefined) throw new RangeError(`There is no column "${name}".`);
    return (cells) => cellAt(cells, at);
  },
  const: (value: Value) => () => value,
  ...textOperations,
  ...numberOperations,
  ...dayOperations,
  ...logicOperations,
  ...codeOperations,
  ...outsideOperations,
};

/**
 * Compiles an expression tree once into a closure over a row's cells: the reference meaning of mappings and rules.
 * Null is "unknown" and logic is three-valued (see `contract.ts`); what cannot be read is added to `issues` and counts
 * as null. Text beside a number is read as a number, beside a day as a day. `coalesce` forgives issues of an
 * alternative when a later one gives a value. Rounding is half away from zero. An `if` whose condition is unknown takes the second way.
 *
 * @throws RangeError for a column that is not there, a day format or pattern that means nothing, a missing surrounding
 */
export function compileExpression(expression: Expression, around: Surroundings): Evaluate {
  const compile: Compile = (part) => compileExpression(part, around);
  if (isConstant(expression)) return () => expression;
  if (typeof expression === 'string') return compile({ column: expression });
  const name = operationOf(expression);
  const operation = operations[name];
  if (!operation) throw new RangeError(`"${Object.keys(expression).join(', ')}" is no operation of an expression.`);
  const part = (expression as Readonly<Record<string, unknown>>)[name];
  return operation(part as never, compile, around, fieldOf(expression), expression as never);
}
