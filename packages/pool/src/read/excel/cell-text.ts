import { plainNumber } from '../plain-text.ts';
import type { CellMeaning } from './styles.ts';

const dayMs = 86_400_000;
/** Days from Excel's day 0 to 1970-01-01. */
const epoch = 25_569;
/** 9999-12-31, the last day that a workbook knows. */
const lastSerial = 2_958_466;

const two = (n: number): string => String(n).padStart(2, '0');

/**
 * The number in a cell as text. Excel keeps 15 digits: what lies behind them is noise of binary fractions and is
 * rounded away; whole numbers stay as they are. Days become ISO 8601, with a time behind them when they have one; a
 * time alone is `HH:MM:SS`. A number that is no day although its style says so stays a number.
 *
 * @param from1904 the workbook counts its days from 1904 on
 */
export function numberText(text: string, meaning: CellMeaning, from1904: boolean): string {
  const n = Number(text);
  if (text.trim() === '' || !Number.isFinite(n)) return text;
  if (meaning !== 'number') {
    const shown = dayText(n, meaning, from1904);
    if (shown !== undefined) return shown;
  }
  return plainNumber(Number.isSafeInteger(n) ? n : Number(n.toPrecision(15)));
}

function dayText(n: number, meaning: CellMeaning, from1904: boolean): string | undefined {
  if (n < 0 || n >= lastSerial) return undefined;
  const seconds = Math.round(n * 86_400);
  if (meaning === 'time') {
    return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }
  const whole = Math.floor(seconds / 86_400);
  const time = seconds % 86_400;
  // The workbook's calendar of 1900 has a 29 February that never was; day 0 is a time without a day.
  if (!from1904 && (whole === 60 || whole === 0)) return whole === 60 ? '1900-02-29' : dayText(n, 'time', false);
  const days = from1904 ? whole + 1462 : whole < 60 ? whole + 1 : whole;
  const day = new Date((days - epoch) * dayMs).toISOString().slice(0, 10);
  if (time === 0) return day;
  return `${day}T${two(Math.floor(time / 3600))}:${two(Math.floor(time / 60) % 60)}:${two(time % 60)}`;
}

/** Letters that XML cannot hold are written `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
