import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runRegion } from '@junheng/flow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findServer, openHistory } from './history.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const tiny = fileURLToPath(new URL('../../../examples/regions/tiny', import.meta.url));
const box = mkdtempSync(join(tmpdir(), 'junheng-snapshots-'));
const [source, store] = [join(box, 'tiny'), join(box, 'store')];
const out = join(store, 'regions', 'tiny');
const reports: string[] = [];
const report = () => readFileSync(join(out, 'report.html'), 'utf8');

beforeAll(async () => {
  cpSync(tiny, source, { recursive: true });
  for (const beds of ['48', '60']) {
    const file = join(source, 'hospitals.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/,\d+\n(?=H2)/, `,${beds}\n`));
    await runRegion({ folder: source, out, outRoot: box, seed: 1 });
    reports.push(report());
  }
});
let server: ChildProcess | undefined;
afterAll(() => {
  server?.kill('SIGKILL');
  rmSync(box, { recursive: true, force: true });
});

const steps = async () =>
  (await openHistory(out, 'en').list()).map(({ reason, newest, kept }) => [reason, newest, kept?.deliveries]);

test('snapshots of a folder: listed, compared by rows, and gone back to with the report of then', async () => {
  const history = openHistory(out, 'en');
  expect(await steps()).toEqual([
    ['run', true, 7],
    ['run', false, 7],
  ]);
  const pair = { before: '~1', after: 'newest' };
  expect((await history.diff(pair)).sources.filter(({ added }) => added.length > 0)).toMatchObject([
    { source_id: 'hospitals', before: { read: 5 }, after: { read: 5 } },
  ]);
  const { rows, columns, total } = await history.diffRows(pair, 'resource', { offset: 0, limit: 10 });
  expect(total).toEqual({ added: 0, removed: 0, changed: 2 });
  expect(rows.map(({ side, cells }) => [side, cells[columns.indexOf('quantity')]])).toEqual([
    ['before', 48],
    ['after', 60],
  ]);
  await history.rollBack('~1', 'wrong file');
  expect(report()).toBe(reports[0]);
  expect(await steps()).toHaveLength(3);
  await expect(history.rollBack('nope', null)).rejects.toMatchObject({ code: 'pool.error.snapshotUnknown' });
  await expect(history.diffRows(pair, 'nope', { offset: 0, limit: 1 })).rejects.toMatchObject({
    key: 'cli.snapshot.table',
  });
});

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const at = probe.address();
      probe.close(() => resolve(typeof at === 'object' && at ? at.port : 0));
    });
  });

async function start(): Promise<ChildProcess> {
  const { INIT_CWD: _, DATABASE_URL: __, ...env } = process.env;
  const port = await freePort();
  const args = [main, 'start', '--store', store, '--port', String(port)];
  const child = spawn(process.execPath, args, { cwd: box, env, stdio: 'ignore' });
  for (let tries = 0; tries < 600; tries++) {
    const there = await fetch(`http://127.0.0.1:${port}/api/health`).then(
      () => true,
      () => false,
    );
    if (there) return child;
    await wait(100);
  }
  throw new Error('the server did not start');
}

const killed = (child: ChildProcess) =>
  new Promise<void>((done) => {
    child.once('exit', () => done());
    child.kill('SIGKILL');
  });

test('snapshots of a served folder go through its server, which has taken the history in, also after it was killed', async () => {
  server = await start();
  expect(findServer(out)?.region).toBe('tiny');
  await expect(runRegion({ folder: source, out, outRoot: box, seed: 1 })).rejects.toMatchObject({
    code: 'pool.error.folderLocked',
  });
  expect(await steps()).toHaveLength(3);
  await openHistory(out, 'en').rollBack('~1', 'right after all');
  expect(report()).toBe(reports[1]);
  await killed(server);
  expect(findServer(out)).toBeUndefined();
  expect(await steps()).toHaveLength(4);
  server = await start();
  const history = openHistory(out, 'en');
  expect((await history.list())[0]).toMatchObject({ reason: 'roll_back', note: 'right after all', newest: true });
  const { total } = await history.diffRows({ before: '~1', after: 'newest' }, 'resource', { offset: 0, limit: 1 });
  expect(total.changed).toBe(2);
  const swept = await history.sweep({ days: 0, afterwards: 'nothing' }, false);
  expect([swept.snapshots.length, swept.artefacts.length > 0, swept.dry_run]).toEqual([1, true, false]);
  expect((await history.list()).map(({ kept }) => kept !== null)).toEqual([true, false, true, false]);
  await expect(history.rollBack('~1', null)).rejects.toMatchObject({ key: 'cli.snapshot.refused' });
});
