import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeTo } from '../../../../testing/close-to.ts';
import { gini, lorenz, thinLorenz } from './gini.ts';
import { theil, theilL } from './theil.ts';

const ten = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261];
const five = [10, 10, 10, 20, 50];

test('Gini: the ten incomes 0.4620911, the five 0.36', () => {
  closeTo([gini(ten), gini(five)], [0.4620911, 0.36], 5e-8);
});

test('Theil T 0.2502012 and L 0.2326302 of the five', () => {
  closeTo([theil(five).total, theilL(five)], [0.2502012, 0.2326302], 5e-8);
});

const regions = fc.array(
  fc.record({
    a: fc.integer({ min: 0, max: 50 }),
    p: fc.integer({ min: 1, max: 900 }),
    g: fc.constantFrom('a', 'b', 'c'),
  }),
  { minLength: 1, maxLength: 12 },
);

test('Gini on sorted scores equals the double sum', () => {
  fc.assert(
    fc.property(regions, (zones) => {
      const people = zones.reduce((sum, { p }) => sum + p, 0);
      const mean = zones.reduce((sum, { a, p }) => sum + a * p, 0) / people;
      if (mean === 0) return;
      const double = zones.flatMap((x) => zones.map((y) => x.p * y.p * Math.abs(x.a - y.a)));
      const expected = double.reduce((sum, v) => sum + v, 0) / (2 * people * people * mean);
      closeTo(
        [
          gini(
            zones.map(({ a }) => a),
            zones.map(({ p }) => p),
          ),
        ],
        [expected],
        1e-9,
      );
    }),
  );
});

test('Theil: between and within sum to the total, and neither is negative', () => {
  fc.assert(
    fc.property(regions, (zones) => {
      const parts = theil(
        zones.map(({ a }) => a),
        zones.map(({ p }) => p),
        zones.map(({ g }) => g),
      );
      if (zones.every(({ a }) => a === 0)) {
        expect(parts.total).toBeNaN();
        return;
      }
      closeTo([parts.between + parts.within], [parts.total], 1e-12);
      expect(Math.min(parts.between, parts.within)).toBeGreaterThan(-1e-12);
    }),
  );
});

test('Theil: two villages, worked by hand', () => {
  // 100 people have 1 each, 300 have 3 each: mean 2.5, y = .4 and 1.2
  const parts = theil([1, 3], [100, 300], ['east', 'west']);
  closeTo([parts.total], [0.25 * 0.4 * Math.log(0.4) + 0.75 * 1.2 * Math.log(1.2)]);
  closeTo([parts.within], [0]);
  expect(parts.groups).toEqual([
    { group: 'east', persons: 100, mean: 1 },
    { group: 'west', persons: 300, mean: 3 },
  ]);
});

test('who has no people or no data takes no part', () => {
  closeTo([gini([1, 3, 99, Number.NaN], [100, 300, 0, 50])], [gini([1, 3], [100, 300])]);
  expect(gini([0, 0])).toBeNaN();
});

test('Lorenz curve: from nothing to all, thinned for drawing', () => {
  expect(lorenz([3, 1], [300, 100])).toEqual([
    [0, 0],
    [0.25, 0.1],
    [1, 1],
  ]);
  const long = lorenz(Array.from({ length: 5000 }, (_, i) => i));
  const thin = thinLorenz(long, 100);
  expect(thin.length).toBeLessThanOrEqual(102);
  expect([thin[0], thin.at(-1)]).toEqual([
    [0, 0],
    [1, 1],
  ]);
});
