import type { GeometryAnswer } from './contract.ts';
import type { OpenRegion } from './regions.ts';

type Shape = GeometryAnswer['areas']['features'][number]['geometry'];

/** Polygons as rows hold them: parsed, or still as the text of a file. Anything but a polygon is no shape to fill. */
function toShape(held: unknown): Shape | undefined {
  const parsed: unknown = typeof held === 'string' ? JSON.parse(held) : held;
  if (parsed === null || typeof parsed !== 'object') return undefined;
  const { type, coordinates } = parsed as { type?: unknown; coordinates?: unknown };
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !Array.isArray(coordinates)) return undefined;
  return { type, coordinates };
}

/**
 * The shapes of a region: areas that have polygons, and the polygons of zones. Where zones are areas themselves (the
 * same ids, as in a region of counties), a zone without a shape of its own takes that of its area.
 */
export async function readGeometry(region: OpenRegion): Promise<GeometryAnswer> {
  const pool = await region.pool();
  const areaRows = await pool.readTable('region');
  const shapes = new Map<string, Shape>();
  const areas: GeometryAnswer['areas']['features'][number][] = [];
  for (const { region_id, level, name, name_en, geometry } of areaRows) {
    const shape = toShape(geometry);
    if (!shape) continue;
    shapes.set(region_id, shape);
    areas.push({ type: 'Feature', geometry: shape, properties: { region_id, level, name, name_en } });
  }
  const zones: GeometryAnswer['zones']['features'][number][] = [];
  for (const { zone_id, geometry } of await pool.readTable('zone')) {
    const shape = toShape(geometry) ?? shapes.get(zone_id);
    if (shape) zones.push({ type: 'Feature', geometry: shape, properties: { zone_id } });
  }
  return {
    areas: { type: 'FeatureCollection', features: areas },
    zones: { type: 'FeatureCollection', features: zones },
  };
}
