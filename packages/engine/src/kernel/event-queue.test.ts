import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventQueue } from './event-queue.ts';

test('event queue: earliest first, and in the order of putting among equals', () => {
  const queue = new EventQueue();
  for (const [time, item] of [
    [5, 1],
    [3, 2],
    [5, 3],
    [3, 4],
    [9, 5],
  ] as const)
    queue.put(time, item);
  expect(queue.next).toBe(3);
  expect([queue.take(), queue.take(), queue.take(), queue.time]).toEqual([2, 4, 1, 5]);
  expect([queue.take(), queue.take(), queue.size, queue.next]).toEqual([3, 5, 0, Number.POSITIVE_INFINITY]);
  expect(() => queue.take()).toThrow('empty');
});

test('event queue: puts and takes in any mixture come out as a stable sort would have them', () => {
  const steps = fc.array(fc.option(fc.integer({ min: 0, max: 20 }), { freq: 3 }), { maxLength: 300 });
  fc.assert(
    fc.property(steps, (list) => {
      const queue = new EventQueue(4);
      const naive: { time: number; item: number }[] = [];
      list.forEach((time, item) => {
        if (time !== null) {
          queue.put(time, item);
          naive.push({ time, item });
        } else if (naive.length > 0) {
          naive.sort((a, b) => a.time - b.time);
          expect(queue.take()).toBe(naive.shift()?.item);
        }
      });
      naive.sort((a, b) => a.time - b.time);
      expect(naive.map(() => queue.take())).toEqual(naive.map((e) => e.item));
    }),
    { numRuns: 300 },
  );
});
