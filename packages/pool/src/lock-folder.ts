import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { threadId } from 'node:worker_threads';
import { InputError } from './input-error.ts';

/** Who owns a folder: a process, and where it listens when it serves. */
export type LockHolder = {
  readonly pid: number;
  readonly port: number | null;
  readonly since: string;
  /** Name under which this machine reaches it; `localhost` when absent. */
  readonly host?: string | undefined;
  /** When the process began, in milliseconds of the machine's own clock; tells it from an earlier one of its number. */
  readonly began?: number | undefined;
  /** The thread of the process that took it. */
  readonly thread?: number | undefined;
};
export type FolderLock = {
  /** Says where the process that owns the folder listens. */
  setPort(port: number): void;
  /** Gives the folder free. May be called more than once. */
  release(): void;
};

const lockName = 'junheng.lock';
/** The same in every thread of this process, whatever the clock on the wall is set to. */
const began = () => Math.round(Number(process.hrtime.bigint() / 1_000_000n) - process.uptime() * 1000);
const sameMoment = 1000;

const isOurs = ({ pid, began: then }: LockHolder) =>
  pid === process.pid && then !== undefined && Math.abs(then - began()) < sameMoment;

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
    const alive = holder.pid === process.pid ? isOurs(holder) : isAlive(holder.pid);
    return alive ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** A folder that another process owns, and which one it is. */
export type FolderOwner = { readonly folder: string; readonly holder: LockHolder };

/** The other process that owns a folder or one that it lies in, as a server owns the regions of its store. */
export function findOwner(folder: string): FolderOwner | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const holder = findLockHolder(at);
    if (holder && !isOurs(holder)) return { folder: at, holder };
    if (dirname(at) === at) return undefined;
  }
}

const lockedBy = (folder: string, { pid, port }: LockHolder) =>
  new InputError(
    'pool.error.folderLocked',
    { folder, pid: String(pid), port: String(port ?? '–') },
    join(folder, lockName),
  );

/**
 * Takes a folder for this thread alone, with a lock file that holds the process's id and port. The lock of a process
 * that has died is taken over. The folder is made when it is not there. Taking is atomic: of two one gets it. A folder
 * that lies in one that another process owns is that process's too.
 *
 * @throws InputError `pool.error.folderLocked` with the process and port that own it
 */
export function lockFolder(folder: string, port: number | null = null, host?: string): FolderLock {
  const owner = findOwner(folder);
  if (owner) throw lockedBy(owner.folder, owner.holder);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, lockName);
  const beside = `${file}.${process.pid}.${threadId}`;
  const since = new Date().toISOString();
  const write = (listening: number | null, to: string) =>
    writeFileSync(
      to,
      JSON.stringify({ pid: process.pid, port: listening, since, host, began: began(), thread: threadId }),
    );
  write(port, beside);
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        linkSync(beside, file);
        break;
      } catch (error) {
        if ((error as { code?: string }).code !== 'EEXIST' || attempt > 2) throw error;
        const holder = findLockHolder(folder);
        if (holder) throw lockedBy(folder, holder);
        rmSync(file, { force: true });
      }
    }
  } finally {
    rmSync(beside, { force: true });
  }
  let held = true;
  return {
    setPort(listening) {
      if (held) write(listening, file);
    },
    release() {
      if (!held) return;
      held = false;
      rmSync(file, { force: true });
    },
  };
}

/** Gives free what a thread of this process took and could not give back, because it was ended. */
export function releaseOfThread(folder: string, thread: number): void {
  const holder = findLockHolder(folder);
  if (holder && isOurs(holder) && holder.thread === thread) rmSync(join(folder, lockName), { force: true });
}
