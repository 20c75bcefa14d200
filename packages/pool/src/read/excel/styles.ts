/** What the number in a cell stands for, as its style shows it. */
export type CellMeaning = 'number' | 'day' | 'time';

/** Built-in styles that show days (with a time or not) and times; 27–36 and 50–58 are those of East Asian versions. */
const builtInDays = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const builtInTimes = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]);

/**
 * What a style's code shows: a day when it names a year or day (`yyyy"年"m"月"d"日"`), or a month apart from hours and
 * seconds; a time when it names only hours, minutes or seconds; else a number. Texts in quotation marks, escaped
 * letters, colours and locales in brackets do not count.
 */
export function meaningOfCode(code: string): CellMeaning {
  const first = code.split(';', 1)[0] ?? '';
  if (/^general$/i.test(first.trim()) || first.includes('通用格式')) return 'number';
  const elapsed = /\[(?:h+|m+|s+)\]/i.test(first);
  const plain = first
    .replace(/"[^"]*"?|\\.|_.|\*./gu, '')
    .replace(/\[[^\]]*\]/gu, '')
    .replace(/am\/pm|a\/p|上午\/下午/giu, 'h')
    .toLowerCase();
  if (/[yde]/.test(plain.replace(/e[+-]/g, '')) && !/^[#0,.?%\s]*$/.test(plain)) return 'day';
  if (elapsed || /[hs]/.test(plain)) return 'time';
  return plain.includes('m') ? 'day' : 'number';
}

/** What a style's number stands for; `codes` are those that the workbook defines. */
export function meaningOfStyle(format: number, codes: ReadonlyMap<number, string>): CellMeaning {
  const code = codes.get(format);
  if (code !== undefined) return meaningOfCode(code);
  if (builtInDays.has(format)) return 'day';
  return builtInTimes.has(format) ? 'time' : 'number';
}
