import type { Expression } from './expression-contract.ts';
import { fieldOf, isConstant, type Lookup, operationOf } from './expression-tree.ts';
import { compileDayFormat, dayNumber, readDay, readMonthEnd } from './read-day.ts';
import { cleanName, type Value } from './read-value.ts';
import {
  asNumber,
  compareValues,
  type ReadingIssue,
  roundTo,
  sameValue,
  toBoolean,
  toDay,
  toNumber,
} from './reading.ts';

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

type Compile = (expression: Expression) => Evaluate;
type Operation = (part: never, compile: Compile, around: Surroundings, field: string | null, whole: never) => Evaluate;

/** A blank field is unknown. The first character decides for nearly every cell. */
export function cellAt(cells: Cells, at: number): string | null {
  const text = cells[at];
  if (text === undefined || text === '') return null;
  const first = text.charCodeAt(0);
  if (first > 32 && first < 127) return text;
  return text.trim() === '' ? null : text;
}

const overText =
  (change: (text: string) => string): Operation =>
  (part: Expression, compile) => {
    const inner = compile(part);
    return (cells, issues) => {
      const value = inner(cells, issues);
      return value === null ? null : change(String(value));
    };
  };

const compared =
  (holds: (order: number) => boolean): Operation =>
  ([a, b]: readonly [Expression, Expression], compile) => {
    const [left, right] = [compile(a), compile(b)];
    return (cells, issues) => {
      const [x, y] = [left(cells, issues), right(cells, issues)];
      return x === null || y === null ? null : holds(compareValues(x, y));
    };
  };

const equality =
  (wanted: boolean): Operation =>
  ([a, b]: readonly [Expression, Expression], compile) => {
    const [left, right] = [compile(a), compile(b)];
    return (cells, issues) => {
      const [x, y] = [left(cells, issues), right(cells, issues)];
      return x === null || y === null ? null : sameValue(x, y) === wanted;
    };
  };

const arithmetic =
  (fold: (a: number, b: number) => number): Operation =>
  (parts: readonly Expression[], compile) => {
    const inner = parts.map((part) => [compile(part), fieldOf(part)] as const);
    return (cells, issues) => {
      let total: number | null = null;
      let first = true;
      for (const [evaluate, field] of inner) {
        const value = toNumber(evaluate(cells, issues), field, issues);
        if (value === null) return null;
        total = first ? value : fold(total as number, value);
        first = false;
      }
      return Number.isFinite(total) ? total : null;
    };
  };

/** `all` stops at the first false, `any` at the first true; an unknown among the rest makes the answer unknown. */
const logic =
  (decisive: boolean): Operation =>
  (parts: readonly Expression[], compile) => {
    const inner = parts.map((part) => [compile(part), fieldOf(part)] as const);
    return (cells, issues) => {
      let unknown = false;
      for (const [evaluate, field] of inner) {
        const value = toBoolean(evaluate(cells, issues), field, issues);
        if (value === decisive) return decisive;
        if (value === null) unknown = true;
      }
      return unknown ? null : !decisive;
    };
  };

const coalesce: Operation = (parts: readonly Expression[], compile) => {
  const inner = parts.map(compile);
  return (cells, issues) => {
    const before = issues.length;
    for (const evaluate of inner) {
      const value = evaluate(cells, issues);
      if (value === null) continue;
      issues.length = before;
      return value;
    }
    return null;
  };
};

const mapCode: Operation = (
  part: Expression,
  compile,
  _around,
  field,
  whole: { codes?: Readonly<Record<string, Value>> | undefined; otherwise?: Value | undefined },
) => {
  const inner = compile(part);
  const codes = new Map(Object.entries(whole.codes ?? {}));
  return (cells, issues) => {
    const value = inner(cells, issues);
    const code = value === null ? '' : String(value);
    const found = codes.get(code) ?? codes.get(code.trim());
    if (found !== undefined) return found;
    if (value === null || codes.has(code)) return null;
    if (whole.otherwise !== undefined) return whole.otherwise;
    issues.push({ code: 'unknown_code', field, value: code });
    return null;
  };
};

