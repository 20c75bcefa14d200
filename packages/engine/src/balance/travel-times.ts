import { globeIndex, indexArray, sparseRows } from '../kernel/index.ts';

/**
 * Journey times of the pairs within reach, zone by zone (compressed sparse rows): the facilities of zone i stand at
 * `zoneStart[i] .. zoneStart[i + 1] - 1`, ascending. `centiMin` holds whole hundredths of a minute, 655.34 at most.
 * Origins are zones and destinations facilities: a transposed matrix has other counts and is refused at the door.
 */
export type TravelTimes = {
  readonly zones: number;
  readonly facilities: number;
  readonly zoneStart: Uint32Array;
  readonly facility: Uint16Array | Uint32Array;
  readonly centiMin: Uint16Array;
};

/** The same pairs with exact costs in a named unit: where a published case needs more than hundredths of a minute. */
export type TravelCosts = {
  readonly zones: number;
  readonly facilities: number;
  readonly zoneStart: Uint32Array;
  readonly facility: Uint16Array | Uint32Array;
  readonly cost: Float64Array;
  readonly unit: 'minute' | 'kilometre' | 'metre' | 'index';
};

/** The longest journey that `TravelTimes` can hold, in minutes. */
export const longestMinutes = 655.34;

/** Places on the globe, column by column; NaN where a position is unknown. */
export type Positions = { readonly lon: ArrayLike<number>; readonly lat: ArrayLike<number> };

/**
 * Journey times from a full table of minutes, one row a zone and one column a facility. `null` is no way from there to
 * there. Throws a RangeError for rows of unequal length and for minutes below 0 or above 655.34.
 */
export function travelTimes(minutes: readonly (readonly (number | null)[])[]): TravelTimes {
  const facilities = minutes[0]?.length ?? 0;
  const [zone, facility, value]: [number[], number[], number[]] = [[], [], []];
  minutes.forEach((row, i) => {
    if (row.length !== facilities) {
      throw new RangeError(
        `Row ${i} of the travel table has ${row.length} facilities, the first row has ${facilities}.`,
      );
    }
    row.forEach((minute, j) => {
      if (minute === null) return;
      zone.push(i);
      facility.push(j);
      value.push(minute);
    });
  });
  return travelTimesFromPairs(minutes.length, facilities, zone, facility, value);
}

/**
 * Journey times from a list of pairs in any order, as a map service gives them. Of two journeys between the same places
 * the shorter counts. Throws a RangeError for a pair outside the counts and for minutes below 0 or above 655.34.
 *
 * @param minutes  one a pair; rounded to hundredths
 */
export function travelTimesFromPairs(
  zones: number,
  facilities: number,
  zone: ArrayLike<number>,
  facility: ArrayLike<number>,
  minutes: ArrayLike<number>,
): TravelTimes {
  for (let k = 0; k < minutes.length; k++) {
    const minute = minutes[k] as number;
    if (!(minute >= 0 && minute <= longestMinutes)) {
      throw new RangeError(
        `Pair ${k} (zone ${zone[k]}, facility ${facility[k]}) takes ${minute} minutes; 0 to ${longestMinutes} can be held. Leave out pairs beyond reach.`,
      );
    }
  }
  const { pattern, value } = sparseRows(zones, facilities, zone, facility, minutes);
  const centiMin = Uint16Array.from(value, (minute) => Math.round(minute * 100));
  return { zones, facilities, zoneStart: pattern.rowStart, facility: pattern.column, centiMin };
}

/** Exact costs from a list of pairs in any order; of two costs for the same pair the lesser counts. */
export function travelCostsFromPairs(
  zones: number,
  facilities: number,
  zone: ArrayLike<number>,
  facility: ArrayLike<number>,
  cost: ArrayLike<number>,
  unit: TravelCosts['unit'],
): TravelCosts {
  for (let k = 0; k < cost.length; k++) {
    if (!((cost[k] as number) >= 0)) throw new RangeError(`Pair ${k} costs ${cost[k]} ${unit}; a cost is 0 or more.`);
  }
  const { pattern, value } = sparseRows(zones, facilities, zone, facility, cost);
  return { zones, facilities, zoneStart: pattern.rowStart, facility: pattern.column, cost: value, unit };
}

/**
 * Great-circle km of every pair at most `upToKm` apart. Places without a position are in no pair. Time
 * O((zones + facilities) log facilities + pairs): 50,000 zones and 3,000 facilities within 25 km take about a second.
 */
