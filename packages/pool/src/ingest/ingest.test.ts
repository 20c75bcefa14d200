import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SourceContract, sourceContract } from '@junheng/engine/source';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openPool } from '../reader/open-pool.ts';
import { ingest } from './ingest.ts';
import type { IngestOptions } from './options.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-ingest-'));
afterAll(() => rmSync(root, { recursive: true }));
let boxes = 0;

const say = { zh: '规则', en: 'rule' };
function contract(
  source: string,
  columns: string[],
  tables: unknown[],
  more: Record<string, unknown> = {},
): SourceContract {
  return sourceContract.parse({
    source,
    version: '1',
    names: say,
    owner: 'x',
    purpose: say,
    file: `${source}.csv`,
    format: { kind: 'csv' },
    columns,
    tables,
    ...more,
  });
}
const counties = contract(
  'counties',
  ['id', 'name'],
  [{ table: 'region', fields: { region_id: 'id', level: { const: 'county' }, name: 'name' }, key: ['region_id'] }],
);
const hospitals = contract(
  'hospitals',
  ['id', 'name', 'county', 'beds', 'icu'],
  [
    {
      table: 'facility',
      fields: {
        facility_id: 'id',
        name: 'name',
        kind: { const: 'general' },
        region_id: { lookup: 'county', table: 'region', match: 'name', give: 'region_id' },
      },
      key: ['facility_id'],
    },
    {
      table: 'resource',
      turn: [
        { column: 'beds', set: { type_code: 'bed' } },
        { column: 'icu', set: { type_code: 'icu_bed' } },
      ],
      fields: {
        place_id: 'id',
        class: { const: 'space' },
        quantity: 'value',
        unit: { const: 'bed' },
        state: { const: 'staffed' },
      },
      key: ['place_id', 'type_code'],
    },
  ],
  { rules: [{ id: 'icu-within', should: { le: ['icu', 'beds'] }, field: 'icu', say }] },
);
const countyRows = 'id,name\nc1,La Salle\nc2,Cook\n';
const hospitalRows = [
  'id,name,county,beds,icu',
  'h1,North,LA SALLE,100,10', //   accepted: 1 facility, 2 resources
  'h2,"South, old",Cook,,', //     accepted: beds are unknown, no resource
  'h1,North again,Cook,100,', //   merged: facility and bed are there already
  'h3,East,Nowhere,5,1', //        quarantined: no such county
  'h4,West,Cook,12x,', //          quarantined: no number
  'h5,Hill,Cook,4,9', //           accepted with a flag
  'h1,North,Cook,,7', //           merged: facility and ICU beds are there already
  'h2,South,Cook,3,', //           accepted in part: the facility is there, its beds are new
  'h6,Dale,Cook,5', //             quarantined: a field is missing
  '',
].join('\n');

/** A folder with deliveries, and how to take them in. */
function box(files: Record<string, string>, contracts: readonly SourceContract[] = [counties, hospitals]) {
  const folder = join(root, String(++boxes));
  mkdirSync(folder);
  const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
  for (const [name, text] of Object.entries(files)) put(name, text);
  const poolFolder = join(folder, 'pool');
  const take = (more: Partial<IngestOptions> = {}) =>
    ingest({ regionId: 'r', contracts, regionFolder: folder, dataFolder: folder, poolFolder, threads: 1, ...more });
  return { folder, poolFolder, put, take };
}
const sumsOf = (files: readonly { path: string; sha256: string }[]) => files.map(({ path, sha256 }) => [path, sha256]);

test('two sources, worked by hand: accepted, merged, quarantined, flagged, looked up', async () => {
  const { poolFolder, take } = box({ 'counties.csv': countyRows, 'hospitals.csv': hospitalRows });
  const snapshot = await take();
  const [, delivery] = snapshot.deliveries;
  expect(delivery).toMatchObject({
    source_id: 'hospitals',
    read: 9,
    accepted: 4,
    merged: 2,
    quarantined: 3,
    flagged: 1,
    encoding: 'utf-8',
    tables: [
      { table: 'facility', rows: 3 },
      { table: 'resource', rows: 5 },
    ],
  });
  expect(delivery?.rules.map(({ rule, kept_out, rows }) => [rule, kept_out, rows])).toEqual([
    ['field_count', true, 1],
    ['icu-within', false, 1],
    ['not_a_number/beds', true, 1],
    ['not_found/county', true, 1],
  ]);
  expect(delivery?.accuracy).toBeCloseTo(5 / 9);
  const pool = await openPool(poolFolder, snapshot, { threads: 1 });
  expect((await pool.readTable('facility')).map((row) => [row.facility_id, row.name, row.region_id])).toEqual([
    ['h1', 'North', 'c1'],
    ['h2', 'South, old', 'c2'],
    ['h5', 'Hill', 'c2'],
  ]);
  expect((await pool.readTable('resource')).map((row) => [row.place_id, row.type_code, row.quantity])).toEqual([
    ['h1', 'bed', 100],
    ['h1', 'icu_bed', 10],
    ['h5', 'bed', 4],
    ['h5', 'icu_bed', 9],
    ['h2', 'bed', 3],
  ]);
  const { rows, total } = await pool.readQuarantine({ source_id: 'hospitals' });
  expect(total).toBe(3);
  expect(rows[0]).toMatchObject({
    file: 'hospitals.csv',
    line: 5,
    row_no: 4,
    rule: 'not_found/county',
    field: 'county',
    value: 'Nowhere',
    say: { zh: '“county”的值“Nowhere”在已读入的表中找不到。' },
    row: { id: 'h3', name: 'East', county: 'Nowhere', beds: '5', icu: '1' },
  });
  expect((await pool.readQuarantine({ search: 'DALE' })).rows.map(({ line }) => line)).toEqual([10]);
  expect((await pool.readQuarantine({ rule: 'not_a_number/beds' }, { limit: 1, offset: 1 })).rows).toEqual([]);
  const flagged = await pool.readRows({ table: 'resource', where: [{ column: 'quality', op: 'is_not_null' }] });
  expect(flagged.total).toBe(2);
  expect(flagged.rows[0]?.slice(-5)).toEqual(['hospitals', delivery?.delivery_id, 6, 2, 'icu-within']);
  pool.close();
});

