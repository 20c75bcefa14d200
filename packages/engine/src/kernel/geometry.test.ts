import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeTo } from '../../../../testing/close-to.ts';
import { areaOf, earthRadiusKm, greatCircleKm, gridInside, isInside, isWithin, pointAt } from './geometry.ts';
import { globeIndex } from './geometry-index.ts';

test('great circle: a quarter of the globe, and Paris to London', () => {
  closeTo([greatCircleKm(0, 0, 90, 0)], [(Math.PI / 2) * earthRadiusKm]);
  closeTo([greatCircleKm(0, 0, 180, 0)], [Math.PI * earthRadiusKm], 1e-6);
  closeTo([greatCircleKm(2.3522, 48.8566, -0.1276, 51.5072)], [343.5], 0.3);
});

test('a point so many km away is so many km away', () => {
  const anywhere = fc.tuple(
    fc.double({ min: -179, max: 179, noNaN: true }),
    fc.double({ min: -80, max: 80, noNaN: true }),
  );
  fc.assert(
    fc.property(anywhere, fc.double({ min: 0, max: 360, noNaN: true }), ([lon, lat], bearing) => {
      const [east, north] = pointAt(lon, lat, bearing, 23);
      closeTo([greatCircleKm(lon, lat, east, north)], [23], 1e-6);
    }),
  );
});

const square = areaOf([
  [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ],
  [
    [0.4, 0.4],
    [0.6, 0.4],
    [0.6, 0.6],
    [0.4, 0.6],
  ],
]);

test('inside an area, in its hole, and near its edge', () => {
  expect(isInside(square, 0.2, 0.2)).toBe(true);
  expect(isInside(square, 0.5, 0.5)).toBe(false);
  expect(isInside(square, 1.01, 0.5)).toBe(false);
  expect(isWithin(square, 1.01, 0.5, 1)).toBe(false);
  expect(isWithin(square, 1.01, 0.5, 1.2)).toBe(true);
});

test('a grid inside an area keeps out of its hole', () => {
  const points = gridInside(square, 11.2);
  expect(points.length).toBeGreaterThan(60);
  expect(points.every(([lon, lat]) => isInside(square, lon, lat))).toBe(true);
});

test('the index finds what a look at every point finds', () => {
  const lon = fc.double({ min: -180, max: 180, noNaN: true });
  const lat = fc.double({ min: -90, max: 90, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(lon, lat), { minLength: 1, maxLength: 80 }), lon, lat, (points, east, north) => {
      const index = globeIndex(
        points.map(([x]) => x),
        points.map(([, y]) => y),
      );
      const all = points.map(([x, y], point) => ({ point, km: greatCircleKm(east, north, x, y) }));
      all.sort((a, b) => a.km - b.km || a.point - b.point);
      expect(index.nearest(east, north, 5)).toEqual(all.slice(0, 5));
      const found: number[] = [];
      index.within(east, north, 4000, (point) => found.push(point));
      expect(found.sort((a, b) => a - b)).toEqual(
        all
          .filter(({ km }) => km <= 4000)
          .map(({ point }) => point)
          .sort((a, b) => a - b),
      );
    }),
  );
});

test('points without a position are never found', () => {
  const index = globeIndex([Number.NaN, 1], [0, 1]);
  expect(index.count).toBe(1);
  expect(index.nearest(0, 0, 5).map(({ point }) => point)).toEqual([1]);
});
