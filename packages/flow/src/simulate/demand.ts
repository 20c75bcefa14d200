import type { StayLengths } from '@junheng/engine/simulate';

const dayMs = 86_400_000;

/** The ISO day so many days after another; negative goes back. */
export const addDays = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Days from one ISO day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

type DayCount = { readonly day: string; readonly contacts: number };

/**
 * How admissions swing over the days, 1 on average: a factor of the weekday times a factor of the season (mean of five
 * weeks around each week), from the region's daily counts in [from, to].
 *
 * @param withSeason  false where less than a year is simulated: part of a year would have another level than the year
 * @returns one factor for each of the 7 × whole weeks days from `from` on, at least a week; all 1 where nothing was counted
 */
export function dayFactors(counts: readonly DayCount[], from: string, to: string, withSeason = true): number[] {
  const weeks = Math.max(1, Math.floor((daysBetween(from, to) + 1) / 7));
  const days = new Float64Array(weeks * 7);
  for (const { day, contacts } of counts) {
    const at = daysBetween(from, day);
    if (at >= 0 && at < days.length) days[at] = (days[at] as number) + contacts;
  }
  const total = days.reduce((sum, x) => sum + x, 0);
  if (total === 0) return new Array<number>(days.length).fill(1);
  const weekday = new Float64Array(7);
  const weekly = new Float64Array(weeks);
  days.forEach((x, d) => {
    weekday[d % 7] = (weekday[d % 7] as number) + (x * 7) / total;
    weekly[Math.floor(d / 7)] = (weekly[Math.floor(d / 7)] as number) + (x * weeks) / total;
  });
  const season = Array.from(weekly, (_, w) => {
    if (!withSeason) return 1;
    const near = Array.from({ length: 5 }, (_, k) => weekly[(w + k - 2 + weeks) % weeks] as number);
    return near.reduce((sum, x) => sum + x, 0) / 5;
  });
  const factors = Array.from(days, (_, d) => (weekday[d % 7] as number) * (season[Math.floor(d / 7)] as number));
  const mean = factors.reduce((sum, x) => sum + x, 0) / factors.length;
  return factors.map((f) => f / mean);
}

/** Arrivals of every simulated day, the warm-up first: the days after it start where the factors start. */
export function arrivalsPerDay(admissionsPerDay: number, factors: readonly number[], warmUpDays: number): number[] {
  const n = factors.length;
  return factors.map((_, t) => admissionsPerDay * (factors[(((t - warmUpDays) % n) + n) % n] as number));
}

/**
 * Observed lengths of stay as the simulation takes them. A stay that ends on the day it began holds a bed for as much of a
 * day as makes the mean equal bed-days ÷ stays (the pool's own count), between a tenth of a day and a whole one.
 */
export function toStayLengths(
  lengths: readonly { readonly days: number; readonly stays: number }[],
  bedDays: number,
): StayLengths {
  const whole = lengths.filter((l) => l.days >= 1);
  const sameDay = lengths.reduce((sum, l) => sum + (l.days < 1 ? l.stays : 0), 0);
  const held = whole.reduce((sum, l) => sum + l.days * l.stays, 0);
  const part = sameDay > 0 ? Math.min(1, Math.max(0.1, (bedDays - held) / sameDay)) : 0;
  const all = sameDay > 0 ? [{ days: part, stays: sameDay }, ...whole] : whole;
  return { form: 'observed', days: all.map((l) => l.days), stays: all.map((l) => l.stays) };
}
