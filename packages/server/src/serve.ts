import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sweepOutgoing } from '@junheng/pool';
import type { FastifyBaseLogger } from 'fastify';
import { createApp } from './app.ts';
import { folderRegions, type Regions, type Storage } from './regions.ts';
import { sweepDaily } from './steward/daily-sweep.ts';
import { watchDropFolders } from './steward/drop-folders.ts';
import { runJobs } from './steward/run-jobs.ts';

export type ServeOptions = {
  /** Folder whose `regions/` are shown. */
  readonly store: string;
  /** Other regions than those of the store's folders. */
  readonly regions?: Regions | undefined;
  /** How the store's folders are opened; by their manifests when absent. */
  readonly storage?: Storage | undefined;
  readonly port: number;
  /** Loopback unless told otherwise. */
  readonly host?: string | undefined;
  /** Folder of the built web app. */
  readonly webDist?: string | undefined;
  readonly logger?: FastifyBaseLogger | undefined;
  readonly version?: string | undefined;
  /** Whoever writes must show it; without it only this machine may, and only while nobody else can reach the server. */
  readonly writeToken?: string | undefined;
  /** Watched for files that are put into `<region>/<source>/` below it; none is watched when absent. */
  readonly dropFolder?: string | undefined;
  /** Whether every region is swept once a day by its policy. The caller owns the store. */
  readonly sweeps?: boolean | undefined;
};

const dayMs = 86_400_000;

/** Removes files of persons that a server made to send and could not, because it was killed. */
function sweepExports(store: string): void {
  const regions = join(store, 'regions');
  if (!existsSync(regions)) return;
  for (const name of readdirSync(regions)) sweepOutgoing(join(regions, name, 'pool'));
}

const loopback = ['127.0.0.1', 'localhost', '::1', '[::1]'];

/**
 * Serves the API and the app until `close` is called. On loopback only requests that name this machine are answered.
 * Rejects with the system's error (`EADDRINUSE`, `EACCES`) when the port cannot be had.
 */
export async function serve(options: ServeOptions): Promise<{ readonly address: string; close(): Promise<void> }> {
  const { store, port, host = '127.0.0.1', webDist, logger, version } = options;
  const regions = options.regions ?? folderRegions(store, options.storage);
  sweepExports(store);
  const hosts = loopback.includes(host) ? [...loopback, host] : undefined;
  const writing = { loopback: hosts !== undefined, token: options.writeToken };
  const jobs = runJobs((region, error) => app.log.error({ err: error, region }, 'run broke off'));
  const app = await createApp({ regions, webDist, logger, hosts, version, writing, jobs });
  try {
    await app.listen({ port, host });
  } catch (error) {
    await app.close();
    throw error;
  }
  const onProblem = (path: string, cause: unknown) => app.log.error({ err: cause, path }, 'drop folder');
  const stopWatching = options.dropFolder
    ? await watchDropFolders({ folder: options.dropFolder, regions, jobs, everyMs: 2000, quietMs: 5000, onProblem })
    : undefined;
  const stopSweeping = options.sweeps
    ? sweepDaily({
        ...{ regions, jobs, firstMs: 60_000, everyMs: dayMs, againMs: 600_000 },
        clock: () => new Date().toISOString(),
        onSwept: (region, swept) => app.log.info({ region, ...swept }, 'swept'),
        onProblem: (region, cause) => app.log.error({ err: cause, region }, 'sweep'),
      })
    : undefined;
  const at = app.server.address();
  const bound = typeof at === 'object' && at ? at.port : port;
  return {
    address: `http://${loopback.includes(host) ? 'localhost' : host}:${bound}`,
    async close() {
      await stopWatching?.();
      await stopSweeping?.();
      await app.close();
      await regions.close();
    },
  };
}
