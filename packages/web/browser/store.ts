import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const serveFile = fileURLToPath(new URL('serve-store.ts', import.meta.url));

/** A store with regions in it, served on a free port of this machine. */
export type Store = {
  readonly address: string;
  readonly locked: { readonly address: string; readonly token: string };
  readonly region: string;
  close(): Promise<void>;
};

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
    junheng('run', makeTriage(join(folder, 'triage')), '--out', join(folder, 'regions/triage'));
  }
  const token = randomUUID();
  const { address, stop } = await serveApart(folder);
  const locked = await serveApart(folder, token);
  return {
    address,
    locked: { address: locked.address, token },
    region: process.env.JUNHENG_REGION ?? 'sample',
    async close() {
      await Promise.all([stop(), locked.stop()]);
      if (!given) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The tiny region with the triage notes of the examples: its own copy, since decisions change its dictionary. */
function makeTriage(folder: string): string {
  const contracts = join(root, 'examples/contracts');
  const triage = join(contracts, 'cn-emergency-triage');
  cpSync(join(root, 'examples/regions/tiny'), folder, { recursive: true });
  for (const beside of ['dictionaries', 'codes'])
    cpSync(join(contracts, beside), join(folder, beside), { recursive: true });
  cpSync(join(triage, 'contract.yaml'), join(folder, 'sources/triage.yaml'));
  cpSync(join(triage, 'triage.csv'), join(folder, 'triage.csv'));
  const config = readFileSync(join(folder, 'region.yaml'), 'utf8');
  const named = config
    .replace(/^region: tiny$/m, 'region: triage')
    .replace(/^sources:$/m, '$&\n  - sources/triage.yaml');
  writeFileSync(join(folder, 'region.yaml'), named);
  return folder;
}

async function serveApart(store: string, token?: string) {
  const { spawn } = await import('node:child_process');
  const args = [serveFile, store, join(root, 'packages/web/dist'), ...(token ? [token] : [])];
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
