import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suppressSmallCounts } from './suppress-small-counts.ts';

test('one small count: the next smallest is withheld too, or the total would give it away', () => {
  expect(suppressSmallCounts([120, 4, 35, 0, 60], 10)).toEqual({
    counts: [120, null, null, 0, 60],
    total: 219,
    small: [1],
    complementary: [2],
  });
});

test('two small counts that together reach the threshold need no company', () => {
  expect(suppressSmallCounts([7, 8, 50], 10)).toMatchObject({ counts: [null, null, 50], total: 65, complementary: [] });
});

test('two ones: their sum of 2 would say that each is 1', () => {
  expect(suppressSmallCounts([1, 1, 50], 10)).toMatchObject({
    counts: [null, null, null],
    total: 52,
    complementary: [2],
  });
});

test('nothing else to withhold: the total goes', () => {
  expect(suppressSmallCounts([3, 0, 0], 10)).toEqual({
    counts: [null, 0, 0],
    total: null,
    small: [0],
    complementary: [],
  });
});

test('nothing small: everything is shown', () => {
  expect(suppressSmallCounts([10, 0, 500], 10)).toEqual({
    counts: [10, 0, 500],
    total: 510,
    small: [],
    complementary: [],
  });
});

test('counts that are no counts, and a threshold that hides nothing, are refused', () => {
  expect(() => suppressSmallCounts([1.5], 10)).toThrow('Count 0 is 1.5');
  expect(() => suppressSmallCounts([-1], 10)).toThrow('Count 0 is -1');
  expect(() => suppressSmallCounts([1], 1)).toThrow('got 1');
});

test('no small count is shown, none follows from the rest, and what is shown is true', () => {
  const tables = fc.tuple(
    fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 400 })), {
      maxLength: 12,
    }),
    fc.integer({ min: 2, max: 12 }),
  );
  fc.assert(
    fc.property(tables, ([counts, threshold]) => {
      const out = suppressSmallCounts(counts, threshold);
      out.counts.forEach((shown, i) => {
        if (shown === null) return;
        expect(shown).toBe(counts[i]);
        expect(shown === 0 || shown >= threshold).toBe(true);
      });
      const hidden = out.counts.filter((c) => c === null).length;
      if (out.total === null || hidden === 0) return;
      const open = out.counts.reduce((sum: number, c) => sum + (c ?? 0), 0);
      expect(hidden).toBeGreaterThanOrEqual(2);
      expect(out.total - open).toBeGreaterThanOrEqual(threshold);
    }),
    { numRuns: 500 },
  );
});