/** Names that a look-up remembers as they were sent, so that the same name is cleaned once. */
const rememberedNames = 20_000;

const lookUp: Operation = (part: Expression, compile, around, field, whole: Lookup) => {
  const inner = compile(part);
  const within = whole.within ? compile(whole.within.equals) : undefined;
  const aliases = new Map(Object.entries(whole.aliases ?? {}).map(([from, to]) => [cleanName(from), cleanName(to)]));
  const { table, match, give } = whole;
  if (!around.lookup) throw new RangeError(`A look-up in "${table}" needs the tables that were read before.`);
  const find = around.lookup({ table, match, give, within: whole.within?.column });
  const known = new Map<string, Found>();
  const findOnce = (name: string, place: string | null): Found => {
    // The key is joined text of its own: a piece of a larger text would keep all of that in memory.
    const key = `\u001f${name}\u001f${place ?? ''}`;
    const before = known.get(key);
    if (before) return before;
    const cleaned = cleanName(name);
    const found = find(aliases.get(cleaned) ?? cleaned, place === null ? null : cleanName(place));
    if (known.size >= rememberedNames) known.clear();
    known.set(key, found);
    return found;
  };
  return (cells, issues) => {
    const value = inner(cells, issues);
    if (value === null) return null;
    const place = within?.(cells, issues);
    if (within && place === null) return null;
    const found = findOnce(String(value), place == null ? null : String(place));
    if (typeof found === 'object') return found.value;
    issues.push({ code: found === 'none' ? 'not_found' : 'ambiguous', field, value: String(value) });
    return null;
  };
};

const pseudonym: Operation = (parts: readonly Expression[], compile, around) => {
  const inner = parts.map(compile);
  const seal = around.pseudonym;
  if (!seal) throw new RangeError('A pseudonym needs the key of the region.');
  return (cells, issues) => {
    const values = inner.map((evaluate) => evaluate(cells, issues));
    return values.includes(null) ? null : seal(values.map((value) => String(value).normalize('NFKC')).join('\u001f'));
  };
};

