import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runRegion } from '@junheng/flow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { folderRegions } from '../regions.ts';
import type { App } from '../routes/route.ts';

const home = mkdtempSync(join(tmpdir(), 'junheng-steward-'));
const folder = join(home, 'tiny');
const store = join(home, 'store');
let app: App;

beforeAll(async () => {
  cpSync(fileURLToPath(new URL('../../../../examples/regions/tiny', import.meta.url)), folder, { recursive: true });
  await runRegion({ folder, outRoot: join(store, 'regions'), seed: 1 });
  app = await createApp({ regions: folderRegions(store), writing: { loopback: true } });
});
afterAll(async () => {
  await app.close();
  rmSync(home, { recursive: true, force: true });
});

type Method = 'GET' | 'POST' | 'PUT';
async function ask(method: Method, path: string, body?: object, headers: Record<string, string> = {}) {
  const answer = await app.inject({
    method,
    url: `/api/regions/tiny${path}`,
    headers,
    ...(body ? { payload: body } : {}),
  });
  return { status: answer.statusCode, body: answer.json() };
}

async function runToItsEnd() {
  expect((await ask('POST', '/run')).status).toBe(202);
  for (let tries = 0; tries < 600; tries++) {
    const { body } = await ask('GET', '/run');
    if (body.state !== 'running') return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The run did not end.');
}

test('a contract is shown as it was written, tried on the newest delivery, and saved only from its own version', async () => {
  const { body } = await ask('GET', '/sources/hospitals/contract');
  expect(body).toMatchObject({ source: 'hospitals', version: '1', sample: 'hospitals.csv' });
  expect(body.yaml).toContain('names: { zh: 医疗机构与床位');
  const asItIs = await ask('POST', '/sources/hospitals/check', { yaml: body.yaml });
  expect(asItIs.body.check).toMatchObject({ seen: 5, accepted: 3, merged: 1, quarantined: 1, whole: true });
  const lenient = body.yaml.replace('must: { ge: [{ number: beds }, 0] }', 'should: { ge: [{ number: beds }, 0] }');
  expect((await ask('POST', '/sources/hospitals/check', { yaml: lenient })).body.check.rules).toMatchObject([
    { rule: 'negative_quantity', kept_out: true, rows: 1 },
  ]);
  const broken = body.yaml.replace('place_id: code', 'place_id: nothing');
  const { check, findings } = (await ask('POST', '/sources/hospitals/check', { yaml: broken })).body;
  expect(check).toBeNull();
  expect(findings).toMatchObject([
    { code: 'source.error.contract.unknown_column', at: expect.stringContaining('tables') },
  ]);
  expect(findings[0].title.zh).toContain('nothing');
  const raised = body.yaml.replace('version: "1"', 'version: "2"');
  expect((await ask('PUT', '/sources/hospitals/contract', { yaml: raised, version: '0' })).body.code).toBe(
    'contract_changed',
  );
  expect((await ask('PUT', '/sources/hospitals/contract', { yaml: broken, version: '1' })).status).toBe(422);
  const other = raised.replace('source: hospitals', 'source: clinics');
  expect((await ask('PUT', '/sources/hospitals/contract', { yaml: other, version: '1' })).body.code).toBe(
    'contract_renamed',
  );
  expect((await ask('PUT', '/sources/hospitals/contract', { yaml: raised, version: '1' })).body.version).toBe('2');
  expect(readFileSync(join(folder, 'sources/hospitals.yaml'), 'utf8')).toBe(raised);
  expect((await ask('GET', '/sources/nothing/contract')).body.code).toBe('unknown_source');
});

test('a row of the quarantine is previewed, repaired and taken in by the next run; the counts stay balanced', async () => {
  const held = await ask('GET', '/quarantine?source=hospitals');
  const [row] = held.body.rows;
  const repaired = { delivery_id: row.delivery_id, row_no: row.row_no, cells: { beds: '-3' } };
  const still = await ask('POST', '/quarantine/preview', { rows: [repaired] });
  expect(still.body.rows).toMatchObject([
    { status: 'quarantined', breaches: [{ rule: 'beds-not-negative', value: '-3' }, { rule: 'negative_quantity' }] },
  ]);
  const right = { ...repaired, cells: { beds: '30' } };
  const usable = await ask('POST', '/quarantine/preview', { rows: [right] });
  expect(usable.body.rows[0].status).toBe('usable');
  expect(usable.body.rows[0].made).toContainEqual(
    expect.objectContaining({ table: 'resource', values: expect.objectContaining({ quantity: 30, unit: 'bed' }) }),
  );
  const sent = await ask('POST', '/quarantine/repairs', { rows: [right], by: 'Li', reason: 'asked the hospital' });
  expect(sent.status).toBe(201);
  expect(await runToItsEnd()).toMatchObject({ state: 'done', problem: null });
  const after = await ask('GET', '/quarantine?source=hospitals');
  expect(after.body.total).toBe(held.body.total - 1);
  const source = (await ask('GET', '/artefacts/source')).body.value.detail.deliveries.filter(
    (one: { source_id: string }) => one.source_id === 'hospitals',
  );
  expect(source.map((one: { read: number; accepted: number }) => [one.read, one.accepted])).toEqual([
    [5, 3],
    [1, 1],
  ]);
  const again = await ask('POST', '/quarantine/repairs', { rows: [right], by: 'Li', reason: 'twice' });
  expect([again.status, again.body.code]).toEqual([422, 'source.error.notInQuarantine']);
});

test('a delivery that is sent is on disk when its receipt comes back; a name with a path is refused', async () => {
  const send = (file: string, payload: string) =>
    app.inject({
      method: 'POST',
      url: `/api/regions/tiny/sources/visits/deliveries?file=${encodeURIComponent(file)}`,
      headers: { 'content-type': 'application/octet-stream' },
      payload,
    });
  const content = readFileSync(join(folder, 'visits.csv'), 'utf8');
  const got = await send('visits.csv', content);
  expect(got.statusCode).toBe(201);
  const { receipt, bytes } = got.json();
  expect(bytes).toBe(Buffer.byteLength(content));
  expect(existsSync(join(store, 'regions/tiny/pool/inbox/visits', receipt, 'visits.csv'))).toBe(true);
  expect((await send('../visits.csv', content)).json().code).toBe('source.error.deliveryName');
  const form = await app.inject({
    method: 'POST',
    url: '/api/regions/tiny/sources/visits/deliveries?file=a.csv',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'a=1',
  });
  expect(form.statusCode).toBe(415);
});

test('a source that names people: what is sent is sealed on disk, tried all the same, and read by the next run', async () => {
  const path = join(folder, 'sources/visits.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^classification: .*$/m, 'classification: personal'));
  const content = readFileSync(join(folder, 'visits.csv'), 'utf8');
  const got = await app.inject({
    method: 'POST',
    url: '/api/regions/tiny/sources/visits/deliveries?file=visits.csv',
    headers: { 'content-type': 'application/octet-stream' },
    payload: content,
  });
  const { receipt } = got.json();
  const inbox = join(store, 'regions/tiny/pool/inbox/visits', receipt);
  expect(readdirSync(inbox).sort()).toEqual(['receipt.json', 'visits.csv.sealed']);
  expect(readFileSync(join(inbox, 'visits.csv.sealed')).includes(content.slice(0, 20))).toBe(false);
  const { yaml, sample } = (await ask('GET', '/sources/visits/contract')).body;
  expect(sample).toBe('visits.csv');
  const { check } = (await ask('POST', '/sources/visits/check', { yaml })).body;
  expect(check.seen).toBe(content.trim().split('\n').length - 1);
  expect(check.file).not.toContain('opened');
  expect(readdirSync(join(store, 'regions/tiny/pool/opened'))).toEqual([]);
  expect((await runToItsEnd()).state).toBe('done');
  const raw = join(store, 'regions/tiny/pool/raw/visits');
  const names = readdirSync(raw).flatMap((delivery) => readdirSync(join(raw, delivery)));
  expect(names).toContain('visits.csv.sealed');
  expect(names).not.toContain('visits.csv');
});

test('writing needs this machine or the token, and never a page of another site', async () => {
  const foreign = await ask('POST', '/run', undefined, { origin: 'https://elsewhere.example' });
  expect([foreign.status, foreign.body.code]).toEqual([403, 'foreign_origin']);
  for (const [writing, headers, wanted] of [
    [{ loopback: false }, {}, [403, 'read_only']],
    [undefined, {}, [403, 'read_only']],
    [{ loopback: false, token: 'secret' }, {}, [401, 'wrong_token']],
    [{ loopback: false, token: 'secret' }, { authorization: 'Bearer guess' }, [401, 'wrong_token']],
    [{ loopback: true, token: 'secret' }, {}, [401, 'wrong_token']],
  ] as const) {
    const other = await createApp({ regions: folderRegions(store), writing });
    for (const [method, url] of [
      ['POST', '/run'],
      ['POST', '/quarantine/repairs'],
      ['POST', '/quarantine/preview'],
      ['POST', '/sources/hospitals/check'],
      ['PUT', '/sources/hospitals/contract'],
    ] as const) {
      const row = { delivery_id: 'x', row_no: 1, cells: {} };
      const payload = { yaml: 'a', version: '1', rows: [row], by: 'x', reason: 'x' };
      const answer = await other.inject({
        method,
        url: `/api/regions/tiny${url}`,
        headers,
        ...(url === '/run' ? {} : { payload }),
      });
      expect([answer.statusCode, answer.json().code], url).toEqual(wanted);
    }
    await other.close();
  }
  const open = await createApp({ regions: folderRegions(store), writing: { loopback: false, token: 'secret' } });
  const answer = await open.inject({
    method: 'POST',
    url: '/api/regions/tiny/run',
    headers: { authorization: 'Bearer secret' },
  });
  expect(answer.statusCode).toBe(202);
  const twice = await open.inject({
    method: 'POST',
    url: '/api/regions/tiny/run',
    headers: { authorization: 'Bearer secret' },
  });
  expect(twice.json().code).toBe('run_running');
  await open.close();
});

test('rows of persons and rows as they were sent are for those who may write; other rows are for everybody', async () => {
  const other = await createApp({ regions: folderRegions(store), writing: { loopback: false, token: 'secret' } });
  const status = async (url: string, headers: Record<string, string> = {}) =>
    (await other.inject({ url: `/api/regions/tiny${url}`, headers })).statusCode;
  const { body } = await ask('GET', '/snapshots');
  const both = `before=${body.steps[0].snapshot}&after=${body.steps[0].snapshot}`;
  for (const url of [
    '/quarantine',
    '/review',
    '/quality/rows?source=visits&table=encounter',
    '/rows/encounter?column=encounter_id&values=x',
    `/snapshots/diff/encounter?${both}`,
    '/tables/encounter',
  ]) {
    expect([url, await status(url)]).toEqual([url, 401]);
    expect([url, await status(url, { authorization: 'Bearer secret' })]).toEqual([url, 200]);
  }
  expect(await status('/quality/rows?source=hospitals&table=facility')).toBe(200);
  expect(await status('/rows/facility?column=facility_id&values=H1')).toBe(200);
  expect(await status(`/snapshots/diff/facility?${both}`)).toBe(200);
  await other.close();
});

test('the pool is given back: a table as JSON and Parquet, by source, and as FHIR; counts for dashboards; a figure traced', async () => {
  const rows = await ask('GET', '/tables/facility?source=hospitals&limit=2');
  expect(rows.body).toMatchObject({ table: 'facility', columns: expect.arrayContaining(['facility_id', 'row_no']) });
  expect(rows.body.rows).toHaveLength(2);
  expect((await ask('GET', '/tables/nothing')).body.code).toBe('unknown_table');
  const parquet = await app.inject({ url: '/api/regions/tiny/tables/facility/parquet?source=hospitals' });
  expect(parquet.headers['content-disposition']).toContain('tiny-facility.parquet');
  expect(parquet.rawPayload.subarray(0, 4).toString()).toBe('PAR1');
  const none = await app.inject({ url: '/api/regions/tiny/tables/claim/parquet' });
  expect(none.rawPayload.subarray(0, 4).toString()).toBe('PAR1');
  const bundle = await ask('GET', '/fhir/Organization?limit=3');
  expect(bundle.body).toMatchObject({ resourceType: 'Bundle', type: 'searchset', total: rows.body.total });
  expect(bundle.body.entry[0].resource.resourceType).toBe('Organization');
  expect((await ask('GET', '/fhir/Starship')).body.code).toBe('no_form');
  const counts = await ask('GET', '/encounters?basis=started&by=month&class=inpatient');
  expect(counts.body.columns).toEqual(['month', 'encounters', 'bed_days', 'waits', 'wait_seconds']);
  const all = await ask('GET', '/encounters?basis=started&class=inpatient');
  const sum = counts.body.rows.reduce((total: number, [, n]: [string, number]) => total + n, 0);
  expect(all.body.rows[0][0]).toBe(sum);
  expect((await ask('GET', '/encounters?basis=ended&by=home_zone_id')).body.code).toBe('no_rollup');
  const traced = await ask('GET', '/trace?of=pool/beds');
  expect(traced.body).toMatchObject({ figure: { id: 'beds' }, rows: { table: 'resource' } });
  expect((await ask('GET', '/trace?of=pool/nothing')).body.code).toBe('pool.error.traceFigure');
});
