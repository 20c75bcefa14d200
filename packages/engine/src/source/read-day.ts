import { readChineseNumber, readDigits } from './clean/chinese-number.ts';

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** How many days a month has (month 1..12). */
export const lengthOfMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (daysInMonth[month - 1] ?? 0);

const two = (n: number) => (n < 10 ? `0${n}` : `${n}`);

/** ISO text of a day of the calendar within 1900–2299, the days that the pool holds; undefined when there is none such. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2299 || month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) {
    return undefined;
  }
  return `${year}-${two(month)}-${two(day)}`;
}

const separated = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T\s]\d{1,2}:\d{2}.*)?$/;
const chinese = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号](?:\s*\d{1,2}[:时].*)?$/;
const numerals = '〇零一二三四五六七八九十';
const inNumerals = new RegExp(`^([${numerals}]{4})年([${numerals}]{1,3})月([${numerals}]{1,3})[日号]$`);
const compact = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * Reads a day in the forms whose order cannot be mistaken: 2024-01-31, 2024/1/31, 2024.1.31, 20240131, 2024年1月31日,
 * 二〇二四年一月三十一日, full-width digits, with a time of day behind it or not. Forms that depend on the country (31/01/2024, 01/31/2024)
 * are read only as `formats` name them: `DD/MM/YYYY`, `M/D/YYYY`, `D MMM YYYY`.
 *
 * @returns ISO text, or undefined when it is no day of 1900–2299
 */
export function readDay(text: string, formats?: readonly DayFormat[]): string | undefined {
  if (formats) return readByFormats(text, formats);
  if (text.length === 10 && text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45) {
    const iso = readIso(text);
    if (iso !== undefined) return iso;
  }
  const tidied = text.normalize('NFKC').trim();
  const parts = separated.exec(tidied);
  if (parts) return isoDay(Number(parts[1]), Number(parts[3]), Number(parts[4]));
  const match = chinese.exec(tidied) ?? compact.exec(tidied);
  if (match) return isoDay(Number(match[1]), Number(match[2]), Number(match[3]));
  return tidied.length >= 9 && tidied.length <= 12 ? readNumerals(tidied) : undefined;
}

/** 二〇二四年一月三十一日, 贰零 and the like not; the circle that typists put for 〇 is read too. */
function readNumerals(text: string): string | undefined {
  const match = inNumerals.exec(text.replace(/[○◯]/g, '〇').replace(/\s/g, ''));
  if (!match) return undefined;
  const [year, month, day] = [
    readDigits(match[1] ?? ''),
    readChineseNumber(match[2] ?? ''),
    readChineseNumber(match[3] ?? ''),
  ];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return isoDay(Number(year), month, day);
}

/** `YYYY-MM-DD` without allocating: the form of nearly every row of a large file. */
function readIso(text: string): string | undefined {
  let digits = 0;
  for (let i = 0; i < 10; i++) {
    if (i === 4 || i === 7) continue;
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    digits = digits * 10 + digit;
  }
  const [year, month, day] = [Math.floor(digits / 10_000), Math.floor(digits / 100) % 100, digits % 100];
  const valid =
    year >= 1900 && year <= 2299 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
  return valid ? text : undefined;
}

/** A day's form, compiled: a pattern and which group is which. */
export type DayFormat = { readonly pattern: RegExp; readonly order: readonly DayPart[]; readonly yyFrom: number };
type DayPart = 'year' | 'short year' | 'month' | 'day' | 'name';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const tokens = {
  YYYY: ['year', '(\\d{4})'],
  YY: ['short year', '(\\d{2})'],
  MMM: ['name', '([A-Za-z]{3,9})\\.?'],
  MM: ['month', '(\\d{2})'],
  DD: ['day', '(\\d{2})'],
  M: ['month', '(\\d{1,2})'],
  D: ['day', '(\\d{1,2})'],
} as const;

/**
 * Compiles a form such as `DD/MM/YYYY`, or `D/M/YY` with the first year of the hundred in which two digits lie.
 *
 * @throws RangeError when it does not name year, month and day once each, or has years of two digits and no such hundred
 */
export function compileDayFormat(format: string, yyFrom?: number): DayFormat {
  const order: DayFormat['order'][number][] = [];
  const pattern = format.replace(/YYYY|YY|MMM|MM|DD|M|D|[^YMD]+/g, (token) => {
    if (!(token in tokens)) return token.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    const [part, source] = tokens[token as keyof typeof tokens];
    order.push(part);
    return source;
  });
  const named = order.map((part) => (part === 'name' ? 'month' : part === 'short year' ? 'year' : part)).sort();
  if (named.join() !== 'day,month,year') {
    throw new RangeError(`The day format "${format}" must name YYYY, MM (or M, MMM) and DD (or D) once each.`);
  }
  if (order.includes('short year') && yyFrom === undefined) {
    throw new RangeError(
      `The day format "${format}" has years of two digits: yy_from must say in which hundred they lie.`,
    );
  }
  return { pattern: new RegExp(`^${pattern}$`), order, yyFrom: yyFrom ?? 0 };
}

function readByFormats(text: string, formats: readonly DayFormat[]): string | undefined {
  const tidied = text.normalize('NFKC').trim();
  for (const { pattern, order, yyFrom } of formats) {
    const match = pattern.exec(tidied);
    if (!match) continue;
    const found = { year: 0, month: 0, day: 0 };
    order.forEach((part, i) => {
      const piece = match[i + 1] ?? '';
      if (part === 'name') found.month = monthNames.indexOf(piece.slice(0, 3).toLowerCase()) + 1;
      else if (part === 'short year') found.year = yyFrom + ((((Number(piece) - yyFrom) % 100) + 100) % 100);
      else found[part] = Number(piece);
    });
    const day = isoDay(found.year, found.month, found.day);
    if (day !== undefined) return day;
  }
  return undefined;
}

const monthForm = /^(\d{4})(?:[-/.]|年)?(\d{1,2})月?$/;

/** The last day of a month that is written as a day of it, `2024-03`, `202403`, `2024/3` or `2024年3月`. */
export function readMonthEnd(text: string): string | undefined {
  const day = readDay(text);
  const match = monthForm.exec(text.normalize('NFKC').trim());
  const [year, month] = day
    ? [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
    : [Number(match?.[1]), Number(match?.[2])];
  return Number.isInteger(year) && month >= 1 && month <= 12
    ? isoDay(year, month, lengthOfMonth(year, month))
    : undefined;
}

/** Days since 1970-01-01 of an ISO day. */
export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

const instantForm = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads an instant: a day with a time and, where it has one, an offset from UTC (`2024-01-31T08:00:00+08:00`). Without
 * an offset it is UTC; a day alone is its midnight.
 *
 * @returns epoch milliseconds, or undefined
 */
export function readInstant(text: string): number | undefined {
  const tidied = text.normalize('NFKC').trim();
  const match = instantForm.exec(tidied);
  if (!match) {
    const day = readDay(tidied);
    return day === undefined || day.length !== 10 || /:/.test(tidied) ? undefined : Date.parse(`${day}T00:00:00Z`);
  }
  const [, day = '', hour = '', minute = '', second = '00', fraction = '0', zone = 'Z'] = match;
  if (readIso(day) === undefined) return undefined;
  const offset = zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const at = Date.parse(`${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}${offset}`);
  return Number.isNaN(at) ? undefined : at;
}
