import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minHeap } from './heap.ts';

test('heap: entries come out by key, equal keys by the smaller number', () => {
  const heap = minHeap(1);
  for (const [key, item] of [
    [3, 7],
    [1, 9],
    [2, 4],
    [1, 2],
  ] as const)
    heap.push(key, item);
  expect([heap.pop(), heap.pop(), heap.pop(), heap.pop()]).toEqual([2, 9, 4, 7]);
  expect(heap.key).toBe(3);
  expect(() => heap.pop()).toThrow('empty');
});

test('heap: gives what sorting gives, pushes and pops mixed', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.nat(9), fc.boolean())), (entries) => {
      const heap = minHeap(2);
      let held: [number, number][] = [];
      for (const [key, item, take] of entries) {
        heap.push(key, item);
        held = [...held, [key, item] as [number, number]].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        if (!take) continue;
        const [least] = held.splice(0, 1) as [[number, number]];
        expect([heap.pop(), heap.key]).toEqual([least[1], least[0]]);
      }
      expect(heap.size).toBe(held.length);
    }),
  );
});
