import type { Geometry } from '../api.ts';

type Position = readonly [number, number];
type Ring = readonly Position[];
export type Bounds = readonly [number, number, number, number];

const ringsOf = (shape: Geometry['zones']['features'][number]['geometry']): readonly (readonly Ring[])[] =>
  shape.type === 'Polygon'
    ? [shape.coordinates as unknown as readonly Ring[]]
    : (shape.coordinates as unknown as readonly (readonly Ring[])[]);

/** West, south, east, north of everything that is drawn; undefined when nothing has a place. */
export function boundsOf(
  geometry: Geometry | undefined,
  points: readonly { readonly lon: number | null; readonly lat: number | null }[],
): Bounds | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (lon: number, lat: number) => {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  };
  for (const feature of [...(geometry?.areas.features ?? []), ...(geometry?.zones.features ?? [])]) {
    for (const polygon of ringsOf(feature.geometry)) for (const [lon, lat] of polygon[0] ?? []) take(lon, lat);
  }
  for (const { lon, lat } of points) if (lon !== null && lat !== null) take(lon, lat);
  return west <= east ? [west, south, east, north] : undefined;
}

/** The middle of the largest part of a shape, for its label: the centroid of the outer ring. */
export function labelPoint(shape: Geometry['zones']['features'][number]['geometry']): Position {
  let best: { readonly area: number; readonly at: Position } = { area: -1, at: [0, 0] };
  for (const polygon of ringsOf(shape)) {
    const ring = polygon[0] ?? [];
    let [area, x, y] = [0, 0, 0];
    ring.forEach(([x0, y0], index) => {
      const [x1, y1] = ring[(index + 1) % ring.length] ?? [x0, y0];
      const cross = x0 * y1 - x1 * y0;
      area += cross;
      x += (x0 + x1) * cross;
      y += (y0 + y1) * cross;
    });
    if (Math.abs(area) > best.area)
      best = { area: Math.abs(area), at: area === 0 ? (ring[0] ?? [0, 0]) : [x / (3 * area), y / (3 * area)] };
  }
  return best.at;
}

/** A circle of so many kilometres around a point, as a ring of positions. */
export function circleAround(lon: number, lat: number, km: number): Ring {
  const north = km / 111.195;
  const east = north / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return Array.from({ length: 97 }, (_, index): Position => {
    const angle = (index / 96) * 2 * Math.PI;
    return [lon + east * Math.cos(angle), lat + north * Math.sin(angle)];
  });
}

/** The outlines of a shape projected into a picture of so many units, for small pictures in SVG. */
export function pathIn(
  shape: Geometry['zones']['features'][number]['geometry'],
  bounds: Bounds,
  width: number,
  height: number,
): string {
  const [west, south, east, north] = bounds;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(width / Math.max(1e-9, (east - west) * squeeze), height / Math.max(1e-9, north - south));
  const left = (width - (east - west) * squeeze * scale) / 2;
  const top = (height - (north - south) * scale) / 2;
  const at = ([lon, lat]: Position) =>
    `${(left + (lon - west) * squeeze * scale).toFixed(1)} ${(top + (north - lat) * scale).toFixed(1)}`;
  return ringsOf(shape)
    .flatMap((polygon) => polygon.map((ring) => `M${ring.map(at).join('L')}Z`))
    .join('');
}
