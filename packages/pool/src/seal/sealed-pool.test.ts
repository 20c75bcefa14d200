import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesPeople, sealedRow, sourceContract } from '@junheng/engine/source';
import { afterAll, expect, test } from 'vitest';
import { readReceipts, receivedFile } from '../inbox/read-receipts.ts';
import { receive } from '../inbox/receive.ts';
import { repairRows } from '../inbox/repair-rows.ts';
import { ingest } from '../ingest/ingest.ts';
import { findRaw } from '../ingest/keep.ts';
import type { IngestOptions } from '../ingest/options.ts';
import { openPool } from '../reader/open-pool.ts';
import { writeWhole } from '../write-whole.ts';
import { findTexts } from './find-texts.ts';
import { sealKeys } from './keys.ts';
import { readSealed } from './open-file.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-sealed-'));
afterAll(() => rmSync(root, { recursive: true }));
const personKey = new Uint8Array(32).fill(9);
const keys = sealKeys(personKey);
const say = { zh: '规则', en: 'rule' };
const made = (source: string, columns: string[], fields: Record<string, unknown>, table: string, more = {}) =>
  sourceContract.parse({
    source,
    version: '1',
    names: say,
    owner: 'x',
    purpose: say,
    file: `${source}-*.csv`,
    format: { kind: 'csv' },
    columns,
    tables: [{ table, fields, key: [Object.keys(fields)[0]] }],
    ...more,
  });
const fixed = { facility_id: { const: 'h' }, service_code: { const: 'im' }, class: { const: 'outpatient' } };
const complaint = { classify: 'complaint', at_least: 0.6, dictionary: { entries: [{ code: 'R50', terms: ['发热'] }] } };
const visits = made(
  'visits',
  ['id', 'card', 'name', 'day', 'complaint'],
  {
    encounter_id: 'id',
    person_key: { pseudonym: ['card'] },
    start: 'day',
    diagnosis_code: complaint,
    ...fixed,
  },
  'encounter',
);
/** Names people and makes no pseudonym. */
const notes = made(
  'notes',
  ['id', 'about', 'beds'],
  { facility_id: 'id', name: { const: 'x' }, kind: { const: 'general' } },
  'facility',
  {
    classification: 'personal',
    rules: [{ id: 'beds', must: { ne: ['beds', { const: 'many' }] }, field: 'about', say }],
  },
);
const open = made('areas', ['id', 'name'], { region_id: 'id', name: 'name', level: { const: 'county' } }, 'region');
const contracts = [open, notes, visits];
/** What names anybody, and what does not. */
const names = ['王芳', '李小龙', '44010219800101', '13800138000', '张三住在南山', '张三'];
const data: Record<string, string> = {
  'areas-1.csv': 'id,name\na1,南山区\na2,\n',
  'notes-1.csv': 'id,about,beds\nf1,张三住在南山,many\nf2,nobody,3\n',
  'visits-1.csv': `id,card,name,day,complaint\nv1,44010219800101,王芳,2025-01-01,发热\nv2,4402,李小龙,never 13800138000,发热\nv3,4403,李小龙,2025-01-03,张三说头晕\n`,
};

function box() {
  const folder = mkdtempSync(join(root, 'b-'));
  const poolFolder = join(folder, 'pool');
  mkdirSync(join(folder, 'data'));
  for (const [name, text] of Object.entries(data)) writeFileSync(join(folder, 'data', name), text);
  const take = (more: Partial<IngestOptions> = {}) =>
    ingest({
      regionId: 'r',
      contracts,
      regionFolder: folder,
      dataFolder: join(folder, 'data'),
      poolFolder,
      personKey,
      threads: 1,
      ...more,
    });
  const send = (file: string, text: string, key: Uint8Array | undefined = personKey) => {
    const content = (async function* () {
      yield Buffer.from(text);
    })();
    const sent = { poolFolder, source: 'visits', file, content, arrivedAt: '2025-02-01T00:00:00Z' } as const;
    return receive({ ...sent, cameBy: 'upload', personKey: key });
  };
  return { folder, poolFolder, take, send };
}
const second = 'id,card,name,day,complaint\nv4,4404,王芳,2025-01-04,发热\nv5,4405,王芳,soon,发热\n';

test('a contract names people when it says so or makes pseudonyms', () => {
  expect([open, notes, visits].map(namesPeople)).toEqual([false, true, true]);
});

