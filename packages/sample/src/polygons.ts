import { stream } from '@junheng/engine/kernel';
import { Delaunay } from 'd3-delaunay';
import { type Geography, toDegrees } from './geography.ts';
import { lastOf, nth } from './lists.ts';

type Ring = (readonly [number, number])[];
/** A GeoJSON geometry of the sample. */
export type Shape =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

export type Shapes = {
  /** One shape a township. They cover the province and do not overlap: neighbours share their border point by point. */
  readonly townships: readonly Shape[];
  readonly counties: readonly Shape[];
  readonly province: Shape;
  readonly townshipKm2: readonly number[];
};

type Point = readonly [number, number];

/** Points outside the province whose cells give it its outline: ragged, and without a hole between the county seats. */
function outside(geography: Geography, seed: number): Point[] {
  const chance = stream(seed, 'outline');
  const ring: Point[] = [];
  const points = geography.townships;
  const seats = geography.counties.map((c): [number, number] => [c.x, c.y]);
  const middle = [...Delaunay.from(seats).hull].map((i) => nth(seats, i));
  const [near, far] = [15, 26];
  const turns = [3, 5, 8, 13].map((n) => ({ n, phase: 2 * Math.PI * chance.uniform(), size: 1 / Math.sqrt(n) }));
  const ragged = (angle: number) => turns.reduce((sum, t) => sum + t.size * Math.sin(t.n * angle + t.phase), 0) / 1.2;
  const limit = Math.max(...points.map((p) => Math.hypot(p.x, p.y))) + 2 * far;
  const step = 4;
  for (let x = -limit; x <= limit; x += step) {
    for (let y = -limit; y <= limit; y += step) {
      const at: Point = [x + (chance.uniform() - 0.5) * 3.4, y + (chance.uniform() - 0.5) * 3.4];
      const d = Math.min(...points.map((p) => Math.hypot(p.x - at[0], p.y - at[1])));
      const reach = near + (far - near) * (0.5 + 0.5 * Math.max(-1, Math.min(1, ragged(Math.atan2(at[1], at[0])))));
      if (d > reach && !holds(middle, at)) ring.push(at);
    }
  }
  return ring;
}

/** A border between two corners, bent a little the same way from both sides. */
function bend(a: Point, b: Point, amplitude: number, name: string, seed: number): Point[] {
  const chance = stream(seed, name);
  let line: Point[] = [a, b];
  let size = amplitude;
  for (let level = 0; level < 3; level++) {
    const finer: Point[] = [];
    for (let i = 0; i + 1 < line.length; i++) {
      const [p, q] = [nth(line, i), nth(line, i + 1)];
      const shift = (chance.uniform() * 2 - 1) * size;
      finer.push(p, [(p[0] + q[0]) / 2 - shift * (q[1] - p[1]), (p[1] + q[1]) / 2 + shift * (q[0] - p[0])]);
    }
    finer.push(lastOf(line));
    line = finer;
    size *= 0.8;
  }
  return line;
}

const degrees = (p: Point): readonly [number, number] => {
  const { lon, lat } = toDegrees(p[0], p[1]);
  return [lon, lat];
};

/**
 * Townships as the cells nearest to their middle, with bent borders; counties and the province as their union.
 * The union is made by leaving out the borders that both sides share, so edges agree exactly.
 */
