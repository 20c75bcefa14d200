import { expect, test } from 'vitest';
import { sparseRows } from './sparse.ts';

test('entries in any order become rows in order; of doubles the least stays', () => {
  const { pattern, value } = sparseRows(3, 4, [2, 0, 2, 0, 2], [1, 3, 0, 1, 1], [5, 1, 2, 7, 4]);
  expect([...pattern.rowStart]).toEqual([0, 2, 2, 4]);
  expect([...pattern.column]).toEqual([1, 3, 0, 1]);
  expect([...value]).toEqual([7, 1, 2, 4]);
});

test('an entry outside the matrix is named', () => {
  expect(() => sparseRows(2, 2, [2], [0], [1])).toThrow('entry 0 stands at row 2');
});
