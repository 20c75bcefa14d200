import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceContract } from '@junheng/engine/source';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingest } from '../ingest/ingest.ts';
import { refreshRollups } from '../rollup/index.ts';
import type { PoolReader } from '../spi.ts';
import { openSession } from '../sql/session.ts';
import { openPool } from './open-pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-reader-'));
const say = { zh: '甲', en: 'a' };
const columns = ['id', 'facility', 'service', 'class', 'start', 'end', 'wait', 'home', 'age'];
const contract = sourceContract.parse({
  source: 'stays',
  version: '1',
  names: say,
  owner: 'x',
  purpose: say,
  file: 'stays.csv',
  format: { kind: 'csv' },
  columns,
  tables: [
    {
      table: 'encounter',
      fields: {
        encounter_id: 'id',
        facility_id: 'facility',
        service_code: 'service',
        class: 'class',
        start: 'start',
        end: 'end',
        wait_minutes: 'wait',
        home_zone_id: 'home',
        age: 'age',
      },
      key: ['encounter_id'],
    },
    {
      table: 'referral',
      when: { eq: ['id', { const: 'v1' }] },
      fields: {
        referral_id: 'id',
        from_facility: 'facility',
        to_facility: 'facility',
        direction: { const: 'up' },
        service_code: 'service',
        requested: { const: '2024-01-01T08:00:00+08:00' },
      },
      key: ['referral_id'],
    },
  ],
});
const day = (n: number) => new Date(Date.UTC(2023, 11, 1) + n * 86_400_000).toISOString().slice(0, 10);
const data = Array.from({ length: 400 }, (_, i) => ({
  id: `v${i}`,
  facility: `h${i % 3}`,
  service: i % 5 === 0 ? 'icu' : 'im',
  class: i % 7 === 0 ? 'emergency' : 'inpatient',
  start: day(i % 60),
  end: i % 11 === 0 ? '' : day((i % 60) + (i % 4)),
  wait: i % 2 === 0 ? '' : String((i % 90) + 0.1),
  home: i % 13 === 0 ? '' : `z${i % 4}`,
  age: String(i % 100),
}));
let pool: PoolReader;
beforeAll(async () => {
  const lines = data.map((row) => columns.map((name) => row[name as 'id']).join(','));
  writeFileSync(join(folder, 'stays.csv'), `${columns.join(',')}\n${lines.join('\n')}\n`);
  const poolFolder = join(folder, 'pool');
  const snapshot = await ingest({
    regionId: 'r',
    contracts: [contract],
    regionFolder: folder,
    dataFolder: folder,
    poolFolder,
  });
  pool = await openPool(poolFolder, snapshot);
});
afterAll(() => {
  pool.close();
  rmSync(folder, { recursive: true });
});

const inpatient = data.filter((row) => row.class === 'inpatient');
const [from, to] = ['2023-12-10', '2024-01-15'];
const ended = inpatient.filter((row) => row.end !== '' && row.end >= from && row.end <= to);
const daysOf = (row: (typeof data)[number]) => Math.max(1, (Date.parse(row.end) - Date.parse(row.start)) / 86_400_000);

test('contacts by day agree with a plain count', async () => {
  const byDay = Map.groupBy(inpatient, (row) => row.start);
  const expected = [...byDay].sort().map(([start, rows]) => ({ place_id: null, day: start, contacts: rows.length }));
  expect(await pool.contactsByDay({ class: 'inpatient', by: 'region' })).toEqual(expected);
  const icu = await pool.contactsByDay({ class: 'inpatient', service_code: 'icu', by: 'facility' });
  expect(icu.reduce((sum, { contacts }) => sum + contacts, 0)).toBe(
    inpatient.filter((row) => row.service === 'icu').length,
  );
  expect(icu[0]?.place_id).toBe('h0');
});

test('counts are the same from roll-ups that are kept', async () => {
  const ask = async (reader: PoolReader) => ({
    days: await reader.contactsByDay({ class: 'inpatient', by: 'region' }),
    places: await reader.contactsByDay({ class: 'inpatient', service_code: 'icu', by: 'facility' }),
    use: await reader.useByFacility({ class: 'inpatient', from, to }),
    month: await reader.useByFacility({ class: 'emergency', from: '2023-12-01', to: '2023-12-31' }),
  });
  const fromRows = await ask(pool);
  const copy = join(folder, 'copy');
  cpSync(join(folder, 'pool'), copy, { recursive: true });
  expect(await refreshRollups(copy, pool.snapshot, { least: 1 })).toBe(1);
  const reader = await openPool(copy, pool.snapshot);
  expect(await ask(reader)).toEqual(fromRows);
  reader.close();
  expect(fromRows.use.length).toBeGreaterThan(3);
});

