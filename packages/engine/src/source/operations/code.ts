import { fipsHolds, toAdminLevel, toFips } from '../clean/admin-code.ts';
import { compileDictionary, compileNone } from '../clean/classify.ts';
import { type Point, toWgs84 } from '../clean/datum.ts';
import { readIcd10, readIcdRange } from '../clean/icd10.ts';
import { type BadIdentifier, readCreditCode, readIdCard, readOrganisationCode } from '../clean/identifier.ts';
import type { Expression } from '../expression-contract.ts';
import { fieldOf } from '../expression-tree.ts';
import type { Operation } from '../operation.ts';
import type { Value } from '../read-value.ts';
import { toNumber } from '../reading.ts';

type Node<K extends string> = Extract<Expression, { readonly [P in K]: unknown }>;

/** A code read by `read`; what is none becomes an issue of the row. */
const reading =
  (prepare: (whole: never) => (text: string) => string | number | boolean | undefined | BadIdentifier): Operation =>
  (part: Expression, compile, _around, field, whole) => {
    const inner = compile(part);
    const read = prepare(whole);
    return (cells, issues) => {
      const value = inner(cells, issues);
      if (value === null) return null;
      const found = read(String(value));
      if (found !== undefined && typeof found !== 'object') return found;
      issues.push({ code: found?.code ?? 'not_a_code', field, value: String(value) });
      return null;
    };
  };

const coordinate =
  (axis: 0 | 1): Operation =>
  ([east, north]: readonly [Expression, Expression], compile, _around, field, whole: Node<'lon'> | Node<'lat'>) => {
    const [lon, lat] = [compile(east), compile(north)];
    const asked = fieldOf(axis === 0 ? east : north) ?? field;
    return (cells, issues) => {
      const x = toNumber(lon(cells, issues), fieldOf(east), issues);
      const y = toNumber(lat(cells, issues), fieldOf(north), issues);
      if (x === null || y === null) return null;
      const point: Point = [x, y];
      const found = toWgs84(point, whole.datum);
      if (found) return found[axis];
      issues.push({ code: 'not_a_position', field: asked, value: `${x}, ${y}` });
      return null;
    };
  };

const icdRange: Operation = (part: Expression, compile, _around, field, whole: Node<'icd10_range'>) => {
  const inner = compile(part);
  const ranges = Object.entries(whole.ranges).map(([range, value]) => [...readIcdRange(range), value] as const);
  return (cells, issues) => {
    const value = inner(cells, issues);
    if (value === null) return null;
    const category = readIcd10(String(value), 'category');
    if (category === undefined) {
      issues.push({ code: 'not_a_code', field, value: String(value) });
      return null;
    }
    const found = ranges.find(([from, to]) => category >= from && category <= to);
    if (found) return found[2];
    if (whole.otherwise !== undefined) return whole.otherwise;
    issues.push({ code: 'unknown_code', field, value: String(value) });
    return null;
  };
};

/** Texts that are remembered with their guesses, so that a frequent complaint is read once. */
const rememberedTexts = 20_000;

const classify: Operation = (part: Expression, compile, _around, field, whole: Node<'classify'>) => {
  if (whole.dictionary_file !== undefined || !whole.dictionary)
    throw new RangeError(`The dictionary "${whole.dictionary_file ?? ''}" was not read.`);
  const inner = compile(part);
  const guess = compileDictionary(whole.dictionary, 1);
  const hasNone = compileNone(whole.dictionary);
  const known = new Map<string, Value | undefined>();
  const decide = (text: string): Value | undefined => {
    if (known.has(text)) return known.get(text);
    const [best] = guess(text);
    const sure = best && best.score >= whole.at_least ? best.code : undefined;
    const decided = hasNone(text) ? null : sure;
    if (known.size >= rememberedTexts) known.clear();
    known.set(text, decided);
    return decided;
  };
  return (cells, issues) => {
    const value = inner(cells, issues);
    if (value === null) return null;
    const code = decide(String(value));
    if (code === undefined) issues.push({ code: 'unsure', field, value: String(value) });
    return code ?? null;
  };
};

/** Codes with rules of their own, positions, and codes out of free text. */
export const codeOperations: Readonly<Record<string, Operation>> = {
  admin_code: reading(
    ({ level }: Node<'admin_code'>) =>
      (text) =>
        toAdminLevel(text, level),
  ),
  fips: reading(({ given, level = given }: Node<'fips'>) => {
    if (!fipsHolds(level, given)) throw new RangeError(`A FIPS code of a ${given} names no ${level}.`);
    return (text) => toFips(text, given, level);
  }),
  lon: coordinate(0),
  lat: coordinate(1),
  icd10: reading(
    ({ give }: Node<'icd10'>) =>
      (text) =>
        readIcd10(text, give),
  ),
  icd10_range: icdRange,
  id_card: reading(
    ({ give }: Node<'id_card'>) =>
      (text) =>
        readIdCard(text, give),
  ),
  credit_code: reading(
    ({ give }: Node<'credit_code'>) =>
      (text) =>
        readCreditCode(text, give),
  ),
  organisation_code: reading(() => readOrganisationCode),
  classify,
};
