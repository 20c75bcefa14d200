import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceContract } from '@junheng/engine/source';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingest } from '../ingest/ingest.ts';
import type { PoolReader } from '../spi.ts';
import { openPool } from './open-pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-tally-'));
const say = { zh: '例', en: 'case' };
const common = { version: '1', names: say, owner: 'x', purpose: say, format: { kind: 'csv' as const } };
const stays = sourceContract.parse({
  ...common,
  source: 'stays',
  file: 'stays.csv',
  columns: ['id', 'person', 'start', 'end', 'wait', 'age'],
  tables: [
    {
      table: 'encounter',
      fields: {
        encounter_id: 'id',
        person_key: 'person',
        facility_id: { const: 'h1' },
        service_code: { const: 'internal' },
        class: { const: 'inpatient' },
        start: { day: 'start' },
        end: { day: 'end' },
        wait_minutes: { number: 'wait' },
        age: { integer: 'age' },
      },
      key: ['encounter_id'],
    },
  ],
});
const facilities = sourceContract.parse({
  ...common,
  source: 'facilities',
  file: 'facilities.csv',
  columns: ['id', 'from'],
  tables: [
    {
      table: 'facility',
      fields: { facility_id: 'id', name: 'id', kind: { const: 'general' }, valid_from: { day: 'from' } },
      key: ['facility_id'],
    },
  ],
});

let pool: PoolReader;
beforeAll(async () => {
  writeFileSync(join(folder, 'facilities.csv'), 'id,from\nh1,2024-01-02\n');
  writeFileSync(
    join(folder, 'stays.csv'),
    `id,person,start,end,wait,age
a,p1,2024-01-01,2024-01-09,5,40
b,p1,2024-01-04,2024-01-06,59.99,40
c,p1,2024-01-09,2024-01-12,60,41
d,p2,2024-01-04,,,41
e,,2024-02-05,2024-02-07,0.25,42
`,
  );
  const poolFolder = join(folder, 'pool');
  const contracts = [facilities, stays];
  const snapshot = await ingest({ regionId: 'r', contracts, regionFolder: folder, dataFolder: folder, poolFolder });
  pool = await openPool(poolFolder, snapshot);
});
afterAll(() => {
  pool.close();
  rmSync(folder, { recursive: true });
});

const ask = (by: Parameters<PoolReader['tally']>[0]['by'], sum?: string) =>
  pool.tally({ source_id: 'stays', table: 'encounter', by, sum });
const day = (iso: string) => Date.parse(iso) / 86_400_000;

test('rows by month and class; an edge belongs to the class above it, unknown is no class', async () => {
  const months = await ask([{ month: 'start' }]);
  expect(months.codes).toEqual([Float64Array.of(day('2024-01-01'), day('2024-02-01'))]);
  expect(months.rows).toEqual(Float64Array.of(4, 1));
  const classes = await ask([{ classOf: 'wait_minutes', edges: [1, 60] }]);
  expect(classes.codes).toEqual([Float64Array.of(0, 1, 2, Number.NaN)]);
  expect(classes.rows).toEqual(Float64Array.of(1, 2, 1, 1));
  await expect(ask([{ classOf: 'wait_minutes', edges: [Number.NaN] }])).rejects.toThrow('no edge');
});

test('texts are places in a list, days are counted, in the order of the keys with unknown last', async () => {
  const { texts, codes, rows, sums } = await ask([{ column: 'person_key' }, { column: 'end' }]);
  expect(texts).toEqual([['p1', 'p2'], null]);
  const ends = ['2024-01-06', '2024-01-09', '2024-01-12'].map(day);
  expect(codes[0]).toEqual(Float64Array.of(0, 0, 0, 1, Number.NaN));
  expect(codes[1]).toEqual(Float64Array.of(...ends, Number.NaN, day('2024-02-07')));
  expect([rows, sums]).toEqual([Float64Array.of(1, 1, 1, 1, 1), new Float64Array(0)]);
  await expect(ask([{ column: 'wait_minutes' }])).rejects.toThrow('neither texts');
});

test('a source without rows has no texts and no counts', async () => {
  const none = await pool.tally({
    source_id: 'nobody',
    table: 'encounter',
    by: [{ column: 'facility_id' }],
    sum: 'age',
  });
  expect(none.texts).toEqual([[]]);
  expect(none.codes.flatMap((list) => [...list])).toEqual([]);
  expect([none.rows.length, none.sums.length]).toEqual([0, 0]);
});

test('sums are exact to ten-thousandths', async () => {
  const { codes, rows, sums } = await ask([{ column: 'age' }], 'wait_minutes');
  expect([codes[0], rows, sums]).toEqual([
    Float64Array.of(40, 41, 42),
    Float64Array.of(2, 2, 1),
    Float64Array.of(64.99, 60, 0.25),
  ]);
});

test('one person in two beds once: leaving and coming on the same day is none; one stay before the facility opened', async () => {
  expect(await pool.countRemarkable('person_in_two_beds')).toBe(1);
  expect(await pool.countRemarkable('outside_validity')).toBe(1);
});
