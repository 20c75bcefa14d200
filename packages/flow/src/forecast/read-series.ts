import type { Condition, Recipe } from '@junheng/engine/domain';
import type { SeriesOptions } from '@junheng/engine/forecast';
import { lastDayOfPeriod } from '@junheng/engine/pool';
import type { ProfileDetail } from '@junheng/engine/profile';
import type { PoolReader } from '@junheng/pool';
import { aSunday, type Calendar, leastGap, months, weeksEnding } from './calendar.ts';

/** One value as a source reported it: where, the last day that it is about, how many days it covers. */
type Report = { readonly place: string | null; readonly day: string; readonly value: number };

/** A series on a calendar: `values[i]` is that of period `first + i`, NaN where nothing was reported. */
export type Series = {
  /** A facility, or null for the region. */
  readonly place: string | null;
  readonly first: number;
  readonly values: Float64Array;
};

export type SeriesGroup = {
  readonly calendar: Calendar;
  readonly series: readonly Series[];
  /** The rows behind them. */
  readonly rows: Recipe;
  /** Over the last season: the fewest and the most places that reported in a period of the region's sum. */
  readonly places: { readonly least: number; readonly most: number };
};

/** The rows of the pool that a series is made of. */
export function rowsOf(source: SeriesOptions['source']): Recipe {
  const where: Condition[] = [];
  const only = (column: string, value: string | undefined) => {
    if (value !== undefined) where.push({ column, op: 'eq', value });
  };
  if (source.from === 'statistic') {
    only('indicator_code', source.indicator_code);
    only('service_code', source.service_code);
  } else if (source.from === 'encounter') {
    only('class', source.class);
    only('service_code', source.service_code);
  } else only('condition_code', source.condition_code);
  return { table: source.from, where };
}

/**
 * Builds the series that an option asks for, over complete periods only: a period counts when the data reach from its
 * first day to its last. Reports of one place and period (services, age bands) are added up. Contacts that are absent
 * are 0 within the days that the data cover; other reports that are absent are missing.
 *
 * @returns undefined where the pool holds no such report
 */
export async function readSeries(
  pool: PoolReader,
  options: Pick<SeriesOptions, 'source' | 'by' | 'frequency'>,
  profile: ProfileDetail,
): Promise<SeriesGroup | undefined> {
  const reports = await readReports(pool, options);
  if (reports.length === 0) return undefined;
  const counted = options.source.from === 'encounter';
  const kept = options.by === 'facility' ? atFacilities(reports, profile) : atTop(reports, profile);
  if (kept.length === 0) return undefined;
  const gap = counted ? 1 : leastGap(reports.map((one) => one.day));
  const weekly = !counted && gap === 7;
  const calendar = options.frequency === 'month' ? months : weeksEnding(weekly ? (kept[0] as Report).day : aSunday);
  const covered = coveredPeriods(reports, calendar, options.frequency === 'month' && gap >= 28 ? gap : weekly ? 7 : 1);
  if (covered.last < covered.first) return undefined;
  const absent = counted || gap === 1 ? 0 : Number.NaN;
  const byPlace = new Map<string | null, Report[]>();
  for (const one of kept) {
    const place = options.by === 'facility' ? one.place : null;
    const list = byPlace.get(place);
    if (list) list.push(one);
    else byPlace.set(place, [one]);
  }
  const series = [...byPlace].map(([place, list]) => layOut(place, list, calendar, covered, absent));
  series.sort((a, b) => ((a.place ?? '') < (b.place ?? '') ? -1 : 1));
  return {
    calendar,
    series: series.filter((one) => one.values.length > 0),
    rows: rowsOf(options.source),
    places: countPlaces(kept, calendar, covered.last),
  };
}

