import { type Area, isInside, isWithin, pointAt } from '../kernel/index.ts';

/**
 * Whether the circle of a catchment leaves the region: care beyond the edge is not in the data, so the score may be too
 * low. Looks at the centre and at points on the circle and on two circles inside it against the union of the areas. A
 * point counts as inside when it is within `toleranceKm` of any area, so slivers between simplified polygons are no edge.
 *
 * @param areas        polygons that together make the region
 * @param km           radius of the catchment; 0 asks for the centre alone
 * @param toleranceKm  how far simplified borders may be off
 */
export function crossesEdge(
  areas: readonly Area[],
  lon: number,
  lat: number,
  km: number,
  toleranceKm: number,
): boolean {
  const inside = (east: number, north: number) =>
    areas.some((area) => isInside(area, east, north)) || areas.some((area) => isWithin(area, east, north, toleranceKm));
  if (!inside(lon, lat)) return true;
  for (const part of [1, 2 / 3, 1 / 3]) {
    for (let k = 0; k < directions; k++) {
      const [east, north] = pointAt(lon, lat, (360 * k) / directions, km * part);
      if (!inside(east, north)) return true;
    }
  }
  return false;
}

/** Directions that are looked at: at a radius of 25 km the points on the circle stand 4 km apart. */
const directions = 36;
