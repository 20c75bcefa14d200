import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runRegion } from '@junheng/flow';
import { afterAll, expect, test } from 'vitest';
import { folderRegions } from '../regions.ts';
import { sweepDaily } from './daily-sweep.ts';
import type { RunState } from './run-jobs.ts';

const home = mkdtempSync(join(tmpdir(), 'junheng-sweep-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('a region is swept by its policy when it is not being run; one that breaks stops no other', async () => {
  const folder = join(home, 'tiny');
  const store = join(home, 'store');
  cpSync(fileURLToPath(new URL('../../../../examples/regions/tiny', import.meta.url)), folder, { recursive: true });
  appendFileSync(join(folder, 'region.yaml'), '\nsnapshots: { days: 30, afterwards: nothing }\n');
  const run = () => runRegion({ folder, outRoot: join(store, 'regions'), seed: 1 });
  await run();
  appendFileSync(join(folder, 'townships.csv'), '\n');
  appendFileSync(join(folder, 'hospitals.csv'), 'H9,Ninth,Ninth,general,,113,34,9\n');
  await run();
  const regions = folderRegions(store);
  const tiny = await regions.find('tiny');
  if (!tiny) throw new Error('no region');
  const kept = async () => (await tiny.catalogue.listKept()).length;
  const files = () => readdirSync(join(tiny.folder, 'pool/standard'), { recursive: true }).length;
  expect(await kept()).toBe(2);
  const before = files();
  const states: (RunState | undefined)[] = [
    { state: 'running', share: 0, kind: '', what: '', started_at: '', ended_at: null },
  ];
  const jobs = { find: () => states.pop() };
  const told: string[] = [];
  const broken = { ...tiny, id: 'broken', folder: join(home, 'nothing', '\u0000') };
  let day = 0;
  const swept = new Promise<void>((done) => {
    const stop = sweepDaily({
      regions: { ...regions, list: async () => [broken, tiny], find: async (id) => (id === 'tiny' ? tiny : broken) },
      jobs,
      ...{ firstMs: 1, everyMs: 1, againMs: 1 },
      clock: () => new Date(Date.now() + 40 * 86_400_000 * day++).toISOString(),
      onSwept(region, { snapshots }) {
        told.push(`${region} ${snapshots.length}`);
        if (told.length >= 6) void stop().then(done);
      },
      onProblem: (region) => told.push(region),
    });
  });
  await swept;
  expect(told.slice(0, 6)).toEqual(['broken', 'tiny 0', 'broken', 'tiny 1', 'broken', 'tiny 0']);
  expect(await kept()).toBe(1);
  expect(files()).toBeLessThan(before);
  await regions.close();
});
