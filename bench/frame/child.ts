import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
const command = join(root, 'packages/cli/src/main.ts');
const usage = new URL('./usage.ts', import.meta.url).href;

/** What a process took. Peak memory is that of its largest process, as the kernel counted it (threads included). */
export type Taken = {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  readonly code: number | null;
  readonly stderr: string;
};

/** A folder that is removed when the work is done, whatever comes. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Starts `junheng <args>` from source, with its usage counted into a file. */
export const startJunheng = (args: readonly string[], usageFile: string): ChildProcess =>
  startNode([command, ...args], usageFile);

function startNode(args: readonly string[], usageFile: string): ChildProcess {
  return spawn(process.execPath, ['--import', usage, ...args], {
    cwd: root,
    env: { ...process.env, JUNHENG_BENCH_USAGE: usageFile, INIT_CWD: root },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Waits for the end of a process, killing it after a limit, and gives what it wrote to stderr. */
export function ended(child: ChildProcess, limitSeconds: number): Promise<{ code: number | null; stderr: string }> {
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-4000);
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1000);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stderr });
    });
  });
}

/** Runs `junheng <args>` to its end and says what it took: wall time, CPU, peak memory. */
export async function runJunheng(args: readonly string[], folder: string, limitSeconds = 600): Promise<Taken> {
  return runNode([command, ...args], folder, limitSeconds);
}

/** Runs Node on a file of the workspace with arguments, and says what it took. */
export async function runNode(args: readonly string[], folder: string, limitSeconds = 600): Promise<Taken> {
  const usageFile = join(folder, `usage-${process.hrtime.bigint()}.jsonl`);
  const started = performance.now();
  const { code, stderr } = await ended(startNode(args, usageFile), limitSeconds);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, code, stderr, ...readUsage(usageFile) };
}

/** Sums CPU and takes the largest peak over the processes that wrote their usage. */
export function readUsage(file: string): { cpuSeconds: number; peakBytes: number } {
  if (!existsSync(file)) return { cpuSeconds: Number.NaN, peakBytes: Number.NaN };
  let cpuSeconds = 0;
  let peakBytes = 0;
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const used = JSON.parse(line) as { maxRssBytes: number; cpuSeconds: number };
    cpuSeconds += used.cpuSeconds;
    peakBytes = Math.max(peakBytes, used.maxRssBytes);
  }
  return { cpuSeconds, peakBytes };
}
