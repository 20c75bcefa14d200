import type { Recipe } from '@junheng/engine/domain';
import type { Row } from '@junheng/engine/pool';
import { bedOccupancy, bedTurnover, type ServiceOptions } from '@junheng/engine/profile';
import type { PoolReader } from '@junheng/pool';
import { readLastPeriod, type Supply } from './supply.ts';

/** Use of a service's supply at each facility; NaN where unknown. */
export type Use = {
  readonly occupancy: Float64Array;
  readonly turnover: Float64Array;
  /** Mean units in use over all facilities that tell, and the supply of those facilities. */
  readonly inUse: number | null;
  readonly ofSupply: number | null;
  readonly rows: Recipe | null;
};

/** Reads how full the supply was: from stays of the last year, or from a reported figure. */
export async function readUse(
  pool: PoolReader,
  service: ServiceOptions,
  facilities: readonly Row<'facility'>[],
  supply: Supply,
  asOf: string,
): Promise<Use> {
  const none = new Float64Array(facilities.length).fill(Number.NaN);
  const source = service.use;
  if (!source) return { occupancy: none, turnover: none, inUse: null, ofSupply: null, rows: null };
  if (source.from === 'encounter') return readStays(pool, source.class, service.code, facilities, supply, asOf);
  const wanted = source.from === 'statistic_occupied' ? supply.period : undefined;
  const read = await readLastPeriod(pool, source.indicator_code, service.code, asOf, wanted);
  const occupancy = Float64Array.from(facilities, ({ facility_id }, j) => {
    const value = read.of.get(facility_id) ?? Number.NaN;
    return source.from === 'statistic_occupied' ? bedOccupancy(value, supply.supply[j] as number, 1) : value;
  });
  return { occupancy, turnover: none, ...totals(occupancy, supply.supply), rows: read.rows };
}

/** Days of the last year that the contacts cover, at most 365. */
async function coveredDays(pool: PoolReader, cls: string, asOf: string): Promise<number> {
  const days = await pool.contactsByDay({ class: cls, by: 'region' });
  const first = days.reduce<string | null>((least, { day }) => (least === null || day < least ? day : least), null);
  if (first === null || first > asOf) return 0;
  return Math.min(365, 1 + (Date.parse(asOf) - Date.parse(first)) / 86_400_000);
}

async function readStays(
  pool: PoolReader,
  cls: string,
  serviceCode: string,
  facilities: readonly Row<'facility'>[],
  supply: Supply,
  asOf: string,
): Promise<Use> {
  const days = await coveredDays(pool, cls, asOf);
  const from = new Date(Date.parse(asOf) - (Math.max(1, days) - 1) * 86_400_000).toISOString().slice(0, 10);
  const all = days > 0 ? await pool.useByFacility({ class: cls, from, to: asOf }) : [];
  const own = all.some(({ service_code }) => service_code === serviceCode);
  const stays = new Map<string, { stays: number; bedDays: number }>();
  for (const use of all) {
    if (own && use.service_code !== serviceCode) continue;
    const before = stays.get(use.facility_id) ?? { stays: 0, bedDays: 0 };
    stays.set(use.facility_id, { stays: before.stays + use.stays, bedDays: before.bedDays + use.bed_days });
  }
  const each = (of: (use: { stays: number; bedDays: number }, beds: number) => number) =>
    Float64Array.from(facilities, ({ facility_id }, j) => {
      const use = stays.get(facility_id);
      return use ? of(use, supply.supply[j] as number) : Number.NaN;
    });
  const occupancy = each((use, beds) => bedOccupancy(use.bedDays, beds, days));
  const where: Recipe['where'] = [
    { column: 'class', op: 'eq', value: cls },
    ...(own ? [{ column: 'service_code', op: 'eq' as const, value: serviceCode }] : []),
    { column: 'end', op: 'ge', value: from },
    { column: 'end', op: 'le', value: asOf },
  ];
  return {
    occupancy,
    turnover: each((use, beds) => bedTurnover(use.stays, beds, days)),
    ...totals(occupancy, supply.supply),
    rows: { table: 'encounter', where },
  };
}

function totals(occupancy: Float64Array, supply: Float64Array): { inUse: number | null; ofSupply: number | null } {
  let [inUse, ofSupply, told] = [0, 0, 0];
  for (let j = 0; j < occupancy.length; j++) {
    const [share, units] = [occupancy[j] as number, supply[j] as number];
    if (!(share >= 0 && units > 0)) continue;
    inUse += share * units;
    ofSupply += units;
    told++;
  }
  return told > 0 ? { inUse, ofSupply } : { inUse: null, ofSupply: null };
}
