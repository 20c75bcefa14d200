import { isoDay } from '../read-day.ts';
import { readNumber } from '../read-value.ts';

/**
 * The day of a spreadsheet's serial number. In the system of 1900 number 1 is 1900-01-01 and 60 a 29 February 1900 that
 * never was (refused); in that of 1904 number 0 is 1904-01-01. The time of day behind the point is dropped.
 *
 * @returns ISO text, or undefined when it is no day of 1900–2299
 */
export function readExcelDay(text: string, system: 1900 | 1904 = 1900): string | undefined {
  const serial = Math.floor(readNumber(text) ?? Number.NaN);
  if (!(serial >= (system === 1900 ? 1 : 0) && serial < 150_000) || (system === 1900 && serial === 60))
    return undefined;
  const days = system === 1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const date = new Date((days - 25_569) * 86_400_000);
  return isoDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
