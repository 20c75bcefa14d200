import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openState, type StateDatabase } from './open-state.ts';
import { stateCases } from './state-cases.ts';

const store = mkdtempSync(join(tmpdir(), 'junheng-embedded-'));
let opened: Promise<StateDatabase> | undefined;
const state = () => {
  opened ??= openState({ store });
  return opened;
};
afterAll(async () => {
  await (await opened)?.close();
  rmSync(store, { recursive: true });
});

stateCases('embedded database', state);

/** A process that opens a state database for the first time, and is killed after so many milliseconds. */
function killedAfter(milliseconds: number, folder: string): Promise<void> {
  const script = `const { openState } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
    await openState({ store: ${JSON.stringify(folder)} }); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  return new Promise((done) =>
    child.once('exit', () => {
      clearTimeout(timer);
      done();
    }),
  );
}

test('embedded database: killed at its very first start, it opens the next time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-killed-'));
  try {
    for (const milliseconds of [300, 450, 600, 900, 1500]) await killedAfter(milliseconds, folder);
    const again = await openState({ store: folder });
    expect(await again.db.selectFrom('publication').selectAll().execute()).toEqual([]);
    await again.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('embedded database: what a killed copy left beside is no obstacle', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-half-'));
  try {
    cpSync(join(store, 'state', 'postgres', 'base'), join(folder, 'state', 'postgres.part', 'base'), {
      recursive: true,
    });
    await (await openState({ store: folder })).close();
    expect(existsSync(join(folder, 'state', 'postgres.part'))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('embedded database: a folder of another PostgreSQL is told, and not touched', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-other-'));
  try {
    const other = await openState({ store: folder });
    await other.close();
    writeFileSync(join(folder, 'state', 'postgres', 'PG_VERSION'), '17\n');
    await expect(openState({ store: folder })).rejects.toMatchObject({ code: 'pool.error.stateVersion' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('embedded database: what a statement breaks is told with its code, and the next one works', async () => {
  const { db } = await state();
  const twice = ['x', 'x'].map((region_id) => ({ region_id }));
  await expect(db.insertInto('region').values(twice).execute()).rejects.toMatchObject({ code: '23505' });
  expect(await db.selectFrom('region').select('region_id').where('region_id', '=', 'x').execute()).toEqual([]);
});

test('embedded database: while one has it open another is refused, also one of another machine', async () => {
  await state();
  await expect(openState({ store })).rejects.toMatchObject({ code: 'pool.error.folderLocked' });
  const folder = mkdtempSync(join(tmpdir(), 'junheng-shared-'));
  try {
    mkdirSync(join(folder, 'state'));
    const other = { pid: 1, port: null, since: '2026-11-21T08:00:00.000Z', machine: 'other-host/0123abcd' };
    writeFileSync(join(folder, 'state', 'junheng.lock'), JSON.stringify(other));
    await expect(openState({ store: folder })).rejects.toMatchObject({
      code: 'pool.error.lockedElsewhere',
      params: { machine: 'other-host' },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
