import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalChance, normalQuantile } from './normal.ts';

test('normal: chances that every table holds', () => {
  // Abramowitz & Stegun 1964, table 26.1
  expect(normalChance(0)).toBeCloseTo(0.5, 14);
  expect(normalChance(1)).toBeCloseTo(0.841344746068543, 13);
  expect(normalChance(1.96)).toBeCloseTo(0.97500210485178, 13);
  expect(normalChance(-3)).toBeCloseTo(0.00134989803163, 13);
  expect(normalChance(-8)).toBeCloseTo(6.22096e-16, 20);
});

test('normal: quantiles that every table holds', () => {
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
  expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655446004, 14);
  expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 12);
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(() => normalQuantile(1.2)).toThrow('got 1.2');
});

test('normal: the quantile undoes the chance', () => {
  fc.assert(
    fc.property(fc.double({ min: -6, max: 5, noNaN: true }), (z) => {
      expect(normalQuantile(normalChance(z))).toBeCloseTo(z, 7);
    }),
  );
});
