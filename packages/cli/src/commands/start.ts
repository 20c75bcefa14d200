import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockFolder, makeFolders, sweepStaging } from '@junheng/pool';
import { prepareTemplate } from '@junheng/pool/state';
import { openStateStorage, serve } from '@junheng/server';
import { parseArguments, userPath } from '../arguments.ts';
import { exitCodes, Problem } from '../problem.ts';
import type { Shell } from '../terminal.ts';
import { runIn } from './run.ts';
import { makeSampleIn } from './sample.ts';

const defaults = { port: 8080, host: '127.0.0.1' } as const;
const sampleSize = { residents: 3_000_000, years: 3, seed: 1, dirt: 0.01, forms: 'many' } as const;

/** `junheng start`: makes and runs the sample on the first start, then serves API and app until Ctrl-C. */
export async function start(args: readonly string[], shell: Shell): Promise<void> {
  const options = { port: 'text', host: 'text', store: 'text', region: 'text', data: 'text', drop: 'text' } as const;
  const given = parseArguments('start', args, options, 0);
  const port = given.whole('port', defaults.port, 1, 65_535);
  const host = given.text('host') ?? defaults.host;
  if (given.text('data') !== undefined && given.text('region') === undefined) {
    throw new Problem('cli.error.needs', { verb: 'start --data', what: '--region <folder>' });
  }
  const store = given.path('store') ?? userPath('data');
  await checkPort(host, port);
  makeFolders(store);
  const lock = lockFolder(store, port, host);
  try {
    const url = process.env.DATABASE_URL || undefined;
    prepareInBackground(store, url, shell.signal);
    for (const region of listRegions(store)) sweepStaging(join(store, 'regions', region, 'pool'));
    const shown = await fill(store, given.path('region'), given.path('data'), shell);
    const storage = await openStateStorage(store, url);
    try {
      const webDist = builtApp();
      if (webDist === undefined) shell.say(shell.speaker.t('cli.done.noApp'));
      const writeToken = process.env.JUNHENG_STEWARD_TOKEN || undefined;
      const dropFolder = given.path('drop');
      const running = await serve({ store, host, port, webDist, writeToken, storage, dropFolder, sweeps: true });
      const names = listRegions(store).join(shell.speaker.language === 'zh' ? '、' : ', ');
      shell.print(
        shell.speaker.t('cli.done.serving', {
          regions: names,
          address: shown ? `${running.address}/${shown}` : running.address,
        }),
      );
      shell.print(shell.speaker.t('cli.done.stop'));
      await stopped(shell.signal);
      await running.close();
    } finally {
      await storage.close();
    }
  } finally {
    lock.release();
  }
}

/** Folder of the app; undefined where nobody has built it yet: then only the API answers. */
function builtApp(): string | undefined {
  const dist = fileURLToPath(new URL('../../../web/dist', import.meta.url));
  return existsSync(join(dist, 'index.html')) ? dist : undefined;
}

/**
 * Lets the embedded database be prepared while regions are run; what goes wrong is told when it is opened. Whoever stops
 * the start stops that too: otherwise this process would wait for it.
 */
function prepareInBackground(store: string, url: string | undefined, signal: AbortSignal): void {
  if (url === undefined) prepareTemplate(join(store, 'state'), signal).catch(() => undefined);
}

/**
 * Runs the region that the user names; on the first start without one, makes the sample and runs it. Gives the region
 * that was run, if any.
 */
async function fill(
  store: string,
  region: string | undefined,
  data: string | undefined,
  shell: Shell,
): Promise<string | undefined> {
  const outRoot = join(store, 'regions');
  if (region !== undefined) {
    return (await runIn(shell, { folder: region, data, outRoot, seed: 1 })).region;
  }
  if (listRegions(store).length === 0) {
    shell.say(shell.speaker.t('cli.done.firstStart'));
    const folder = join(store, 'sources', 'sample');
    if (!existsSync(join(folder, 'region.yaml'))) await makeSampleIn(folder, shell, sampleSize);
    return (await runIn(shell, { folder, outRoot, seed: 1 })).region;
  }
  return undefined;
}

/** The regions whose results the store holds. */
function listRegions(store: string): string[] {
  const folder = join(store, 'regions');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'catalogue.json')))
    .sort();
}

/** Asks for the port before anything is made, so that a minute's work is not lost to a port in use. */
function checkPort(host: string, port: number): Promise<void> {
  const problems: Readonly<Record<string, string>> = {
    EADDRINUSE: 'cli.error.port',
    EACCES: 'cli.error.portDenied',
    EADDRNOTAVAIL: 'cli.error.host',
    ENOTFOUND: 'cli.error.host',
  };
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const key = problems[error.code ?? ''];
      const params = { port: String(port), host, other: String(port < 65_535 ? port + 1 : port - 1) };
      reject(key ? new Problem(key, params, exitCodes.failed) : error);
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

const stopped = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
