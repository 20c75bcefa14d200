import type { FastifyReply } from 'fastify';
import { type ProblemCode, ProblemError } from './problem.ts';

/** Lets so many in at a time. */
export type Gate = {
  /**
   * Waits for a place and gives the way to leave it.
   *
   * @throws ProblemError (429) when too many wait already; the reason of `signal` when it is aborted first
   */
  enter(signal?: AbortSignal): Promise<() => void>;
};

/**
 * @param most    how many may be inside
 * @param waiting how many more may wait before the next is sent away with `busy`
 */
export function gate(most: number, waiting: number, busy: ProblemCode): Gate {
  const queue: (() => void)[] = [];
  let free = most;
  const leave = () => {
    const next = queue.shift();
    if (next) next();
    else free++;
  };
  const leaveOnce = () => {
    let inside = true;
    return () => {
      if (inside) leave();
      inside = false;
    };
  };
  return {
    async enter(signal) {
      signal?.throwIfAborted();
      if (free > 0) {
        free--;
        return leaveOnce();
      }
      if (queue.length >= waiting) throw new ProblemError(busy, 429);
      await new Promise<void>((resolve, reject) => {
        const start = () => {
          signal?.removeEventListener('abort', giveUp);
          resolve();
        };
        const giveUp = () => {
          queue.splice(queue.indexOf(start), 1);
          reject(signal?.reason);
        };
        queue.push(start);
        signal?.addEventListener('abort', giveUp, { once: true });
      });
      return leaveOnce();
    },
  };
}

/** Aborted when whoever asked has gone away before the answer was whole. */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort(new GoneError());
  });
  return gone.signal;
}

/** Does something behind a gate, unless whoever asked has gone before it could begin. */
export async function inside<T>(door: Gate, reply: FastifyReply, work: () => Promise<T>): Promise<T> {
  const leave = await door.enter(goneSignal(reply));
  try {
    return await work();
  } finally {
    leave();
  }
}

/** Nobody waits for the answer any more. */
export class GoneError extends Error {}
