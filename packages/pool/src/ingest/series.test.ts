import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type SourceContract, sourceContract } from '@junheng/engine/source';
import { afterAll, expect, test } from 'vitest';
import type { Receipt } from '../inbox/receipt.ts';
import { openPool } from '../reader/open-pool.ts';
import { compilePattern } from './file-pattern.ts';
import { ingest } from './ingest.ts';
import type { IngestOptions } from './options.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-series-'));
afterAll(() => rmSync(root, { recursive: true }));
let boxes = 0;

const say = { zh: '规则', en: 'rule' };
const cases = (file: string, more: Record<string, unknown> = {}): SourceContract =>
  sourceContract.parse({
    source: 'cases',
    version: '1',
    names: say,
    owner: 'x',
    purpose: say,
    file,
    format: { kind: 'csv' },
    columns: ['day', 'n'],
    tables: [
      {
        table: 'surveillance',
        fields: { region_id: { const: 'r' }, date: 'day', condition_code: { const: 'flu' }, cases: 'n' },
        key: ['date'],
      },
    ],
    ...more,
  });

function box(contract: SourceContract) {
  const folder = join(root, String(++boxes));
  const data = join(folder, 'data');
  const poolFolder = join(folder, 'pool');
  mkdirSync(data, { recursive: true });
  return {
    data,
    poolFolder,
    put(name: string, text: string) {
      mkdirSync(dirname(join(data, name)), { recursive: true });
      writeFileSync(join(data, name), text);
    },
    /** A file in the inbox, as `receive` leaves it. */
    send(file: string, text: string, arrived_at: string) {
      const content = createHash('sha256').update(text).digest('hex');
      const receipt = createHash('sha256').update([file, content, arrived_at].join()).digest('hex').slice(0, 16);
      const place = join(poolFolder, 'inbox', 'cases', receipt);
      const said: Receipt = {
        version: 1,
        receipt,
        source_id: 'cases',
        file,
        bytes: text.length,
        content,
        arrived_at,
        came_by: 'upload',
      };
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, file), text);
      writeFileSync(join(place, 'receipt.json'), JSON.stringify(said));
    },
    take: (onProgress?: IngestOptions['onProgress']) =>
      ingest({
        regionId: 'r',
        contracts: [contract],
        regionFolder: data,
        dataFolder: data,
        poolFolder,
        threads: 1,
        onProgress,
      }),
  };
}
const month = (n: number, value = n) => `day,n\n2025-${String(n).padStart(2, '0')}-15,${value}\n`;
const rawFiles = (poolFolder: string) =>
  readdirSync(join(poolFolder, 'raw'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.csv'))
    .map((name) => basename(name))
    .sort();
const told = (d: { file: string; period: string | null; accepted: number; merged: number }) => [
  d.file,
  d.period,
  d.accepted,
  d.merged,
];

test('a pattern names files by text and period', () => {
  const fits = compilePattern('in/visits-{period}*.csv');
  expect(fits('in/visits-2025-07-14.csv')).toEqual({ period: '2025-07-14' });
  expect(fits('in/visits-2025-W31b.csv')).toEqual({ period: '2025-W31' });
  expect(fits('in/visits-2025-Q3.csv')).toEqual({ period: '2025-Q3' });
  expect(fits('in/visits-2025.csv')).toEqual({ period: '2025' });
  for (const other of ['in/visits-.csv', 'in/a/visits-2025.csv', 'in/visits-2025xcsv', 'visits-2025.csv']) {
    expect(fits(other)).toBeUndefined();
  }
  expect(compilePattern('*.csv')('a(1).csv')).toEqual({ period: null });
  expect(compilePattern('{period}/x-{period}.csv')('2025/x-2024.csv')).toBeUndefined();
});

test.each([
  ['the file that is read', 'cases-2025-02.csv', ['cases-2025-01.csv']],
  ['a file that is read later', 'cases-2025-03.csv', ['cases-2025-01.csv', 'cases-2025-02.csv']],
])('%s is written to meanwhile: told, and nothing of it is kept', async (_, changing, whole) => {
  const { put, poolFolder, take } = box(cases('cases-{period}.csv'));
  for (const n of [1, 2, 3]) put(`cases-2025-0${n}.csv`, month(n));
  const reading = take(() => {
    if (rawFiles(poolFolder).includes('cases-2025-02.csv')) put(changing, month(7));
  });
  await expect(reading).rejects.toMatchObject({ code: 'source.error.fileChanged' });
  expect(rawFiles(poolFolder)).toEqual(whole);
  const again = await take();
  expect(again.deliveries.map(({ accepted }) => accepted)).toEqual([1, 1, 1]);
  expect(rawFiles(poolFolder)).toEqual(['cases-2025-01.csv', 'cases-2025-02.csv', 'cases-2025-03.csv']);
});

test('each file of a series is a delivery, with its name, period and arrival; what is taken away is gone', async () => {
  const { data, put, poolFolder, take } = box(cases('*/cases-{period}.csv'));
  put('b/cases-2025-03.csv', month(3));
  put('a/cases-2025-02.csv', month(2));
  put('a/cases-2025-01.csv', month(1));
  put('a/notes.txt', 'x');
  put('arrivals.csv', 'file,arrived_at\na/cases-2025-02.csv,2025-03-02T08:30:00+08:00\n');
  const first = await take();
  expect(first.deliveries.map(told)).toEqual([
    ['a/cases-2025-01.csv', '2025-01', 1, 0],
    ['a/cases-2025-02.csv', '2025-02', 1, 0],
    ['b/cases-2025-03.csv', '2025-03', 1, 0],
  ]);
  expect(first.deliveries.map(({ arrived_at }) => arrived_at)).toEqual([null, '2025-03-02T00:30:00.000Z', null]);
  const pool = await openPool(poolFolder, first, { threads: 1 });
  expect((await pool.readTable('surveillance')).map(({ cases: n }) => n)).toEqual([1, 2, 3]);
  pool.close();
  rmSync(join(data, 'b/cases-2025-03.csv'));
  expect((await take()).deliveries).toHaveLength(2);
  rmSync(join(data, 'a'), { recursive: true });
  await expect(take()).rejects.toMatchObject({ code: 'source.error.fileMissing' });
});

test('a new file of a series is read; files that were read before it are not', async () => {
  const { put, poolFolder, take } = box(cases('cases-{period}.csv'));
  put('cases-2025-01.csv', month(1));
  const first = await take();
  const [file] = first.files;
  const made = statSync(join(poolFolder, file?.path ?? '')).mtimeMs;
  put('cases-2025-02.csv', month(2));
  const second = await take();
  expect(second.files[0]).toEqual(file);
  expect(statSync(join(poolFolder, file?.path ?? '')).mtimeMs).toBe(made);
});

test('the same content under another name is told as sent twice and merges whole, rows in quarantine too', async () => {
  const { data, put, take } = box(cases('cases-*.csv'));
  put('cases-1.csv', 'day,n\n2025-01-15,1\nnever,2\n');
  put('cases-2.csv', 'day,n\n2025-01-15,1\nnever,2\n');
  const snapshot = await take();
  const [one, two] = snapshot.deliveries;
  expect(one).toMatchObject({ read: 2, accepted: 1, merged: 0, quarantined: 1 });
  expect(two).toMatchObject({ read: 2, accepted: 0, merged: 2, quarantined: 0, repeats: one?.delivery_id });
  expect(two?.delivery_id).not.toBe(one?.delivery_id);
  renameSync(join(data, 'cases-1.csv'), join(data, 'cases-9.csv'));
  const renamed = (await take()).deliveries;
  expect(renamed.map(({ delivery_id }) => delivery_id)).toEqual([one?.delivery_id, two?.delivery_id]);
  expect(renamed.map(({ file }) => file)).toEqual(['cases-2.csv', 'cases-9.csv']);
});

test('under `last`, content that comes back after something else is taken at its word', async () => {
  const { put, poolFolder, take } = box(
    cases('cases-*.csv', {
      tables: [{ ...cases('x').tables[0], repeat: 'last' }],
    }),
  );
  put('cases-1.csv', month(1, 7));
  put('cases-2.csv', month(1, 8));
  put('cases-3.csv', month(1, 7));
  const snapshot = await take();
  expect(snapshot.deliveries.map(({ accepted, merged }) => [accepted, merged])).toEqual([
    [0, 1],
    [0, 1],
    [1, 0],
  ]);
  expect(snapshot.deliveries[2]?.repeats).toBe(snapshot.deliveries[0]?.delivery_id);
  const pool = await openPool(poolFolder, snapshot, { threads: 1 });
  expect((await pool.readTable('surveillance')).map(({ cases: n }) => n)).toEqual([7]);
  pool.close();
});

test('the inbox: newest of a name, also against the data folder; other names as they came', async () => {
  const { put, send, take } = box(cases('cases-{period}.csv'));
  put('cases-2025-01.csv', month(1));
  put('cases-2025-02.csv', month(2));
  put('arrivals.csv', 'file,arrived_at\ncases-2025-02.csv,2025-03-09\n');
  send('cases-2025-01.csv', month(1, 11), '2025-02-01T00:00:00.000Z');
  send('cases-2025-01.csv', month(1, 12), '2025-02-02T00:00:00.000Z');
  send('cases-2025-02.csv', month(2, 22), '2025-03-01T00:00:00.000Z');
  send('correction b.csv', month(4), '2025-05-01T00:00:00.000Z');
  send('correction a.csv', month(5), '2025-06-01T00:00:00.000Z');
  const { deliveries } = await take();
  expect(deliveries.map(({ file, period, arrived_at }) => [file, period, arrived_at])).toEqual([
    ['cases-2025-01.csv', '2025-01', '2025-02-02T00:00:00.000Z'],
    ['cases-2025-02.csv', '2025-02', '2025-03-09T00:00:00.000Z'],
    ['correction b.csv', null, '2025-05-01T00:00:00.000Z'],
    ['correction a.csv', null, '2025-06-01T00:00:00.000Z'],
  ]);
});

test('a source may come by its inbox alone; a broken receipt, changed content and a broken list are told', async () => {
  const { put, send, poolFolder, take } = box(cases('cases.csv'));
  send('cases.csv', month(1), '2025-02-01T00:00:00.000Z');
  expect((await take()).deliveries.map(({ file }) => file)).toEqual(['cases.csv']);
  put('arrivals.csv', 'file,arrived_at\nx.csv,soon\n');
  await expect(take()).rejects.toMatchObject({ code: 'source.error.arrivalsBroken', params: { line: 2 } });
  put('arrivals.csv', 'file,arrived_at\n');
  const place = join(poolFolder, 'inbox', 'cases');
  mkdirSync(join(place, 'f'.repeat(16)));
  await expect(take()).rejects.toMatchObject({ code: 'source.error.receiptBroken' });
  rmSync(join(place, 'f'.repeat(16)), { recursive: true });
  send('cases.csv', month(2), '2025-02-03T00:00:00.000Z');
  const folder = createHash('sha256')
    .update(['cases.csv', createHash('sha256').update(month(2)).digest('hex'), '2025-02-03T00:00:00.000Z'].join())
    .digest('hex')
    .slice(0, 16);
  writeFileSync(join(place, folder, 'cases.csv'), month(3));
  await expect(take()).rejects.toMatchObject({ code: 'source.error.inboxChanged' });
});

test('files that a later delivery replaced and a sweep removed are made again only when they are needed', async () => {
  const { put, poolFolder, take } = box(
    cases('cases-*.csv', { tables: [{ ...cases('x').tables[0], repeat: 'last' }] }),
  );
  put('cases-1.csv', `${month(1)}2025-02-15,2\n`);
  const first = await take();
  put('cases-2.csv', month(1, 8));
  const second = await take();
  const swept = first.files.filter(({ path }) => !second.files.some((file) => file.path === path));
  expect(swept.length).toBe(1);
  for (const { path } of swept) rmSync(join(poolFolder, path));
  expect(await take()).toEqual(second);
  put('cases-2.csv', month(1, 9));
  const third = await take();
  expect(third.deliveries.map(({ accepted, merged }) => [accepted, merged])).toEqual([
    [1, 1],
    [1, 0],
  ]);
  put('cases-2.csv', month(1, 8));
  expect(await take()).toEqual(second);
});
