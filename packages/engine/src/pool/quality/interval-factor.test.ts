import { expect, test } from 'vitest';
import { intervalFactor } from './interval-factor.ts';

test('good and unknown data leave intervals alone, poor data widen them, twice at most', () => {
  expect([1, 0.9, null].map(intervalFactor)).toEqual([1, 1, 1]);
  expect(intervalFactor(0.65)).toBeCloseTo(1.5, 12);
  expect([0.4, 0].map(intervalFactor)).toEqual([2, 2]);
});
