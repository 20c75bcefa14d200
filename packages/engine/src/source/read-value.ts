/** A value of a row: text, number, boolean, a day (ISO text) or null, which is "unknown". */
export type Value = string | number | boolean | null;

const plain = /^[\x21-\x7e]+$/;
const numeric = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** Text with full-width characters made plain and outer spaces gone, also ideographic ones. */
const tidy = (text: string): string => (plain.test(text) ? text : text.normalize('NFKC').trim());

/**
 * Reads a number as people and programs write it: `248`, `248.0`, `-1.5e3`, `12,741,080`, full-width `２４８`, spaces around it.
 * Anything else (`12x`, `n/a`, `12%`, infinite values) is not a number.
 *
 * @returns the number, or undefined when the text is none
 */
export function readNumber(text: string): number | undefined {
  const tidied = tidy(text);
  if (numeric.test(tidied)) return finite(Number(tidied));
  if (grouped.test(tidied)) return finite(Number(tidied.replaceAll(',', '')));
  return undefined;
}
const finite = (n: number) => (Number.isFinite(n) ? n : undefined);

const truths = new Map<string, boolean>([
  ...['true', 't', 'yes', 'y', '1', '是', '有', '真', '对'].map((word) => [word, true] as const),
  ...['false', 'f', 'no', 'n', '0', '否', '无', '假', '错'].map((word) => [word, false] as const),
]);

/** Reads yes and no in both languages: `true`, `Y`, `1`, `是`, `有` and their opposites. Undefined when it is neither. */
export const readBoolean = (text: string): boolean | undefined => truths.get(tidy(text).toLowerCase());

/**
 * A name made ready for joins: full-width made plain, lower case, without spaces, apostrophes, periods, hyphens and
 * commas. `LA SALLE` equals `LaSalle`, `St. Clair` equals `ST CLAIR`, `（福州市）` keeps its brackets as `(福州市)`.
 */
export const cleanName = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’‘`´ʼ.·•,，、‐‑‒–—―-]/gu, '');
