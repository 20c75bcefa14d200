import type { Recipe } from '@junheng/engine/domain';
import type { DerivedBeds, Row } from '@junheng/engine/pool';
import type { ServiceOptions } from '@junheng/engine/profile';
import type { PoolReader } from '@junheng/pool';
import { bedStates } from './staffed-beds.ts';
import { sumStocks } from './stock.ts';

/** Supply of a service at each facility. NaN is unknown; a facility that does not give the service has NaN too. */
export type Supply = {
  readonly supply: Float64Array;
  readonly gives: readonly boolean[];
  /** Facilities whose staffed beds are derived from their nurses. */
  readonly derived: readonly boolean[];
  readonly period: string | null;
  /** The rows behind it. */
  readonly rows: Recipe;
};

/**
 * Reads the supply of a service. A facility that gives the service and has no count is unknown, a reported 0 is 0.
 *
 * - resource: the stock that holds on the as-of day; rows of the service where there are any, else rows without service;
 *   derived staffed beds stand in for those that a facility does not report
 * - statistic: the last period up to the as-of day that holds any data
 * - institutions: every facility that gives the service counts 1
 *
 * @param derivedBeds  those that stand for this supply (`derivedFor`)
 */
export async function readSupply(
  pool: PoolReader,
  service: ServiceOptions,
  facilities: readonly Row<'facility'>[],
  offers: readonly Row<'service'>[],
  asOf: string,
  derivedBeds: readonly DerivedBeds[] = [],
): Promise<Supply> {
  const gives = givesOf(service, facilities, offers);
  const source = service.supply;
  if (source.from === 'institutions') {
    const rows: Recipe = {
      table: 'facility',
      where: service.facility_kinds ? [{ column: 'kind', op: 'in', value: [...service.facility_kinds] }] : [],
      as_of: asOf,
    };
    const supply = Float64Array.from(gives, (does) => (does ? 1 : Number.NaN));
    return { supply, gives, derived: gives.map(() => false), period: null, rows };
  }
  const read =
    source.from === 'resource'
      ? await readStock(pool, service, asOf, derivedBeds)
      : await readLast(pool, service, asOf);
  const supply = Float64Array.from(facilities, ({ facility_id }, j) =>
    gives[j] ? knownCount(read.of.get(facility_id)) : Number.NaN,
  );
  const derived = facilities.map(({ facility_id }, j) => gives[j] === true && read.derived?.has(facility_id) === true);
  return { supply, gives, derived, period: read.period, rows: read.rows };
}

/** A count of 0 or more; anything else is unknown. */
const knownCount = (units: number | undefined) => (units !== undefined && units >= 0 ? units : Number.NaN);

function givesOf(
  service: ServiceOptions,
  facilities: readonly Row<'facility'>[],
  offers: readonly Row<'service'>[],
): boolean[] {
  const named = new Set(offers.filter(({ service_code }) => service_code === service.code).map((o) => o.facility_id));
  const kinds = service.facility_kinds;
  return facilities.map(
    ({ kind, facility_id }) => (!kinds || kinds.includes(kind)) && (named.size === 0 || named.has(facility_id)),
  );
}

type Read = {
  readonly of: ReadonlyMap<string, number>;
  readonly derived?: ReadonlySet<string>;
  readonly period: string | null;
  readonly rows: Recipe;
};

async function readStock(
  pool: PoolReader,
  service: ServiceOptions,
  asOf: string,
  derivedBeds: readonly DerivedBeds[],
): Promise<Read> {
  const source = service.supply as Extract<ServiceOptions['supply'], { from: 'resource' }>;
  const kind: Recipe['where'] = [
    { column: 'class', op: 'eq', value: source.class },
    { column: 'type_code', op: 'eq', value: source.type_code },
  ];
  const state: Recipe['where'][number] =
    source.state === null ? { column: 'state', op: 'is_null' } : { column: 'state', op: 'eq', value: source.state };
  const all = await pool.readTable('resource', [...kind, state], { asOf });
  const own = (all.length > 0 ? all : derivedBeds).some(({ service_code }) => service_code === service.code);
  const wanted = own ? service.code : null;
  const rows = all.filter(({ service_code }) => service_code === wanted);
  const of = new Map<string, number>();
  for (const [place, stock] of Map.groupBy(rows, ({ place_id }) => place_id)) of.set(place, sumStocks(stock));
  const derived = derivedBeds.filter(({ service_code }) => service_code === wanted);
  for (const { facility_id, beds } of derived) of.set(facility_id, beds);
  const narrowed: Recipe['where'] = [
    ...kind,
    derived.length > 0 ? { column: 'state', op: 'in', value: bedStates } : state,
    own ? { column: 'service_code', op: 'eq', value: service.code } : { column: 'service_code', op: 'is_null' },
  ];
  return {
    of,
    derived: new Set(derived.map(({ facility_id }) => facility_id)),
    period: null,
    rows: { table: 'resource', where: narrowed, as_of: asOf },
  };
}

async function readLast(pool: PoolReader, service: ServiceOptions, asOf: string): Promise<Read> {
  const source = service.supply as Extract<ServiceOptions['supply'], { from: 'statistic' }>;
  const last = await readLastPeriod(pool, source.indicator_code, service.code, asOf);
  return { of: last.of, period: last.period, rows: last.rows };
}

/** Values of a reported figure by place, in its last period up to a day that holds any data. */
export async function readLastPeriod(
  pool: PoolReader,
  indicator: string,
  serviceCode: string,
  asOf: string,
  wanted?: string | null,
): Promise<Read> {
  const named: Recipe['where'] = [{ column: 'indicator_code', op: 'eq', value: indicator }];
  const known = (await pool.readTable('statistic', named)).filter(
    ({ period }) => period <= asOf.slice(0, period.length),
  );
  const own = known.some(({ service_code }) => service_code === serviceCode);
  const all = known.filter(({ service_code }) => service_code === (own ? serviceCode : null));
  const last = wanted ?? all.reduce<string | null>((p, { period }) => (p === null || period > p ? period : p), null);
  const of = new Map<string, number>();
  for (const { place_id, period, value } of all) {
    if (period === last) of.set(place_id, (of.get(place_id) ?? 0) + value);
  }
  const where: Recipe['where'] = [
    ...named,
    ...(last === null ? [] : [{ column: 'period', op: 'eq' as const, value: last }]),
  ];
  return { of, period: last, rows: { table: 'statistic', where } };
}