test('the delivery is kept as it came, with its checksum; the snapshot lists files with theirs', async () => {
  const { poolFolder, take } = box({ 'counties.csv': countyRows, 'hospitals.csv': hospitalRows });
  const snapshot = await take();
  const raw = join(poolFolder, 'raw', 'hospitals', snapshot.deliveries[1]?.delivery_id ?? '');
  expect(readFileSync(join(raw, 'hospitals.csv'), 'utf8')).toBe(hospitalRows);
  expect(JSON.parse(readFileSync(join(raw, 'delivery.json'), 'utf8'))).toMatchObject({
    sha256: createHash('sha256').update(hospitalRows).digest('hex'),
    contract: { source: 'hospitals' },
  });
  for (const { path, bytes, sha256 } of snapshot.files) {
    const content = readFileSync(join(poolFolder, path));
    expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256]);
  }
  expect(snapshot.files.map(({ table, rows }) => [table, rows])).toEqual([
    ['region', 2],
    ['merged', 5],
    ['quarantine', 3],
    ['facility', 3],
    ['resource', 5],
  ]);
  expect(readdirSync(poolFolder).sort()).toEqual(['deliveries', 'merged', 'quarantine', 'raw', 'standard']);
});

test('what is unchanged is found; what changed is read again, with all that rests on it', async () => {
  const { poolFolder, put, take } = box({ 'counties.csv': countyRows, 'hospitals.csv': hospitalRows });
  const first = await take();
  const progress: number[] = [];
  expect(await take({ onProgress: ({ share }) => progress.push(share) })).toEqual(first);
  expect(progress.at(-1)).toBe(1);
  put('counties.csv', `${countyRows}c3,Nowhere\n`);
  const second = await take();
  expect(second.deliveries[1]).toMatchObject({ read: 9, accepted: 5, merged: 2, quarantined: 2 });
  expect(second.deliveries[1]?.delivery_id).toBe(first.deliveries[1]?.delivery_id);
  put('counties.csv', countyRows);
  expect(await take()).toEqual(first);
  rmSync(join(poolFolder, first.files.find(({ table }) => table === 'facility')?.path ?? ''));
  expect(await take()).toEqual(first);
});

test('a key that an earlier source gave already: the later row is merged into it', async () => {
  const again = contract('more', ['id', 'name'], counties.tables as unknown[]);
  const { take } = box({ 'counties.csv': countyRows, 'more.csv': 'id,name\nc2,Cook\nc3,Lake\n' }, [counties, again]);
  const snapshot = await take();
  expect(snapshot.deliveries[1]).toMatchObject({ read: 2, accepted: 1, merged: 1 });
});

test('a file beside the contracts, an optional one that is absent, gaps, the last day', async () => {
  const flu = contract(
    'flu',
    ['day', 'n'],
    [
      {
        table: 'surveillance',
        fields: { region_id: { const: 'r' }, date: 'day', condition_code: { const: 'flu' }, cases: 'n' },
        key: ['date'],
      },
    ],
    { file: 'region:facts.csv', gaps: [{ place_id: 'c9', reason: say }] },
  );
  const none = contract('none', ['id', 'name'], counties.tables as unknown[], { optional: true });
  const { take } = box({ 'facts.csv': 'day,n\n2024/3/9,5\n2024-12-31,1\n2024-02-01,2\n' }, [flu, none]);
  expect(await take()).toMatchObject({
    absent: ['none'],
    gaps: [{ place_id: 'c9', source_id: 'flu' }],
    lastDay: '2024-12-31',
  });
  const missing = box({}, [flu]);
  await expect(missing.take()).rejects.toMatchObject({ code: 'source.error.fileMissing', params: { source: 'flu' } });
});

