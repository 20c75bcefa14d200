import { type Area, areaOf, isInside, type Rings } from '@junheng/engine/kernel';
import type { Row } from '@junheng/engine/pool';
import type { ZoneTable } from '@junheng/engine/profile';

/** Zones, areas above them, and how they hang together. */
export type Places = {
  readonly zones: readonly Row<'zone'>[];
  readonly regions: ReadonlyMap<string, Row<'region'>>;
  /** Number of each zone by its id. */
  readonly zoneIndex: ReadonlyMap<string, number>;
  /** The only zone of an area, where it has just one (counties that are their own zones). */
  readonly soleZone: ReadonlyMap<string, number>;
};

/** Puts zones and areas in order of their ids, so that results do not depend on how files came. */
export function placesOf(zones: readonly Row<'zone'>[], regions: readonly Row<'region'>[]): Places {
  const sorted = [...zones].sort((a, b) => compare(a.zone_id, b.zone_id));
  const count = new Map<string, number>();
  for (const { region_id } of sorted) count.set(region_id, (count.get(region_id) ?? 0) + 1);
  return {
    zones: sorted,
    regions: new Map([...regions].sort((a, b) => compare(a.region_id, b.region_id)).map((r) => [r.region_id, r])),
    zoneIndex: new Map(sorted.map(({ zone_id }, i) => [zone_id, i])),
    soleZone: new Map(
      sorted.flatMap(({ region_id }, i): [string, number][] => (count.get(region_id) === 1 ? [[region_id, i]] : [])),
    ),
  };
}

/** Order of texts by their code units: the same everywhere. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** An area and those above it, from the nearest up; a circle of parents ends where it closes. */
export function upwards(regions: Places['regions'], from: string): Row<'region'>[] {
  const chain: Row<'region'>[] = [];
  for (let at = regions.get(from); at && !chain.includes(at); at = regions.get(at.parent_id ?? '')) chain.push(at);
  return chain;
}

/** The polygon of a GeoJSON geometry (Polygon or MultiPolygon) made ready for questions; null where there is none. */
export function areaOfGeometry(geometry: unknown): Area | null {
  const shape = (typeof geometry === 'string' ? JSON.parse(geometry) : geometry) as {
    readonly type?: string;
    readonly coordinates?: unknown;
  } | null;
  if (!shape) return null;
  if (shape.type !== 'Polygon' && shape.type !== 'MultiPolygon') return null;
  const rings = shape.type === 'Polygon' ? (shape.coordinates as Rings) : (shape.coordinates as Rings[]).flat();
  return rings.some((ring) => ring.length > 2) ? areaOf(rings) : null;
}

/** The polygon of a zone: its own, or that of the area of which it is the only zone. */
export function zoneArea(places: Places, zone: number): Area | null {
  const row = places.zones[zone] as Row<'zone'>;
  const own = areaOfGeometry(row.geometry);
  if (own) return own;
  const same =
    places.regions.get(row.zone_id) ??
    (places.soleZone.has(row.region_id) ? places.regions.get(row.region_id) : undefined);
  return areaOfGeometry(same?.geometry ?? null);
}

/** In which zone each facility stands, −1 for none, and whether any was put into the nearest zone for want of borders. */
export type Standing = { readonly zoneOf: Int32Array; readonly byNearest: boolean };

/**
 * Finds the zone in which each facility stands: the one it is registered in, else the zone whose polygon holds its
 * point, else (no zone has a polygon) the nearest zone of its area.
 */
export function standingOf(
  places: Places,
  facilities: readonly Row<'facility'>[],
  nearest: (lon: number, lat: number, region: string | null) => number,
): Standing {
  const areas = places.zones.map((_, i) => zoneArea(places, i));
  const anyArea = areas.some((area) => area !== null);
  let byNearest = false;
  const zoneOf = Int32Array.from(facilities, ({ region_id, lon, lat }) => {
    const registered = places.zoneIndex.get(region_id ?? '') ?? places.soleZone.get(region_id ?? '');
    if (registered !== undefined) return registered;
    if (lon === null || lat === null) return -1;
    if (anyArea) return areas.findIndex((area) => area !== null && isInside(area, lon, lat));
    byNearest = true;
    return nearest(lon, lat, region_id);
  });
  return { zoneOf, byNearest };
}

/** Columns of the zones that need no figures. */
export function zoneColumns(places: Places, gaps: ReadonlySet<string>): Omit<ZoneTable, 'persons' | 'share_65plus'> {
  const { zones, regions } = places;
  return {
    zone_id: zones.map(({ zone_id }) => zone_id),
    name: zones.map(({ name, zone_id }) => name ?? regions.get(zone_id)?.name ?? zone_id),
    name_en: zones.map(({ name_en, zone_id }) => name_en ?? regions.get(zone_id)?.name_en ?? null),
    region_id: zones.map(({ region_id }) => region_id),
    lon: zones.map(({ lon }) => lon),
    lat: zones.map(({ lat }) => lat),
    gap: zones.map(
      ({ zone_id, region_id }) => gaps.has(zone_id) || (places.soleZone.has(region_id) && gaps.has(region_id)),
    ),
  };
}
