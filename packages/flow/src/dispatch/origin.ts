import { greatCircleKm } from '@junheng/engine/kernel';
import type { ProfileDetail } from '@junheng/engine/profile';

/**
 * The facility at which a surge is: the one named, the nearest to the zone named, the fullest of the area named, or the
 * fullest of all. Only facilities of `known` (supply and occupancy known) may be chosen; one that is named outright must
 * be among them too. Undefined when there is none.
 */
export function originOf(
  profile: ProfileDetail,
  known: readonly number[],
  fullness: (facility: number) => number,
  place: string | undefined,
): number | undefined {
  if (place === undefined) return fullest(known, fullness);
  const named = profile.facilities.facility_id.indexOf(place);
  if (named >= 0) return known.includes(named) ? named : undefined;
  const zone = profile.zones.zone_id.indexOf(place);
  if (zone >= 0) return nearest(profile, known, zone);
  const inside = areasWithin(profile, place);
  return fullest(
    known.filter((j) => inside.has(profile.facilities.region_id[j] ?? '')),
    fullness,
  );
}

/** Of equally full ones the first listed. */
function fullest(among: readonly number[], fullness: (facility: number) => number): number | undefined {
  let best: number | undefined;
  for (const j of among) if (best === undefined || fullness(j) > fullness(best)) best = j;
  return best;
}

function nearest({ zones, facilities }: ProfileDetail, among: readonly number[], zone: number): number | undefined {
  const [lon, lat] = [zones.lon[zone] ?? null, zones.lat[zone] ?? null];
  if (lon === null || lat === null) return undefined;
  let best: { facility: number; km: number } | undefined;
  for (const j of among) {
    const [east, north] = [facilities.lon[j] ?? null, facilities.lat[j] ?? null];
    if (east === null || north === null) continue;
    const km = greatCircleKm(lon, lat, east, north);
    if (!best || km < best.km) best = { facility: j, km };
  }
  return best?.facility;
}

/** An area and all below it. */
function areasWithin({ regions }: ProfileDetail, top: string): ReadonlySet<string> {
  const inside = new Set([top]);
  for (let before = 0; before < inside.size; ) {
    before = inside.size;
    for (const { region_id, parent_id } of regions)
      if (parent_id !== null && inside.has(parent_id)) inside.add(region_id);
  }
  return inside;
}
