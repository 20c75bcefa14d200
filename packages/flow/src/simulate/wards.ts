import type { Condition } from '@junheng/engine/domain';
import type { ProfileDetail } from '@junheng/engine/profile';
import type { SimulateDetail, SimulateOptions, WardCase } from '@junheng/engine/simulate';
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
  readonly leftOut: SimulateDetail['left_out'];
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

type DayCount = { readonly day: string; readonly contacts: number };

/**
 * The last year of the counts, or as much of it as there is; undefined below four weeks. It ends on the as-of day, or on the
 * last day with a count where that lies more than a week back.
 */
function lastYear(counts: readonly DayCount[], asOf: string) {
  const dates = counts.map((d) => d.day).sort();
  const first = dates[0];
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const to = daysBetween(last, asOf) <= 7 ? asOf : last;
  const from = addDays(to, -Math.min(364, daysBetween(first, to)));
  const days = daysBetween(from, to) + 1;
  return days < 28 ? undefined : { from, to, days };
}

/** The wards that the plan touches first, then by bed-days; equals in the order of their ids. */
const byWeight = (a: FacilityWard, b: FacilityWard): number =>
  Number(b.add > 0) - Number(a.add > 0) ||
  b.observed.bed_days - a.observed.bed_days ||
  (a.facility_id < b.facility_id ? -1 : 1);

/**
 * Reads the last year of a service's stays and makes a ward of every facility that has staffed beds and stays: those that
 * the plan touches first, then by bed-days, up to the limit of the options.
 *
 * @param placements  beds that the plan adds, by facility
 * @returns undefined when the pool holds no stays of the service, or less than four weeks of them
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
  const of = { class: stayClass, service_code: options.service_code } as const;
  const byDay = (await pool.contactsByDay({ ...of, by: 'region' })).filter((d) => d.day <= asOf);
  const year = lastYear(byDay, asOf);
  if (!service || !year) return undefined;
  const { from, to, days } = year;

  const use = (await pool.useByFacility({ class: stayClass, from, to })).filter(
    (u) => u.service_code === options.service_code && u.stays > 0,
  );
  const usedBy = new Map(use.map((u) => [u.facility_id, u]));
  const lengths = Map.groupBy(await pool.stayLengths({ ...of, from, to }), (l) => l.facility_id);
  const factors = dayFactors(byDay, from, to, options.days >= 364);
  const ended = staysEnded(stayClass, options.service_code, from, to);
  const urgent_share = await urgentShare(pool, ended, options.urgent_acuity);
  const { patience_days, warm_up_days } = options;
  const common = { patience_days, urgent_share, warm_up_days, days: options.days };

  const wards: FacilityWard[] = [];
  const leftOut = { beyond_limit: 0, no_beds: 0, no_stays: 0, implausible: 0 };
  for (const [j, facility_id] of profile.facilities.facility_id.entries()) {
    const observed = usedBy.get(facility_id);
    const staffed = Math.round(service.supply[j] ?? 0);
    if (!observed) {
      if (service.gives[j]) leftOut.no_stays++;
    } else if (staffed < 1) leftOut.no_beds++;
    else {
      const arrivals_per_day = arrivalsPerDay(observed.stays / days, factors, warm_up_days);
      const stay = toStayLengths(lengths.get(facility_id) ?? [], observed.bed_days);
      const ward: WardCase = { ...common, beds: staffed, staffed_beds: staffed, arrivals_per_day, stay };
      wards.push({ facility_id, ward, staffed, add: Math.round(placements.get(facility_id) ?? 0), observed });
    }
  }
  const kept = wards.sort(byWeight).slice(0, options.facilities);
  leftOut.beyond_limit = wards.length - kept.length;
  return { wards: kept, leftOut, ...year };
}
