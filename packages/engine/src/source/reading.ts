import { readDay } from './read-day.ts';
import { readBoolean, readNumber, type Value } from './read-value.ts';

/** Why a field could not be read. `sentences.ts` has the words. */
export const readingCodes = [
  'not_a_number',
  'not_an_integer',
  'not_a_boolean',
  'not_a_day',
  'not_an_instant',
  'not_json',
  'unknown_code',
  'not_found',
  'ambiguous',
  'divided_by_zero',
  'not_a_code',
  'wrong_check',
  'not_a_position',
  'unsure',
] as const;
export type ReadingCode = (typeof readingCodes)[number];

/** A field that cannot be read as what is asked: an issue of its row, never an exception. */
export type ReadingIssue = { readonly code: ReadingCode; readonly field: string | null; readonly value: string };

/** A value as a number: text is read as one; what cannot be is an issue and null. */
export function toNumber(value: Value, field: string | null, issues: ReadingIssue[]): number | null {
  if (typeof value === 'number' || value === null) return value;
  const read = typeof value === 'string' ? readNumber(value) : Number(value);
  if (read === undefined) issues.push({ code: 'not_a_number', field, value: String(value) });
  return read ?? null;
}

/** A value as a day, in the forms that `read` knows; what cannot be read is an issue and null. */
export function toDay(value: Value, field: string | null, issues: ReadingIssue[], read = readDay): string | null {
  if (value === null) return null;
  const day = read(String(value));
  if (day === undefined) issues.push({ code: 'not_a_day', field, value: String(value) });
  return day ?? null;
}

/** A value as yes or no; what cannot be read is an issue and null. */
export function toBoolean(value: Value, field: string | null, issues: ReadingIssue[]): boolean | null {
  if (typeof value === 'boolean' || value === null) return value;
  const read = readBoolean(String(value));
  if (read === undefined) issues.push({ code: 'not_a_boolean', field, value: String(value) });
  return read ?? null;
}

/** Order of two values: as numbers where both read as numbers, as days where both read as days, else as text. */
export function compareValues(a: Exclude<Value, null>, b: Exclude<Value, null>): number {
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x !== undefined && y !== undefined) return x - y;
  const [p, q] = [String(a), String(b)];
  const [from, to] = [readDay(p) ?? p, readDay(q) ?? q];
  return from < to ? -1 : from > to ? 1 : 0;
}
export const asNumber = (value: Exclude<Value, null>) =>
  typeof value === 'string' ? readNumber(value) : Number(value);

/** Equal: text with text letter by letter; text beside a number or boolean is read as such. */
export function sameValue(a: Exclude<Value, null>, b: Exclude<Value, null>): boolean {
  if (typeof a === typeof b) return a === b;
  if (typeof a === 'string') return typeof b === 'number' ? readNumber(a) === b : readBoolean(a) === b;
  return typeof b === 'string' ? sameValue(b, a) : Number(a) === Number(b);
}

/** Rounds half away from zero, to so many digits behind the point. */
export const roundTo = (value: number, digits: number) => {
  const scale = 10 ** digits;
  if (!Number.isFinite(value * scale)) return value;
  return (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale || 0;
};