test('files of an earlier release, which lack columns that joined the table since, can still be asked', async () => {
  const copy = join(folder, 'earlier');
  cpSync(join(folder, 'pool'), copy, { recursive: true });
  const session = await openSession({ threads: 1 });
  const encounters = pool.snapshot.files.filter(({ table }) => table === 'encounter');
  const one = encounters.at(-1);
  if (one === undefined) throw new Error('no encounters');
  const old = join(folder, 'pool', one.path);
  await session.run(
    `COPY (SELECT * EXCLUDE (acuity_code, disposition) FROM read_parquet('${old}')) TO '${join(copy, one.path)}' (FORMAT parquet)`,
  );
  session.close();
  const files = pool.snapshot.files.map((file) => (file === one ? { ...file, schema: 'earlier' } : file));
  const reader = await openPool(copy, { ...pool.snapshot, files });
  expect(encounters.length).toBeGreaterThan(1);
  expect(await reader.readTable('encounter')).toEqual(await pool.readTable('encounter'));
  reader.close();
});

test('use and lengths agree with a plain count', async () => {
  const use = await pool.useByFacility({ class: 'inpatient', from, to });
  for (const one of use) {
    const rows = ended.filter((row) => row.facility === one.facility_id && row.service === one.service_code);
    const waits = rows.filter((row) => row.wait !== '').map((row) => Number(row.wait));
    expect(one.stays).toBe(rows.length);
    expect(one.bed_days).toBe(rows.reduce((sum, row) => sum + daysOf(row), 0));
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
    expect(one.mean_wait_minutes).toBeCloseTo(mean, 2);
  }
  expect(use.reduce((sum, { stays }) => sum + stays, 0)).toBe(ended.length);
  const lengths = await pool.stayLengths({ class: 'inpatient', service_code: 'im', from, to });
  const im = ended.filter((row) => row.service === 'im');
  expect(lengths.reduce((sum, { days, stays }) => sum + days * stays, 0)).toBe(
    im.reduce((sum, row) => sum + daysOf(row), 0),
  );
});

test('conditions agree with a plain filter, whatever they ask', async () => {
  const condition = fc.oneof(
    fc.record({
      column: fc.constant('age'),
      op: fc.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge'),
      value: fc.integer({ min: -5, max: 105 }),
    }),
    fc.record({
      column: fc.constant('start'),
      op: fc.constantFrom('eq', 'lt', 'ge'),
      value: fc.integer({ min: 0, max: 60 }).map(day),
    }),
    fc.record({
      column: fc.constant('facility_id'),
      op: fc.constant('in'),
      value: fc.array(fc.constantFrom('h0', 'h1', "h'; --")),
    }),
    fc.record({ column: fc.constant('home_zone_id'), op: fc.constantFrom('is_null', 'is_not_null') }),
  );
  const names = { age: 'age', start: 'start', facility_id: 'facility', home_zone_id: 'home' } as const;
  const holds = (
    row: (typeof data)[number],
    { column, op, value }: { column: string; op: string; value?: unknown },
  ) => {
    const text = row[names[column as 'age']];
    const [a, b] = column === 'age' ? [Number(text), Number(value)] : [text, value as string];
    const answers: Record<string, boolean> = {
      eq: a === b,
      ne: a !== b,
      lt: a < b,
      le: a <= b,
      gt: a > b,
      ge: a >= b,
      in: Array.isArray(value) && value.includes(text),
      is_null: text === '',
      is_not_null: text !== '',
    };
    return answers[op] === true;
  };
  await fc.assert(
    fc.asyncProperty(fc.array(condition, { maxLength: 3 }), async (where) => {
      const expected = data.filter((row) => where.every((one) => holds(row, one))).map(({ id }) => id);
      const recipe = { table: 'encounter', where: where as never };
      expect(await pool.countRows(recipe)).toBe(expected.length);
      const rows = await pool.readTable('encounter', where as never);
      expect(rows.map(({ encounter_id }) => encounter_id)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

test('rows by page with their lineage; a table without rows is empty; instants are milliseconds', async () => {
  const page = await pool.readRows({ table: 'encounter', where: [] }, { offset: 398, limit: 5 });
  expect([page.total, page.rows.length, page.rows[0]?.at(-3), page.columns.at(-1)]).toEqual([400, 2, 399, 'quality']);
  expect(await pool.readTable('staff')).toEqual([]);
  expect(await pool.countRows({ table: 'constraint', where: [] })).toBe(0);
  expect((await pool.readTable('referral')).map(({ requested }) => requested)).toEqual([Date.UTC(2024, 0, 1)]);
  const reference = {
    table: 'encounter',
    column: 'facility_id',
    within: [{ table: 'referral', column: 'from_facility' }],
  };
  expect(await pool.countUnmatched(reference)).toBe(data.filter((row) => row.facility !== 'h1').length);
});

test('names that are not of the pool are refused, and a file that is gone is told', async () => {
  await expect(pool.countRows({ table: 'encounter; DROP', where: [] })).rejects.toThrow('no table');
  await expect(pool.countRows({ table: 'encounter', where: [{ column: 'a" OR 1', op: 'is_null' }] })).rejects.toThrow(
    'no column',
  );
  await expect(pool.readRows({ table: 'zone', where: [] }, { limit: 1.5 })).rejects.toThrow('no number of rows');
  await expect(openPool(join(folder, 'elsewhere'), pool.snapshot)).rejects.toMatchObject({
    code: 'pool.error.fileGone',
  });
});
