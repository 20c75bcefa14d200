import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runRegion } from '@junheng/flow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { folderRegions } from '../regions.ts';
import type { App } from '../routes/route.ts';

const home = mkdtempSync(join(tmpdir(), 'junheng-tries-'));
const folder = join(home, 'tiny');
const store = join(home, 'store');
const hospitals = join(folder, 'hospitals.csv');
let app: App;
/** Stops a trial after a second. */
let hasty: App;
let yaml = '';
let sample = '';

beforeAll(async () => {
  cpSync(fileURLToPath(new URL('../../../../examples/regions/tiny', import.meta.url)), folder, { recursive: true });
  await runRegion({ folder, outRoot: join(store, 'regions'), seed: 1 });
  const bounds = { most: 1, waiting: 1, timeMs: 30_000, memoryMb: 190 };
  const open = (tries: object) => createApp({ regions: folderRegions(store), writing: { loopback: true }, tries });
  [app, hasty] = [await open(bounds), await open({ ...bounds, timeMs: 1000 })];
  yaml = readFileSync(join(folder, 'sources/hospitals.yaml'), 'utf8');
  sample = readFileSync(hospitals, 'utf8');
}, 60_000);
afterAll(async () => {
  await Promise.all([app.close(), hasty.close()]);
  rmSync(home, { recursive: true, force: true });
});

const url = '/api/regions/tiny/sources/hospitals/check';
async function check(changed = yaml, on = app) {
  const answer = await on.inject({ method: 'POST', url, payload: { yaml: changed } });
  return { status: answer.statusCode, body: answer.json() };
}

/** The longest that the server let others wait while something went on. */
async function longestWait(work: Promise<unknown>, on = app): Promise<number> {
  let [longest, going] = [0, true];
  const done = work.finally(() => {
    going = false;
  });
  while (going) {
    const started = performance.now();
    expect((await on.inject({ url: '/api/health' })).statusCode).toBe(200);
    longest = Math.max(longest, performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await done;
  return longest;
}

test('a sample that takes too long is stopped and told in both languages; others are answered meanwhile', async () => {
  const [header = '', row = ''] = sample.split('\n');
  writeFileSync(hospitals, [header, ...Array.from({ length: 200_000 }, () => row)].join('\n'));
  const nested = (depth: number): string =>
    depth === 0 ? 'name' : `{ concat: [${nested(depth - 1)}, ${nested(depth - 1)}] }`;
  const rule = `  - { id: heavy, should: { matches: [${nested(9)}, "^(a*a*)*b$"] }, say: { zh: 重, en: heavy } }`;
  const heavy = yaml.replace(/^rules:$/m, `rules:\n${rule}`);
  expect(heavy).not.toBe(yaml);
  const trying = check(heavy, hasty);
  expect(await longestWait(trying, hasty)).toBeLessThan(2000);
  const { status, body } = await trying;
  expect([status, body.code]).toEqual([503, 'try_too_heavy']);
  expect(body.title.zh).toContain('试算');
});

test('a sample of huge rows is stopped when it takes too much memory, and the next trial is answered', async () => {
  const [header = '', row = ''] = sample.split('\n');
  const wide = row.replace(/^[^,]*/, 'x'.repeat(6 << 20));
  writeFileSync(hospitals, [header, ...Array.from({ length: 24 }, () => wide)].join('\n'));
  const trying = check();
  expect(await longestWait(trying)).toBeLessThan(2000);
  expect((await trying).body.code).toBe('try_too_heavy');
  writeFileSync(hospitals, sample);
  expect((await check()).body.check).toMatchObject({ seen: 5, file: 'hospitals.csv' });
});

test('more trials than may wait are sent away at once', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => check()));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429, 429]);
  expect(answers.find(({ status }) => status === 429)?.body.code).toBe('try_busy');
});

test('rows are previewed by a delivery that is there; another is told by its name', async () => {
  const { rows } = (await app.inject({ url: '/api/regions/tiny/quarantine?source=hospitals' })).json();
  const preview = async (delivery_id: string) => {
    const payload = { rows: [{ delivery_id, row_no: rows[0].row_no, cells: { beds: '30' } }] };
    const answer = await app.inject({ method: 'POST', url: '/api/regions/tiny/quarantine/preview', payload });
    return { status: answer.statusCode, body: answer.json() };
  };
  expect((await preview(rows[0].delivery_id)).body.rows[0].status).toBe('usable');
  const unknown = await preview('nothing-here');
  expect([unknown.status, unknown.body.code]).toEqual([404, 'unknown_delivery']);
  expect(unknown.body.title.en).toContain('nothing-here');
});
