import { existsSync } from 'node:fs';
import { checkSource, InputError, parseContract, previewRows, sealKeys, withOpened } from '@junheng/pool';
import type { TryAnswer, TryOrder, TryReady } from './try-jobs.ts';

/** Tries contracts and rows for the server, in a process that may be killed. It ends with the server. */
process.on('disconnect', () => process.exit());
process.send?.({ ready: true } satisfies TryReady);
process.on('message', (order: TryOrder) => void answer(order));

async function answer(order: TryOrder): Promise<void> {
  process.send?.(await attempt(order));
}

async function attempt(order: TryOrder): Promise<TryAnswer> {
  try {
    return { value: await work(order) };
  } catch (error) {
    if (error instanceof InputError) return { input: { code: error.code, params: error.params, at: error.at } };
    return { broken: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function work(order: TryOrder): Promise<unknown> {
  if (order.kind === 'preview') return previewRows(order.rows, order);
  const contract = await parseContract(order.yaml, order.path, order.root);
  if (order.kind === 'parse') return { source: contract.source, version: contract.version };
  const { sample, poolFolder, personKey } = order;
  if (sample === null || !existsSync(sample.path)) return null;
  const keys = personKey && sealKeys(personKey);
  const check = await withOpened(sample, { poolFolder, keys }, (path) => checkSource(contract, path));
  return { ...check, file: sample.path };
}
