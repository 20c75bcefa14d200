import { InputError } from '../input-error.ts';
import type { RowBatch } from './csv.ts';
import { type ByteMeter, readText } from './encoding.ts';
import { type OpenRows, once } from './rows.ts';

/** A geometry collection of collections is still flatter than this. */
const deepestShape = 64;

type Position = readonly number[];
type Feature = { readonly properties?: Readonly<Record<string, unknown>> | null; readonly geometry?: unknown };

const cellOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

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
 * Reads a GeoJSON FeatureCollection: one row a feature, columns are the properties in the order in which they first
 * appear, then `geometry` (JSON text), `lon` and `lat` where no property has that name. Held in memory as a whole.
 *
 * @throws InputError when it is no JSON, no FeatureCollection, or holds no feature
 */
export async function readGeoJson(path: string, meter?: ByteMeter, signal?: AbortSignal): Promise<OpenRows> {
  let text = '';
  for await (const piece of readText(path, 'utf-8', meter, signal)) text += piece;
  if (text.trim() === '') throw new InputError('source.error.emptyFile', { file: path }, path);
  const features = listFeatures(path, text);
  const columns = [...new Set(features.flatMap((feature) => Object.keys(feature?.properties ?? {})))];
  for (const column of ['geometry', 'lon', 'lat']) if (!columns.includes(column)) columns.push(column);
  const rows: RowBatch = { cells: [], lines: [], broken: new Map() };
  features.forEach((feature, i) => {
    requireFlat(path, feature?.geometry);
    const point = pointOf(feature?.geometry);
    const values: Readonly<Record<string, unknown>> = {
      geometry: feature?.geometry ?? null,
      lon: point?.lon,
      lat: point?.lat,
      ...feature?.properties,
    };
    rows.cells.push(columns.map((column) => cellOf(values[column])));
    rows.lines.push(i + 1);
  });
  return { columns, encoding: 'utf-8', batches: once(rows) };
}

/** Refuses a geometry whose lists lie deeper than any shape's, before something recurses into it. */
function requireFlat(path: string, geometry: unknown): void {
  let inner: unknown = geometry;
  for (let depth = 0; inner !== null && typeof inner === 'object'; depth++) {
    if (depth > deepestShape) throw new InputError('source.error.jsonBroken', { file: path, why: '[[[[…' }, path);
    inner = Object.values(inner).find((value) => value !== null && typeof value === 'object');
  }
}

function listFeatures(path: string, text: string): readonly (Feature | null)[] {
  let document: { type?: unknown; features?: unknown };
  try {
    document = JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InputError('source.error.jsonBroken', { file: path, why }, path, cause);
  }
  if (document?.type !== 'FeatureCollection' || !Array.isArray(document.features)) {
    const type = typeof document?.type === 'string' ? document.type : '–';
    throw new InputError('source.error.notFeatureCollection', { file: path, type }, path);
  }
  if (document.features.length === 0) throw new InputError('source.error.headerOnly', { file: path }, path);
  return document.features as readonly (Feature | null)[];
}
