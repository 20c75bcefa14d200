import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const serveFile = fileURLToPath(new URL('serve-store.ts', import.meta.url));

/** A store with regions in it, served on a free port of this machine. */
export type Store = { readonly address: string; readonly region: string; close(): Promise<void> };

/**
 * Makes a store for the tour: the tiny example region and a small sample province (its own seed and size), run by the
 * command line as a user would, and served by the server that `junheng start` uses. `JUNHENG_STORE` names a store that
 * is there already and is only shown.
 */
export async function makeStore(): Promise<Store> {
  const given = process.env.JUNHENG_STORE;
  const folder = given ?? mkdtempSync(join(tmpdir(), 'junheng-store-'));
  if (!given) {
    const junheng = (...args: string[]) =>
      execFileSync(process.execPath, ['packages/cli/src/main.ts', ...args], {
        cwd: root,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
    const sample = join(folder, 'sample');
    junheng('sample', '--out', sample, '--residents', '300000', '--years', '2', '--seed', '7');
    junheng('run', sample, '--out', join(folder, 'regions/sample'));
    junheng('run', 'examples/regions/tiny', '--out', join(folder, 'regions/tiny'));
  }
  const { address, stop } = await serveApart(folder);
  return {
    address,
    region: process.env.JUNHENG_REGION ?? 'sample',
    async close() {
      await stop();
      if (!given) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function serveApart(store: string) {
  const { spawn } = await import('node:child_process');
  const args = [serveFile, store, join(root, 'packages/web/dist')];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(String(data).trim()));
    child.once('exit', (code) => reject(new Error(`The server ended before it was ready (code ${code}).`)));
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    address,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
