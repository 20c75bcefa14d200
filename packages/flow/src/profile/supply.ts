import type { Recipe } from '@junheng/engine/domain';
import type { Row } from '@junheng/engine/pool';
import type { ServiceOptions } from '@junheng/engine/profile';
import type { PoolReader } from '@junheng/pool';

/** Supply of a service at each facility. NaN is unknown; a facility that does not give the service has NaN too. */
export type Supply = {
  readonly supply: Float64Array;
  readonly gives: readonly boolean[];
  readonly period: string | null;
  /** The rows behind it. */
  readonly rows: Recipe;
};

/**
 * Reads the supply of a service. A facility that gives the service and has no count is unknown, a reported 0 is 0.
 *
 * - resource: the stock that holds on the as-of day; rows of the service where there are any, else rows without service
 * - statistic: the last period up to the as-of day that holds any data
 * - institutions: every facility that gives the service counts 1
 */
export async function readSupply(
  pool: PoolReader,
  service: ServiceOptions,
  facilities: readonly Row<'facility'>[],
  offers: readonly Row<'service'>[],
  asOf: string,
): Promise<Supply> {
  const gives = givesOf(service, facilities, offers);
  const source = service.supply;
  if (source.from === 'institutions') {
    const rows: Recipe = {
      table: 'facility',
      where: service.facility_kinds ? [{ column: 'kind', op: 'in', value: [...service.facility_kinds] }] : [],
      as_of: asOf,
    };
    return { supply: Float64Array.from(gives, (does) => (does ? 1 : Number.NaN)), gives, period: null, rows };
  }
  const read = source.from === 'resource' ? await readStock(pool, service, asOf) : await readLast(pool, service, asOf);
  const supply = Float64Array.from(facilities, ({ facility_id }, j) =>
    gives[j] ? knownCount(read.of.get(facility_id)) : Number.NaN,
  );
  return { supply, gives, period: read.period, rows: read.rows };
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

type Read = { readonly of: ReadonlyMap<string, number>; readonly period: string | null; readonly rows: Recipe };

/** What makes two rows of a place versions of one stock, rather than two stocks that add up. */
const stockKey = ({ service_code, class: kind, type_code, state, unit }: Row<'resource'>) =>
  JSON.stringify([service_code, kind, type_code, state, unit]);

/** The rows of a stock that began last: an open older one is replaced by them. */
function latestOf(stock: readonly Row<'resource'>[]): readonly Row<'resource'>[] {
  const from = stock.map(({ valid_from }) => valid_from ?? '').sort();
  return stock.filter(({ valid_from }) => (valid_from ?? '') === from.at(-1));
}

async function readStock(pool: PoolReader, service: ServiceOptions, asOf: string): Promise<Read> {
  const source = service.supply as Extract<ServiceOptions['supply'], { from: 'resource' }>;
  const where: Recipe['where'] = [
    { column: 'class', op: 'eq', value: source.class },
    { column: 'type_code', op: 'eq', value: source.type_code },
    source.state === null ? { column: 'state', op: 'is_null' } : { column: 'state', op: 'eq', value: source.state },
  ];
  const all = await pool.readTable('resource', where, { asOf });
  const own = all.some(({ service_code }) => service_code === service.code);
  const rows = all.filter(({ service_code }) => service_code === (own ? service.code : null));
  const of = new Map<string, number>();
  for (const [place, stock] of Map.groupBy(rows, ({ place_id }) => place_id)) {
    const holding = [...Map.groupBy(stock, stockKey).values()].flatMap(latestOf);
    of.set(
      place,
      holding.reduce((sum, { quantity }) => sum + (quantity ?? Number.NaN), 0),
    );
  }
  const narrowed: Recipe['where'] = [
    ...where,
    own ? { column: 'service_code', op: 'eq', value: service.code } : { column: 'service_code', op: 'is_null' },
  ];
  return { of, period: null, rows: { table: 'resource', where: narrowed, as_of: asOf } };
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
