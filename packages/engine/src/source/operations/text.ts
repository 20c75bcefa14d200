import { halfWidth } from '../clean/half-width.ts';
import type { Expression } from '../expression-contract.ts';
import { type Operation, overText } from '../operation.ts';
import { compilePattern } from '../pattern.ts';
import { cleanName } from '../read-value.ts';

/** Text: trimmed, made plain, joined, cut, matched. */
export const textOperations: Readonly<Record<string, Operation>> = {
  half_width: overText(halfWidth),
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
  matches: ([part, source]: readonly [Expression, string], compile) => {
    const inner = compile(part);
    const pattern = compilePattern(source);
    return (cells, issues) => {
      const value = inner(cells, issues);
      return value === null ? null : pattern.test(String(value));
    };
  },
};
