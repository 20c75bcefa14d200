import { parentPort, workerData } from 'node:worker_threads';
import { runRegion } from '@junheng/flow';
import { InputError } from '@junheng/pool';
import type { RunOrder, RunReport } from './run-jobs.ts';

/** Runs a region apart from the server's own thread and says how far it is. */
const order = workerData as RunOrder;
const say = (report: RunReport) => parentPort?.postMessage(report);

try {
  const { seconds } = await runRegion({
    ...order,
    outRoot: order.out,
    onProgress: (event) => say({ state: 'running', share: event.share, kind: event.kind, what: whatOf(event) }),
  });
  say({ state: 'done', seconds });
} catch (error) {
  if (error instanceof InputError) say({ state: 'failed', code: error.code, params: error.params });
  else throw error;
}

function whatOf(event: { readonly kind: string; readonly source?: string; readonly stage?: string }): string {
  return event.source ?? event.stage ?? '';
}
