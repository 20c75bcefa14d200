import { nth } from './lists.ts';
import type { Service } from './services.ts';

/** Days of the sample, from 1 January of its first year to 31 December of its last. */
export type Calendar = {
  /** ISO dates. */
  readonly dates: readonly string[];
  /** 0 Monday … 6 Sunday. */
  readonly weekday: Uint8Array;
  /** Day of the year, 0 … 365. */
  readonly yearDay: Uint16Array;
  readonly year: Uint16Array;
  /** How much planned care runs, 1 on an ordinary working day. */
  readonly planned: Float64Array;
  /** How much urgent care comes, 1 on an ordinary day. */
  readonly urgent: Float64Array;
  /** School holidays: 1 inside, 0 outside. */
  readonly school: Uint8Array;
};

/** First day of the lunar year (published almanac). It moves by a month, which no solar calendar foresees. */
const lunarNewYears = [
  '1996-02-19',
  '1997-02-07',
  '1998-01-28',
  '1999-02-16',
  '2000-02-05',
  '2001-01-24',
  '2002-02-12',
  '2003-02-01',
  '2004-01-22',
  '2005-02-09',
  '2006-01-29',
  '2007-02-18',
  '2008-02-07',
  '2009-01-26',
  '2010-02-14',
  '2011-02-03',
  '2012-01-23',
  '2013-02-10',
  '2014-01-31',
  '2015-02-19',
  '2016-02-08',
  '2017-01-28',
  '2018-02-16',
  '2019-02-05',
  '2020-01-25',
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
];

const dayMs = 86_400_000;
export const toDay = (iso: string): number =>
  Math.round(Date.UTC(+iso.slice(0, 4), +iso.slice(5, 7) - 1, +iso.slice(8, 10)) / dayMs);
export const toIso = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** The days that follow one, as ISO dates. */
export const daysAfter = (iso: string, days: number): string[] =>
  Array.from({ length: days }, (_, i) => toIso(toDay(iso) + 1 + i));

/** Planned care by weekday, Monday first. */
const plannedWeek = [1.28, 1.2, 1.14, 1.1, 1.0, 0.66, 0.62];
const urgentWeek = [1.06, 1.01, 0.99, 0.99, 1.0, 0.97, 0.98];

/** Planned and urgent care around the Spring Festival, by days from its first. */
function festival(offset: number): readonly [number, number] {
  if (offset < -8 || offset > 21) return [1, 1];
  if (offset < -1) return [0.72, 0.93];
  if (offset <= 5) return [0.22, 0.78];
  if (offset <= 9) return [0.7, 0.95];
  return [1.16, 1.05];
}

export function makeCalendar(firstYear: number, years: number): Calendar {
  const first = toDay(`${firstYear}-01-01`);
  const n = toDay(`${firstYear + years}-01-01`) - first;
  const festivals = lunarNewYears.map(toDay);
  const calendar = {
    dates: Array.from({ length: n }, (_, i) => toIso(first + i)),
    weekday: Uint8Array.from({ length: n }, (_, i) => (first + i + 3) % 7),
    yearDay: new Uint16Array(n),
    year: new Uint16Array(n),
    planned: new Float64Array(n),
    urgent: new Float64Array(n),
    school: new Uint8Array(n),
  };
  for (let i = 0; i < n; i++) {
    const iso = nth(calendar.dates, i);
    const monthDay = iso.slice(5);
    const near = festivals.reduce((best, f) => (Math.abs(first + i - f) < Math.abs(first + i - best) ? f : best));
    const [festivalPlanned, festivalUrgent] = festival(first + i - near);
    const golden =
      monthDay >= '10-01' && monthDay <= '10-07'
        ? 0.35
        : monthDay >= '05-01' && monthDay <= '05-05'
          ? 0.5
          : monthDay === '01-01'
            ? 0.5
            : 1;
    calendar.year[i] = +iso.slice(0, 4);
    calendar.yearDay[i] = first + i - toDay(`${iso.slice(0, 4)}-01-01`);
    calendar.planned[i] = nth(plannedWeek, nth(calendar.weekday, i)) * festivalPlanned * golden;
    calendar.urgent[i] = nth(urgentWeek, nth(calendar.weekday, i)) * festivalUrgent;
    const offset = first + i - near;
    calendar.school[i] = (monthDay >= '07-08' && monthDay <= '08-31') || (offset >= -16 && offset <= 14) ? 1 : 0;
  }
  return calendar;
}

/** How many people pupils' holidays bring to or keep from a service. */
const holidayOf: Readonly<Record<string, number>> = { surgery: 0.1, paediatrics: -0.12, internal: -0.02 };
/** How much a full influenza wave adds to a service. */
const waveOf: Readonly<Record<string, number>> = {
  internal: 0.22,
  paediatrics: 0.75,
  rehabilitation: -0.05,
  surgery: -0.04,
};

/** Brings days to a mean of 1 over the last year. */
export function levelled(days: Float64Array): Float64Array {
  const last = days.slice(-365);
  const mean = last.reduce((a, b) => a + b, 0) / last.length;
  return days.map((x) => x / mean);
}

/**
 * How busy each day is for a service: weekday, holidays, season and influenza; 1 on the mean day of the last year.
 *
 * @param wave  height of influenza in the province by day, 0..1
 */
export function rhythm(calendar: Calendar, service: Service, wave: Float64Array): Float64Array {
  const out = Float64Array.from(wave, (flu, d) => {
    const season = 1 + service.winter * Math.cos((2 * Math.PI * (nth(calendar.yearDay, d) - 15)) / 365.25);
    const mix = service.planned * nth(calendar.planned, d) + (1 - service.planned) * nth(calendar.urgent, d);
    const school = 1 + (holidayOf[service.code] ?? 0) * nth(calendar.school, d);
    return mix * season * school * (1 + (waveOf[service.code] ?? 0) * flu);
  });
  return levelled(out);
}
