import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { InputError, type KeptFile, type PreviewedRow, type PreviewOptions, type SourceCheck } from '@junheng/pool';
import { gate } from '../gate.ts';
import { ProblemError } from '../problem.ts';

type Contract = { readonly yaml: string; readonly path: string; readonly root: string };
/** What is tried: a contract by itself, on a file, or rows by a contract. Nothing is written. */
export type TryOrder =
  | (Contract & { readonly kind: 'parse' })
  | (Contract & {
      readonly kind: 'check';
      readonly sample: KeptFile | null;
      /** Where a sealed sample is opened for a moment, and its key. */
      readonly poolFolder: string;
      readonly personKey: Uint8Array | undefined;
    })
  | (PreviewOptions & { readonly kind: 'preview'; readonly rows: readonly Readonly<Record<string, string | null>>[] });
type Values = {
  parse: { readonly source: string; readonly version: string };
  check: SourceCheck | null;
  preview: readonly PreviewedRow[];
};
export type TryAnswer =
  | { readonly value: unknown }
  | {
      readonly input: {
        readonly code: string;
        readonly params: Readonly<Record<string, string | number>>;
        readonly at: string | undefined;
      };
    }
  | { readonly broken: string };

/** Said by a process once it can work. */
export type TryReady = { readonly ready: true };

export type TryLimits = {
  /** Tries at the same time, and how many more may wait. */
  readonly most: number;
  readonly waiting: number;
  /** How long one may take. */
  readonly timeMs: number;
  /** How much memory one may have. */
  readonly memoryMb: number;
};
const usual: TryLimits = { most: 2, waiting: 8, timeMs: 20_000, memoryMb: 768 };
/** How long a process may take to start, on a machine that has much else to do. */
const startMs = 60_000;
const lookEveryMs = 250;
/** Starting one costs a second: it waits this long for the next trial. */
const idleMs = 300_000;

export type TryJobs = {
  /**
   * Tries something in a process of its own, which is killed when it takes too long or too much, or when nobody waits
   * for the answer any more.
   *
   * @throws ProblemError `try_busy` (429) when too many wait already, `try_too_heavy` (503); InputError as the tried code does
   */
  run<O extends TryOrder>(order: O, signal?: AbortSignal): Promise<Values[O['kind']]>;
  close(): void;
};

/** Tries of contracts and rows that somebody sent: nothing that they hold can stop the server. */
export function tryJobs(given: Partial<TryLimits> = {}): TryJobs {
  const limits = { ...usual, ...given };
  const idle = new Map<ChildProcess, NodeJS.Timeout>();
  const running = new Set<ChildProcess>();
  const places = gate(limits.most, limits.waiting, 'try_busy');
  const find = () => {
    const [warm] = idle.keys();
    if (!warm) {
      const child = open(limits);
      child.once('exit', () => idle.delete(child));
      return child;
    }
    clearTimeout(idle.get(warm));
    idle.delete(warm);
    return warm;
  };
  const keep = (child: ChildProcess) => {
    if (child.connected && !child.killed) idle.set(child, setTimeout(() => drop(child), idleMs).unref());
  };
  const drop = (child: ChildProcess) => {
    clearTimeout(idle.get(child));
    idle.delete(child);
    child.kill('SIGKILL');
  };
  return {
    async run(order, signal) {
      const leave = await places.enter(signal);
      const isFresh = idle.size === 0;
      const child = find();
      running.add(child);
      try {
        const answer = await ask({ child, isFresh }, order, limits, signal);
        if ('broken' in answer) throw new Error(answer.broken);
        if ('input' in answer) throw new InputError(answer.input.code, answer.input.params, answer.input.at);
        return answer.value as never;
      } finally {
        running.delete(child);
        keep(child);
        leave();
      }
    },
    close() {
      for (const child of [...idle.keys(), ...running]) drop(child);
    },
  };
}

const open = ({ memoryMb }: TryLimits): ChildProcess => {
  const child = fork(fileURLToPath(new URL('./try-process.ts', import.meta.url)), {
    execArgv: [`--max-old-space-size=${memoryMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.unref();
  child.channel?.unref();
  return child;
};

/** Asks a process, and kills it when it breaks a bound or nobody waits. Its time begins when it has started. */
function ask(
  { child, isFresh }: { readonly child: ChildProcess; readonly isFresh: boolean },
  order: TryOrder,
  limits: TryLimits,
  signal: AbortSignal | undefined,
): Promise<TryAnswer> {
  return new Promise((resolve, reject) => {
    const tooHeavy = (seconds: number) => new ProblemError('try_too_heavy', 503, { seconds, memory: limits.memoryMb });
    const seconds = Math.ceil(limits.timeMs / 1000);
    const settle = (kill: boolean, act: () => void) => {
      clearTimeout(clock);
      clearInterval(looking);
      child.off('message', onMessage).off('exit', onEnd).off('error', onEnd);
      signal?.removeEventListener('abort', onAbort);
      if (kill) child.kill('SIGKILL');
      act();
    };
    const stop = () => settle(true, () => reject(tooHeavy(seconds)));
    const onMessage = (answer: TryAnswer | TryReady) => {
      if (!('ready' in answer)) return settle(false, () => resolve(answer));
      clearTimeout(clock);
      clock = setTimeout(stop, limits.timeMs);
    };
    const onEnd = () => settle(true, () => reject(tooHeavy(seconds)));
    const onAbort = () => settle(true, () => reject(signal?.reason));
    let clock = setTimeout(stop, isFresh ? startMs : limits.timeMs);
    const looking = setInterval(() => {
      if (memoryOf(child.pid) > limits.memoryMb * 2 ** 20) stop();
    }, lookEveryMs);
    child.on('message', onMessage).on('exit', onEnd).on('error', onEnd);
    signal?.addEventListener('abort', onAbort, { once: true });
    child.send(order, (error) => {
      if (error) settle(true, () => reject(error));
    });
  });
}

/** Bytes that a process holds; 0 where the system does not tell (other than Linux), and only its heap is bounded. */
function memoryOf(pid: number | undefined): number {
  const status = `/proc/${pid}/status`;
  const [, kilobytes = '0'] = existsSync(status) ? (/^VmRSS:\s+(\d+)/m.exec(readStatus(status)) ?? []) : [];
  return Number(kilobytes) * 1024;
}

/** Empty for a process that ended meanwhile. */
function readStatus(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return '';
    throw error;
  }
}
