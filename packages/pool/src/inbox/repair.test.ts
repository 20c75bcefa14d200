import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SourceContract, sourceContract } from '@junheng/engine/source';
import { afterAll, expect, test } from 'vitest';
import { ingest } from '../ingest/ingest.ts';
import { openPool } from '../reader/open-pool.ts';
import type { PoolReader } from '../spi.ts';
import { previewRows } from './preview-rows.ts';
import { completeRows, repairRows } from './repair-rows.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-repair-'));
afterAll(() => rmSync(root, { recursive: true }));
let boxes = 0;
const say = { zh: '规则', en: 'rule' };
const contract = (source: string, columns: string[], tables: unknown[], version = '1'): SourceContract =>
  sourceContract.parse({
    source,
    version,
    names: say,
    owner: 'x',
    purpose: say,
    file: `${source}.csv`,
    format: { kind: 'csv' },
    columns,
    tables,
  });
const counties = contract(
  'counties',
  ['id', 'name'],
  [{ table: 'region', fields: { region_id: 'id', level: { const: 'county' }, name: 'name' }, key: ['region_id'] }],
);
const fields = {
  facility_id: 'id',
  name: 'name',
  kind: { const: 'general' },
  lon: 'lon',
  region_id: { lookup: 'county', table: 'region', match: 'name', give: 'region_id' },
};
const hospitals = (version = '1', repeat = 'first') =>
  contract(
    'hospitals',
    ['id', 'name', 'county', 'lon'],
    [{ table: 'facility', fields, key: ['facility_id'], repeat }],
    version,
  );
const rows = [
  'id,name,county,lon,note',
  'h1,North,Cook,1,',
  'h2,"South, old",Nowhere,2,"said ""yes"""',
  'h3,East,Lake,x,',
  'h4,West,Cook,1,2,3',
  '',
].join('\n');

async function box(hospital = hospitals()) {
  const folder = join(root, String(++boxes));
  const poolFolder = join(folder, 'pool');
  mkdirSync(folder);
  writeFileSync(join(folder, 'counties.csv'), 'id,name\nc1,Cook\nc2,Lake\n');
  writeFileSync(join(folder, 'hospitals.csv'), rows);
  const take = (used: SourceContract) =>
    ingest({
      regionId: 'r',
      contracts: [counties, used],
      regionFolder: folder,
      dataFolder: folder,
      poolFolder,
      threads: 1,
    });
  const open = async (used = hospital) => openPool(poolFolder, await take(used), { threads: 1 });
  const said = {
    poolFolder,
    contracts: [counties, hospital],
    by: 'steward',
    reason: 'asked',
    arrivedAt: '2025-08-01T00:00:00Z',
  };
  return { folder, poolFolder, take, open, said };
}
const listed = async (pool: PoolReader, repaired = false) =>
  (await pool.readQuarantine({ repaired })).rows.map(({ file, row_no, rule }) => [file.slice(0, 6), row_no, rule]);
const counted = ({ snapshot }: PoolReader) =>
  snapshot.deliveries.slice(1).map(({ read, accepted, merged, quarantined }) => [read, accepted, merged, quarantined]);

test('rows in quarantine come in repaired by the same door; what is still wrong is there again with its reason', async () => {
  const { open, said, poolFolder } = await box();
  const before = await open();
  const id = before.snapshot.deliveries[1]?.delivery_id ?? '';
  expect(counted(before)).toEqual([[4, 1, 0, 3]]);
  const repairs = [
    { delivery_id: id, row_no: 2, cells: { county: 'cook' } },
    { delivery_id: id, row_no: 3, cells: { lon: 'still wrong' } },
  ];
  const [receipt] = await repairRows(repairs, { ...said, pool: before });
  expect(receipt).toMatchObject({
    came_by: 'repair',
    by: 'steward',
    reason: 'asked',
    repairs: { delivery_id: id, rows: [2, 3] },
  });
  before.close();
  const after = await open();
  expect(counted(after)).toEqual([
    [4, 1, 0, 3],
    [2, 1, 0, 1],
  ]);
  expect(await listed(after)).toEqual([
    ['hospit', 4, 'field_count'],
    ['repair', 2, 'not_a_number/lon'],
  ]);
  expect(await listed(after, true)).toEqual([
    ['hospit', 2, 'not_found/county'],
    ['hospit', 3, 'not_a_number/lon'],
  ]);
  expect((await after.readTable('facility')).map(({ facility_id, name }) => [facility_id, name])).toEqual([
    ['h1', 'North'],
    ['h2', 'South, old'],
  ]);
  expect(
    (await after.readQuarantine({ delivery_id: after.snapshot.deliveries[2]?.delivery_id ?? '' })).rows[0]?.row,
  ).toEqual({
    id: 'h3',
    name: 'East',
    county: 'Lake',
    lon: 'still wrong',
    note: '',
  });
  await expect(repairRows(repairs, { ...said, pool: after })).rejects.toMatchObject({
    code: 'source.error.notInQuarantine',
  });
  const again = { delivery_id: after.snapshot.deliveries[2]?.delivery_id ?? '', row_no: 2, cells: { lon: '3' } };
  await repairRows([again, { delivery_id: id, row_no: 4, cells: { lon: '4' } }], { ...said, pool: after });
  after.close();
  const last = await open();
  expect(await listed(last)).toEqual([]);
  expect((await last.readTable('facility')).map(({ facility_id, lon }) => [facility_id, lon])).toEqual([
    ['h1', 1],
    ['h2', 2],
    ['h3', 3],
    ['h4', 4],
  ]);
  last.close();
  expect(readdirSync(join(poolFolder, 'inbox', 'hospitals'))).toHaveLength(3);
});

test('a new contract gives the delivery another id; its repaired rows stay repaired', async () => {
  const { open, said } = await box(hospitals('1', 'last'));
  const before = await open();
  const id = before.snapshot.deliveries[1]?.delivery_id ?? '';
  await repairRows([{ delivery_id: id, row_no: 2, cells: { county: 'Lake' } }], { ...said, pool: before });
  before.close();
  const after = await open(hospitals('2', 'last'));
  expect(after.snapshot.deliveries[1]?.delivery_id).not.toBe(id);
  expect(after.snapshot.deliveries[2]?.repairs?.delivery_id).toBe(after.snapshot.deliveries[1]?.delivery_id);
  expect((await listed(after)).map(([, row]) => row)).toEqual([3, 4]);
  after.close();
});

test('a preview says what would become of rows, and writes nothing', async () => {
  const { open, poolFolder } = await box();
  const pool = await open();
  const id = pool.snapshot.deliveries[1]?.delivery_id ?? '';
  const cells = await completeRows(
    [
      { delivery_id: id, row_no: 2, cells: { county: 'LAKE' } },
      { delivery_id: id, row_no: 3, cells: {} },
    ],
    pool,
  );
  const [good, bad] = await previewRows(cells, { poolFolder, snapshot: pool.snapshot, contract: hospitals() });
  expect(good).toMatchObject({
    status: 'usable',
    rows: [{ table: 'facility', values: { facility_id: 'h2', region_id: 'c2', lon: 2 } }],
  });
  expect(bad).toMatchObject({ status: 'quarantined', breaches: [{ rule: 'not_a_number/lon', value: 'x' }] });
  pool.close();
  expect(readdirSync(poolFolder)).not.toContain('inbox');
});