const operations: Readonly<Record<string, Operation>> = {
  column: (name: string, _compile, around) => {
    const at = around.columnAt(name);
    if (at === undefined) throw new RangeError(`There is no column "${name}".`);
    return (cells) => cellAt(cells, at);
  },
  const: (value: Value) => () => value,
  trim: overText((text) => text.trim()),
  clean: overText(cleanName),
  upper: overText((text) => text.toUpperCase()),
  lower: overText((text) => text.toLowerCase()),
  concat: (parts: readonly Expression[], compile) => {
    const inner = parts.map(compile);
    return (cells, issues) => {
      const values = inner.map((evaluate) => evaluate(cells, issues));
      return values.includes(null) ? null : values.join('');
    };
  },
  slice: ([part, from, to]: readonly [Expression, number, number], compile) => {
    const inner = compile(part);
    return (cells, issues) => {
      const value = inner(cells, issues);
      return value === null ? null : String(value).slice(from, to) || null;
    };
  },
  number: (part: Expression, compile, _around, field) => {
    const inner = compile(part);
    return (cells, issues) => toNumber(inner(cells, issues), field, issues);
  },
  integer: (part: Expression, compile, _around, field) => {
    const inner = compile(part);
    return (cells, issues) => {
      const value = inner(cells, issues);
      const number = toNumber(value, field, issues);
      if (number === null || Number.isInteger(number)) return number;
      issues.push({ code: 'not_an_integer', field, value: String(value) });
      return null;
    };
  },
  boolean: (part: Expression, compile, _around, field) => {
    const inner = compile(part);
    return (cells, issues) => toBoolean(inner(cells, issues), field, issues);
  },
  day: (part: Expression, compile, _around, field, whole: { formats?: readonly string[] | undefined }) => {
    const inner = compile(part);
    const formats = whole.formats?.map(compileDayFormat);
    const read = (text: string) => readDay(text, formats);
    return (cells, issues) => toDay(inner(cells, issues), field, issues, read);
  },
  month_end: (part: Expression, compile, _around, field) => {
    const inner = compile(part);
    return (cells, issues) => toDay(inner(cells, issues), field, issues, readMonthEnd);
  },
  add: arithmetic((a, b) => a + b),
  subtract: arithmetic((a, b) => a - b),
  multiply: arithmetic((a, b) => a * b),
  divide: ([above, below]: readonly [Expression, Expression], compile, _around, field) => {
    const [top, bottom] = [compile(above), compile(below)];
    return (cells, issues) => {
      const [a, b] = [
        toNumber(top(cells, issues), fieldOf(above), issues),
        toNumber(bottom(cells, issues), fieldOf(below), issues),
      ];
      if (a === null || b === null) return null;
      if (b !== 0) return Number.isFinite(a / b) ? a / b : null;
      issues.push({ code: 'divided_by_zero', field, value: `${a} / 0` });
      return null;
    };
  },
  round: ([part, digits]: readonly [Expression, number], compile, _around, field) => {
    const inner = compile(part);
    return (cells, issues) => {
      const value = toNumber(inner(cells, issues), field, issues);
      return value === null ? null : roundTo(value, digits);
    };
  },
  days_between: ([start, end]: readonly [Expression, Expression], compile) => {
    const [from, to] = [compile(start), compile(end)];
    return (cells, issues) => {
      const [a, b] = [
        toDay(from(cells, issues), fieldOf(start), issues),
        toDay(to(cells, issues), fieldOf(end), issues),
      ];
      return a === null || b === null ? null : dayNumber(b) - dayNumber(a);
    };
  },
  year: (part: Expression, compile, _around, field) => {
    const inner = compile(part);
    const year = (text: string) => (/^\s*[1-9]\d{3}\s*$/.test(text) ? text.trim() : readDay(text)?.slice(0, 4));
    return (cells, issues) => {
      const found = toDay(inner(cells, issues), field, issues, year);
      return found === null ? null : Number(found);
    };
  },
  eq: equality(true),
  ne: equality(false),
  lt: compared((order) => order < 0),
  le: compared((order) => order <= 0),
  gt: compared((order) => order > 0),
  ge: compared((order) => order >= 0),
  in: ([part, list]: readonly [Expression, readonly (string | number)[]], compile) => {
    const inner = compile(part);
    const texts = new Set(list.map(String));
    const numbers = new Set(list.filter((item) => typeof item === 'number'));
    return (cells, issues) => {
      const value = inner(cells, issues);
      if (value === null) return null;
      if (texts.has(String(value))) return true;
      return numbers.size > 0 && numbers.has(asNumber(value) ?? Number.NaN);
    };
  },
  matches: ([part, source]: readonly [Expression, string], compile) => {
    const inner = compile(part);
    const pattern = new RegExp(source, 'u');
    return (cells, issues) => {
      const value = inner(cells, issues);
      return value === null ? null : pattern.test(String(value));
    };
  },
  present: (part: Expression, compile) => {
    const inner = compile(part);
    return (cells, issues) => inner(cells, issues) !== null;
  },
  all: logic(false),
  any: logic(true),
  not: (part: Expression, compile, _around, field) => {
    const inner = compile(part);
    return (cells, issues) => {
      const value = toBoolean(inner(cells, issues), field, issues);
      return value === null ? null : !value;
    };
  },
  if: ([test, yes, no]: readonly [Expression, Expression, Expression], compile) => {
    const [condition, then, otherwise] = [compile(test), compile(yes), compile(no)];
    const field = fieldOf(test);
    return (cells, issues) =>
      toBoolean(condition(cells, issues), field, issues) === true ? then(cells, issues) : otherwise(cells, issues);
  },
  coalesce,
  map: mapCode,
  lookup: lookUp,
  pseudonym,
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