export function makeShapes(geography: Geography, seed: number): Shapes {
  const own = geography.townships.length;
  const points: Point[] = [...geography.townships.map((t): Point => [t.x, t.y]), ...outside(geography, seed)];
  const delaunay = Delaunay.from(points.map((p): [number, number] => [p[0], p[1]]));
  const { triangles, halfedges } = delaunay;
  const corners = delaunay.voronoi([-1e4, -1e4, 1e4, 1e4]).circumcenters;
  const corner = (t: number): Point => [nth(corners, 2 * t), nth(corners, 2 * t + 1)];
  const edges: Edge[] = [];
  for (let e = 0; e < halfedges.length; e++) {
    const other = nth(halfedges, e);
    const left = nth(triangles, e);
    const right = nth(triangles, e % 3 === 2 ? e - 2 : e + 1);
    if (left >= own || other < 0) continue;
    const from = Math.floor(e / 3);
    const to = Math.floor(other / 3);
    if (from === to) continue;
    const forward = from < to;
    const [a, b] = forward ? [from, to] : [to, from];
    const line = bend(corner(a), corner(b), 0.085, `border/${a}/${b}`, seed);
    edges.push({ left, right, from, to, line: forward ? line : line.toReversed() });
  }
  const countyOf = (i: number) => (i < own ? nth(geography.townships, i).county : -1);
  const union = (inside: (township: number) => boolean): Edge[] =>
    edges.filter((e) => inside(e.left) && !inside(e.right));
  const townshipEdges = Map.groupBy(edges, (e) => e.left);
  return {
    townships: geography.townships.map((t) => toShape(chain(townshipEdges.get(t.index) ?? []))),
    counties: geography.counties.map((c) => toShape(chain(union((i) => countyOf(i) === c.index)))),
    province: toShape(chain(union((i) => i < own))),
    townshipKm2: geography.townships.map((t) =>
      Math.abs(chain(townshipEdges.get(t.index) ?? []).reduce((sum, ring) => sum + area(ring), 0)),
    ),
  };
}

type Edge = {
  readonly left: number;
  readonly right: number;
  readonly from: number;
  readonly to: number;
  readonly line: readonly Point[];
};

/** Joins borders end to end into closed rings. */
function chain(edges: readonly Edge[]): Point[][] {
  const starts = Map.groupBy(edges, (e) => e.from);
  const rings: Point[][] = [];
  const used = new Set<Edge>();
  for (const first of edges) {
    if (used.has(first)) continue;
    const ring: Point[] = [];
    let edge: Edge | undefined = first;
    while (edge !== undefined && !used.has(edge)) {
      used.add(edge);
      ring.push(...edge.line.slice(0, -1));
      edge = starts.get(edge.to)?.find((e) => !used.has(e));
    }
    rings.push(ring);
  }
  return rings;
}

/** Area with sign, km²; positive when the ring runs against the clock. */
function area(ring: readonly Point[]): number {
  let twice = 0;
  for (let i = 0; i < ring.length; i++) {
    const [p, q] = [nth(ring, i), nth(ring, (i + 1) % ring.length)];
    twice += p[0] * q[1] - q[0] * p[1];
  }
  return twice / 2;
}

/** Rings as a GeoJSON shape: outer rings against the clock, holes with it (RFC 7946). */
function toShape(rings: readonly Point[][]): Shape {
  const close = (ring: readonly Point[]): Ring => [...ring, nth(ring, 0)].map(degrees);
  const largest = rings.reduce((best, r) => (Math.abs(area(r)) > Math.abs(area(best)) ? r : best));
  const outerSign = Math.sign(area(largest));
  const turned = (ring: readonly Point[], against: boolean) =>
    close(area(ring) > 0 === against ? ring : ring.toReversed());
  const outer = rings.filter((r) => Math.sign(area(r)) === outerSign);
  const holes = rings.filter((r) => Math.sign(area(r)) !== outerSign);
  const polygons = outer.map((o): Ring[] => [
    turned(o, true),
    ...holes.filter((h) => holds(o, nth(h, 0))).map((h) => turned(h, false)),
  ]);
  if (polygons.length === 1) return { type: 'Polygon', coordinates: nth(polygons, 0) };
  return { type: 'MultiPolygon', coordinates: polygons };
}

/** Whether a ring holds a point (ray to the east, even–odd). */
function holds(ring: readonly Point[], p: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [nth(ring, i), nth(ring, j)];
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}