export function straightLineKm(zones: Positions, facilities: Positions, upToKm: number): TravelCosts {
  if (!(upToKm >= 0)) throw new RangeError(`Straight lines are wanted up to ${upToKm} km; give 0 or more.`);
  const index = globeIndex(facilities.lon, facilities.lat);
  const n = zones.lon.length;
  const zoneStart = new Uint32Array(n + 1);
  const found: { facility: number; km: number }[] = [];
  const [column, cost]: [number[], number[]] = [[], []];
  for (let i = 0; i < n; i++) {
    const [lon, lat] = [zones.lon[i] as number, zones.lat[i] as number];
    found.length = 0;
    if (Number.isFinite(lon) && Number.isFinite(lat)) {
      index.within(lon, lat, upToKm, (facility, km) => found.push({ facility, km }));
    }
    found.sort((a, b) => a.facility - b.facility);
    for (const { facility, km } of found) {
      column.push(facility);
      cost.push(km);
    }
    zoneStart[i + 1] = column.length;
  }
  const facility = indexArray(column.length, facilities.lon.length);
  facility.set(column);
  return {
    zones: n,
    facilities: facilities.lon.length,
    zoneStart,
    facility,
    cost: Float64Array.from(cost),
    unit: 'kilometre',
  };
}

/** How a straight line becomes a journey: km × detour ÷ speed. */
export type StraightLine = { readonly detour: number; readonly speedKmh: number };

/** Straight-line km that a journey of so many minutes covers. */
export const kmOfMinutes = (minutes: number, { detour, speedKmh }: StraightLine): number =>
  (minutes * speedKmh) / (60 * detour);

/** Minutes that a straight line of so many km takes. */
export const minutesOfKm = (km: number, { detour, speedKmh }: StraightLine): number => (km * detour * 60) / speedKmh;

/**
 * Journey times from straight lines: km × detour ÷ speed, in hundredths of a minute. Pairs beyond `upToMinutes` are left
 * out, the limit itself is in. Throws a RangeError when the costs are no kilometres.
 */
export function timesFromKm(km: TravelCosts, line: StraightLine, upToMinutes: number): TravelTimes {
  if (km.unit !== 'kilometre') throw new RangeError(`Straight lines are given in ${km.unit}; give kilometres.`);
  if (!(line.detour >= 1 && line.speedKmh > 0)) {
    throw new RangeError(
      `A straight line needs a detour of at least 1 and a speed above 0, got ${line.detour} and ${line.speedKmh} km/h.`,
    );
  }
  const limit = Math.round(Math.min(upToMinutes, longestMinutes) * 100);
  const zoneStart = new Uint32Array(km.zones + 1);
  const facility = indexArray(km.facility.length, km.facilities);
  const centiMin = new Uint16Array(km.facility.length);
  let at = 0;
  for (let i = 0; i < km.zones; i++) {
    for (let k = km.zoneStart[i] as number; k < (km.zoneStart[i + 1] as number); k++) {
      const centi = Math.round(minutesOfKm(km.cost[k] as number, line) * 100);
      if (centi > limit) continue;
      facility[at] = km.facility[k] as number;
      centiMin[at] = centi;
      at++;
    }
    zoneStart[i + 1] = at;
  }
  return { ...km, zoneStart, facility: facility.slice(0, at), centiMin: centiMin.slice(0, at) };
}

/** Journey times as the crow flies between zones and facilities: great-circle km (R = 6371.0088) × detour ÷ speed. */
export function straightLineTimes(
  zones: Positions,
  facilities: Positions,
  line: StraightLine,
  upToMinutes: number,
): TravelTimes {
  const km = straightLineKm(zones, facilities, kmOfMinutes(upToMinutes + 0.005, line));
  return timesFromKm(km, line, upToMinutes);
}

/**
 * The door of every method on journey times: the counts of zones and facilities must be those of the other columns.
 * Throws a RangeError that says what is probably wrong.
 */
export function checkTravel(
  travel: Pick<TravelTimes, 'zones' | 'facilities' | 'zoneStart' | 'facility'>,
  population: ArrayLike<number>,
  supply: ArrayLike<number>,
): void {
  const { zones, facilities } = travel;
  if (zones === population.length && facilities === supply.length) {
    if (travel.zoneStart.length === zones + 1 && travel.zoneStart[zones] === travel.facility.length) return;
    throw new RangeError(
      `travel holds ${travel.facility.length} pairs, but its rows (zoneStart) end at ${travel.zoneStart[zones]} for ${zones} zones.`,
    );
  }
  const turned = zones === supply.length && facilities === population.length;
  throw new RangeError(
    `travel has ${zones} zones and ${facilities} facilities, population has ${population.length} zones and supply ${supply.length} facilities.\n` +
      (turned
        ? 'The matrix is transposed: rows are zones, columns are facilities.'
        : 'Maybe the matrix is transposed or a zone was filtered out after it was built.'),
  );
}
