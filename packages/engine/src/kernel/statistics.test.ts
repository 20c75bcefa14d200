import { expect, test } from 'vitest';
import { quantile, sum, weightedMean } from './statistics.ts';

test('sums and means pass over what is missing', () => {
  expect(sum([1, Number.NaN, 2])).toBe(3);
  expect(weightedMean([1, Number.NaN, 4], [1, 5, 2])).toBe(3);
  expect(weightedMean([], [])).toBeNaN();
});

test('quantile: type 7, as R and NumPy give it', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3, 4], 0.1)).toBeCloseTo(1.3, 12);
  expect(() => quantile([1], 2)).toThrow('0..1');
});
