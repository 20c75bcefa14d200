import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPool, type Snapshot } from '@junheng/pool';
import { type ClickHouseOptions, clickHouseEngine, seenTable } from '@junheng/pool/sql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installChdb, startChdb } from './chdb-server.ts';
import { compareEngines } from './compare.ts';
import { makePool } from './data.ts';
import { startObjectStore } from './object-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-chdb-'));
let server: Awaited<ReturnType<typeof startChdb>>;
let snapshot: Snapshot;
let asked: ClickHouseOptions;

beforeAll(async () => {
  const missing = installChdb();
  if (missing !== undefined) throw new Error(missing);
  server = await startChdb();
  const files = await makePool(folder, 40);
  snapshot = { id: 's', files, deliveries: [], absent: [], gaps: [], lastDay: null };
  asked = { url: server.url, root: folder, prefix: `${folder}/`, place: { kind: 'file' }, timeoutSeconds: 60 };
}, 300_000);
afterAll(() => {
  server.stop();
  rmSync(folder, { recursive: true });
});

test('every statement gives the same on DuckDB and on ClickHouse', async () => {
  const { differences, asked: answers, withRows } = await compareEngines(60);
  expect(differences.slice(0, 5)).toEqual([]);
  expect(differences.length).toBe(0);
  expect(withRows).toBeGreaterThan(answers / 2);
}, 240_000);

test('a reader gives the same pages, tables and counts, whichever engine it asks', async () => {
  const readers = await Promise.all([
    openPool(folder, snapshot, { clickhouse: null }),
    openPool(folder, snapshot, { clickhouse: asked }),
  ]);
  const [here, there] = await Promise.all(
    readers.map(async (reader) => ({
      money: await reader.readRows({ table: 'claim', where: [{ column: 'total', op: 'gt', value: 10 }] }),
      held: await reader.readQuarantine({ search: '中' }, { limit: 5 }),
      days: await reader.contactsByDay({ class: 'inpatient', by: 'facility' }),
    })),
  );
  expect(there).toEqual(here);
  expect(here?.money.rows.length).toBeGreaterThan(0);
  for (const reader of readers) reader.close();
});

test('ClickHouse: on a cluster every node reads its share of the files', () => {
  const place = { kind: 's3Cluster', cluster: 'all', collection: 'pool' } as const;
  const files = snapshot.files.filter(({ table }) => table === 'zone');
  expect(seenTable('zone', folder, { files }, { ...asked, prefix: 'data/', place }).from).toMatch(
    /^SELECT \* FROM s3Cluster\('all', pool, filename = 'data\/\{standard\/zone\/s1-zone.parquet,standard\/zone\/s2-zone.parquet\}', format = 'Parquet', structure = '"zone_id" Nullable\(String\)/,
  );
});

test('ClickHouse: a file that it does not see, a folder outside, a wrong address: a clear refusal', async () => {
  const recipe = { table: 'region', where: [] };
  const ask = async (files: Snapshot['files'], options: ClickHouseOptions) => {
    const reader = await openPool(folder, { ...snapshot, files }, { clickhouse: options });
    return reader.countRows(recipe).finally(() => reader.close());
  };
  mkdirSync(join(folder, 'elsewhere'), { recursive: true });
  const short = snapshot.files.map((file) => (file.table === 'region' ? { ...file, rows: file.rows + 1 } : file));
  await expect(ask(short, asked)).rejects.toMatchObject({
    code: 'connection.error.clickhouseRows',
    params: { table: 'region', rows: 82, there: 80, files: 2 },
  });
  await expect(ask(snapshot.files, { ...asked, root: join(folder, 'elsewhere') })).rejects.toMatchObject({
    code: 'connection.error.clickhouseOutside',
  });
  const secret = asked.url.replace('http://', 'http://reader:s3cret@').replace(/\d+$/, '1');
  const refused = await ask(snapshot.files, { ...asked, url: secret }).catch((error: Error) => error);
  expect(refused).toMatchObject({ code: 'connection.error.clickhouse' });
  expect(JSON.stringify(refused) + String(refused)).not.toContain('s3cret');
});

test('ClickHouse: the same out of an object store, by a named collection; a file that is not there is told', async () => {
  const store = await startObjectStore(folder);
  const keys = "access_key_id = 'reader', secret_access_key = 'key'";
  const made = await fetch(server.url, {
    method: 'POST',
    body: `CREATE NAMED COLLECTION pool AS url = '${store.url}', ${keys}`,
  });
  expect(made.status).toBe(200);
  const inStore: ClickHouseOptions = { ...asked, prefix: '', place: { kind: 's3', collection: 'pool' } };
  const use = async (options: ClickHouseOptions | null, files = snapshot.files) => {
    const reader = await openPool(folder, { ...snapshot, files }, { clickhouse: options });
    return reader
      .useByFacility({ class: 'inpatient', from: '1900-01-01', to: '2299-12-31' })
      .finally(() => reader.close());
  };
  try {
    const there = await use(inStore);
    expect(there.length).toBeGreaterThan(0);
    expect(there).toEqual(await use(null));
    expect(store.asked.some((one) => one.endsWith('s1-encounter.parquet'))).toBe(true);
    expect(store.asked.some((one) => one.includes('s1-claim'))).toBe(false);
    rmSync(join(folder, 'standard/encounter/s2-encounter.parquet'));
    await expect(
      clickHouseEngine(folder, snapshot, inStore).then((engine) =>
        engine.ask({ sql: 'SELECT count(*) FROM encounter', values: [] }),
      ),
    ).rejects.toMatchObject({ code: 'connection.error.clickhouse' });
  } finally {
    store.stop();
  }
});
