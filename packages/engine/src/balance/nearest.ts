import { globeIndex } from '../kernel/index.ts';
import { minutesOfKm, type Positions, type StraightLine, type TravelTimes } from './travel-times.ts';

/** A facility and how long the way to it takes. */
export type Near = { readonly facility: number; readonly minutes: number };

/**
 * The `k` nearest facilities of each place as the crow flies, however far, nearest first; of equal ones the first listed.
 * A place without a position gets an empty list. Minutes are whole hundredths, as in `TravelTimes`.
 *
 * @param wanted  1 for the facilities that are asked for
 */
export function nearestStraight(
  places: Positions,
  facilities: Positions,
  wanted: Uint8Array,
  line: StraightLine,
  k: number,
): Near[][] {
  const lon = Float64Array.from(facilities.lon, (east, j) => (wanted[j] === 1 ? east : Number.NaN));
  const index = globeIndex(lon, facilities.lat);
  return Array.from({ length: places.lon.length }, (_, i) => {
    const [east, north] = [places.lon[i] as number, places.lat[i] as number];
    if (!Number.isFinite(east) || !Number.isFinite(north)) return [];
    return index
      .nearest(east, north, k)
      .map(({ point, km }) => ({ facility: point, minutes: Math.round(minutesOfKm(km, line) * 100) / 100 }));
  });
}

/** The `k` nearest facilities of each zone among the pairs of a travel table, nearest first. */
export function nearestListed(travel: TravelTimes, wanted: Uint8Array, k: number): Near[][] {
  return Array.from({ length: travel.zones }, (_, i) => {
    const near: Near[] = [];
    for (let at = travel.zoneStart[i] as number; at < (travel.zoneStart[i + 1] as number); at++) {
      const facility = travel.facility[at] as number;
      if (wanted[facility] === 1) near.push({ facility, minutes: (travel.centiMin[at] as number) / 100 });
    }
    return near.sort((a, b) => a.minutes - b.minutes || a.facility - b.facility).slice(0, k);
  });
}

/**
 * People by minutes to the nearest supply, in whole people: up to each limit, and beyond the last (or no way at all) as
 * `null`.
 */
export function reachBands(
  minutes: ArrayLike<number>,
  population: ArrayLike<number>,
  limits: readonly number[],
): { to_minutes: number | null; persons: number }[] {
  const bands: { to_minutes: number | null; persons: number }[] = [
    ...[...limits].sort((a, b) => a - b).map((to_minutes) => ({ to_minutes, persons: 0 })),
    { to_minutes: null, persons: 0 },
  ];
  for (let i = 0; i < minutes.length; i++) {
    const persons = population[i] as number;
    if (!(persons > 0)) continue;
    const band = bands.find(({ to_minutes }) => to_minutes === null || (minutes[i] as number) <= to_minutes);
    if (band) band.persons += persons;
  }
  return bands.map(({ to_minutes, persons }) => ({ to_minutes, persons: Math.round(persons) }));
}
