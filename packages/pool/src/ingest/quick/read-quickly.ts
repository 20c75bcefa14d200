import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listRowChecks } from '@junheng/engine/pool';
import { detectDelimiter } from '../../read/csv.ts';
import { type Encoding, readText } from '../../read/encoding.ts';
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
 * quicker: another form than CSV, a contract without a plan, little that is clean.
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
  if (format.kind !== 'csv' || (format.skip ?? 0) > 0) return undefined;
  if (repeats !== undefined || input.bytes < (options.leastBytes ?? leastBytes)) return undefined;
  const header = await plainHeader(input.path, opened.encoding);
  if (header === undefined || opened.columns.length < 2) return undefined;
  const delimiter = format.delimiter ?? detectDelimiter(header, contract.columns);
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

/** The first line of a file, where it is the header as it stands; undefined where it is not. */
async function plainHeader(path: string, encoding: string): Promise<string | undefined> {
  let text = '';
  for await (const piece of readText(path, encoding as Encoding)) {
    text = piece;
    break;
  }
  const header = text.slice(0, Math.max(0, text.indexOf('\n')));
  return header.trim() === '' || header !== header.trimStart() || /["\r]/.test(header) ? undefined : header;
}

/** Ends a reader of rows that nobody reads: its file is closed. */
async function closeRows(batches: AsyncIterable<unknown>): Promise<void> {
  const rows = batches[Symbol.asyncIterator]();
  for (let i = 0; i < 2; i++) if ((await rows.next()).done) return;
  await rows.return?.();
}
