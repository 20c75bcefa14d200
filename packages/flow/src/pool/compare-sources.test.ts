import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest, openPool, type PoolReader } from '@junheng/pool';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareSources } from './compare-sources.ts';
import { madeSource } from './made-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-compare-'));
const source = (...of: Tail<Parameters<typeof madeSource>>) => madeSource(folder, ...of);
type Tail<T extends unknown[]> = T extends [unknown, ...infer Rest] ? Rest : never;

let pool: PoolReader;
beforeAll(async () => {
  const stay = {
    encounter_id: 'text',
    facility_id: 'text',
    service_code: 'text',
    class: 'text',
    start: 'day',
    end: 'day',
  };
  const contracts = [
    source(
      'singles',
      'encounter',
      stay,
      ['encounter_id'],
      [
        'a,h1,internal,outpatient,2024-01-02,',
        'b,h1,internal,outpatient,2024-01-07,',
        'c,h1,internal,outpatient,2024-01-09,',
        'd,h2,internal,emergency,2024-01-02,',
        'e,h1,internal,inpatient,2024-01-02,2024-01-05',
        'f,h1,internal,inpatient,2024-01-08,2024-01-20',
        'g,h2,internal,inpatient,2024-01-08,2024-02-20',
      ],
    ),
    source(
      'weekly',
      'statistic',
      { place_id: 'text', period: 'text', indicator_code: 'text', value: 'number', unit: 'text' },
      ['place_id', 'period', 'indicator_code'],
      [
        'h1,2024-W01,outpatient_visits,3,visit',
        'h1,2024-W02,outpatient_visits,1,visit',
        'h2,2024-W01,outpatient_visits,9,visit',
        'h1,2024-01,occupied_beds,12,bed',
      ],
    ),
    source(
      'settled',
      'claim',
      {
        claim_id: 'text',
        facility_id: 'text',
        fund_code: 'text',
        total: 'number',
        currency: 'text',
        settled: 'day',
      },
      ['claim_id'],
      ['1,h1,310,100,CNY,2024-01-06', '2,h2,310,100,CNY,2024-02-21', '3,h2,310,100,CNY,2024-02-22', '4,h2,310,1,CNY,'],
    ),
    source(
      'register',
      'resource',
      { place_id: 'text', class: 'text', type_code: 'text', quantity: 'number', unit: 'text', state: 'text' },
      ['place_id', 'state'],
      ['h1,space,bed,9,bed,staffed', 'h1,space,bed,30,bed,physical'],
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

test('visits reported by the week against single ones, claims against stays that ended, beds in use against staffed ones', async () => {
  const found = await compareSources(pool, '2024-12-31');
  expect(found.get('weekly')).toEqual([
    { place: 'h1', month: '2024-01', own: 4, other: 3 },
    { place: 'h1', month: '2024-01', own: 12, other: 9 },
  ]);
  expect(found.get('settled')).toEqual([
    { place: 'h1', month: '2024-01', own: 1, other: 2 },
    { place: 'h2', month: '2024-02', own: 2, other: 1 },
  ]);
  expect(found.get('singles')).toEqual([
    { place: 'h1', month: '2024-01', own: 3, other: 4 },
    { place: 'h1', month: '2024-01', own: 2, other: 1 },
    { place: 'h2', month: '2024-02', own: 1, other: 2 },
  ]);
  expect(found.has('register')).toBe(false);
});

test('beds in use against staffed beds that are derived, over the services of a facility', async () => {
  const derived = ['internal', 'surgery'].map((service_code, i) => ({ facility_id: 'h1', service_code, beds: 3 + i }));
  const found = await compareSources(pool, '2024-12-31', derived);
  expect(found.get('weekly')?.at(-1)).toEqual({ place: 'h1', month: '2024-01', own: 12, other: 7 });
});
