import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { SpecIssue } from './validate.ts';

export type FoundIssue = SpecIssue & { readonly i: number };

/** Threads that validate side by side. */
const threads = 2;

/**
 * Threads that hold resources against the specification. Batches go to them by turns and come back in any order; each
 * answer is that of its own batch. `close` ends the threads.
 */
export function openValidators() {
  const workers = Array.from({ length: threads }, () => new Validator());
  let turn = 0;
  return {
    /** Batches that may be under way without one thread waiting. */
    width: threads * 2,
    validate(texts: readonly string[]): Promise<readonly FoundIssue[]> {
      turn = (turn + 1) % threads;
      return (workers[turn] as Validator).validate(texts);
    },
    async close(): Promise<void> {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

/** One thread; it answers in the order in which it is asked. */
class Validator {
  readonly #worker = new Worker(new URL('./validate-worker.ts', import.meta.url));
  #last: Promise<unknown> = Promise.resolve();

  validate(texts: readonly string[]): Promise<readonly FoundIssue[]> {
    const answer = this.#last.then(async () => {
      const message = once(this.#worker, 'message');
      this.#worker.postMessage(texts);
      return (await message)[0] as readonly FoundIssue[];
    });
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
