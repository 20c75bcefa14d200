/** Beds of one facility, in all (`service_code` null) or of one service, as they hold on a day; null is not reported. */
export type BedCount = {
  readonly facility_id: string;
  readonly service_code: string | null;
  readonly licensed: number | null;
  readonly physical: number | null;
  readonly staffed: number | null;
};

/** Nurses of a facility on the same day, in full-time equivalents; `service_code` null where they name no service. */
export type NurseCount = { readonly facility_id: string; readonly service_code: string | null; readonly fte: number };

export type DerivedBeds = {
  readonly facility_id: string;
  readonly service_code: string | null;
  readonly beds: number;
};

/**
 * Staffed beds of facilities that report beds but no staffed ones: nurses ÷ nurses per bed, never more than the physical
 * beds where these are known. Source: Junheng's design of the pool; the ratio is the region's.
 *
 * The nurses of a facility are shared over its services by their beds (physical, else licensed). Where every nurse names
 * a service and one of these has beds, each service has its own nurses, and one with beds that no nurse names stays unknown.
 * A facility that reports staffed beds of any service, or whose nurses are unknown, gets nothing.
 *
 * Error: nurses who do not work on wards (outpatients, theatres) make it too high, unless the ratio allows for them;
 * nurses shared by wards of unequal need make small services too high and intensive care too low.
 *
 * @param beds  at most one entry for a facility and service
 * @param nursesPerBed  full-time equivalents, above 0
 * @returns beds, 0 or more and not rounded, in the order of `beds`; what cannot be derived is absent, not 0
 * @throws RangeError when the ratio is not above 0 and finite
 *
 * Cost: O(beds + nurses).
 */
export function staffedBedsFromNurses(
  beds: readonly BedCount[],
  nurses: readonly NurseCount[],
  nursesPerBed: number,
): DerivedBeds[] {
  if (!(nursesPerBed > 0 && nursesPerBed < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`nursesPerBed is ${nursesPerBed}; it must be above 0.`);
  }
  const nursesOf = Map.groupBy(nurses, ({ facility_id }) => facility_id);
  const derived = new Map<BedCount, number>();
  for (const [facility, own] of Map.groupBy(beds, ({ facility_id }) => facility_id)) {
    const staff = nursesOf.get(facility);
    if (!staff || own.some(({ staffed }) => staffed !== null)) continue;
    const counted = own.filter((one) => bedsOf(one) !== null);
    for (const group of Map.groupBy(counted, ({ service_code }) => service_code === null).values()) {
      const nursesFor = sharing(group, staff);
      for (const one of group) {
        const fte = nursesFor(one);
        if (fte !== null) derived.set(one, Math.min(one.physical ?? Number.POSITIVE_INFINITY, fte / nursesPerBed));
      }
    }
  }
  return beds.flatMap((one) => {
    const { facility_id, service_code } = one;
    const count = derived.get(one);
    return count === undefined ? [] : [{ facility_id, service_code, beds: count }];
  });
}

const bedsOf = ({ physical, licensed }: BedCount): number | null => physical ?? licensed;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Which nurses the beds of a facility have: their own where every nurse names a service, else a share of all. */
function sharing(group: readonly BedCount[], staff: readonly NurseCount[]): (one: BedCount) => number | null {
  const named = Map.groupBy(staff, ({ service_code }) => service_code);
  if (!named.has(null) && group.some(({ service_code }) => named.has(service_code))) {
    return (one) => {
      const own = named.get(one.service_code);
      if (own) return sum(own.map(({ fte }) => fte));
      return bedsOf(one) === 0 ? 0 : null;
    };
  }
  const all = sum(group.map((one) => bedsOf(one) ?? 0));
  const fte = sum(staff.map((one) => one.fte));
  return (one) => (all > 0 ? (fte * (bedsOf(one) ?? 0)) / all : 0);
}
