import type { StageValues } from '@junheng/engine';
import type { PoolReader } from '@junheng/pool';
import { type RegionConfig, regionConfig } from '../region/contract.ts';
import type { StageContext } from '../stage.ts';

const names = { zh: '测试', en: 'Test' };

/** Shipped assumptions of the balance, for tests. */
export const shippedBalance = {
  travel: { from: 'straight_line', detour: 1.3, speed_kmh: 60 },
  decay: [
    { to_minutes: 10, weight: 1 },
    { to_minutes: 20, weight: 0.68 },
    { to_minutes: 30, weight: 0.22 },
  ],
  classes: { supply: { low: 0.8, high: 1.25 }, need: { low: 0.95, high: 1.05 } },
  spread: { beyond_share: 0.05, grid_km: 5 },
  group_level: 'county',
  variants: [
    { id: 'detour-1.2', detour: 1.2 },
    { id: 'detour-1.4', detour: 1.4 },
    { id: 'speed-50', speed_kmh: 50 },
    { id: 'speed-80', speed_kmh: 80 },
    {
      id: 'wider-steps',
      decay: [
        { to_minutes: 15, weight: 1 },
        { to_minutes: 30, weight: 0.68 },
        { to_minutes: 45, weight: 0.22 },
      ],
    },
  ],
  reach_bands_minutes: [15, 30, 60],
  mark_edge: true,
  edge_tolerance_km: 2,
} as const;

/** A region's configuration for tests: `blocks` are those of `region.yaml`. */
export const testRegion = (blocks: Readonly<Record<string, unknown>>): RegionConfig =>
  regionConfig.parse({
    region: 'test',
    names,
    language: 'en',
    timezone: 'UTC',
    currency: 'CNY',
    zone_names: names,
    levels: [],
    facility_kinds: [],
    sources: ['none.yaml'],
    ...blocks,
  });

/** What a stage sees, for tests. */
export const testContext = (
  region: RegionConfig,
  pool: PoolReader,
  made: Partial<StageValues> = {},
  asOf = '2020-12-31',
): StageContext => ({
  region,
  pool,
  seed: 1,
  asOf,
  get: (stage) => made[stage] as never,
  idOf: (stage) => stage,
});
