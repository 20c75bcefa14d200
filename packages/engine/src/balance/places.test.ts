import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeTo } from '../../../../testing/close-to.ts';
import { areaOf, greatCircleKm } from '../kernel/index.ts';
import { classOf, findingOf, indexed } from './classes.ts';
import { crossesEdge } from './edge.ts';
import { nearestListed, nearestStraight, reachBands } from './nearest.ts';
import { pointPopulation, zoneMeans, zonePoints } from './points.ts';
import { spreadPoints, supplyOutOfReach } from './spread.ts';
import { straightLineTimes, travelTimes, travelTimesFromPairs } from './travel-times.ts';

const line = { detour: 1.3, speedKmh: 60 };
const place = fc.record({
  lon: fc.double({ min: 117, max: 119, noNaN: true }),
  lat: fc.double({ min: 24, max: 26, noNaN: true }),
});
const columns = (places: { lon: number; lat: number }[]) => ({
  lon: places.map(({ lon }) => lon),
  lat: places.map(({ lat }) => lat),
});

test('straight line: great-circle km × detour ÷ speed, the same as a look at every pair', () => {
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 12 }),
      fc.array(place, { minLength: 1, maxLength: 30 }),
      (z, f) => {
        const all = travelTimesFromPairs(
          z.length,
          f.length,
          ...((['zone', 'facility', 'minutes'] as const).map((key) =>
            z
              .flatMap((a, zone) =>
                f.map((b, facility) => ({ zone, facility, minutes: greatCircleKm(a.lon, a.lat, b.lon, b.lat) * 1.3 })),
              )
              .filter(({ minutes }) => Math.round(minutes * 100) <= 3000)
              .map((pair) => pair[key]),
          ) as unknown as [number[], number[], number[]]),
        );
        expect(straightLineTimes(columns(z), columns(f), line, 30)).toMatchObject({ ...all });
      },
    ),
  );
});

test('a pair beyond what can be held is refused with its name', () => {
  expect(() => travelTimesFromPairs(1, 1, [0], [0], [700])).toThrow('takes 700 minutes');
  expect(() => travelTimes([[1, 2], [3]])).toThrow('Row 1 of the travel table has 1 facilities');
});

test('nearest facilities: straight and listed, wanted ones only', () => {
  const zones = { lon: [0, Number.NaN], lat: [0, 0] };
  const facilities = { lon: [0.3, 0.1, 0.2], lat: [0, 0, 0] };
  const near = nearestStraight(zones, facilities, Uint8Array.of(1, 0, 1), line, 5);
  expect(near[0]?.map(({ facility }) => facility)).toEqual([2, 0]);
  expect(near[1]).toEqual([]);
  const listed = nearestListed(travelTimes([[9, 5, 7]]), Uint8Array.of(1, 0, 1), 1);
  expect(listed).toEqual([[{ facility: 2, minutes: 7 }]]);
});

test('people by minutes to the nearest supply', () => {
  expect(reachBands([5, 15, 15.01, Number.NaN], [10, 20, 30, 40], [15, 30])).toEqual([
    { to_minutes: 15, persons: 30 },
    { to_minutes: 30, persons: 30 },
    { to_minutes: null, persons: 40 },
  ]);
});

test('indices and classes: 1 is the mean over people who count; the limits themselves are middle', () => {
  const score = Float64Array.of(1, 3, 100);
  const { index, mean } = indexed(score, Float64Array.of(100, 300, 50), Uint8Array.of(1, 1, 0));
  expect(mean).toBe(2.5);
  expect([...index]).toEqual([0.4, 1.2, Number.NaN]);
  const limits = { supply: { low: 0.8, high: 1.25 }, need: { low: 0.95, high: 1.05 } };
  expect(classOf(0.79, 1.06, limits)).toBe('13');
  expect(classOf(0.8, 1.05, limits)).toBe('22');
  expect(classOf(1.26, 0.94, limits)).toBe('31');
  expect(classOf(Number.NaN, 1, limits)).toBeNull();
  expect([findingOf('13'), findingOf('31'), findingOf('33'), findingOf(null)]).toEqual(['short', 'ample', null, null]);
});

test('people on points: shares of a zone sum to it, its score is their mean', () => {
  const area = areaOf([
    [
      [0, 0],
      [0.5, 0],
      [0.5, 0.5],
      [0, 0.5],
    ],
  ]);
  const spread = spreadPoints(
    [
      { lon: 0.1, lat: 0.1, settlements: [], area },
      {
        lon: 2,
        lat: 0,
        settlements: [
          [2, 0],
          [2.1, 0],
        ],
        area: null,
      },
      { lon: 3, lat: 0, settlements: [], area: null },
      { lon: Number.NaN, lat: 0, settlements: [], area: null },
    ],
    10,
  );
  const points = spread?.points ?? zonePoints([], []);
  const people = pointPopulation(points, Float64Array.of(1000, 600, 50, 9));
  closeTo([people.reduce((a, b) => a + b, 0)], [1650], 1e-9);
  const means = zoneMeans(
    points,
    points.zone.slice().reduce((list, z, i) => list.fill(z * 2, i, i + 1), new Float64Array(points.zone.length)),
  );
  closeTo(means.subarray(0, 3), [0, 2, 4], 1e-9);
  expect(means[3]).toBeNaN();
  expect(spreadPoints([{ lon: 1, lat: 1, settlements: [], area: null }], 5)).toBeNull();
});

test('supply out of reach: known supply that nobody can get to', () => {
  expect(supplyOutOfReach(Float64Array.of(30, 10, Number.NaN), Float64Array.of(5, 0, 0))).toBe(0.25);
});

test('edge: a circle across the outer border is marked, a sliver between neighbours is not', () => {
  const west = areaOf([
    [
      [0, 0],
      [1, 0],
      [1, 2],
      [0, 2],
    ],
  ]);
  const east = areaOf([
    [
      [1.004, 0],
      [2, 0],
      [2, 2],
      [1.004, 2],
    ],
  ]);
  expect(crossesEdge([west, east], 1, 1, 23, 1)).toBe(false);
  expect(crossesEdge([west, east], 1, 1, 23, 0)).toBe(true);
  expect(crossesEdge([west, east], 0.1, 1, 23, 1)).toBe(true);
  expect(crossesEdge([west, east], -0.5, 1, 0, 1)).toBe(true);
});
