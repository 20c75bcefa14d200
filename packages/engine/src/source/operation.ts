import type { Expression } from './expression-contract.ts';
import type { Value } from './read-value.ts';
import type { ReadingIssue } from './reading.ts';

/** The cells of one row, in the order of the header; a missing or blank one is null when it is read. */
export type Cells = readonly (string | undefined)[];

/** An expression, compiled: the value of a row, with what cannot be read added to `issues`. */
export type Evaluate = (cells: Cells, issues: ReadingIssue[]) => Value;

/** What a look-up gives: the one row's value, no row, or rows that disagree. */
export type Found = { readonly value: Value } | 'none' | 'several';
export type LookupSpec = {
  readonly table: string;
  readonly match: string;
  readonly give: string;
  readonly within: string | undefined;
};

/** What expressions need from outside: where a column stands, other tables, and the keyed pseudonym. */
export type Surroundings = {
  /** Position of a column among the cells; undefined when the delivery does not have it. */
  columnAt(name: string): number | undefined;
  /** Opens a look-up; both arguments of what it returns are cleaned names. */
  lookup?(spec: LookupSpec): (name: string, within: string | null) => Found;
  pseudonym?(text: string): string;
};

export type Compile = (expression: Expression) => Evaluate;
/** What an operation makes of its part: `field` is what its issues are about, `whole` the node with its other keys. */
export type Operation = (
  part: never,
  compile: Compile,
  around: Surroundings,
  field: string | null,
  whole: never,
) => Evaluate;

/** A blank field is unknown. The first character decides for nearly every cell. */
export function cellAt(cells: Cells, at: number): string | null {
  const text = cells[at];
  if (text === undefined || text === '') return null;
  const first = text.charCodeAt(0);
  if (first > 32 && first < 127) return text;
  return text.trim() === '' ? null : text;
}

/** An operation that changes text; unknown stays unknown. */
export const overText =
  (change: (text: string) => string): Operation =>
  (part: Expression, compile) => {
    const inner = compile(part);
    return (cells, issues) => {
      const value = inner(cells, issues);
      return value === null ? null : change(String(value));
    };
  };
