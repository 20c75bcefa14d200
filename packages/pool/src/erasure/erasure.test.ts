import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceContract } from '@junheng/engine/source';
import { afterAll, expect, test } from 'vitest';
import { manifestCatalogue } from '../catalogue/manifest.ts';
import { receive } from '../inbox/receive.ts';
import { ingest } from '../ingest/ingest.ts';
import { pseudonyms } from '../ingest/pseudonyms.ts';
import { openPool } from '../reader/open-pool.ts';
import { refreshRollups } from '../rollup/refresh.ts';
import { cellSealer } from '../seal/cells.ts';
import { findTexts } from '../seal/find-texts.ts';
import { sealKeys } from '../seal/keys.ts';
import type { Snapshot } from '../spi.ts';
import { openSession } from '../sql/session.ts';
import { erasePersons } from './erase-persons.ts';
import { readErasures, toErasureList } from './erasures.ts';
import { verifyErasures } from './verify-erasures.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-erasure-'));
afterAll(() => rmSync(root, { recursive: true }));
const personKey = Buffer.from('k'.repeat(32));
const seal = pseudonyms(personKey);
const say = { zh: '规则', en: 'rule' };
const contract = (source: string, columns: string[], tables: unknown[]) =>
  sourceContract.parse({
    source,
    version: '1',
    names: say,
    owner: 'x',
    purpose: say,
    classification: 'personal',
    file: `${source}-*.csv`,
    format: { kind: 'csv' },
    columns,
    tables,
  });
const contracts = [
  contract(
    'people',
    ['card', 'insurance'],
    [
      {
        table: 'person_link',
        fields: {
          person_key: { pseudonym: ['insurance'] },
          into_key: { pseudonym: ['card'] },
          method: { const: 'id' },
        },
        key: ['person_key'],
      },
    ],
  ),
  contract(
    'visits',
    ['id', 'card', 'name', 'day'],
    [
      {
        table: 'encounter',
        fields: {
          encounter_id: 'id',
          person_key: { pseudonym: ['card'] },
          facility_id: { const: 'h' },
          service_code: { const: 'im' },
          class: { const: 'outpatient' },
          start: 'day',
        },
        key: ['encounter_id'],
        repeat: 'last',
      },
    ],
  ),
  contract(
    'claims',
    ['claim', 'visit', 'total'],
    [
      {
        table: 'claim',
        fields: {
          claim_id: 'claim',
          encounter_id: 'visit',
          facility_id: { const: 'h' },
          fund_code: { const: 'f' },
          total: 'total',
          currency: { const: 'CNY' },
        },
        key: ['claim_id'],
      },
    ],
  ),
];
/** Ms Wang: identity card 4401, insurance number 990011. Everybody else stays. */
const files: Record<string, string> = {
  'people-1.csv': 'card,insurance\n4401,990011\n4402,990022\n',
  'visits-1.csv':
    'id,card,name,day\nv1,4401,王芳,2025-01-01\nv2,4402,Li,2025-01-02\nv3,4401,王芳,never\nv4,4403,Zhao,never\n',
  'visits-2.csv': 'id,card,name,day\nv1,4401,王芳,2025-01-09\nv5,4402,Li,2025-01-05\nv6,990011,王芳,2025-01-06,extra\n',
  'claims-1.csv': 'claim,visit,total\nc1,v1,10\nc2,v2,20\n',
};
const traces = ['4401', '990011', '王芳', 'v1', 'v3', seal('4401'), seal('990011')];

