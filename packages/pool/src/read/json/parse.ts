import { limits } from '../limits.ts';
import { plainNumber } from '../plain-text.ts';

/** A number as it stands in the text, where a double cannot hold all its digits. */
type RawNumber = { readonly rawJSON: string };
type WithRaw = { readonly rawJSON: (text: string) => RawNumber; readonly isRawJSON: (value: unknown) => boolean };
const raw = JSON as unknown as WithRaw;

const longNumber = /\d{16}/;

/**
 * Reads JSON. A number with more digits than a double holds (a long id without quotation marks) keeps them.
 *
 * @throws SyntaxError when it is no JSON, RangeError when lists and objects lie deeper than the limit
 */
export function parseJson(text: string): unknown {
  requireFlat(text);
  return longNumber.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
}

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== 'number' || source === undefined || source.length < 16) return value;
  return /^-?\d+$/.test(source) && !Number.isSafeInteger(value) ? raw.rawJSON(source) : value;
}

/** Refuses text that nests too deep, before anything recurses into it. Brackets in strings do not count. */
function requireFlat(text: string): void {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) {
      i = endOfString(text, i);
      if (i < 0) return;
    } else if (code === 91 || code === 123) {
      if (++depth > limits.depth) throw new RangeError('[[[[…');
    } else if (code === 93 || code === 125) depth--;
  }
}

function endOfString(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}

/** A value of a record as the text of a cell: nothing for null, JSON for what is nested. */
export function cellOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return plainNumber(value);
  if (typeof value !== 'object') return String(value);
  return raw.isRawJSON(value) ? (value as RawNumber).rawJSON : JSON.stringify(value);
}
