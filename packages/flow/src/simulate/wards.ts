import type { Condition } from '@junheng/engine/domain';
import type { ProfileDetail } from '@junheng/engine/profile';
import type { SimulateOptions, WardCase } from '@junheng/engine/simulate';
import type { PoolReader, UseOfFacility } from '@junheng/pool';
import { addDays, arrivalsPerDay, dayFactors, daysBetween, toStayLengths } from './demand.ts';

/** A ward that can be simulated, with what the data say of it. */
export type FacilityWard = {
  readonly facility_id: string;
  /** The ward with its staffed beds only. */
  readonly ward: WardCase;
  readonly staffed: number;
  /** Beds that the plan adds. */
  readonly add: number;
  readonly observed: UseOfFacility;
};

export type WardsOfService = {
  readonly wards: readonly FacilityWard[];
  readonly leftOut: { readonly beyond_limit: number; readonly no_beds: number; readonly no_stays: number };
  /** Days over which stays were counted. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
};

/** Share of the stays with a known acuity that are urgent; 0 where none is known. */
async function urgentShare(pool: PoolReader, where: readonly Condition[], codes: readonly string[]): Promise<number> {
  if (codes.length === 0) return 0;
  const known: Condition = { column: 'acuity_code', op: 'is_not_null' };
  const urgent: Condition = { column: 'acuity_code', op: 'in', value: [...codes] };
  const all = await pool.countRows({ table: 'encounter', where: [...where, known] });
  return all > 0 ? (await pool.countRows({ table: 'encounter', where: [...where, urgent] })) / all : 0;
}

/** The stays of a service that ended between two days, as a recipe's predicate. */
export const staysEnded = (stayClass: string, service: string, from: string, to: string): Condition[] => [
  { column: 'class', op: 'eq', value: stayClass },
  { column: 'service_code', op: 'eq', value: service },
  { column: 'end', op: 'ge', value: from },
  { column: 'end', op: 'le', value: to },
];

/**
 * Reads the last year of a service's stays and makes a ward of every facility that has staffed beds and stays: those that
 * the plan touches first, then by bed-days, up to the limit of the options.
 *
 * @returns undefined when the pool holds no stays of the service
 */
export async function readWards(
  pool: PoolReader,
  profile: ProfileDetail,
  options: SimulateOptions,
  stayClass: string,
  asOf: string,
  placements: ReadonlyMap<string, number>,
): Promise<WardsOfService | undefined> {
  const service = profile.services.find((s) => s.service_code === options.service_code);
  if (!service) return undefined;
  const of = { class: stayClass, service_code: options.service_code } as const;
  const byDay = (await pool.contactsByDay({ ...of, by: 'region' })).filter((d) => d.day <= asOf);
  const dates = byDay.map((d) => d.day).sort();
  const first = dates[0] ?? asOf;
  const to = dates.at(-1) ?? asOf;
  const from = addDays(to, -Math.min(364, daysBetween(first, to)));
  const days = daysBetween(from, to) + 1;
  if (byDay.length === 0 || days < 28) return undefined;

  const use = (await pool.useByFacility({ class: stayClass, from, to })).filter(
    (u) => u.service_code === options.service_code && u.stays > 0,
  );
  const usedBy = new Map(use.map((u) => [u.facility_id, u]));
  const lengths = Map.groupBy(await pool.stayLengths({ ...of, from, to }), (l) => l.facility_id);
  const factors = dayFactors(byDay, from, to, options.days >= 364);
  const ended = staysEnded(stayClass, options.service_code, from, to);
  const urgent_share = await urgentShare(pool, ended, options.urgent_acuity);

  const wards: FacilityWard[] = [];
  let [noBeds, noStays] = [0, 0];
  profile.facilities.facility_id.forEach((facility_id, j) => {
    const observed = usedBy.get(facility_id);
    const staffed = Math.round(service.supply[j] ?? 0);
    if (!service.gives[j] && !observed) return;
    if (!observed) noStays++;
    else if (staffed < 1) noBeds++;
    else {
      const ward: WardCase = {
        beds: staffed,
        staffed_beds: staffed,
        arrivals_per_day: arrivalsPerDay(observed.stays / days, factors, options.warm_up_days),
        stay: toStayLengths(lengths.get(facility_id) ?? [], observed.bed_days),
        patience_days: options.patience_days,
        urgent_share,
        warm_up_days: options.warm_up_days,
        days: options.days,
      };
      wards.push({ facility_id, ward, staffed, add: Math.round(placements.get(facility_id) ?? 0), observed });
    }
  });
  wards.sort(
    (a, b) =>
      Number(b.add > 0) - Number(a.add > 0) ||
      b.observed.bed_days - a.observed.bed_days ||
      (a.facility_id < b.facility_id ? -1 : 1),
  );
  const kept = wards.slice(0, options.facilities);
  return {
    wards: kept,
    leftOut: { beyond_limit: wards.length - kept.length, no_beds: noBeds, no_stays: noStays },
    from,
    to,
    days,
  };
}
