/**
 * A number as plain decimals, without an exponent: `1e21` is `1000000000000000000000`, `1.5e-7` is `0.00000015`. The
 * shortest digits that name this double.
 */
export function plainNumber(n: number): string {
  const text = String(n);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  const digits = whole + fraction;
  const point = Number(power) + 1;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length
    ? `${sign}${digits}${'0'.repeat(point - digits.length)}`
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Names of columns that are free of outer spaces and line breaks. */
export const tidyName = (name: string): string => name.replace(/\s+/gu, ' ').trim();
