import { parentPort } from 'node:worker_threads';
import { validateText } from './validate.ts';

/** A thread that holds resources against the specification: a list of JSON texts in, what is wrong with them out. */
parentPort?.on('message', (texts: readonly string[]) => {
  parentPort?.postMessage(texts.flatMap((text, i) => validateText(text).map((issue) => ({ i, ...issue }))));
});
