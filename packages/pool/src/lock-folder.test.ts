import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { threadId, Worker } from 'node:worker_threads';
import { afterAll, expect, test } from 'vitest';
import { findLockHolder, findOwner, lockFolder, releaseOfThread } from './lock-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-lock-'));
afterAll(() => rmSync(root, { recursive: true }));

test('lock: one owner at a time, who may say where it listens; free again after release', () => {
  const folder = join(root, 'new', 'folder');
  const lock = lockFolder(folder);
  lock.setPort(8080);
  expect(findLockHolder(folder)).toMatchObject({ pid: process.pid, port: 8080 });
  expect(() => lockFolder(folder)).toThrow(
    expect.objectContaining({
      code: 'pool.error.folderLocked',
      params: { folder, pid: String(process.pid), port: '8080' },
    }),
  );
  lock.release();
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
  lockFolder(folder).release();
});

test('lock: what a dead process left is taken over, also when it had our number or was cut off while writing', () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  for (const left of [JSON.stringify({ pid: dead, port: 1 }), JSON.stringify({ pid: process.pid, port: 1 }), '{"pi']) {
    const folder = mkdtempSync(join(root, 'dead-'));
    writeFileSync(join(folder, 'junheng.lock'), left);
    expect(findLockHolder(folder)).toBeUndefined();
    lockFolder(folder).release();
    expect(existsSync(join(folder, 'junheng.lock'))).toBe(false);
  }
});

test('lock: another living process keeps it', () => {
  const folder = mkdtempSync(join(root, 'other-'));
  writeFileSync(join(folder, 'junheng.lock'), JSON.stringify({ pid: process.ppid, port: null }));
  expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'pool.error.folderLocked' }));
});

test('lock: that of another machine is never broken, whatever its number; who owns it and what to do is told', async () => {
  const since = '2026-11-21T08:00:00.000Z';
  for (const pid of [2 ** 30, process.pid, process.ppid]) {
    const folder = mkdtempSync(join(root, 'elsewhere-'));
    const file = join(folder, 'junheng.lock');
    const left = JSON.stringify({ pid, port: 8080, since, machine: 'other-host/0123abcd' });
    for (const name of ['', `.${pid}.0.0123abcd`, '.over-0123456789ab']) writeFileSync(`${file}${name}`, left);
    const params = { folder, machine: 'other-host', pid: String(pid), port: '8080', since, file };
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'pool.error.lockedElsewhere', params }));
    expect(findOwner(join(folder, 'regions', 'a'))).toMatchObject({ folder, holder: { pid } });
    expect(() => lockFolder(join(folder, 'regions', 'a'))).toThrow('lockedElsewhere');
    releaseOfThread(folder, threadId);
    rmSync(file);
    lockFolder(folder).release();
    expect(readdirSync(folder).sort()).toEqual([`junheng.lock.${pid}.0.0123abcd`, 'junheng.lock.over-0123456789ab']);
  }
});

test('lock: one says which machine it is of, and the same machine takes over what its dead left', () => {
  const folder = mkdtempSync(join(root, 'machine-'));
  const lock = lockFolder(folder);
  const { machine } = findLockHolder(folder) ?? {};
  expect(machine?.split('/')[0]).toBe(hostname());
  lock.release();
  writeFileSync(join(folder, 'junheng.lock'), JSON.stringify({ pid: 2 ** 30, port: null, machine }));
  lockFolder(folder).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('lock: what lies in a folder that another process owns is refused; its own process may go in', () => {
  const store = mkdtempSync(join(root, 'store-'));
  const region = join(store, 'regions', 'a');
  const own = lockFolder(store, 8080, '127.0.0.1');
  lockFolder(region).release();
  expect(findOwner(region)).toBeUndefined();
  own.release();
  writeFileSync(join(store, 'junheng.lock'), JSON.stringify({ pid: process.ppid, port: 8080 }));
  expect(() => lockFolder(region)).toThrow(
    expect.objectContaining({ code: 'pool.error.folderLocked', params: expect.objectContaining({ folder: store }) }),
  );
  expect(findOwner(region)).toMatchObject({ folder: store, holder: { port: 8080 } });
});

test('lock: another thread of this process is refused, and what an ended thread held can be given free', async () => {
  const folder = mkdtempSync(join(root, 'thread-'));
  const module = JSON.stringify(new URL('./lock-folder.ts', import.meta.url).href);
  const code = `const { parentPort, workerData } = await import('node:worker_threads');
    const { lockFolder } = await import(${module}); lockFolder(workerData); parentPort.postMessage('held'); setInterval(() => {}, 1000);`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), { workerData: folder });
  const thread = worker.threadId;
  await once(worker, 'message');
  expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'pool.error.folderLocked' }));
  await worker.terminate();
  releaseOfThread(folder, threadId);
  expect(findLockHolder(folder)).toBeDefined();
  releaseOfThread(folder, thread);
  lockFolder(folder).release();
});