async function readReports(
  pool: PoolReader,
  { source, by }: Pick<SeriesOptions, 'source' | 'by'>,
): Promise<readonly Report[]> {
  if (source.from === 'encounter') {
    const days = await pool.contactsByDay({ class: source.class, service_code: source.service_code, by });
    return days.map(({ place_id, day, contacts }) => ({ place: place_id, day, value: contacts }));
  }
  const { where } = rowsOf(source);
  if (source.from === 'surveillance') {
    const rows = await pool.readTable('surveillance', where);
    return rows.map(({ region_id, date, cases }) => ({ place: region_id, day: date, value: cases }));
  }
  const rows = await pool.readTable('statistic', where);
  return rows.flatMap(({ place_id, period, value }) => {
    const day = lastDayOfPeriod(period);
    return day === undefined ? [] : [{ place: place_id, day, value }];
  });
}

/** The first and last period whose every day the data cover. `span`: days that one report covers. */
function coveredPeriods(reports: readonly Report[], calendar: Calendar, span: number) {
  let [earliest, latest] = [(reports[0] as Report).day, (reports[0] as Report).day];
  for (const { day } of reports) {
    if (day < earliest) earliest = day;
    if (day > latest) latest = day;
  }
  let first = calendar.periodOf(earliest);
  let last = calendar.periodOf(latest);
  if (span >= 28) return { first, last };
  if (span === 1 && calendar.firstDay(first) < earliest) first++;
  if (calendar.lastDay(last) > latest) last--;
  return { first, last };
}

function atFacilities(reports: readonly Report[], profile: ProfileDetail): readonly Report[] {
  const facilities = new Set(profile.facilities.facility_id);
  return reports.filter(({ place }) => place !== null && facilities.has(place));
}

/** Reports to add up for the region: a place whose area reports too is left out, so that nothing counts twice. */
function atTop(reports: readonly Report[], profile: ProfileDetail): readonly Report[] {
  const parents = new Map<string, string | null>();
  for (const { region_id, parent_id } of profile.regions) parents.set(region_id, parent_id);
  for (const [i, zone] of profile.zones.zone_id.entries()) {
    if (!parents.has(zone)) parents.set(zone, profile.zones.region_id[i] ?? null);
  }
  for (const [i, facility] of profile.facilities.facility_id.entries()) {
    if (!parents.has(facility)) parents.set(facility, profile.facilities.region_id[i] ?? null);
  }
  const reporting = new Set(reports.map(({ place }) => place));
  const covered = new Map<string | null, boolean>([[null, false]]);
  const isCovered = (place: string): boolean => {
    const seen = new Set([place]);
    for (
      let above = parents.get(place) ?? null;
      above !== null && !seen.has(above);
      above = parents.get(above) ?? null
    ) {
      if (reporting.has(above)) return true;
      seen.add(above);
    }
    return false;
  };
  return reports.filter(({ place }) => {
    let known = covered.get(place);
    if (known === undefined) {
      known = isCovered(place as string);
      covered.set(place, known);
    }
    return !known;
  });
}

/** One place's reports, period after period, from its own first report on. */
function layOut(
  place: string | null,
  reports: readonly Report[],
  calendar: Calendar,
  covered: { readonly first: number; readonly last: number },
  absent: number,
): Series {
  const sums = new Map<number, number>();
  for (const { day, value } of reports) {
    const period = calendar.periodOf(day);
    sums.set(period, (sums.get(period) ?? 0) + value);
  }
  let own = Number.POSITIVE_INFINITY;
  for (const period of sums.keys()) own = Math.min(own, period);
  const first = Math.max(covered.first, own);
  const values = new Float64Array(Math.max(0, covered.last - first + 1)).fill(absent);
  for (const [period, sum] of sums) if (period >= first && period <= covered.last) values[period - first] = sum;
  return { place, first, values };
}

function countPlaces(reports: readonly Report[], calendar: Calendar, last: number): SeriesGroup['places'] {
  const inPeriod = new Map<number, Set<string | null>>();
  for (const { place, day } of reports) {
    const period = calendar.periodOf(day);
    if (period > last || period <= last - calendar.season) continue;
    const places = inPeriod.get(period) ?? new Set();
    places.add(place);
    inPeriod.set(period, places);
  }
  const counts = [...inPeriod.values()].map((places) => places.size);
  return { least: Math.min(...counts, Number.MAX_SAFE_INTEGER), most: Math.max(...counts, 0) };
}
