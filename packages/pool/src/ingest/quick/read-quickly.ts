import { closeSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listRowChecks } from '@junheng/engine/pool';
import { detectDelimiter } from '../../read/csv.ts';
import { compileContract } from '../../sql/ingest/compile/contract.ts';
import { keyBehind } from '../pseudonyms.ts';
import type { SourceInput, SourceResult } from '../read-source.ts';
import { bytesOfPiece } from './pieces.ts';
import { NotQuick, type OpenSource, type QuickOptions, QuickRun } from './quick-run.ts';

export type { OpenSource, QuickOptions };

/** Below this many bytes a delivery is read as quickly row by row. */
const leastBytes = 4 << 20;

/**
 * Reads a delivery in SQL, with the result of reading it row by row. Undefined when that is not possible or would not be
 * quicker: another form or encoding than CSV in UTF-8, a contract without a plan, little that is clean.
 *
 * Cost: the rows once through DuckDB; memory for a piece of them, 20 bytes a key and DuckDB's own limit.
 */
export async function readQuickly(
  input: SourceInput,
  source: OpenSource,
  options: QuickOptions = {},
): Promise<SourceResult | undefined> {
  const { contract, format, repeats } = input;
  const { opened } = source;
  if (format.kind !== 'csv' || opened.encoding !== 'utf-8' || (format.skip ?? 0) > 0) return undefined;
  if (repeats !== undefined || input.path.endsWith('.gz') || input.bytes < (options.leastBytes ?? leastBytes)) {
    return undefined;
  }
  const delimiter = format.delimiter ?? delimiterOf(input.path, contract.columns);
  if (delimiter === undefined || opened.columns.length < 2) return undefined;
  const personKey = input.pseudonym && keyBehind(input.pseudonym);
  const plan = compileContract(contract, opened.columns, { checks: listRowChecks, personKey });
  if (!plan) return undefined;
  const folder = join(input.stagingFolder, 'quick');
  mkdirSync(folder);
  const session = await input.earlier.session();
  const run = new QuickRun(input, source, plan, { delimiter, folder, session, options });
  const stop = () => input.earlier.interrupt();
  input.signal?.addEventListener('abort', stop, { once: true });
  try {
    const result = await run.read(options.bytesOfPiece ?? bytesOfPiece);
    await closeRows(opened.batches);
    return result;
  } catch (cause) {
    await run.abandon();
    input.signal?.throwIfAborted();
    if (!(cause instanceof NotQuick)) throw cause;
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  } finally {
    input.signal?.removeEventListener('abort', stop);
  }
}

/** The delimiter of a file whose header is plain; undefined where it is not. */
function delimiterOf(path: string, expected: readonly string[]): string | undefined {
  const block = Buffer.alloc(1 << 16);
  const file = openSync(path, 'r');
  const text = block.toString('utf8', 0, readSync(file, block)).replace(/^\uFEFF/, '');
  closeSync(file);
  const end = text.indexOf('\n');
  const header = text.slice(0, Math.max(0, end));
  if (end < 0 || header.trim() === '' || header !== header.trimStart() || /["\r]/.test(header)) return undefined;
  return detectDelimiter(header, expected);
}

/** Ends a reader of rows that nobody reads: its file is closed. */
async function closeRows(batches: AsyncIterable<unknown>): Promise<void> {
  const rows = batches[Symbol.asyncIterator]();
  for (let i = 0; i < 2; i++) if ((await rows.next()).done) return;
  await rows.return?.();
}
