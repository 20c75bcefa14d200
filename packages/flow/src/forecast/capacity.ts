import type { SeriesOptions } from '@junheng/engine/forecast';
import type { ProfileDetail } from '@junheng/engine/profile';
import type { PoolReader } from '@junheng/pool';
import { type Calendar, dayNumber } from './calendar.ts';
import { readSeries } from './read-series.ts';

export type Capacity = {
  /** Most that a place (null: the region) can serve in a period. */
  of(place: string | null): number | undefined;
  /** Beds were turned into admissions a period by the mean stay. */
  readonly byStay: boolean;
};

type Ground = {
  readonly pool: PoolReader;
  readonly profile: ProfileDetail;
  readonly asOf: string;
  readonly calendar: Calendar;
};

/**
 * What the series of an option must fit into: the last reported value of an indicator, or the supply of a service in the
 * profile. Where the series counts inpatients who are admitted and the supply is beds, a bed takes days ÷ mean stay
 * admissions a period (Little's law), with each place's own mean stay of the year up to the as-of date.
 *
 * @returns undefined where the region names no capacity or the data hold none
 */
export async function readCapacity(options: SeriesOptions, ground: Ground): Promise<Capacity | undefined> {
  if (options.capacity === undefined) return undefined;
  const known =
    options.capacity.from === 'statistic'
      ? await lastReported(options, options.capacity.indicator_code, ground)
      : supplyOf(options.capacity.service_code, ground.profile);
  if (known === undefined || known.of.size === 0) return undefined;
  const { source } = options;
  if (!(known.beds && source.from === 'encounter')) return { of: (place) => known.of.get(place), byStay: false };
  const stays = await meanStays(source.class, source.service_code, ground);
  return {
    byStay: true,
    of: (place) => {
      const beds = known.of.get(place);
      const days = stays.get(place);
      return beds === undefined || days === undefined ? undefined : (beds * ground.calendar.meanDays) / days;
    },
  };
}

type Known = { readonly of: ReadonlyMap<string | null, number>; readonly beds: boolean };

async function lastReported(
  options: SeriesOptions,
  indicator: string,
  { pool, profile, asOf }: Ground,
): Promise<Known | undefined> {
  const source = { from: 'statistic', indicator_code: indicator } as const;
  const group = await readSeries(pool, { source, by: options.by, frequency: options.frequency }, profile);
  if (group === undefined) return undefined;
  const of = new Map<string | null, number>();
  for (const { place, first, values } of group.series) {
    for (let i = values.length - 1; i >= 0; i--) {
      if (Number.isNaN(values[i]) || group.calendar.lastDay(first + i) > asOf) continue;
      of.set(place, values[i] as number);
      break;
    }
  }
  return { of, beds: false };
}

function supplyOf(serviceCode: string, profile: ProfileDetail): Known | undefined {
  const service = profile.services.find((one) => one.service_code === serviceCode);
  if (service === undefined) return undefined;
  const of = new Map<string | null, number>();
  if (service.total_supply !== null) of.set(null, service.total_supply);
  for (const [j, facility] of profile.facilities.facility_id.entries()) {
    const supply = service.supply[j];
    if (typeof supply === 'number' && service.gives[j]) of.set(facility, supply);
  }
  return { of, beds: service.unit === 'bed' };
}

/** Mean bed-days of a stay at each place in the year up to the as-of date, and over the region (null). */
async function meanStays(stayClass: string, service: string | undefined, { pool, asOf }: Ground) {
  const from = new Date((dayNumber(asOf) - 364) * 86_400_000).toISOString().slice(0, 10);
  const sums = new Map<string | null, { stays: number; bedDays: number }>();
  for (const use of await pool.useByFacility({ class: stayClass, from, to: asOf })) {
    if (service !== undefined && use.service_code !== service) continue;
    for (const place of [null, use.facility_id]) {
      const sum = sums.get(place) ?? { stays: 0, bedDays: 0 };
      sum.stays += use.stays;
      sum.bedDays += use.bed_days;
      sums.set(place, sum);
    }
  }
  const means = new Map<string | null, number>();
  for (const [place, { stays, bedDays }] of sums) if (stays > 0 && bedDays > 0) means.set(place, bedDays / stays);
  return means;
}