test('a contract that does not fit, and one that asks for a key that is not there, are refused before anything is read', async () => {
  const wrong = contract('wrong', ['id'], [{ table: 'nothing', fields: { a: 'id' }, key: ['a'] }]);
  await expect(box({}, [wrong]).take()).rejects.toMatchObject({ code: 'source.error.contract.unknown_table' });
  const sealed = contract(
    'sealed',
    ['id'],
    [{ table: 'person', fields: { person_key: { pseudonym: ['id'] } }, key: ['person_key'] }],
  );
  const { take } = box({ 'sealed.csv': 'id\np1\np1\np2\n' }, [sealed]);
  await expect(take()).rejects.toMatchObject({ code: 'source.error.keyMissing' });
  const [one, same, other] = [
    await take({ personKey: Buffer.from('k'.repeat(32)) }),
    await take({ personKey: Buffer.from('k'.repeat(32)) }),
    await take({ personKey: Buffer.from('q'.repeat(32)) }),
  ];
  expect(one.deliveries[0]).toMatchObject({ accepted: 2, merged: 1 });
  expect(same.id).toBe(one.id);
  expect(other.id).not.toBe(one.id);
});

/** Encounters of two years, as a stream of text would hold them. */
function stays(rows: number): string {
  const lines = ['id,facility,from,to,name'];
  for (let i = 0; i < rows; i++) {
    const day = (n: number) => new Date(Date.UTC(2023, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
    const from = Math.floor((i * 725) / rows);
    lines.push(
      `v${i},h${(i * 7919) % 260},${day(from)},${day(from + ((i * 31) % 9))},${i % 1000 === 0 ? '"a ""b"",\nc"' : '甲'}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
const encounters = contract(
  'stays',
  ['id', 'facility', 'from', 'to', 'name'],
  [
    {
      table: 'encounter',
      fields: {
        encounter_id: 'id',
        facility_id: 'facility',
        service_code: { const: 'im' },
        class: { const: 'inpatient' },
        start: 'from',
        end: 'to',
        disposition: 'name',
      },
      key: ['encounter_id'],
    },
  ],
);

test('the same bytes on one thread and on two; years apart', async () => {
  const text = stays(140_000);
  const [one, two] = [box({ 'stays.csv': text }, [encounters]), box({ 'stays.csv': text }, [encounters])];
  const [first, second] = [await one.take({ threads: 1 }), await two.take({ threads: 2, memoryLimit: '500MB' })];
  expect(sumsOf(second.files)).toEqual(sumsOf(first.files));
  expect(second.id).toBe(first.id);
  expect(first.files.map(({ path }) => path.split('/').slice(0, 3).join('/'))).toEqual([
    'standard/encounter/2023',
    'standard/encounter/2024',
  ]);
  expect(first.files.reduce((sum, { rows }) => sum + rows, 0)).toBe(140_000);
  const pool = await openPool(one.poolFolder, first);
  expect(
    await pool.countRows({ table: 'encounter', where: [{ column: 'disposition', op: 'eq', value: 'a "b",\nc' }] }),
  ).toBe(140);
  pool.close();
});

test('stopped in the middle: the reason is thrown, nothing half-written stays, and the next run is whole', async () => {
  const { poolFolder, take } = box({ 'counties.csv': countyRows, 'stays.csv': stays(60_000) }, [counties, encounters]);
  const stop = new AbortController();
  const stopped = take({
    signal: stop.signal,
    onProgress: ({ source_id }) => source_id === 'stays' && stop.abort(new Error('Ctrl-C')),
  });
  await expect(stopped).rejects.toThrow('Ctrl-C');
  expect(existsSync(join(poolFolder, 'standard', 'encounter'))).toBe(false);
  expect(existsSync(join(poolFolder, 'staging'))).toBe(false);
  expect((await take()).deliveries[1]).toMatchObject({ accepted: 60_000 });
});

test('any rows: read = accepted + merged + quarantined, and rows of the table are the keys that were accepted', async () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'h1', 'h2', '5', '-1', 'x', 'La Salle', '\u0000', '"', 'a\nb', ','),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  );
  const quoted = (text: string) => `"${text.replaceAll('"', '""').replaceAll('\r', ' ')}"`;
  const rows = fc.array(fc.array(cell, { minLength: 4, maxLength: 6 }), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(rows, async (table) => {
      const text = `id,name,county,beds,icu\n${table.map((row) => row.map(quoted).join(',')).join('\n')}\n`;
      const { poolFolder, take } = box({ 'counties.csv': countyRows, 'hospitals.csv': text });
      const snapshot = await take();
      const { read, accepted, merged, quarantined } = snapshot.deliveries[1] ?? {};
      expect(read).toBe(table.length);
      expect((accepted ?? 0) + (merged ?? 0) + (quarantined ?? 0)).toBe(read);
      const pool = await openPool(poolFolder, snapshot, { threads: 1 });
      expect((await pool.readQuarantine()).total).toBe(quarantined);
      const ids = (await pool.readTable('facility')).map(({ facility_id }) => facility_id);
      expect(new Set(ids).size).toBe(ids.length);
      pool.close();
    }),
    { numRuns: 15 },
  );
});
