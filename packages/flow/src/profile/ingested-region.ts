import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StageValues } from '@junheng/engine';
import type { SourceContract } from '@junheng/engine/source';
import { ingest, openPool, type PoolReader } from '@junheng/pool';
import { loadRegion, type RegionConfig } from '../region/index.ts';
import type { StageRun } from '../stage.ts';
import { testContext } from './test-region.ts';

/** A region that was read into a pool of its own, for tests; `close` removes the pool. */
export type IngestedRegion = {
  readonly config: RegionConfig;
  readonly pool: PoolReader;
  /** Runs a stage over the pool, with the values of earlier stages; `config` stands in for the region's own. */
  run<S extends keyof StageValues>(
    stage: StageRun<S>,
    made?: Partial<StageValues>,
    config?: RegionConfig,
  ): Promise<StageValues[S]>;
  close(): void;
};

/** Reads a region's deliveries into a pool in the temporary folder. `wanted` chooses contracts; all when absent. */
export async function ingestRegion(
  folder: string,
  dataFolder: string,
  wanted: (contract: SourceContract) => boolean = () => true,
): Promise<IngestedRegion> {
  const { config, contracts } = await loadRegion(folder);
  const poolFolder = mkdtempSync(join(tmpdir(), 'junheng-pool-'));
  const snapshot = await ingest({
    regionId: config.region,
    contracts: contracts.filter(wanted),
    regionFolder: folder,
    dataFolder,
    poolFolder,
    personKey: new Uint8Array(32),
  });
  const pool = await openPool(poolFolder, snapshot);
  const asOf = config.as_of ?? snapshot.lastDay ?? '2020-12-31';
  return {
    config,
    pool,
    run: (stage, made = {}, other = config) => stage.run(testContext(other, pool, made, asOf)),
    close() {
      pool.close();
      rmSync(poolFolder, { recursive: true, force: true });
    },
  };
}
