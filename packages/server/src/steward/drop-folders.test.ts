import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runRegion } from '@junheng/flow';
import type { Receipt } from '@junheng/pool';
import { expect, test } from 'vitest';
import { folderRegions } from '../regions.ts';
import { watchDropFolders } from './drop-folders.ts';
import { runJobs } from './run-jobs.ts';

test('a file that is put into the drop folder is taken in, and the region is run with it', async () => {
  const home = mkdtempSync(join(tmpdir(), 'junheng-drop-'));
  const folder = join(home, 'tiny');
  const store = join(home, 'store');
  cpSync(fileURLToPath(new URL('../../../../examples/regions/tiny', import.meta.url)), folder, { recursive: true });
  await runRegion({ folder, outRoot: join(store, 'regions'), seed: 1 });
  const regions = folderRegions(store);
  const problems: unknown[] = [];
  const jobs = runJobs((region, error) => problems.push([region, error]));
  const got: Receipt[] = [];
  const drop = join(home, 'drop');
  const stop = await watchDropFolders({
    folder: drop,
    regions,
    jobs,
    everyMs: 20,
    quietMs: 40,
    onReceived: (_region, receipt) => got.push(receipt),
    onProblem: (path, cause) => problems.push([path, cause]),
  });
  try {
    const file = join(drop, 'tiny/hospitals/hospitals.csv');
    const more = `${readFileSync(join(folder, 'hospitals.csv'), 'utf8').trimEnd()}\nH9,新院,New Hospital,general,旧港镇,118.0,26.1,10\n`;
    writeFileSync(file, more);
    for (let tries = 0; tries < 400 && jobs.find('tiny')?.state !== 'done'; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(problems).toEqual([]);
    expect(jobs.find('tiny')).toMatchObject({ state: 'done' });
    expect(got).toMatchObject([{ source_id: 'hospitals', file: 'hospitals.csv', came_by: 'drop-folder' }]);
    expect(existsSync(file)).toBe(false);
    const pool = await (await regions.find('tiny'))?.pool();
    const where = [{ column: 'facility_id', op: 'eq' as const, value: 'H9' }];
    expect(await pool?.countRows({ table: 'facility', where })).toBe(1);
  } finally {
    await stop();
    await jobs.close();
    await regions.close();
    rmSync(home, { recursive: true, force: true });
  }
});
