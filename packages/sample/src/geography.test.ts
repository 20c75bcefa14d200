import { stream } from '@junheng/engine/kernel';
import { expect, test } from 'vitest';
import { apart, apportion, makeGeography, toDegrees } from './geography.ts';
import { nth } from './lists.ts';
import { makeShapes, type Shape } from './polygons.ts';
import { findJourneys, makeRoads } from './roads.ts';

const geography = makeGeography(4, 12, 180);
const shapes = makeShapes(geography, 4);

test('apportion: whole numbers that add up, in proportion, nothing where the weight is nothing', () => {
  expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
  expect(apportion(7, [0, 5, 2])).toEqual([0, 5, 2]);
  expect(apportion(3, [0.2, 0, 0.2, 0.2])).toEqual([1, 0, 1, 1]);
});

/** In how many rings of a shape's polygons a point lies, holes taken off (even–odd). */
function holds(shape: Shape, lon: number, lat: number): boolean {
  const rings = shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();
  let inside = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [[x, y], [u, v]] = [nth(ring, i - 1), nth(ring, i)];
      if (y > lat !== v > lat && lon < ((u - x) * (lat - y)) / (v - y) + x) inside = !inside;
    }
  }
  return inside;
}

test('polygons: townships cover the province without overlap, counties hold their townships', () => {
  for (const t of geography.townships) {
    const { lon, lat } = toDegrees(t.x, t.y);
    expect(holds(nth(shapes.townships, t.index), lon, lat)).toBe(true);
    expect(holds(nth(shapes.counties, t.county), lon, lat)).toBe(true);
  }
  const chance = stream(1, 'test points');
  let inside = 0;
  for (let i = 0; i < 1500; i++) {
    const { lon, lat } = toDegrees(260 * (chance.uniform() - 0.5), 220 * (chance.uniform() - 0.5));
    const within = holds(shapes.province, lon, lat);
    if (within) inside++;
    expect(shapes.townships.filter((shape) => holds(shape, lon, lat)).length).toBe(within ? 1 : 0);
    expect(shapes.counties.filter((shape) => holds(shape, lon, lat)).length).toBe(within ? 1 : 0);
  }
  expect(inside).toBeGreaterThan(400);
});

test('polygons: rings are closed and turn as RFC 7946 says', () => {
  for (const shape of [...shapes.townships, ...shapes.counties, shapes.province]) {
    const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
    for (const [outer, ...holes] of polygons) {
      for (const [i, ring] of [outer ?? [], ...holes].entries()) {
        expect(ring[0]).toEqual(ring.at(-1));
        let twice = 0;
        for (let k = 1; k < ring.length; k++)
          twice += nth(nth(ring, k - 1), 0) * nth(nth(ring, k), 1) - nth(nth(ring, k), 0) * nth(nth(ring, k - 1), 1);
        expect(twice > 0).toBe(i === 0);
      }
    }
  }
});

test('roads: quickest ways obey the triangle, are no shorter than the line, and barriers make them longer', () => {
  const roads = makeRoads(geography, 4);
  const [now, open] = [findJourneys(roads), findJourneys(roads, true)];
  const n = now.towns;
  const chance = stream(1, 'test triples');
  for (let i = 0; i < 5000; i++) {
    const [a, b, c] = [chance.below(n), chance.below(n), chance.below(n)];
    expect(nth(now.minutes, a * n + c)).toBeLessThanOrEqual(
      nth(now.minutes, a * n + b) + nth(now.minutes, b * n + c) + 1e-9,
    );
    expect(nth(now.minutes, a * n + b)).toBeCloseTo(nth(now.minutes, b * n + a), 9);
    expect(nth(now.km, a * n + b)).toBeGreaterThanOrEqual(
      apart(nth(geography.townships, a), nth(geography.townships, b)) - 1e-9,
    );
    expect(nth(open.minutes, a * n + b)).toBeLessThanOrEqual(nth(now.minutes, a * n + b) + 1e-9);
  }
  for (const t of geography.townships.filter((one) => one.behind !== null)) {
    const seats = geography.townships.filter((s) => s.seat).map((s) => t.index * n + s.index);
    expect(Math.min(...seats.map((i) => nth(now.minutes, i)))).toBeGreaterThan(30);
    expect(Math.min(...seats.map((i) => nth(open.minutes, i)))).toBeLessThanOrEqual(30);
  }
});

test('geography: every township has its own name, every county one seat and its townships', () => {
  expect(new Set(geography.townships.map((t) => t.name.zh)).size).toBe(180);
  expect(new Set(geography.townships.map((t) => t.name.en)).size).toBe(180);
  expect(new Set(geography.townships.map((t) => t.id)).size).toBe(180);
  for (const county of geography.counties) {
    const own = geography.townships.filter((t) => t.county === county.index);
    expect(own.filter((t) => t.seat)).toHaveLength(1);
    expect(own.length).toBeGreaterThanOrEqual(12);
  }
});
