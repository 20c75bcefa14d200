import { readChineseNumber } from '../clean/chinese-number.ts';
import { convertBy, findConversion } from '../clean/units.ts';
import type { Expression } from '../expression-contract.ts';
import { fieldOf } from '../expression-tree.ts';
import type { Operation } from '../operation.ts';
import { roundTo, toNumber } from '../reading.ts';

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

/** Numbers and what is reckoned with them. */
export const numberOperations: Readonly<Record<string, Operation>> = {
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
  chinese_number: (part: Expression, compile, _around, field) => {
    const inner = compile(part);
    return (cells, issues) => {
      const value = inner(cells, issues);
      if (value === null || typeof value === 'number') return value;
      const read = readChineseNumber(String(value));
      if (read === undefined) issues.push({ code: 'not_a_number', field, value: String(value) });
      return read ?? null;
    };
  },
  convert: ([part, from, to]: readonly [Expression, string, string], compile, _around, field) => {
    const inner = compile(part);
    const conversion = findConversion(from, to);
    return (cells, issues) => {
      const value = toNumber(inner(cells, issues), field, issues);
      const converted = value === null ? null : convertBy(conversion, value);
      return Number.isFinite(converted) ? converted : null;
    };
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
};
