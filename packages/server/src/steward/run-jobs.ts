import { Worker } from 'node:worker_threads';
import { releaseOfThread } from '@junheng/pool';
import { ProblemError } from '../problem.ts';

/** What a run is told: the same as the command line would say. */
export type RunOrder = {
  readonly folder: string;
  readonly data?: string | undefined;
  readonly out: string;
  readonly seed: number;
  readonly reason?: 'run' | 'replay' | 'repair' | undefined;
};

/** What the run says of itself on the way. */
export type RunReport =
  | { readonly state: 'running'; readonly share: number; readonly kind: string; readonly what: string }
  | { readonly state: 'done'; readonly seconds: number }
  | { readonly state: 'failed'; readonly code: string; readonly params: Readonly<Record<string, string | number>> };

/** The last run of a region that this server started. */
export type RunState = RunReport & { readonly started_at: string; readonly ended_at: string | null };

/** Runs that the server does itself, one at a time for each region, in a thread of their own. */
export type RunJobs = {
  /** Starts a run. Throws a ProblemError `run_running` while one is under way. */
  start(region: string, order: RunOrder): RunState;
  find(region: string): RunState | undefined;
  /** Stops what is under way; the pool and the results stay as they were before. */
  close(): Promise<void>;
};

/**
 * @param onError told what nobody foresaw; whoever asks for the run is only told that there was something
 * @param clock   ISO instant of now
 */
export function runJobs(
  onError: (region: string, error: Error) => void,
  clock: () => string = () => new Date().toISOString(),
): RunJobs {
  const states = new Map<string, RunState>();
  const workers = new Map<string, Worker>();
  return {
    start(region, order) {
      if (workers.has(region)) throw new ProblemError('run_running', 409, { region });
      const started_at = clock();
      const note = (report: RunReport) => {
        const ended_at = report.state === 'running' ? null : clock();
        states.set(region, { ...report, started_at, ended_at });
      };
      note({ state: 'running', share: 0, kind: 'reading', what: '' });
      const worker = new Worker(new URL('./run-worker.ts', import.meta.url), { workerData: order, execArgv: [] });
      workers.set(region, worker);
      worker.on('message', note);
      worker.on('error', (error: Error) => {
        onError(region, error);
        note({ state: 'failed', code: 'app.problem.run_broken', params: {} });
      });
      const thread = worker.threadId;
      worker.on('exit', () => {
        workers.delete(region);
        releaseOfThread(order.out, thread);
      });
      return states.get(region) as RunState;
    },
    find: (region) => states.get(region),
    async close() {
      await Promise.all([...workers.values()].map((worker) => worker.terminate()));
    },
  };
}
