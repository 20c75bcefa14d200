const day = 86_400_000;

/** Days since 1970-01-01 of an ISO date. */
export const dayNumber = (isoDay: string): number => Math.round(Date.parse(`${isoDay}T00:00:00Z`) / day);
const isoDay = (number: number): string => new Date(number * day).toISOString().slice(0, 10);

/** Weeks or months in a row, numbered; a period is named by its last day. */
export type Calendar = {
  /** Periods in a year, the season. */
  readonly season: number;
  /** The number of the period that holds a day. */
  periodOf(isoDay: string): number;
  firstDay(period: number): string;
  lastDay(period: number): string;
  readonly meanDays: number;
};

/** Months of the calendar. */
export const months: Calendar = {
  season: 12,
  meanDays: 365.2425 / 12,
  periodOf: (of) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7)) - 1,
  firstDay: (period) => `${Math.floor(period / 12)}-${String((period % 12) + 1).padStart(2, '0')}-01`,
  lastDay: (period) => isoDay(dayNumber(months.firstDay(period + 1)) - 1),
};

/** Weeks that end on the weekday of `anchor`, any day that ends one; ISO weeks end on Sundays. */
export function weeksEnding(anchor: string): Calendar {
  const offset = ((dayNumber(anchor) % 7) + 7) % 7;
  const lastDay = (period: number) => isoDay(period * 7 + offset);
  return {
    season: 52,
    meanDays: 7,
    periodOf: (of) => Math.ceil((dayNumber(of) - offset) / 7),
    firstDay: (period) => isoDay(period * 7 + offset - 6),
    lastDay,
  };
}

/** A Sunday: the last day of an ISO week. */
export const aSunday = '2024-01-07';

/** The least number of days between two different dates; 1 where there is only one. */
export function leastGap(isoDays: Iterable<string>): number {
  const numbers = [...new Set(isoDays)].map(dayNumber).sort((a, b) => a - b);
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < numbers.length; i++) {
    least = Math.min(least, (numbers[i] as number) - (numbers[i - 1] as number));
  }
  return Number.isFinite(least) ? least : 1;
}
