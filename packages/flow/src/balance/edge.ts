import { crossesEdge, type DemandPoints, kmOfMinutes } from '@junheng/engine/balance';
import { type Area, greatCircleKm } from '@junheng/engine/kernel';
import type { ProfileDetail } from '@junheng/engine/profile';
import { areaOfGeometry, type Places } from '../profile/places.ts';
import type { Assumptions, Journeys } from './reach.ts';

/** Polygons that together make the region: those of its areas, else those of its zones. */
export function regionAreas(places: Places): Area[] {
  const shapes = (geometries: readonly unknown[]) => geometries.map(areaOfGeometry).filter((area) => area !== null);
  const regions = shapes([...places.regions.values()].map(({ geometry }) => geometry));
  return regions.length > 0 ? regions : shapes(places.zones.map(({ geometry }) => geometry));
}

/**
 * Zones whose catchment crosses the region's outer edge. The catchment of a straight line is the circle of the decay's
 * reach; where journey times are given, it is as far as the farthest facility that the zone reaches. A zone whose people
 * are spread is marked when any of its points is. Null when the region has no polygons: then nobody can tell.
 *
 * @param toleranceKm  how far simplified borders may be off where they meet
 */
export function edgeZones(
  places: Places,
  profile: ProfileDetail,
  journeys: Journeys,
  base: Assumptions,
  toleranceKm: number,
): boolean[] | null {
  const areas = regionAreas(places);
  if (areas.length === 0) return null;
  const { points } = journeys;
  const { line, decay } = base;
  const radius = line ? () => kmOfMinutes(decay.reachMinutes, line) : farthest(profile, journeys, base);
  const marked = profile.zones.zone_id.map(() => false);
  for (let p = 0; p < points.zone.length; p++) {
    const zone = points.zone[p] as number;
    const [lon, lat] = [points.lon[p] as number, points.lat[p] as number];
    if (marked[zone] || !Number.isFinite(lon) || !Number.isFinite(lat)) continue;
    marked[zone] = crossesEdge(areas, lon, lat, radius(points, p), toleranceKm);
  }
  return marked;
}

/** Straight-line km from a point to the farthest facility that it reaches in time. */
function farthest(profile: ProfileDetail, journeys: Journeys, base: Assumptions) {
  const times = journeys.times(base);
  const { lon, lat } = profile.facilities;
  return (points: DemandPoints, p: number): number => {
    let km = 0;
    for (let k = times.zoneStart[p] as number; k < (times.zoneStart[p + 1] as number); k++) {
      const j = times.facility[k] as number;
      const [east, north] = [lon[j], lat[j]];
      if ((times.centiMin[k] as number) > base.decay.reachMinutes * 100 || east == null || north == null) continue;
      km = Math.max(km, greatCircleKm(points.lon[p] as number, points.lat[p] as number, east, north));
    }
    return km;
  };
}
