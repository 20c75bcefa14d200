import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

/** What the thread is asked: the bytes of one message of the protocol, or to close. */
export type Asked = { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly close: true };
/** Errors travel as plain fields, since a thread cannot send what a class adds to them. */
export type Answered =
  | { readonly id: number; readonly messages: readonly unknown[] }
  | { readonly id: number; readonly failed: string };

const port = parentPort;
if (!port) throw new RangeError('pglite-thread.ts runs as a worker thread.');
const database = await PGlite.create((workerData as { folder: string }).folder);

const plain = (message: Awaited<ReturnType<PGlite['execProtocolStream']>>[number]) => {
  const fields: Record<string, unknown> = { ...message, name: message.name };
  if (message instanceof Error) fields.message = message.message;
  return fields;
};

async function answer(asked: Asked): Promise<Answered> {
  const { id } = asked;
  try {
    if ('close' in asked) {
      await database.close();
      return { id, messages: [] };
    }
    const messages = await database.execProtocolStream(asked.bytes, { throwOnError: false });
    return { id, messages: messages.map(plain) };
  } catch (error) {
    return { id, failed: error instanceof Error ? error.message : String(error) };
  }
}

let last: Promise<unknown> = Promise.resolve();
port.on('message', (asked: Asked) => {
  last = last.then(async () => port.postMessage(await answer(asked)));
});
port.postMessage({ id: 0, messages: [] } satisfies Answered);
