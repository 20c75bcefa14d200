import { spawn } from 'node:child_process';
import { constants, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { resolve } = createRequire(import.meta.url);

/** The version of PGlite that is installed: a folder of one is not always one of another. */
function pgliteVersion(): string {
  const described = join(dirname(resolve('@electric-sql/pglite')), '..', 'package.json');
  return (JSON.parse(readFileSync(described, 'utf8')) as { version: string }).version;
}

/** Where prepared folders are kept: with the installed packages, so that every store of it shares one. */
const cacheOf = (): string => fileURLToPath(new URL('../../node_modules/.cache/junheng', import.meta.url));

/**
 * A prepared folder of PGlite: an empty database, closed in good order. It is made once for an installation, by a
 * process of its own, because that takes 3 s of two cores and 0.8 GB, which that process then gives back.
 *
 * @param fallback where it is made when the installation cannot be written to
 * @param signal   ends that process; who asked first decides
 * @returns the folder's path; not there yet only when this throws
 */
export function prepareTemplate(fallback: string, signal?: AbortSignal): Promise<string> {
  const under = making.get(fallback) ?? prepare(fallback, signal);
  making.set(fallback, under);
  under.catch(() => making.delete(fallback));
  return under;
}

/** What is being made or is there, so that two who ask in this process wait for the same. */
const making = new Map<string, Promise<string>>();

function prepare(fallback: string, signal: AbortSignal | undefined): Promise<string> {
  const name = `pglite-${pgliteVersion()}`;
  return prepareIn([join(cacheOf(), name), join(fallback, name)], signal);
}

/** Finds a prepared folder in one of these places, or makes it in the first that can be written to. */
export async function prepareIn(places: readonly string[], signal: AbortSignal | undefined): Promise<string> {
  const there = places.find((place) => existsSync(join(place, 'PG_VERSION')));
  if (there) return there;
  const place = places.find(canWrite);
  if (place === undefined) throw new Error(`Neither ${places.join(' nor ')} can be written to.`);
  sweepLeft(place);
  await makeTemplate(place, signal);
  return place;
}

/** Removes what processes that are gone left beside a prepared folder. */
function sweepLeft(place: string): void {
  for (const name of readdirSync(dirname(place))) {
    const pid = name.startsWith(`${basename(place)}.`) ? /\.(?:part|probe)-(\d+)$/.exec(name)?.[1] : undefined;
    if (pid !== undefined && !runs(Number(pid))) rmSync(join(dirname(place), name), { recursive: true, force: true });
  }
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function canWrite(place: string): boolean {
  try {
    mkdirSync(dirname(place), { recursive: true });
    const probe = `${place}.probe-${process.pid}`;
    mkdirSync(probe);
    rmSync(probe, { recursive: true });
    return true;
  } catch {
    return false;
  }
}

async function makeTemplate(place: string, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  const beside = `${place}.part-${process.pid}`;
  rmSync(beside, { recursive: true, force: true });
  const script = fileURLToPath(new URL('./make-template.ts', import.meta.url));
  const child = spawn(process.execPath, [script, beside], { stdio: ['ignore', 'ignore', 'pipe'] });
  const stop = () => void child.kill('SIGKILL');
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await finished(child);
    moveUnlessThere(beside, place);
  } finally {
    signal?.removeEventListener('abort', stop);
    rmSync(beside, { recursive: true, force: true });
  }
}

function finished(child: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((done, fail) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
    });
    child.once('error', fail);
    child.once('exit', (code) => {
      if (code === 0) done();
      else fail(new Error(`The embedded database could not be prepared: ${said.trim() || `exit code ${code}`}`));
    });
  });
}

/**
 * Puts a copy of the prepared folder where the database shall lie: copied beside and renamed, so that a process that is
 * killed meanwhile leaves rubbish, never a database that does not open.
 */
export function copyTemplate(template: string, folder: string): void {
  const beside = `${folder}.part`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  cpSync(template, beside, { recursive: true, mode: constants.COPYFILE_FICLONE });
  renameSync(beside, folder);
}

/** Of two processes that make the same, the first one's stays. */
function moveUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(join(to, 'PG_VERSION'))) throw error;
  }
}
