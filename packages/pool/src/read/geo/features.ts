import { InputError } from '../../input-error.ts';
import type { RowBatch } from '../csv.ts';
import { cellOf } from '../json/parse.ts';
import { requireWidth } from '../limits.ts';
import { type OpenRows, once } from '../rows.ts';

export type Position = readonly number[];
export type Feature = { readonly properties?: Readonly<Record<string, unknown>> | null; readonly geometry?: unknown };

/** Area and centroid of a ring, by the shoelace formula, in degrees. */
function ringCentroid(ring: readonly Position[]): { area: number; lon: number; lat: number } {
  const [ox, oy] = [ring[0]?.[0] ?? 0, ring[0]?.[1] ?? 0];
  let [twice, lon, lat] = [0, 0, 0];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = [(ring[i]?.[0] ?? 0) - ox, (ring[i]?.[1] ?? 0) - oy];
    const [bx, by] = [(ring[i + 1]?.[0] ?? 0) - ox, (ring[i + 1]?.[1] ?? 0) - oy];
    const cross = ax * by - bx * ay;
    twice += cross;
    lon += (ax + bx) * cross;
    lat += (ay + by) * cross;
  }
  return twice === 0
    ? { area: 0, lon: ox, lat: oy }
    : { area: Math.abs(twice / 2), lon: ox + lon / (3 * twice), lat: oy + lat / (3 * twice) };
}

const isRing = (ring: unknown): ring is readonly Position[] =>
  Array.isArray(ring) && ring.length > 0 && ring.every(Array.isArray);

/** A point that stands for a shape: the point itself, or the centroid of the largest outer ring; none for broken ones. */
export function pointOf(geometry: unknown): { readonly lon: number; readonly lat: number } | undefined {
  const { type, coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown };
  if (!Array.isArray(coordinates)) return undefined;
  if (type === 'Point') return { lon: Number(coordinates[0]), lat: Number(coordinates[1]) };
  const outer =
    type === 'Polygon'
      ? [coordinates[0]]
      : type === 'MultiPolygon'
        ? coordinates.map((polygon: unknown) => (Array.isArray(polygon) ? polygon[0] : undefined))
        : [];
  const [largest] = outer
    .filter(isRing)
    .map(ringCentroid)
    .sort((a, b) => b.area - a.area);
  return largest;
}

/**
 * Rows of features: columns are the properties in the order in which they first appear, then `geometry` (JSON text),
 * `lon` and `lat` (a point that stands for the shape) where no property has that name. What leaves
 * the globe is told by the checks of the standard tables.
 */
export function rowsOfFeatures(path: string, features: readonly (Feature | null)[]): OpenRows {
  if (features.length === 0) throw new InputError('source.error.headerOnly', { file: path }, path);
  const names = new Set<string>();
  for (const feature of features) {
    for (const name of Object.keys(feature?.properties ?? {})) names.add(name);
    requireWidth(path, names.size);
  }
  const columns = [...names];
  for (const column of ['geometry', 'lon', 'lat']) if (!names.has(column)) columns.push(column);
  const rows: RowBatch = { cells: [], lines: [], broken: new Map() };
  features.forEach((feature, i) => {
    const { geometry } = feature ?? {};
    const point = pointOf(geometry);
    const values: Readonly<Record<string, unknown>> = {
      geometry: geometry ?? null,
      lon: point?.lon,
      lat: point?.lat,
      ...feature?.properties,
    };
    rows.cells.push(columns.map((column) => cellOf(Object.hasOwn(values, column) ? values[column] : undefined)));
    rows.lines.push(i + 1);
  });
  return { columns, encoding: 'utf-8', batches: once(rows) };
}
