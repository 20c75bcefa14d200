import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError } from './input-error.ts';

/** Who owns a folder: a process, and where it listens when it serves. */
export type LockHolder = { readonly pid: number; readonly port: number | null; readonly since: string };
export type FolderLock = {
  /** Says where the process that owns the folder listens. */
  setPort(port: number): void;
  /** Gives the folder free. May be called more than once. */
  release(): void;
};

const lockName = 'junheng.lock';
/** Lock files that this process holds: another one with its number was left by a process before it. */
const mine = new Set<string>();

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

/** Who owns a folder now; undefined when nobody does, or a process that has died. */
export function findLockHolder(folder: string): LockHolder | undefined {
  const file = join(folder, lockName);
  if (!existsSync(file)) return undefined;
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as LockHolder;
    if (!Number.isInteger(holder.pid)) return undefined;
    const alive = holder.pid === process.pid ? mine.has(resolve(file)) : isAlive(holder.pid);
    return alive ? holder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes a folder for this process alone, with a lock file that holds its id and port. The lock of a process that has
 * died is taken over. The folder is made when it is not there. Taking is atomic: of two processes one gets it.
 *
 * @throws InputError `pool.error.folderLocked` with the process and port that own it
 */
export function lockFolder(folder: string, port: number | null = null): FolderLock {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, lockName);
  const beside = `${file}.${process.pid}`;
  const write = (listening: number | null, to: string) =>
    writeFileSync(to, JSON.stringify({ pid: process.pid, port: listening, since: new Date().toISOString() }));
  write(port, beside);
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        linkSync(beside, file);
        break;
      } catch (error) {
        if ((error as { code?: string }).code !== 'EEXIST' || attempt > 2) throw error;
        const holder = findLockHolder(folder);
        if (holder) {
          const params = { folder, pid: String(holder.pid), port: String(holder.port ?? '–') };
          throw new InputError('pool.error.folderLocked', params, file);
        }
        rmSync(file, { force: true });
      }
    }
  } finally {
    rmSync(beside, { force: true });
  }
  let held = true;
  mine.add(resolve(file));
  return {
    setPort(listening) {
      if (held) write(listening, file);
    },
    release() {
      if (!held) return;
      held = false;
      mine.delete(resolve(file));
      rmSync(file, { force: true });
    },
  };
}
