import { Worker } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import type { Answered, Asked } from './pglite-thread.ts';

/** A pool of one connection to the embedded database, and the way to end it. */
export type Embedded = { readonly pool: pg.Pool; close(): Promise<void> };

type Waiting = { done(messages: readonly unknown[]): void; fail(error: Error): void };

/**
 * Opens PGlite on a folder, in a thread of its own: a query blocks that thread and not this one. The messages of the
 * PostgreSQL protocol go over as bytes and come back parsed. The caller holds the lock of the folder.
 */
export async function openPglite(folder: string): Promise<Embedded> {
  const thread = new Worker(new URL('./pglite-thread.ts', import.meta.url), { workerData: { folder }, execArgv: [] });
  const waiting = new Map<number, Waiting>();
  let next = 1;
  let ended: Error | undefined;
  const end = (error: Error) => {
    ended ??= error;
    for (const { fail } of waiting.values()) fail(ended);
    waiting.clear();
  };
  const expect = (id: number) =>
    new Promise<readonly unknown[]>((done, fail) => {
      if (ended) fail(ended);
      else waiting.set(id, { done, fail });
    });
  const ready = expect(0);
  thread.on('message', (answered: Answered) => {
    const one = waiting.get(answered.id);
    waiting.delete(answered.id);
    if ('failed' in answered) one?.fail(new Error(answered.failed));
    else one?.done(answered.messages);
  });
  thread.once('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  thread.once('exit', () => end(new Error('The thread of the embedded database has ended.')));
  const ask = (what: { readonly bytes: Uint8Array } | { readonly close: true }) => {
    const id = next++;
    const answer = expect(id);
    if (!ended) thread.postMessage({ id, ...what } satisfies Asked);
    return answer;
  };
  const forwarding = {
    waitReady: ready,
    execProtocolStream: async (bytes: Uint8Array) => (await ask({ bytes })).map(toMessage),
  };
  try {
    await ready;
  } catch (error) {
    await thread.terminate();
    throw error;
  }
  // The adapter asks of a PGlite only these two members.
  const config = createPgConfig(forwarding as unknown as PGlite);
  const { user, password, database, host, port, connection } = config;
  const shared = { user, password, database, host, port, connection: connection as never };
  const pool = new pg.Pool({ ...shared, max: 1, idleTimeoutMillis: 0 });
  return {
    pool,
    async close() {
      await pool.end();
      await ask({ close: true });
      await thread.terminate();
    },
  };
}

/** A message as the driver expects it; an error as the driver's own class, with its code. */
function toMessage(message: unknown): unknown {
  const fields = message as { readonly name: string; readonly message?: string; readonly length?: number };
  if (fields.name !== 'error') return fields;
  const { message: text, length, name: _, ...rest } = fields;
  return Object.assign(new pg.DatabaseError(text ?? '', length ?? 0, 'error'), rest);
}
