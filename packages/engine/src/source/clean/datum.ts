import type { datums } from '../expression-contract.ts';
import { roundTo } from '../reading.ts';

export type Datum = (typeof datums)[number];
/** Longitude and latitude in degrees. */
export type Point = readonly [lon: number, lat: number];

/** Krasovsky's ellipsoid, on which GCJ-02 is reckoned: half its greater axis in metres, and its eccentricity squared. */
const axis = 6_378_245;
const eccentricity = 0.006_693_421_622_965_943;

const waves = (x: number) => (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3);

/** How far GCJ-02 is shifted from WGS84 at a point, degrees. */
function shiftAt([lon, lat]: Point): Point {
  const [x, y] = [lon - 105, lat - 35];
  const root = Math.sqrt(Math.abs(x));
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    waves(x) +
    (20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * (2 / 3) +
    (150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * (2 / 3);
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    waves(x) +
    (20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * (2 / 3) +
    (160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y / 30) * Math.PI)) * (2 / 3);
  const sine = Math.sin((lat * Math.PI) / 180);
  const w = 1 - eccentricity * sine * sine;
  return [
    (east * 180) / ((axis / Math.sqrt(w)) * Math.cos((lat * Math.PI) / 180) * Math.PI),
    (north * 180) / (((axis * (1 - eccentricity)) / (w * Math.sqrt(w))) * Math.PI),
  ];
}

/** The rectangle in which maps shift their coordinates; it is wider than the country. */
const isShifted = ([lon, lat]: Point) => lon > 72.004 && lon < 137.8347 && lat > 0.8293 && lat < 55.8271;

/** WGS84 to GCJ-02 by the published approximation; outside its rectangle nothing changes. */
export function toGcj02(point: Point): Point {
  if (!isShifted(point)) return point;
  const [east, north] = shiftAt(point);
  return [point[0] + east, point[1] + north];
}

const turn = (Math.PI * 3000) / 180;

/** GCJ-02 to BD-09. */
export function toBd09([lon, lat]: Point): Point {
  const radius = Math.hypot(lon, lat) + 0.000_02 * Math.sin(lat * turn);
  const angle = Math.atan2(lat, lon) + 0.000_003 * Math.cos(lon * turn);
  return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006];
}

/** The point that `forward` takes to `target`, by fixed-point iteration; both maps shift by less than 0.02°, nearly evenly. */
function invert(forward: (point: Point) => Point, target: Point): Point {
  let point: Point = target;
  for (let i = 0; i < 30; i++) {
    const [lon, lat] = forward(point);
    const [east, north] = [target[0] - lon, target[1] - lat];
    point = [point[0] + east, point[1] + north];
    if (Math.abs(east) < 1e-10 && Math.abs(north) < 1e-10) break;
  }
  return point;
}

/**
 * A point told in another datum, in WGS84, to six digits behind the point (0.1 m). Every datum is a map of the same
 * places: GCJ-02 (Amap, Tencent and official web maps) and BD-09 (Baidu) are undone by iteration to less than 1e-9° of
 * their published formulas, whose own distance from the unpublished original is a few metres at the most. CGCS2000 agrees
 * with WGS84 within decimetres and is taken as it is.
 *
 * @returns the point, or undefined when it does not lie on the globe
 */
export function toWgs84(point: Point, datum: Datum): Point | undefined {
  const [lon, lat] = point;
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return undefined;
  const [x, y] = undo(point, datum);
  return [roundTo(x, 6), roundTo(y, 6)];
}

function undo(point: Point, datum: Datum): Point {
  if (datum === 'gcj02') return invert(toGcj02, point);
  if (datum === 'bd09') return isShifted(point) ? invert((wgs84) => toBd09(toGcj02(wgs84)), point) : point;
  return point;
}
