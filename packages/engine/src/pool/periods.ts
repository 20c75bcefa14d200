const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const pad = (n: number) => String(n).padStart(2, '0');

function endOfMonth(year: number, month: number): string {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${year}-${pad(month)}-${month === 2 && leap ? 29 : lengths[month - 1]}`;
}

/** Sunday of an ISO week: week 1 holds January 4. */
function endOfWeek(year: number, week: number): string {
  const fourth = Date.parse(`${year}-01-04T00:00:00Z`);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * 86_400_000;
  return new Date(monday + (week * 7 - 1) * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The last day of a period as the pool writes periods: a day (`2024-03-31`), a month (`2024-03`), a quarter
 * (`2024-Q1`), an ISO week (`2024-W13`), a year (`2024`), or a span by its end (`2024-03-25/2024-03-31`).
 *
 * @returns ISO day, or undefined when the text is no such period
 */
export function lastDayOfPeriod(period: string): string | undefined {
  const span = period.split('/');
  if (span.length === 2) return lastDayOfPeriod(span[1] ?? '');
  const match = /^(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|W(\d{2})))?$/.exec(period.trim());
  if (!match) return undefined;
  const [year, month, day, quarter, week] = match.slice(1).map(Number) as [number, number, number, number, number];
  if (match[4]) return endOfMonth(year, quarter * 3);
  if (match[5]) return week >= 1 && week <= 53 ? endOfWeek(year, week) : undefined;
  if (!match[2]) return `${year}-12-31`;
  if (month < 1 || month > 12) return undefined;
  const last = endOfMonth(year, month);
  if (!match[3]) return last;
  return day >= 1 && day <= Number(last.slice(8)) ? period.trim() : undefined;
}

/**
 * The first day of a period, as `lastDayOfPeriod` reads it.
 *
 * @returns ISO day, or undefined when the text is no such period
 */
export function firstDayOfPeriod(period: string): string | undefined {
  const [from = '', to] = period.split('/');
  const last = lastDayOfPeriod(from);
  if (last === undefined || (to !== undefined && lastDayOfPeriod(to) === undefined)) return undefined;
  const own = from.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(own)) return own;
  if (/W/.test(own)) return new Date(Date.parse(`${last}T00:00:00Z`) - 6 * 86_400_000).toISOString().slice(0, 10);
  if (/Q/.test(own)) return `${own.slice(0, 4)}-${pad(3 * Number(own.slice(6)) - 2)}-01`;
  return own.length === 4 ? `${own}-01-01` : `${own}-01`;
}

/**
 * The column of a table that says when something was so: what `lastDay` of a snapshot looks at. Dates of validity, expiry or
 * building lie outside: they may point to the future.
 */
export const datedColumns: Readonly<Record<string, readonly string[]>> = {
  encounter: ['start', 'end'],
  surveillance: ['date'],
  statistic: ['period'],
  waiting_list: ['as_of'],
  stock: ['as_of'],
  status: ['at'],
  equipment_event: ['at'],
  referral: ['requested', 'accepted', 'arrived'],
  incident: ['at'],
  finance: ['period'],
  flow: ['period'],
};
