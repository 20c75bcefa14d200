import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceContract } from '@junheng/engine/source';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingest } from '../ingest/ingest.ts';
import { diffRows } from '../reader/diff-rows.ts';
import { openPool } from '../reader/open-pool.ts';
import type { Snapshot } from '../spi.ts';
import { diffSnapshots } from './diff-snapshots.ts';
import { toKept } from './history.ts';
import { manifestCatalogue } from './manifest.ts';
import { type SweepOptions, sweep } from './sweep.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-history-'));
const data = join(folder, 'data');
const say = { zh: '甲', en: 'a' };
const contractOf = (source: string, fields: Record<string, string>, table: string, key: string[]) =>
  sourceContract.parse({
    source,
    version: '1',
    names: say,
    owner: 'x',
    purpose: say,
    file: `${source}.csv`,
    format: { kind: 'csv' },
    columns: Object.values(fields),
    tables: [{ table, fields, key }],
  });
const facilities = { facility_id: 'id', name: 'name', kind: 'kind', valid_from: 'from', valid_to: 'to' };
const contracts = [
  contractOf('hospitals', facilities, 'facility', ['facility_id', 'valid_from']),
  contractOf('places', { zone_id: 'zone', region_id: 'region' }, 'zone', ['zone_id']),
];
const head = 'id,name,kind,from,to\n';
/** Three days: h2 is renamed on the second, h1 closes and h4 opens on the third. */
const days = [
  `${head}h1,North,general,,\nh2,South,general,2020-01-01,2023-12-31\nh3,Old,general,,2019-12-31\n`,
  `${head}h1,North,general,,\nh2,South End,general,2020-01-01,2023-12-31\nh3,Old,general,,2019-12-31\n`,
  `${head}h2,South End,general,2020-01-01,2023-12-31\nh3,Old,general,,2019-12-31\nh4,New,general,2024-01-01,\n`,
];
const read = async (csv: string): Promise<Snapshot> => {
  writeFileSync(join(data, 'hospitals.csv'), csv);
  const poolFolder = join(folder, 'pool');
  return ingest({ regionId: 'r', contracts, regionFolder: folder, dataFolder: data, poolFolder });
};
const catalogue = manifestCatalogue(folder);
const snapshots: Snapshot[] = [];
const entry = (n: number) => ({
  id: `a${n}`,
  stage: 'pool',
  kind: 'k',
  made_from: [snapshots[n]?.id ?? ''],
  made_at: '',
  seconds: 0,
});

beforeAll(async () => {
  mkdirSync(data);
  writeFileSync(join(data, 'places.csv'), 'zone,region\nz1,r\nz2,r\n');
  for (const [n, csv] of days.entries()) {
    const snapshot = await read(csv);
    snapshots.push(snapshot);
    await catalogue.putArtefact(entry(n), n);
    await catalogue.publish(snapshot, { at: `2024-0${n + 1}-10T00:00:00.000Z`, reason: 'run' });
  }
});
afterAll(() => rmSync(folder, { recursive: true }));
const [first, second, third] = [() => at(0), () => at(1), () => at(2)];
function at(n: number): Snapshot {
  const one = snapshots[n];
  if (!one) throw new RangeError(`no snapshot ${n}`);
  return one;
}

test('diff: tables and sources from the lists alone, unchanged deliveries are shared', () => {
  const { tables, sources } = diffSnapshots(first(), third());
  expect(tables).toEqual([
    { table: 'facility', rows_before: 3, rows_after: 3, rows_added: 3, rows_removed: 3, ...files(0, 1, 1) },
    { table: 'zone', rows_before: 2, rows_after: 2, rows_added: 0, rows_removed: 0, ...files(1, 0, 0) },
  ]);
  const [hospitals, places] = sources;
  expect(hospitals).toMatchObject({ source_id: 'hospitals', before: { deliveries: 1, read: 3, accepted: 3 } });
  expect([hospitals?.added.length, hospitals?.removed.length, hospitals?.changed]).toEqual([1, 1, []]);
  expect([places?.added, places?.removed, places?.changed]).toEqual([[], [], []]);
  expect(diffSnapshots(first(), first()).tables.every((one) => one.rows_added === 0)).toBe(true);
});
const files = (files_shared: number, files_added: number, files_removed: number) => ({
  files_shared,
  files_added,
  files_removed,
});

