import type { Expression } from '../expression-contract.ts';
import { fieldOf } from '../expression-tree.ts';
import type { Operation } from '../operation.ts';
import { asNumber, compareValues, sameValue, toBoolean } from '../reading.ts';

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

type Cases = Extract<Expression, { readonly cases: unknown }>;

/** What stands between the texts of a column of texts. */
const textsSeparator = '\u001f';

/** Comparing, choosing, and three-valued logic. */
export const logicOperations: Readonly<Record<string, Operation>> = {
  boolean: (part: Expression, compile, _around, field) => {
    const inner = compile(part);
    return (cells, issues) => toBoolean(inner(cells, issues), field, issues);
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
  cases: (parts: Cases['cases'], compile, _around, _field, { otherwise = null }: Cases) => {
    const ways = parts.map(({ when, give }) => [compile(when), fieldOf(when), compile(give)] as const);
    return (cells, issues) => {
      for (const [condition, field, give] of ways) {
        if (toBoolean(condition(cells, issues), field, issues) === true) return give(cells, issues);
      }
      return otherwise;
    };
  },
  tags: (parts: Readonly<Record<string, Expression>>, compile) => {
    const tags = Object.entries(parts).map(([tag, part]) => [tag, compile(part), fieldOf(part)] as const);
    return (cells, issues) => {
      const held = tags.filter(([, evaluate, field]) => toBoolean(evaluate(cells, issues), field, issues) === true);
      return held.length > 0 ? held.map(([tag]) => tag).join(textsSeparator) : null;
    };
  },
};
