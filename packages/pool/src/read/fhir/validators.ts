import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { SpecIssue } from './validate.ts';

export type FoundIssue = SpecIssue & { readonly i: number };

/** Threads that validate side by side. */
const threads = 2;
/** Threads that nobody used for so long end: each holds the definitions of FHIR, a quarter of a gigabyte. */
const idleMs = 30_000;

/** Batches that may be under way without one thread waiting. */
export const batchesUnderWay = threads * 2;

type Crew = { readonly workers: readonly Validator[]; users: number };
let crew: Crew | undefined;
let turn = 0;
let ending: NodeJS.Timeout | undefined;

/**
 * Threads that hold resources against the specification, shared by all sources that are read: reading the definitions
 * takes a thread most of a second. Batches go to them by turns; each answer is that of its own batch. They do not keep
 * the process alive once everyone has closed.
 */
export function openValidators() {
  clearTimeout(ending);
  if (!crew || crew.workers.some(({ failed }) => failed)) {
    crew = { workers: Array.from({ length: threads }, () => new Validator()), users: 0 };
  }
  const mine = crew;
  mine.users++;
  for (const worker of mine.workers) worker.hold();
  return {
    validate(texts: readonly string[]): Promise<readonly FoundIssue[]> {
      turn = (turn + 1) % threads;
      return (mine.workers[turn] as Validator).validate(texts);
    },
    close(): void {
      mine.users--;
      if (mine.users > 0) return;
      for (const worker of mine.workers) worker.letGo();
      if (mine === crew) ending = setTimeout(() => end(mine), idleMs).unref();
      else end(mine);
    },
  };
}

function end(idle: Crew): void {
  if (idle.users > 0) return;
  for (const worker of idle.workers) worker.end();
  if (crew === idle) crew = undefined;
}

/** One thread; it answers in the order in which it is asked. */
class Validator {
  failed = false;
  readonly #worker = new Worker(new URL('./validate-worker.ts', import.meta.url));
  #last: Promise<unknown> = Promise.resolve();

  validate(texts: readonly string[]): Promise<readonly FoundIssue[]> {
    const answer = this.#last.then(async () => {
      const message = once(this.#worker, 'message');
      this.#worker.postMessage(texts);
      return (await message)[0] as readonly FoundIssue[];
    });
    this.#last = answer.catch(() => {
      this.failed = true;
    });
    return answer;
  }

  hold(): void {
    this.#worker.ref();
  }

  letGo(): void {
    this.#worker.unref();
  }

  end(): void {
    // Nobody waits for a thread that ends; one that is gone already has nothing to say.
    this.#worker.terminate().catch(() => undefined);
  }
}
