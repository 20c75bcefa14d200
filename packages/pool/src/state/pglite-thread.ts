import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

/** What the thread is asked: the bytes of one message of the protocol, or to close. */
export type Asked = { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly close: true };
/** Errors travel as plain fields, since a thread cannot send what a class adds to them. */
export type Answered =
  | { readonly id: number; readonly messages: readonly unknown[] }
  | { readonly id: number; readonly failed: string };

/** Flags of V8, and whether they are off while the database is made; each is the other way round by default. */
const quickOnly = [
  ['liftoff-only', false],
  ['wasm-tier-up', true],
  ['wasm-dynamic-tiering', true],
] as const;

const port = parentPort;
if (!port) throw new RangeError('pglite-thread.ts runs as a worker thread.');
const database = await openSparingly((workerData as { folder: string }).folder);

/**
 * Opens the database with the code of V8's quick compiler alone. Otherwise its largest functions are compiled again a
 * second later, which takes half a gigabyte for a moment; scans are 1.6 times slower without it, single inserts are not.
 * A module is made by the flags of its moment: what others make before and after is compiled as ever.
 */
async function openSparingly(folder: string): Promise<PGlite> {
  for (const [flag, unset] of quickOnly) setFlagsFromString(unset ? `--no-${flag}` : `--${flag}`);
  try {
    return await PGlite.create(folder);
  } finally {
    for (const [flag, unset] of quickOnly) setFlagsFromString(unset ? `--${flag}` : `--no-${flag}`);
  }
}

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
