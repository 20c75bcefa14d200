import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runRegion } from '@junheng/flow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gate } from '../gate.ts';
import { serve } from '../serve.ts';

const home = mkdtempSync(join(tmpdir(), 'junheng-back-'));
const store = join(home, 'store');
const outgoing = join(store, 'regions/tiny/pool/outgoing');
let running: Awaited<ReturnType<typeof serve>>;
let base = '';

beforeAll(async () => {
  const folder = join(home, 'tiny');
  cpSync(fileURLToPath(new URL('../../../../examples/regions/tiny', import.meta.url)), folder, { recursive: true });
  await runRegion({ folder, outRoot: join(store, 'regions'), seed: 1 });
  mkdirSync(join(outgoing, 'export-left'), { recursive: true });
  writeFileSync(join(outgoing, 'export-left', 'encounter.parquet'), 'rows of persons');
  running = await serve({ store, port: 0 });
  base = running.address.replace('localhost', '127.0.0.1');
}, 60_000);
afterAll(async () => {
  await running.close();
  rmSync(home, { recursive: true, force: true });
});

const left = () => (existsSync(outgoing) ? readdirSync(outgoing) : []);
async function untilEmpty() {
  for (let tries = 0; tries < 200 && left().length > 0; tries++) await new Promise((done) => setTimeout(done, 20));
  return left();
}

test('an export stands in the store while it is sent and nowhere after; what a killed server left is gone at the start', async () => {
  expect(left()).toEqual([]);
  const temporary = readdirSync(tmpdir()).filter((name) => name.startsWith('junheng-export'));
  const answer = await fetch(`${base}/api/regions/tiny/tables/encounter/parquet`);
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 4)
      .toString(),
  ).toBe('PAR1');
  expect(await untilEmpty()).toEqual([]);
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('junheng-export'))).toEqual(temporary);
});

test('a reader who goes away at any moment leaves no file and no place taken', async () => {
  for (let i = 0; i < 30; i++) {
    await new Promise<void>((done) => {
      const asked = request(`${base}/api/regions/tiny/tables/encounter/parquet`);
      asked.on('error', () => undefined);
      asked.on('response', (answer) => answer.resume());
      asked.on('close', () => done());
      asked.end();
      setTimeout(() => asked.destroy(), i);
    });
  }
  expect(await untilEmpty()).toEqual([]);
  const after = await fetch(`${base}/api/regions/tiny/tables/facility/parquet`);
  expect(after.status).toBe(200);
  await after.arrayBuffer();
});

test('a gate lets so many in, lets so many wait, and sends the rest away; who gives up takes no place', async () => {
  const door = gate(2, 2, 'export_busy');
  const [first, second] = [await door.enter(), await door.enter()];
  const gone = new AbortController();
  const third = door.enter(gone.signal);
  const fourth = door.enter();
  await expect(door.enter()).rejects.toMatchObject({ code: 'export_busy', status: 429 });
  gone.abort(new Error('gone'));
  await expect(third).rejects.toThrow('gone');
  first();
  first();
  const leave = await fourth;
  const fifth = door.enter();
  second();
  leave();
  await fifth;
  const last = await door.enter();
  last();
});