test('lock: of processes that take a folder at the same moment, one gets it', async () => {
  const folder = mkdtempSync(join(root, 'race-'));
  const module = JSON.stringify(new URL('./lock-folder.ts', import.meta.url).href);
  const start = Date.now() + 700;
  const code = `const { lockFolder } = await import(${module}); while (Date.now() < ${start});
    try { lockFolder(${JSON.stringify(folder)}); process.stdout.write('got'); setTimeout(() => {}, 1500); } catch (e) { process.stdout.write(e.code); }`;
  const said = await Promise.all(
    [1, 2, 3].map(async () => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let text = '';
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      await once(child, 'close');
      return text;
    }),
  );
  expect(said.sort()).toEqual(['got', 'pool.error.folderLocked', 'pool.error.folderLocked']);
});

test('lock: of threads that find the same dead lock at the same moment, one gets it', async () => {
  const folders = Array.from({ length: 100 }, () => mkdtempSync(join(root, 'stale-')));
  for (const folder of folders)
    writeFileSync(join(folder, 'junheng.lock'), JSON.stringify({ pid: 2 ** 30, port: null }));
  const threads = 3;
  const counts = new Int32Array(new SharedArrayBuffer(4 * (1 + folders.length)));
  const module = JSON.stringify(new URL('./lock-folder.ts', import.meta.url).href);
  const code = `const { workerData: { folders, counts, threads } } = await import('node:worker_threads');
    const { lockFolder } = await import(${module});
    for (const [i, folder] of folders.entries()) {
      Atomics.add(counts, folders.length, 1);
      while (Atomics.load(counts, folders.length) < threads * (i + 1));
      try { lockFolder(folder); Atomics.add(counts, i, 1); } catch (error) { if (error.code !== 'pool.error.folderLocked') throw error; }
    }`;
  const url = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
  const workers = Array.from({ length: threads }, () => new Worker(url, { workerData: { folders, counts, threads } }));
  await Promise.all(workers.map((worker) => once(worker, 'exit')));
  expect([...counts.subarray(0, folders.length)]).toEqual(folders.map(() => 1));
  for (const folder of folders) expect(readdirSync(folder)).toEqual(['junheng.lock']);
});

test('lock: a lock that says where its owner listens is whole at every moment', () => {
  const folder = mkdtempSync(join(root, 'port-'));
  const lock = lockFolder(folder);
  const before = openSync(join(folder, 'junheng.lock'), 'r');
  lock.setPort(8080);
  expect(JSON.parse(readFileSync(before, 'utf8'))).toMatchObject({ pid: process.pid, port: null });
  closeSync(before);
  expect(findLockHolder(folder)).toMatchObject({ port: 8080 });
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test('lock: what was left by a process that was killed while it took the folder is swept', () => {
  const folder = mkdtempSync(join(root, 'left-'));
  const dead = JSON.stringify({ pid: 2 ** 30, port: null });
  for (const name of ['', `.${2 ** 30}.0`, '.over-0123456789ab'])
    writeFileSync(join(folder, `junheng.lock${name}`), dead);
  writeFileSync(join(folder, `junheng.lock.${process.ppid}.0`), '');
  mkdirSync(join(folder, 'pool'));
  lockFolder(folder).release();
  expect(readdirSync(folder)).toEqual([`junheng.lock.${process.ppid}.0`, 'pool']);
});

test.runIf(process.platform === 'linux')(
  'lock: a number that another process has by now, and a process that has ended and was not buried, are no owners',
  async () => {
    const folder = mkdtempSync(join(root, 'again-'));
    const take = (pid: number, start?: string) => {
      writeFileSync(join(folder, 'junheng.lock'), JSON.stringify({ pid, port: null, start }));
      lockFolder(folder).release();
    };
    expect(() => take(process.ppid)).toThrow('folderLocked');
    take(process.ppid, 'another-boot/17');
    const shell = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 20'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [pid] = (await once(shell.stdout, 'data')) as [Buffer];
    const ended = Number(String(pid));
    for (let i = 0; i < 100 && readFileSync(`/proc/${ended}/stat`, 'latin1').split(' ')[2] !== 'Z'; i++) {
      await new Promise((done) => setTimeout(done, 20));
    }
    take(ended);
    shell.kill();
  },
);
