import type { Delivery } from '@junheng/engine/source';
import { expect, test } from 'vitest';
import { bySource } from './sources.ts';

const one = (part: Partial<Delivery>): Delivery =>
  ({
    source_id: 'a',
    read: 10,
    accepted: 8,
    merged: 1,
    quarantined: 1,
    flagged: 0,
    completeness: 1,
    ...part,
  }) as Delivery;

test('deliveries of a source are put together; repairs stand beside; completeness is weighed by rows', () => {
  const [a, b] = bySource([
    one({ file: '1.csv' }),
    one({ file: '2.csv', read: 30, accepted: 28, completeness: 0.8 }),
    one({
      file: 'repair.csv',
      read: 1,
      accepted: 1,
      merged: 0,
      quarantined: 0,
      repairs: { delivery_id: 'x', rows: [1] } as never,
    }),
    one({ source_id: 'b', read: 0, accepted: 0, merged: 0, quarantined: 0, completeness: null }),
  ]);
  expect(a).toMatchObject({ read: 41, accepted: 37, quarantined: 2, repairs: 1, newest: { file: '2.csv' } });
  expect(a?.deliveries).toHaveLength(2);
  expect(a?.completeness).toBeCloseTo((10 + 24 + 1) / 41);
  expect(b?.completeness).toBeNull();
});
