import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeTo } from '../../../../testing/close-to.ts';
import { decayTable } from './decay.ts';
import { e2sfca, e2sfcaWeighted } from './e2sfca.ts';
import { evenPoints, pointPopulation, zoneMeans, zonePoints } from './points.ts';
import { zoneReach } from './reach.ts';
import { travelTimes } from './travel-times.ts';

const decay = decayTable({ form: 'linear', cut: 30 });

test('scores over mean weights are the means of the scores over the points', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 });
  const minutes = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
    minLength: 15,
    maxLength: 15,
  });
  fc.assert(
    fc.property(sizes, minutes, (size, times) => {
      const points = evenPoints(size.map((n, i) => Array.from({ length: n }, () => [i, 0] as const)));
      const travel = travelTimes(times.slice(0, points.zone.length));
      if (points.zone.length === 0) return;
      const people = Float64Array.from(size, (_, i) => 100 * (i + 1));
      const supply = Float64Array.of(7, 11);
      const fine = e2sfca(supply, pointPopulation(points, people), travel, decay).score;
      const reach = zoneReach(points, travel, decay);
      const coarse = e2sfcaWeighted(supply, people, reach, reach.weight).score;
      const expected = zoneMeans(points, fine).map((value) => (Number.isNaN(value) ? 0 : value));
      closeTo(coarse, expected, 1e-12);
    }),
  );
});

test('zones without a position reach nothing', () => {
  const points = zonePoints([0, Number.NaN, 2], [0, 0, 0]);
  const reach = zoneReach(points, travelTimes([[15], [0]]), decay);
  expect([...reach.zoneStart]).toEqual([0, 1, 1, 2]);
  expect([...reach.weight]).toEqual([0.5, 1]);
});
