import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { nodeFiles, writeAll } from '../file-layer.ts';
import { InputError } from '../input-error.ts';
import { isProcessGone, markOfProcess } from '../lock-folder.ts';
import type { SealKeys } from './keys.ts';
import { readSealed } from './open-file.ts';
import { sealedEnding } from './seal-file.ts';

/** Folder of a pool for what is open for a moment; nobody but its owner reads it. */
const openedFolder = (poolFolder: string) => join(poolFolder, 'opened');
/** No reading takes as long; what is older was left behind by a process whose number another one has by now. */
const longestMs = 24 * 3_600_000;

export type PrivateFolder = { readonly path: string; drop(): void };

/** Makes a folder of this process alone, which it drops; when it dies, the next one sweeps it. */
export function privateFolder(poolFolder: string): PrivateFolder {
  sweepOpened(poolFolder);
  const path = join(openedFolder(poolFolder), `${markOfProcess()}.${randomUUID()}`);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return { path, drop: () => rmSync(path, { recursive: true, force: true }) };
}

/** Deletes what processes that are gone had open. */
export function sweepOpened(poolFolder: string): void {
  const folder = openedFolder(poolFolder);
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (isProcessGone(name) || age > longestMs) rmSync(path, { recursive: true, force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    if ((cause as { code?: string }).code === 'ENOENT') return [];
    throw cause;
  }
}

/** A file of a pool, sealed or as it is. */
export type KeptFile = { readonly path: string; readonly sealed?: true | undefined };
export type OpenOptions = {
  readonly poolFolder: string;
  readonly keys: SealKeys | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Hands on where a file can be read under the name by which it was sent. One that is sealed is opened for that long in a
 * folder that its owner alone can read. What is told of that file is told of the sealed one.
 *
 * @throws InputError as `readSealed`, and what `use` throws
 */
export async function withOpened<T>(
  { path, sealed }: KeptFile,
  { poolFolder, keys, signal }: OpenOptions,
  use: (path: string) => Promise<T>,
): Promise<T> {
  if (!sealed) return use(path);
  const folder = privateFolder(poolFolder);
  const opened = join(folder.path, basename(path, sealedEnding));
  try {
    const file = openSync(opened, 'wx', 0o600);
    try {
      for await (const chunk of readSealed(path, keys, signal)) {
        writeAll(nodeFiles, file, chunk);
      }
    } finally {
      closeSync(file);
    }
    return await use(opened);
  } catch (cause) {
    throw cause instanceof InputError ? saidOf(cause, opened, path) : cause;
  } finally {
    folder.drop();
  }
}

function saidOf(error: InputError, opened: string, path: string): InputError {
  const { code, params, at, cause } = error;
  if (at !== opened && !Object.values(params).includes(opened)) return error;
  const entries = Object.entries(params).map(([name, value]) => [name, value === opened ? path : value] as const);
  return new InputError(code, Object.fromEntries(entries), at === opened ? path : at, cause);
}