test('diff: rows by key; a row that another delivery sends as it was does not differ', async () => {
  const { columns, rows, total } = await diffRows(join(folder, 'pool'), [first(), third()], 'facility');
  expect(total).toEqual({ added: 1, removed: 1, changed: 2 });
  const name = columns.indexOf('name');
  expect(rows.map(({ change, side, cells }) => [change, side, cells[0], cells[name]])).toEqual([
    ['removed', 'before', 'h1', 'North'],
    ['changed', 'before', 'h2', 'South'],
    ['changed', 'after', 'h2', 'South End'],
    ['added', 'after', 'h4', 'New'],
  ]);
  const page = await diffRows(join(folder, 'pool'), [first(), third()], 'facility', { offset: 1, limit: 2 });
  expect([page.rows, page.total]).toEqual([rows.slice(1, 3), total]);
  const back = await diffRows(join(folder, 'pool'), [third(), first()], 'facility');
  expect(back.total).toEqual({ added: 1, removed: 1, changed: 2 });
  const same = await diffRows(join(folder, 'pool'), [first(), third()], 'zone');
  expect([same.rows, same.total]).toEqual([[], { added: 0, removed: 0, changed: 0 }]);
});

test('time travel: every kept snapshot reads as it was', async () => {
  const names: string[][] = [];
  for (const { snapshot } of (await catalogue.listPublications()).toReversed()) {
    const whole = await catalogue.findSnapshot(snapshot);
    if (!whole) throw new Error(snapshot);
    const pool = await openPool(join(folder, 'pool'), whole);
    names.push((await pool.readTable('facility')).map((row) => row.name));
    pool.close();
  }
  expect(names).toEqual([
    ['North', 'South', 'Old'],
    ['North', 'South End', 'Old'],
    ['South End', 'Old', 'New'],
  ]);
});

test('as of: both ends of a day count, unknown ends are open, days beyond those of the pool meet open ends', async () => {
  const pool = await openPool(join(folder, 'pool'), third());
  const held = async (asOf: string) =>
    (await pool.readTable('facility', [], { asOf })).map((row) => row.facility_id).join(' ');
  expect(await held('2019-12-31')).toBe('h3');
  expect(await held('2020-01-01')).toBe('h2');
  expect(await held('2023-12-31')).toBe('h2');
  expect(await held('2024-01-01')).toBe('h4');
  expect(await held('1850-01-01')).toBe('h3');
  expect(await held('2400-01-01')).toBe('h4');
  expect(
    await pool.readTable('facility', [{ column: 'kind', op: 'eq', value: 'tcm' }], { asOf: '2024-01-01' }),
  ).toEqual([]);
  await expect(held('2024-02-30')).rejects.toThrow('not a day');
  await expect(pool.readTable('zone', [], { asOf: '2024-01-01' })).rejects.toThrow('has no dates');
  pool.close();
});

test('sweep: only what nothing names goes, and a stopped sweep is finished by the next', async () => {
  const options: SweepOptions = {
    catalogue,
    folder,
    now: '2024-03-20T00:00:00Z',
    policy: { days: 15, afterwards: 'nothing' },
  };
  const paths = (snapshot: Snapshot) => snapshot.files.map(({ path }) => join(folder, 'pool', path));
  writeFileSync(join(folder, 'pool', 'standard', 'facility', 'left.parquet.part'), 'rubbish');
  mkdirSync(join(folder, 'pool', 'review'));
  writeFileSync(join(folder, 'pool', 'review', 'left.parquet'), 'texts that no kept snapshot names');
  const pinned = await sweep({ ...options, pinned: [first().id], dryRun: true });
  expect([pinned.snapshots, pinned.artefacts]).toEqual([[], ['a0']]);
  const told = await sweep({ ...options, dryRun: true });
  expect(told).toMatchObject({ snapshots: [first().id], artefacts: ['a0'] });
  expect(paths(first()).every((path) => existsSync(path))).toBe(true);
  // Stopped after the catalogue forgot and before any file went.
  await catalogue.forget({ snapshots: told.snapshots, artefacts: told.artefacts });
  const swept = await sweep(options);
  expect([swept.snapshots, swept.artefacts, swept.files]).toEqual([[], [], 4]);
  expect(paths(first()).map((path) => existsSync(path))).toEqual([false, true]);
  expect([...paths(second()), ...paths(third())].every((path) => existsSync(path))).toBe(true);
  expect(readdirSync(join(folder, 'artefacts')).sort()).toEqual(['a1.json', 'a2.json']);
  expect(await sweep(options)).toEqual({ snapshots: [], artefacts: [], files: 0, bytes: 0 });
  expect((await read(days[0] ?? '')).id).toBe(first().id);
  expect(paths(first()).every((path) => existsSync(path))).toBe(true);
});

test('rows of a kept snapshot are rows of standard tables, not those that stand beside them', () => {
  const [file] = first().files;
  if (!file) throw new Error('The snapshot has no file.');
  const beside = ['quarantine', 'merged', 'review'].map((table) => ({ ...file, table }));
  expect(toKept({ ...first(), files: [file, ...beside] }, 1).rows).toBe(file.rows);
});
