import type { Row } from '@junheng/engine/pool';
import { serviceOptions } from '@junheng/engine/profile';
import { expect, test } from 'vitest';
import { memoryPool } from './memory-pool.ts';
import { readSupply } from './supply.ts';

const service = serviceOptions.parse({
  code: 'im',
  names: { zh: '内科', en: 'Medicine' },
  supply: { from: 'resource', class: 'space', type_code: 'bed', state: 'staffed', unit: 'bed' },
  need: { from: 'residents' },
});
const facilities = ['h1', 'h2'].map((facility_id) => ({ facility_id, kind: 'general' })) as Row<'facility'>[];
const bed = { class: 'space', type_code: 'bed', state: 'staffed', unit: 'bed' };
const pool = memoryPool({
  resource: [
    { ...bed, place_id: 'h1', quantity: 40, valid_from: '2020-01-01' },
    { ...bed, place_id: 'h1', quantity: 50, valid_from: '2024-01-01' },
    { ...bed, place_id: 'h1', quantity: 6, unit: 'chair', valid_from: '2022-01-01' },
    { ...bed, place_id: 'h2', quantity: 9, valid_to: '2023-12-31' },
  ],
});

test.each([
  ['2019-12-31', [Number.NaN, 9]],
  ['2020-01-01', [40, 9]],
  ['2023-12-31', [46, 9]],
  ['2024-01-01', [56, Number.NaN]],
])(
  'stock as of %s: a newer row replaces its own stock only, and both ends of its days count',
  async (day, expected) => {
    const { supply } = await readSupply(pool, service, facilities, [], day);
    expect([...supply]).toEqual(expected);
  },
);
