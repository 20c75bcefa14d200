import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { speaker } from '@junheng/display';
import { poolValue } from '@junheng/engine/pool';
import { sourceValue } from '@junheng/engine/source';
import { ingest, openPool } from '@junheng/pool';
import { afterAll, expect, test } from 'vitest';
import { sharedPath, testShared } from '../../../../testing/shared-data.ts';
import { loadRegion } from '../region/index.ts';
import { sourceRun } from '../source/index.ts';
import type { StageContext } from '../stage.ts';
import { poolRun } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-stage-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Both stages on a region of the examples. */
async function look(name: string, data?: string) {
  const folder = fileURLToPath(new URL(`../../../../examples/regions/${name}`, import.meta.url));
  const { config, contracts } = await loadRegion(folder);
  const poolFolder = join(root, name);
  const options = { regionId: name, contracts, regionFolder: folder, dataFolder: data ?? folder, poolFolder };
  const pool = await openPool(poolFolder, await ingest(options));
  const asOf = config.as_of ?? pool.snapshot.lastDay ?? '2020-12-31';
  const unasked = () => {
    throw new Error('neither stage needs another');
  };
  const context: StageContext = { region: config, pool, seed: 1, asOf, get: unasked, idOf: unasked };
  try {
    const [source, held] = [await sourceRun.run(context), await poolRun.run(context)];
    for (const language of ['zh', 'en'] as const) {
      const speak = speaker(language);
      for (const [stage, value] of [
        ['source', source],
        ['pool', held],
      ] as const) {
        for (const note of value.notes) expect(speak.issue(stage, note)).not.toMatch(/\{\{/);
        for (const { id } of value.figures) expect(speak.has(`${stage}.figure.${id}.definition`), id).toBe(true);
      }
      for (const { rules } of pool.snapshot.deliveries) for (const { say } of rules) expect(say[language]).not.toBe('');
    }
    for (const { rows, value } of held.figures) {
      if (rows && value !== null) expect(await pool.countRows(rows)).toBeGreaterThan(0);
    }
    return { source: sourceValue.parse(source), pool: poolValue.parse(held) };
  } finally {
    pool.close();
  }
}

const balances = ({ source }: Awaited<ReturnType<typeof look>>) => {
  for (const { read, accepted, merged, quarantined } of source.detail?.deliveries ?? []) {
    expect(accepted + merged + quarantined).toBe(read);
  }
};

test('tiny: every row is accounted for, and every sentence is there in both languages', async () => {
  balances(await look('tiny'));
});

testShared('Illinois: totals as published, and one finding for two populations', async () => {
  const made = await look('us-illinois', sharedPath('region_us_illinois'));
  balances(made);
  expect(made.pool.detail?.totals).toMatchObject({
    population_zones: 12_830_632,
    facilities: 218,
    zones: 3121,
    beds: 29_367,
  });
  expect(made.pool.notes).toEqual([
    {
      code: 'population_differs',
      severity: 'warning',
      params: {
        zones: 12_830_632,
        zones_year: '2010',
        areas: 12_741_080,
        areas_year: '2018',
        level: 'county',
        count: 102,
      },
    },
  ]);
});

testShared('Fujian: totals as published; counties and prefectures agree; no beds are known', async () => {
  const made = await look('cn-fujian', sharedPath('region_cn_fujian'));
  balances(made);
  expect(made.pool.detail?.totals).toMatchObject({
    population_zones: 41_540_086,
    facilities: 1115,
    zones: 84,
    beds: null,
  });
  expect(made.pool.notes.filter(({ code }) => code === 'population_differs')).toEqual([]);
});

testShared('England: totals as published; beds of the last month that holds any', async () => {
  const made = await look('uk-england', sharedPath('region_uk_england'));
  balances(made);
  expect(made.pool.detail?.totals).toMatchObject({
    population_zones: 56_550_138,
    facilities: 218,
    zones: 309,
    beds: 100_398,
  });
});
