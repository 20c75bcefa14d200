import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { applyRetention, keptSnapshots, type Retired } from '@junheng/pool';
import { type Swept, sweep } from '@junheng/pool/catalogue';
import { ProblemError } from '../problem.ts';
import type { OpenRegion, Regions } from '../regions.ts';
import { ownFolder } from './own-folder.ts';
import { readRegionFiles } from './region-files.ts';
import type { RunJobs } from './run-jobs.ts';

export type DailySweep = {
  readonly regions: Regions;
  readonly jobs: Pick<RunJobs, 'find'>;
  /** How long after the start the first comes, how long after one the next, and how long a run is waited for. */
  readonly firstMs: number;
  readonly everyMs: number;
  readonly againMs: number;
  /** ISO instant of now: from it the policies count. */
  readonly clock: () => string;
  readonly onSwept: (region: string, swept: Swept & Retired) => void;
  readonly onProblem: (region: string, cause: unknown) => void;
};

/**
 * Sweeps every region of a store once a day by its own policy: snapshots and results that it keeps no longer, then
 * deliveries whose time by their contracts is over. A region that is being run is swept when the run has ended; what
 * goes wrong in one stops no other.
 *
 * @returns a way to stop, which waits for the sweep that goes on
 */
export function sweepDaily(options: DailySweep): () => Promise<void> {
  const stop = new AbortController();
  const going = keepSweeping(options, stop.signal);
  return async () => {
    stop.abort();
    await going;
  };
}

async function keepSweeping(options: DailySweep, signal: AbortSignal): Promise<void> {
  const { regions, firstMs, everyMs } = options;
  for (let pause = firstMs; await passes(pause, signal); pause = everyMs) {
    const all = await regions.list().catch((cause: unknown) => {
      options.onProblem('', cause);
      return [];
    });
    for (const { id } of all) await sweepWhenFree(id, options, signal);
  }
}

/** Waits; false when stopped meanwhile. */
async function passes(ms: number, signal: AbortSignal): Promise<boolean> {
  await wait(ms, undefined, { signal, ref: false }).catch(() => undefined);
  return !signal.aborted;
}

async function sweepWhenFree(id: string, options: DailySweep, signal: AbortSignal): Promise<void> {
  const { regions, jobs, againMs, clock, onSwept, onProblem } = options;
  while (!signal.aborted) {
    try {
      const region = await regions.find(id);
      if (region) onSwept(id, await ownFolder(jobs, region, () => sweepRegion(region, clock())));
      return;
    } catch (cause) {
      if (!(cause instanceof ProblemError && cause.code === 'run_running')) return onProblem(id, cause);
      if (!(await passes(againMs, signal))) return;
    }
  }
}

async function sweepRegion(region: OpenRegion, now: string): Promise<Swept & Retired> {
  const { catalogue, folder, config } = region;
  const swept = await sweep({ catalogue, folder, policy: config.snapshots, now });
  const contracts = await contractsOf(region);
  const kept = await keptSnapshots(catalogue);
  const retired = applyRetention({ poolFolder: join(folder, 'pool'), contracts, kept, today: now.slice(0, 10) });
  return { ...swept, ...retired };
}

/** The contracts of a region; none where its own files are not here, and then no delivery goes. */
async function contractsOf(region: OpenRegion) {
  try {
    return (await readRegionFiles(region)).contracts;
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'no_region_files') return [];
    throw error;
  }
}
