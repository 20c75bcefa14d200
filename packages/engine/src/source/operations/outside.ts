import type { Expression } from '../expression-contract.ts';
import type { Lookup } from '../expression-tree.ts';
import type { Found, Operation } from '../operation.ts';
import { cleanName } from '../read-value.ts';

const mapCode: Operation = (
  part: Expression,
  compile,
  _around,
  field,
  whole: Extract<Expression, { readonly map: unknown }>,
) => {
  if (whole.codes_file !== undefined) throw new RangeError(`The code list "${whole.codes_file}" was not read.`);
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

/** Codes, other tables and the keyed pseudonym. */
export const outsideOperations: Readonly<Record<string, Operation>> = {
  map: mapCode,
  lookup: lookUp,
  pseudonym,
};
