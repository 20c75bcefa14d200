import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Receipt, watchDropFolder } from '@junheng/pool';
import type { Regions } from '../regions.ts';
import { findContract, readRegionFiles, readRunOptions, sealingKey } from './region-files.ts';
import type { RunJobs } from './run-jobs.ts';

export type DropFolders = {
  /** Holds a folder for each region, in which a folder for each source. Made when it is not there. */
  readonly folder: string;
  readonly regions: Regions;
  readonly jobs: RunJobs;
  /** How long to wait between two looks, and how long nothing new must come before the region is run. */
  readonly everyMs: number;
  readonly quietMs: number;
  readonly onReceived?: ((region: string, receipt: Receipt) => void) | undefined;
  readonly onProblem: (path: string, cause: unknown) => void;
};

/**
 * Watches a drop folder for each region that can be run from here: files that are put into
 * `<folder>/<region>/<source>/` are taken into the inbox when they are complete, and when nothing more comes the region
 * is run. A region without its own files is passed over.
 *
 * @returns a way to stop, which waits for the look that goes on
 */
export async function watchDropFolders(options: DropFolders): Promise<() => Promise<void>> {
  const { folder, regions, everyMs, onReceived, onProblem } = options;
  const stop = new AbortController();
  const watching: Promise<void>[] = [];
  for (const region of await regions.list()) {
    const files = await readRegionFiles(region).catch(() => undefined);
    if (!files) continue;
    const sources = files.contracts.map(({ source }) => source);
    const keyOf = (source: string) => sealingKey(region, files, findContract(files, source).contract);
    const own = join(folder, region.id);
    for (const source of sources) mkdirSync(join(own, source), { recursive: true });
    const run = runWhenQuiet(region.id, options, stop.signal);
    watching.push(
      watchDropFolder({
        folder: own,
        poolFolder: join(region.folder, 'pool'),
        sources,
        keyOf,
        everyMs,
        signal: stop.signal,
        onProblem,
        onReceived(receipt) {
          onReceived?.(region.id, receipt);
          run();
        },
      }),
    );
  }
  return async () => {
    stop.abort();
    await Promise.all(watching);
  };
}

/** Starts a run once nothing has come for a while; while one is under way it waits for its end and tries again. */
function runWhenQuiet(id: string, { regions, jobs, quietMs, onProblem }: DropFolders, signal: AbortSignal): () => void {
  let timer: NodeJS.Timeout | undefined;
  const start = async () => {
    const region = await regions.find(id);
    if (!region || signal.aborted) return;
    if (jobs.find(id)?.state === 'running') return wait();
    const { folder, data, seed } = readRunOptions(region);
    jobs.start(id, { folder, ...(data === null ? {} : { data }), out: region.folder, seed });
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void start().catch((cause: unknown) => onProblem(id, cause)), quietMs);
  };
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return wait;
}
