import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyIndex } from './key-index.ts';

test('keys: the first row of each key, as a map tells it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('a', 'b', '\u001fa', '')), { maxLength: 300 }),
      (keys) => {
        const [index, map] = [new KeyIndex(), new Map<string, number>()];
        keys.forEach((key, i) => {
          expect(index.claim(key, i + 1)).toBe(map.get(key) ?? 0);
          if (!map.has(key)) map.set(key, i + 1);
        });
        expect(index.size).toBe(map.size);
      },
    ),
  );
});

test.each([0, 1000, 290_000])('keys: 300,000 that look alike stay apart, with room for %i', (room) => {
  const index = new KeyIndex();
  index.reserve(room);
  for (let i = 1; i <= 300_000; i++) if (index.claim(`\u001fV${i}`, i) !== 0) throw new Error(`V${i}`);
  expect([index.size, index.claim('\u001fV77777', 1)]).toEqual([300_000, 77_777]);
});