async function box() {
  const folder = mkdtempSync(join(root, 'b-'));
  const data = join(folder, 'data');
  const poolFolder = join(folder, 'pool');
  const recordFolders = [join(poolFolder, 'erasures'), join(folder, 'beside-key')];
  mkdirSync(data);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(data, name), text);
  const content = (async function* () {
    yield Buffer.from('id,card,name,day\nv7,4401,王芳,2025-01-07\nv8,4404,Sun,2025-01-08\n');
  })();
  const arrivedAt = '2025-02-01T00:00:00Z';
  const sent = { poolFolder, source: 'visits', file: 'visits-3.csv', content, arrivedAt } as const;
  await receive({ ...sent, cameBy: 'upload', personKey });
  const take = () =>
    ingest({
      regionId: 'r',
      contracts,
      regionFolder: data,
      dataFolder: data,
      poolFolder,
      personKey,
      threads: 1,
      erased: toErasureList(readErasures(recordFolders, personKey), personKey),
    });
  const catalogue = manifestCatalogue(folder);
  const publish = (snapshot: Snapshot, day: number) =>
    catalogue.publish(snapshot, { at: `2025-03-0${day}T00:00:00.000Z`, reason: 'run' });
  const shared = { poolFolder, catalogue, contracts, personKey, recordFolders };
  const erase = (at = '2025-04-01T00:00:00.000Z') =>
    erasePersons({ ...shared, persons: [seal('4401')], by: 'officer', reason: 'request 7', at, threads: 1 });
  return {
    folder,
    data,
    poolFolder,
    recordFolders,
    take,
    catalogue,
    publish,
    erase,
    verify: () => verifyErasures(shared),
  };
}

/** Every file of a pool in which one of the texts stands by itself, sealed ones opened. */
async function filesWith(poolFolder: string, texts: readonly string[]): Promise<readonly string[]> {
  const alone = texts.map((one) => new RegExp(`"${one}"|${one},|,${one}`));
  const found = await findTexts(poolFolder, alone, sealKeys(personKey));
  return found.filter((path) => !path.startsWith('erasures/'));
}

test('a person is gone from every file, of old snapshots too; totals balance; nobody comes back', async () => {
  const { folder, data, poolFolder, recordFolders, take, catalogue, publish, erase, verify } = await box();
  const newest = join(data, 'visits-2.csv');
  const moved = join(folder, 'visits-2.csv');
  cpSync(newest, moved);
  rmSync(newest);
  const old = await take();
  await publish(old, 1);
  cpSync(moved, newest);
  const before = await take();
  await publish(before, 2);
  const backup = join(folder, 'backup');
  cpSync(poolFolder, backup, { recursive: true });
  cpSync(join(folder, 'catalogue.json'), join(folder, 'backup.json'));
  cpSync(join(folder, 'snapshots'), join(folder, 'backup-snapshots'), { recursive: true });
  expect((await filesWith(poolFolder, traces)).length).toBeGreaterThan(8);

  const record = await erase();
  expect(record.person_keys).toEqual([seal('4401'), seal('990011')].sort());
  expect(record.snapshots.map(({ id }) => id).sort()).toEqual([old.id, before.id].sort());
  expect(record.deliveries.length).toBeGreaterThan(3);
  expect(await filesWith(poolFolder, traces)).toEqual([]);
  expect(await verify()).toMatchObject({ records: 1, persons: 2, findings: [] });

  for (const id of [old.id, before.id]) {
    const snapshot = await catalogue.findSnapshot(id);
    for (const { read, accepted, merged, quarantined } of snapshot?.deliveries ?? []) {
      expect(read).toBe(accepted + merged + quarantined);
    }
    const pool = await openPool(poolFolder, snapshot as Snapshot, { threads: 1, personKey });
    const visits = (await pool.readTable('encounter')).map(({ encounter_id }) => encounter_id);
    expect(visits).toEqual(id === old.id ? ['v2', 'v8'] : ['v2', 'v5', 'v8']);
    expect((await pool.readTable('claim')).map(({ claim_id }) => claim_id)).toEqual(['c2']);
    expect((await pool.readQuarantine()).rows.map(({ row }) => row.id)).toEqual(['v4']);
    pool.close();
  }

  // The senders' files still name her, and so does a backup of the pool: neither brings her back.
  const again = await take();
  expect(await filesWith(poolFolder, traces)).toEqual([]);
  expect(again.deliveries.map(({ read }) => read)).toEqual([1, 2, 1, 1, 1]);
  rmSync(poolFolder, { recursive: true });
  cpSync(backup, poolFolder, { recursive: true });
  cpSync(join(folder, 'backup.json'), join(folder, 'catalogue.json'));
  cpSync(join(folder, 'backup-snapshots'), join(folder, 'snapshots'), { recursive: true });
  expect(existsSync(recordFolders[0] ?? '')).toBe(false);
  const restored = { poolFolder, catalogue: manifestCatalogue(folder), contracts, personKey, recordFolders };
  expect((await verifyErasures(restored)).findings.length).toBeGreaterThan(8);
  await erasePersons({ ...restored, persons: [], by: 'restore', reason: 'restore', at: '2025-05-01T00:00:00.000Z' });
  expect(await filesWith(poolFolder, traces)).toEqual([]);
  expect((await verifyErasures(restored)).findings).toEqual([]);
});

