import { createHash } from 'node:crypto';
import { existsSync, linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { threadId } from 'node:worker_threads';
import { writeProblem } from './file-layer.ts';
import { InputError } from './input-error.ts';
import { makeFolders } from './make-folders.ts';

/** Who owns a folder: a process, and where it listens when it serves. */
export type LockHolder = {
  readonly pid: number;
  readonly port: number | null;
  readonly since: string;
  /** Name under which this machine reaches it; `localhost` when absent. */
  readonly host?: string | undefined;
  /** When the process began, in milliseconds of the machine's own clock; tells it from an earlier one of its number. */
  readonly began?: number | undefined;
  /** Where the system tells it (Linux): its boot and when in it the process began; numbers of processes come again. */
  readonly start?: string | undefined;
  /** The machine it runs on; this one when absent. Another machine's processes cannot be asked about. */
  readonly machine?: string | undefined;
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

/** Name of this machine with a mark of its installation, which stays when it starts anew. */
const thisMachine = (() => {
  const id = readText('/etc/machine-id')?.trim() ?? '';
  return id === '' ? hostname() : `${hostname()}/${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
})();
/** Whether a process of another machine holds a lock. */
export const isElsewhere = ({ machine }: LockHolder) => machine !== undefined && machine !== thisMachine;

const isOurs = (holder: LockHolder) =>
  holder.pid === process.pid && !isElsewhere(holder) && sameBeginning(holder.began);

const sameBeginning = (then: number | undefined) => then !== undefined && Math.abs(then - began()) < sameMoment;

/** Names this process, in every thread of it, for what it leaves in a folder: see `isProcessGone`. */
export const markOfProcess = (): string => `${process.pid}.${began()}`;

/** Whether the process is gone whose mark a name begins with; a name without a mark is nobody's. */
export function isProcessGone(name: string): boolean {
  const [, pid, then] = /^(\d+)\.(-?\d+)\./.exec(name) ?? [];
  if (pid === undefined) return true;
  const holder = { pid: Number(pid), port: null, since: '', began: Number(then) };
  return holder.pid === process.pid ? !isOurs(holder) : !isAlive(holder);
}

/** What Linux tells of a process: when it began, and whether it has ended and only waits to be buried. */
function tellOf(pid: number): { readonly start: string; readonly ended: boolean } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [state, ticks] = [fields[0] ?? '', fields[19] ?? ''];
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return { start: `${boot}/${ticks}`, ended: state === 'Z' || state === 'X' };
  } catch {
    return undefined;
  }
}

function isAlive({ pid, start }: LockHolder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EPERM') return false;
  }
  const told = tellOf(pid);
  return !told || (!told.ended && (start === undefined || start === told.start));
}

/** Undefined when the file is not there. */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Who wrote a lock; undefined for a process that has died and for what is no lock. Another machine's is taken to live. */
function livingHolder(text: string | undefined): LockHolder | undefined {
  try {
    const holder = JSON.parse(text ?? '') as LockHolder;
    if (!Number.isInteger(holder.pid)) return undefined;
    const here = holder.pid === process.pid ? isOurs : isAlive;
    const alive = isElsewhere(holder) || here(holder);
    return alive ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Who owns a folder now; undefined when nobody does, or a process that has died. */
export const findLockHolder = (folder: string): LockHolder | undefined =>
  livingHolder(readText(join(folder, lockName)));

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

/** That a folder is another process's, and what to do: one of another machine is given free by hand alone. */
export function lockedBy(folder: string, holder: LockHolder, file: string = join(folder, lockName)): InputError {
  const { machine = '', pid, port, since } = holder;
  const who = { folder, pid: String(pid), port: String(port ?? '–') };
  if (!isElsewhere(holder)) return new InputError('pool.error.folderLocked', who, file);
  return new InputError(
    'pool.error.lockedElsewhere',
    { ...who, machine: machine.split('/')[0] ?? '', since, file },
    file,
  );
}

/** Where this thread writes a lock before it is put into its place; no thread of any machine writes there too. */
export const besideOf = (file: string): string =>
  `${file}.${process.pid}.${threadId}.${createHash('sha256').update(thisMachine).digest('hex').slice(0, 8)}`;

/** What a lock of this thread says. */
export function holderOfThisThread(host?: string): LockHolder {
  return {
    pid: process.pid,
    port: null,
    since: new Date().toISOString(),
    host,
    began: began(),
    start: tellOf(process.pid)?.start,
    machine: thisMachine,
    thread: threadId,
  };
}

/**
 * Takes a folder for this thread alone, with a lock file that holds the process's id and port. The lock of a process
 * that has died is taken over. The folder is made when it is not there. Taking is atomic: of two one gets it. A folder
 * that lies in one that another process owns is that process's too.
 *
 * @throws InputError `pool.error.folderLocked` with the process and port that own it, `pool.error.lockedElsewhere` when
 *   another machine's process has it, which is never broken here, `pool.error.notWritten`
 */
export function lockFolder(folder: string, port: number | null = null, host?: string): FolderLock {
  const owner = findOwner(folder);
  if (owner) throw lockedBy(owner.folder, owner.holder);
  const file = join(folder, lockName);
  const beside = besideOf(file);
  const own = holderOfThisThread(host);
  const write = (listening: number | null) => writeFileSync(beside, JSON.stringify({ ...own, port: listening }));
  try {
    makeFolders(folder);
    write(port);
    const holder = takeLock(file, beside);
    if (holder) throw lockedBy(folder, holder);
    rmSync(beside, { force: true });
  } catch (cause) {
    dropBeside(beside);
    throw writeProblem(cause, folder);
  }
  sweepLeft(folder);
  let held = true;
  return {
    setPort(listening) {
      if (!held) return;
      write(listening);
      renameSync(beside, file);
    },
    release() {
      if (!held) return;
      held = false;
      rmSync(file, { force: true });
    },
  };
}

/** Removes the lock that was not put into its place; on a disk that cannot be written nothing was made. */
function dropBeside(beside: string): void {
  if (existsSync(beside)) rmSync(beside, { force: true });
}

/**
 * Puts the lock that is written in `beside` into its place, and gives undefined; or gives the living process that has
 * it. A dead one's lock is replaced only by whoever holds a second lock, named by what stands in the first: two that
 * find the same dead lock cannot both take it, nor can one take away the lock that the other has just put there.
 */
export function takeLock(file: string, beside: string): LockHolder | undefined {
  for (;;) {
    try {
      linkSync(beside, file);
      return undefined;
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
    }
    const left = readText(file);
    if (left === undefined) continue;
    const holder = livingHolder(left);
    if (holder) return holder;
    const guard = `${file}.over-${createHash('sha256').update(left).digest('hex').slice(0, 12)}`;
    const other = takeLock(guard, beside);
    if (other) return other;
    try {
      if (readText(file) !== left) continue;
      renameSync(beside, file);
      return undefined;
    } finally {
      rmSync(guard, { force: true });
    }
  }
}

/** Removes what processes left that were killed while they took the folder. The caller has it. */
function sweepLeft(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [ours, pid] = /^junheng\.lock\.(?:(\d+)\.[\da-f.]+|over-.*)$/.exec(name) ?? [];
    if (ours === undefined) continue;
    const file = join(folder, name);
    const text = readText(file);
    const cutOff = text === '' && pid !== undefined && isAlive({ pid: Number(pid), port: null, since: '' });
    if (!cutOff && !livingHolder(text)) rmSync(file, { force: true });
  }
}

/** Gives free what a thread of this process took and could not give back, because it was ended. */
export function releaseOfThread(folder: string, thread: number): void {
  const holder = findLockHolder(folder);
  if (holder && isOurs(holder) && holder.thread === thread) rmSync(join(folder, lockName), { force: true });
}