test('nothing in the folder of a pool names anybody to whoever finds it; with the key all is there', async () => {
  const { poolFolder, take, send } = box();
  const receipt = await send('visits-2.csv', second);
  const snapshot = await take();
  expect(await findTexts(poolFolder, names)).toEqual([]);
  const seen = await findTexts(poolFolder, names, keys);
  expect(seen.map((path) => path.split('/')[0]).sort()).toEqual(
    ['inbox', 'quarantine', 'quarantine', 'quarantine', 'raw', 'raw', 'raw', 'review'].sort(),
  );
  expect(await findTexts(poolFolder, ['南山区'])).toHaveLength(2);
  expect(receipt).toMatchObject({ sealed: true, bytes: Buffer.byteLength(second) });
  expect(snapshot.deliveries.map(({ read, accepted, quarantined }) => [read, accepted, quarantined])).toEqual([
    [2, 1, 1],
    [2, 1, 1],
    [3, 2, 1],
    [2, 1, 1],
  ]);
  expect(snapshot.deliveries.map(({ bytes }) => bytes)).toEqual(
    [data['areas-1.csv'], data['notes-1.csv'], data['visits-1.csv'], second].map((text) =>
      Buffer.byteLength(text ?? ''),
    ),
  );
});

test('same input, same bytes; what was read is found; a run from raw gives the same snapshot', async () => {
  const [one, two] = [box(), box()];
  for (const { send } of [one, two]) await send('visits-2.csv', second);
  const first = await one.take();
  expect(await two.take({ threads: 2 })).toEqual(first);
  expect(await one.take()).toEqual(first);
  expect(await one.take({ replay: { snapshot: first } })).toEqual(first);
  const { delivery_id: id } = first.deliveries[2] ?? { delivery_id: '' };
  const [raw, same] = [one, two].map(({ poolFolder }) => findRaw(poolFolder, 'visits', id)?.path ?? '');
  expect(readFileSync(raw ?? '').equals(readFileSync(same ?? ''))).toBe(true);
  expect(raw?.endsWith('/visits-1.csv.sealed')).toBe(true);
});

test('rows in quarantine and texts for review are read and searched with the key, and shown as sealed without', async () => {
  const { poolFolder, take } = box();
  const snapshot = await take();
  const pool = await openPool(poolFolder, snapshot, { threads: 1, personKey, clickhouse: null });
  const held = await pool.readQuarantine();
  expect(held.total).toBe(3);
  expect(held.rows.map(({ row, value, sealed }) => [row.name ?? row.about, value, sealed])).toEqual([
    ['', null, undefined],
    ['张三住在南山', '张三住在南山', undefined],
    ['李小龙', 'never 13800138000', undefined],
  ]);
  expect(held.rows[2]?.say.en).toContain('never 13800138000');
  for (const [search, total] of [
    ['小龙', 1],
    ['NEVER', 1],
    ['a2', 1],
    ['nobody at all', 0],
    ['4', 1],
  ] as const) {
    const found = await pool.readQuarantine({ search });
    expect([search, found.total, found.rows.length]).toEqual([search, total, total]);
  }
  expect((await pool.readQuarantine({ search: 'e' }, { offset: 1, limit: 1 })).rows).toHaveLength(1);
  expect((await pool.readReview()).rows.map(({ text, rows }) => [text, rows])).toEqual([['张三说头晕', 1]]);
  pool.close();
  for (const key of [undefined, new Uint8Array(32).fill(1)]) {
    const closed = await openPool(poolFolder, snapshot, { threads: 1, personKey: key, clickhouse: null });
    const { rows, total } = await closed.readQuarantine({ source_id: 'visits' });
    expect([rows.length, total]).toEqual([1, 1]);
    expect(rows[0]).toMatchObject({ value: null, row: {}, say: sealedRow, sealed: true });
    expect((await closed.readQuarantine({ search: '小龙' })).total).toBe(0);
    expect((await closed.readReview()).rows).toMatchObject([{ text: '········', sealed: true }]);
    const repair = { delivery_id: rows[0]?.delivery_id ?? '', row_no: 2, cells: { day: '2025-01-02' } };
    const said = { poolFolder, contracts, by: 'x', reason: 'y', arrivedAt: '2025-02-02T00:00:00Z' };
    await expect(repairRows([repair], { ...said, pool: closed })).rejects.toMatchObject({
      code: 'pool.error.sealedRow',
    });
    closed.close();
  }
});

