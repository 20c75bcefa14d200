import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findLockHolder, lockFolder } from './lock-folder.ts';

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
