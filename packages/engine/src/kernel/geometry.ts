/** Mean radius of the Earth, km (IUGG R1, Moritz 2000, doi:10.1007/s001900050278). */
export const earthRadiusKm = 6371.0088;

const rad = Math.PI / 180;

/**
 * Great-circle distance of two points in degrees, km (haversine: exact for near points, safe for antipodes).
 *
 * @see Sinnott 1984, "Virtues of the haversine", Sky and Telescope 68(2)
 */
export function greatCircleKm(lonA: number, latA: number, lonB: number, latB: number): number {
  const sinLat = Math.sin(((latB - latA) * rad) / 2);
  const sinLon = Math.sin(((lonB - lonA) * rad) / 2);
  const h = sinLat * sinLat + Math.cos(latA * rad) * Math.cos(latB * rad) * sinLon * sinLon;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * The point that lies so many km from a point in a direction (0 north, 90 east), in degrees. Longitude comes back
 * within −180..180.
 */
export function pointAt(lon: number, lat: number, bearing: number, km: number): readonly [lon: number, lat: number] {
  const angle = km / earthRadiusKm;
  const sinLat =
    Math.sin(lat * rad) * Math.cos(angle) + Math.cos(lat * rad) * Math.sin(angle) * Math.cos(bearing * rad);
  const lat2 = Math.asin(Math.max(-1, Math.min(1, sinLat)));
  const east = Math.sin(bearing * rad) * Math.sin(angle) * Math.cos(lat * rad);
  const turn = Math.atan2(east, Math.cos(angle) - Math.sin(lat * rad) * sinLat);
  return [((lon + turn / rad + 540) % 360) - 180, lat2 / rad];
}

/** Rings of one area: closed or open lists of [lon, lat]; outer rings and holes alike (even–odd rule). */
export type Rings = readonly (readonly (readonly number[])[])[];

/** An area made ready for questions: its rings and the box around them. */
export type Area = {
  readonly rings: Rings;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

/** The box around rings, kept with them. An area without any point is refused with a RangeError. */
export function areaOf(rings: Rings): Area {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (const [lon = Number.NaN, lat = Number.NaN] of ring) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  }
  if (!(west <= east && south <= north)) {
    throw new RangeError(
      'An area needs rings of [lon, lat] pairs; these have no points or hold values that are no numbers.',
    );
  }
  return { rings, west, south, east, north };
}

/** Whether a point lies inside an area (even–odd rule, so holes are outside). A point on an edge may fall to either side. */
export function isInside(area: Area, lon: number, lat: number): boolean {
  if (lon < area.west || lon > area.east || lat < area.south || lat > area.north) return false;
  let inside = false;
  for (const ring of area.rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi = 0, yi = 0] = ring[i] as readonly number[];
      const [xj = 0, yj = 0] = ring[j] as readonly number[];
      if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

/** Whether a point lies inside an area or at most `km` from its edge (edges taken as straight in a local projection). */
export function isWithin(area: Area, lon: number, lat: number, km: number): boolean {
  const perLat = earthRadiusKm * rad;
  const perLon = perLat * Math.max(1e-9, Math.cos(lat * rad));
  const [padLon, padLat] = [km / perLon, km / perLat];
  if (lon < area.west - padLon || lon > area.east + padLon) return false;
  if (lat < area.south - padLat || lat > area.north + padLat) return false;
  if (isInside(area, lon, lat)) return true;
  for (const ring of area.rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi = 0, yi = 0] = ring[i] as readonly number[];
      const [xj = 0, yj = 0] = ring[j] as readonly number[];
      const [ax, ay] = [(xj - lon) * perLon, (yj - lat) * perLat];
      const [dx, dy] = [(xi - xj) * perLon, (yi - yj) * perLat];
      const length = dx * dx + dy * dy;
      const t = length > 0 ? Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length)) : 0;
      const [x, y] = [ax + t * dx, ay + t * dy];
      if (x * x + y * y <= km * km) return true;
    }
  }
  return false;
}

/**
 * Points of a square grid inside an area, row by row from the south-west; rows and columns are `stepKm` apart and the
 * grid is centred on the box around the area. An area too thin for any grid point gives none.
 */
export function gridInside(area: Area, stepKm: number): [lon: number, lat: number][] {
  if (!(stepKm > 0)) throw new RangeError(`A grid needs a step above 0 km, got ${stepKm}.`);
  const perLat = earthRadiusKm * rad;
  const perLon = perLat * Math.max(1e-9, Math.cos(((area.south + area.north) / 2) * rad));
  const rows = Math.max(1, Math.floor(((area.north - area.south) * perLat) / stepKm));
  const columns = Math.max(1, Math.floor(((area.east - area.west) * perLon) / stepKm));
  const south = (area.south + area.north) / 2 - ((rows - 1) * stepKm) / (2 * perLat);
  const west = (area.west + area.east) / 2 - ((columns - 1) * stepKm) / (2 * perLon);
  const points: [number, number][] = [];
  for (let r = 0; r < rows; r++) {
    const lat = south + (r * stepKm) / perLat;
    for (let c = 0; c < columns; c++) {
      const lon = west + (c * stepKm) / perLon;
      if (isInside(area, lon, lat)) points.push([lon, lat]);
    }
  }
  return points;
}