test('a repaired row comes in through a sealed inbox, and leaves the quarantine', async () => {
  const { poolFolder, take } = box();
  const before = await take();
  const pool = await openPool(poolFolder, before, { threads: 1, personKey, clickhouse: null });
  const [row] = (await pool.readQuarantine({ source_id: 'visits' })).rows;
  const repair = { delivery_id: row?.delivery_id ?? '', row_no: 2, cells: { day: '2025-01-02' } };
  const said = { poolFolder, pool, contracts, personKey, by: 'x', reason: 'y', arrivedAt: '2025-02-02T00:00:00Z' };
  await repairRows([repair], said);
  pool.close();
  expect(await findTexts(poolFolder, names)).toEqual([]);
  const after = await take();
  expect(after.deliveries.at(-1)).toMatchObject({ read: 1, accepted: 1 });
  const now = await openPool(poolFolder, after, { threads: 1, personKey, clickhouse: null });
  expect((await now.readQuarantine({ source_id: 'visits' })).total).toBe(0);
  now.close();
});

test('another key, and none: told, and nothing is lost', async () => {
  const { poolFolder, take, send } = box();
  await send('visits-2.csv', second);
  const snapshot = await take();
  const other = { personKey: new Uint8Array(32).fill(1) };
  await expect(take(other)).rejects.toMatchObject({ code: 'pool.error.sealedOtherKey' });
  await expect(take({ ...other, replay: { snapshot } })).rejects.toMatchObject({ code: 'pool.error.sealedOtherKey' });
  await expect(take({ personKey: undefined })).rejects.toMatchObject({ code: 'source.error.sealKeyMissing' });
  expect(await take()).toEqual(snapshot);
  const path = receivedFile(poolFolder, readReceipts(poolFolder, 'visits')[0] ?? (await send('x.csv', second)));
  const bytes = readFileSync(path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(path, bytes);
  await expect(take()).rejects.toMatchObject({ code: 'pool.error.sealedBroken', params: { file: path } });
});

test('what an older pool keeps open is sealed by the next run, also when sealing was cut off', async () => {
  const { poolFolder, take, send } = box();
  const receipt = await send('visits-2.csv', second);
  const snapshot = await take();
  const unseal = async (folder: string, record: string, file: string, keepSealed: boolean) => {
    const sealed = join(folder, `${file}.sealed`);
    const pieces: Buffer[] = [];
    for await (const piece of readSealed(sealed, keys)) pieces.push(piece);
    writeFileSync(join(folder, file), Buffer.concat(pieces));
    if (keepSealed) return;
    rmSync(sealed);
    const { sealed: _, ...rest } = JSON.parse(readFileSync(join(folder, record), 'utf8'));
    writeWhole(join(folder, record), JSON.stringify(record === 'delivery.json' ? { ...rest, file } : rest));
  };
  const inbox = join(poolFolder, 'inbox', 'visits', receipt.receipt);
  const raw = (at: number) => join(poolFolder, 'raw', 'visits', snapshot.deliveries[at]?.delivery_id ?? '');
  await unseal(inbox, 'receipt.json', 'visits-2.csv', false);
  await unseal(raw(2), 'delivery.json', 'visits-1.csv', false);
  await unseal(raw(3), 'delivery.json', 'visits-2.csv', true);
  mkdirSync(join(poolFolder, 'extracts/visits'), { recursive: true });
  writeFileSync(join(poolFolder, 'extracts/visits/answer.csv'), data['visits-1.csv'] ?? '');
  expect(await findTexts(poolFolder, names)).toHaveLength(4);
  expect(await take()).toEqual(snapshot);
  expect(await findTexts(poolFolder, names)).toEqual([]);
  expect(await take({ replay: { snapshot } })).toEqual(snapshot);
});

test('what a killed process left open is swept by the next run', async () => {
  const { folder, poolFolder, take } = box();
  await take();
  for (const left of ['staging/visits-x', 'opened/999999999.1.x', 'staging/extracts/visits']) {
    mkdirSync(join(poolFolder, left), { recursive: true });
    copyFileSync(join(folder, 'data', 'visits-1.csv'), join(poolFolder, left, 'piece.csv'));
  }
  expect(await findTexts(poolFolder, names)).toHaveLength(3);
  await take();
  expect(await findTexts(poolFolder, names)).toEqual([]);
  expect(existsSync(join(poolFolder, 'staging'))).toBe(false);
  expect(readdirSync(join(poolFolder, 'opened'))).toEqual([]);
});
