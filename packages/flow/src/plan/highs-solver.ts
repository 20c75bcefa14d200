import { Worker } from 'node:worker_threads';
import type { LinearProgramme, LinearProgrammeSolver, LinearSolution } from '@junheng/engine/plan';
import type { Answered, Asked } from './highs-worker.ts';

/** A solver that holds a thread until it is closed. */
export type ClosableSolver = LinearProgrammeSolver & { close(): Promise<void> };

/**
 * HiGHS (WebAssembly) in a worker thread of its own, so that the thread that asks stays free and a crash of the solver
 * takes nothing with it: the next question starts a new worker. The worker starts at once, so that it is ready by the
 * time it is asked. Questions are answered one after the other.
 *
 * @param seconds  what one question may take; beyond it `solve` throws, since a half-solved programme would make the
 *                 result depend on the speed of the machine
 */
export function highsSolver(seconds: number): ClosableSolver {
  let worker: Worker | undefined = start();

  /** A worker that fails is forgotten; the next question meets the failure anew, with somebody there to hear it. */
  function start(): Worker {
    const started = new Worker(new URL('./highs-worker.ts', import.meta.url));
    const forget = () => {
      if (worker === started) worker = undefined;
    };
    return started.on('error', forget).on('exit', forget);
  }
  let turn: Promise<unknown> = Promise.resolve();

  async function ask(programme: LinearProgramme): Promise<LinearSolution> {
    worker ??= start();
    const asked: Asked = { programme, seconds };
    const answered = await answerOf(worker, asked).catch((cause: unknown) => {
      worker = undefined;
      throw cause;
    });
    if ('solution' in answered) return answered.solution;
    throw new Error(
      `The solver stopped (${answered.stopped}) on a linear programme with ${programme.gain.length} columns and ${programme.atMost.length} rows; it may take ${seconds} s. Plan for a smaller region or a shorter catchment.`,
    );
  }

  return {
    solve(programme) {
      const answer = turn.then(() => ask(programme));
      turn = answer.catch(() => undefined);
      return answer;
    },
    async close() {
      await worker?.terminate();
      worker = undefined;
    },
  };
}

function answerOf(worker: Worker, asked: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void) => {
      worker.off('message', answered).off('error', failed).off('exit', ended);
      then();
    };
    const answered = (answer: Answered) => settle(() => resolve(answer));
    const failed = (cause: unknown) => settle(() => reject(cause));
    const ended = (code: number) => settle(() => reject(new Error(`The solver's thread ended with code ${code}.`)));
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.postMessage(asked);
  });
}