test('a record that was changed, and a file that was, are told', async () => {
  const { poolFolder, recordFolders, take, publish, erase, verify, catalogue } = await box();
  await publish(await take(), 1);
  const { id } = await erase();
  const file = (await catalogue.findSnapshot())?.files[0]?.path ?? '';
  const content = readFileSync(join(poolFolder, file));
  writeFileSync(join(poolFolder, file), Buffer.concat([content, Buffer.from('x')]));
  const findings = await verify().catch((cause: unknown) => cause);
  expect(findings instanceof Error || (findings as { findings: unknown[] }).findings.length > 0).toBe(true);
  writeFileSync(join(poolFolder, file), content);
  const path = join(recordFolders[1] ?? '', `${id}.json`);
  writeFileSync(path, readFileSync(path, 'utf8').replace('request 7', 'request 8'));
  await expect(verify()).rejects.toMatchObject({ code: 'pool.error.erasureBroken', params: { file: path } });
});

test('counts of rows that are gone, and a delivery that was cut off on its way in, go too', async () => {
  const { poolFolder, take, publish, erase } = await box();
  const snapshot = await take();
  await publish(snapshot, 1);
  expect(await refreshRollups(poolFolder, snapshot, { least: 1, threads: 1 })).toBe(3);
  const cutOff = join(poolFolder, 'inbox', 'visits', '.staging-x');
  mkdirSync(cutOff);
  writeFileSync(join(cutOff, 'visits-4.csv'), 'id,card,name,day\nv9,4401,王芳,2025-01-09\n');
  await erase();
  const counts = readdirSync(join(poolFolder, 'rollups'), { recursive: true, withFileTypes: true });
  expect(counts.filter((entry) => entry.isFile())).toEqual([]);
  expect(existsSync(cutOff)).toBe(false);
});

test('what a killed process left open, and counts that nothing names, are told as left behind', async () => {
  const { poolFolder, take, publish, erase, verify } = await box();
  await publish(await take(), 1);
  await erase();
  const left = ['opened/999999999.1.x/visits-1.csv', 'rollups/x.parquet', 'staging/visits-x/piece.csv'];
  for (const file of left) {
    mkdirSync(join(poolFolder, file, '..'), { recursive: true });
    writeFileSync(join(poolFolder, file), 'v1,4401,王芳,2025-01-01');
  }
  const { findings } = await verify();
  expect([...findings].sort((a, b) => (a.file < b.file ? -1 : 1))).toEqual(
    left.map((file) => ({ file, what: 'left' })),
  );
});

test('a text that waits for a person and names somebody by number is found by the proof', async () => {
  const { poolFolder, take, publish, erase, verify } = await box();
  await publish(await take(), 1);
  await erase();
  const [visits] = readdirSync(join(poolFolder, 'raw', 'visits'));
  const cells = cellSealer(sealKeys(personKey));
  const session = await openSession({ threads: 1 });
  mkdirSync(join(poolFolder, 'review'), { recursive: true });
  const review = join(poolFolder, 'review', 'visits-x.parquet');
  const write = (text: string) =>
    session.run(
      `COPY (SELECT 'visits' AS source_id, '${visits}' AS delivery_id, 'name' AS field, '${cells.seal(text, 'review/visits/name')}' AS text) TO '${review}' (FORMAT parquet)`,
    );
  await write('头晕 4402');
  expect((await verify()).findings).toEqual([{ file: 'review/visits-x.parquet', what: 'left' }]);
  await write('与 4401 同住');
  expect((await verify()).findings.map(({ what }) => what).sort()).toEqual(['held', 'left']);
  session.close();
});
