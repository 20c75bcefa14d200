import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { speaker } from '@junheng/display';
import { ingest, openPool, type PoolReader } from '@junheng/pool';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crossCheck } from './checks.ts';
import { madeSource } from './made-source.ts';
import { readPopulations } from './population.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-checks-'));
let pool: PoolReader;
beforeAll(async () => {
  const stock = { place_id: 'text', class: 'text', type_code: 'text', quantity: 'number', unit: 'text', state: 'text' };
  const census = { facility_id: 'text', service_code: 'text', at: 'day', occupied: 'integer' };
  const people = { place_id: 'text', year: 'integer', persons: 'number' };
  const contracts = [
    madeSource(
      folder,
      'beds',
      'resource',
      { ...stock, valid_to: 'day' },
      ['place_id', 'state', 'valid_to'],
      [
        'h1,space,bed,12.5,bed,staffed,',
        'h1,space,bed,10,bed,physical,',
        'h1,space,bed,9,bed,licensed,',
        'h2,space,bed,30,bed,physical,',
        'h2,space,bed,10,bed,licensed,',
        'h3,space,bed,99,bed,staffed,2019-12-31',
        'h3,space,bed,5,bed,physical,',
        'h4,space,bed,7,bed,staffed,',
      ],
    ),
    madeSource(
      folder,
      'live',
      'status',
      census,
      ['facility_id', 'service_code', 'at'],
      [
        'h1,inpatient,2024-01-01,20',
        'h1,intensive,2024-01-01,23',
        'h1,intensive,2024-01-02,40',
        'h2,inpatient,2024-01-01,20',
        'h2,intensive,2024-01-01,20',
      ],
    ),
    madeSource(
      folder,
      'people',
      'population',
      people,
      ['place_id', 'year'],
      ['z1,2020,100', 'z2,2020,200', 'a,2020,130', 'b,2020,170'],
    ),
  ];
  const poolFolder = join(folder, 'pool');
  const snapshot = await ingest({ regionId: 'r', contracts, regionFolder: folder, dataFolder: folder, poolFolder });
  pool = await openPool(poolFolder, snapshot);
});
afterAll(() => {
  pool.close();
  rmSync(folder, { recursive: true });
});

test('what stands above a number that holds it is told with both values; stocks that ended, or lack one state, are not', async () => {
  const levels = new Map([
    ['a', 'county'],
    ['b', 'county'],
  ]);
  const parents = new Map([
    ['z1', 'a'],
    ['z2', 'b'],
  ]);
  const populations = await readPopulations(pool, new Set(['z1', 'z2']), levels, parents, 2020, 2024);
  const found = await crossCheck(pool, populations, '2024-12-31');
  const told = new Map(found.map(({ code, params }) => [code, params]));
  expect(told.get('intensive_above_hospital')).toEqual({ count: 1, place: 'h1', more: 23, less: 20 });
  expect(told.get('staffed_above_physical')).toEqual({ count: 1, place: 'h1', more: 12.5, less: 10 });
  expect(told.get('physical_above_licensed')).toEqual({ count: 2, place: 'h2', more: 30, less: 10 });
  expect(told.get('population_uneven')).toEqual({
    level: 'county',
    year: '2020',
    count: 2,
    place: 'a',
    zones: 100,
    area: 130,
  });
  for (const language of ['zh', 'en'] as const) {
    for (const note of found) expect(speaker(language).issue('pool', note)).not.toMatch(/\{\{|note\./);
  }
});
