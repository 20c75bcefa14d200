import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../input-error.ts';
import { sealedEnding } from '../seal/seal-file.ts';
import type { Receipt } from './receipt.ts';

/** Folder of a pool in which the files of a source stand that were received, each with its receipt. */
export const inboxFolder = (poolFolder: string, source: string): string => join(poolFolder, 'inbox', source);

/** The name by which a file was sent; a sealed one has one more ending. */
export const nameInInbox = ({ file, sealed }: Pick<Receipt, 'file' | 'sealed'>): string =>
  `${file}${sealed ? sealedEnding : ''}`;

/** Where a received file stands. */
export const receivedFile = (poolFolder: string, receipt: Receipt): string =>
  join(inboxFolder(poolFolder, receipt.source_id), receipt.receipt, nameInInbox(receipt));

/**
 * Receipts of a source in the order in which the files came; of one instant in the order of their ids.
 *
 * @throws InputError `source.error.receiptBroken` for one that cannot be read: what was acknowledged is never passed over
 */
export function readReceipts(poolFolder: string, source: string): readonly Receipt[] {
  const folder = inboxFolder(poolFolder, source);
  if (!existsSync(folder)) return [];
  const order = ({ arrived_at, receipt }: Receipt) => `${arrived_at} ${receipt}`;
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => readReceipt(join(folder, name, 'receipt.json'), source, name))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function readReceipt(path: string, source: string, name: string): Receipt {
  try {
    const receipt = JSON.parse(readFileSync(path, 'utf8')) as Receipt;
    if (receipt.version !== 1 || receipt.source_id !== source || receipt.receipt !== name) {
      throw new RangeError('it is not the receipt of this place');
    }
    return receipt;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InputError('source.error.receiptBroken', { file: path, why }, path, cause);
  }
}
