/** Rings of one area, each a list of [lon, lat]. */
export type Rings = readonly (readonly (readonly [number, number])[])[];

/** The rings of a GeoJSON geometry (Polygon or MultiPolygon), as an object or as its text; none for anything else. */
export function ringsOf(geometry: unknown): Rings {
  const shape = typeof geometry === 'string' ? (JSON.parse(geometry) as unknown) : geometry;
  if (shape === null || typeof shape !== 'object' || !('type' in shape) || !('coordinates' in shape)) return [];
  if (shape.type === 'Polygon') return shape.coordinates as Rings;
  if (shape.type === 'MultiPolygon') return (shape.coordinates as readonly Rings[]).flat();
  return [];
}

/** Turns degrees into the drawing's units. */
export type Projection = {
  readonly width: number;
  readonly height: number;
  x(lon: number): number;
  y(lat: number): number;
};

/**
 * Fits points into a frame: equirectangular with the middle parallel true to scale, which is good enough for a region of
 * a few hundred kilometres. The frame keeps its width unless the region is higher than `largestHeight` allows.
 */
export function fitProjection(
  points: readonly (readonly [number, number])[],
  frame: { readonly width: number; readonly largestHeight: number; readonly margin: number },
): Projection {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of points) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  if (!Number.isFinite(west)) [west, south, east, north] = [0, 0, 1, 1];
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const [wide, high] = [Math.max((east - west) * squeeze, 1e-6), Math.max(north - south, 1e-6)];
  const inner = { width: frame.width - 2 * frame.margin, height: frame.largestHeight - 2 * frame.margin };
  const scale = Math.min(inner.width / wide, inner.height / high);
  const left = frame.margin + (inner.width - wide * scale) / 2;
  const height = Math.ceil(high * scale + 2 * frame.margin);
  return {
    width: frame.width,
    height,
    x: (lon) => left + (lon - west) * squeeze * scale,
    y: (lat) => frame.margin + (north - lat) * scale,
  };
}

/**
 * Path of an area. Points are set on a grid of half a unit before neighbours that fall together are dropped: the same
 * point gives the same grid point in both of two neighbours, so no gap opens between them.
 */
export function pathOf(rings: Rings, projection: Projection): string {
  const half = (value: number) => Math.round(value * 2) / 2;
  let path = '';
  for (const ring of rings) {
    let [lastX, lastY, written] = [Number.NaN, Number.NaN, 0];
    let part = '';
    for (const [lon, lat] of ring) {
      const [x, y] = [half(projection.x(lon)), half(projection.y(lat))];
      if (x === lastX && y === lastY) continue;
      part += written === 0 ? `M${x} ${y}` : written === 1 ? `L${x} ${y}` : ` ${x} ${y}`;
      [lastX, lastY] = [x, y];
      written += 1;
    }
    if (written > 2) path += `${part}Z`;
  }
  return path;
}
