import { readSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { InputError } from '../input-error.ts';
import { openParquet, type ParquetRows } from '../sql/ingest/read-parquet.ts';
import type { RowBatch } from './csv.ts';
import type { ByteMeter } from './encoding.ts';
import { requireWidth } from './limits.ts';
import { plainNumber } from './plain-text.ts';
import type { OpenRows } from './rows.ts';

const mark = 'PAR1';

/**
 * Reads a Parquet file: columns and types as it declares them, values as plain text, nested ones as JSON. A NaN is
 * unknown. Rows are in the order of the file; a row's line is its number.
 *
 * @throws InputError `source.error.parquetBroken`, `.emptyFile`, `.tooManyColumns`; while it is read, `.parquetBroken`
 */
export async function readParquet(path: string, meter?: ByteMeter, signal?: AbortSignal): Promise<OpenRows> {
  await requireParquet(path);
  const file = await openParquet(path).catch((cause: unknown) => {
    throw broken(path, cause);
  });
  try {
    requireWidth(path, file.columns.length);
  } catch (cause) {
    file.close();
    throw cause;
  }
  return { columns: file.columns, encoding: 'binary', batches: batchesOf(path, file, meter, signal) };
}

/** Both ends of a Parquet file bear a mark; one that lacks it is told before DuckDB is asked. */
async function requireParquet(path: string): Promise<void> {
  const { size } = statSync(path);
  if (size === 0) throw new InputError('source.error.emptyFile', { file: path }, path);
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(4);
    const ends = [0, Math.max(0, size - 4)].map((at) => {
      readSync(file.fd, bytes, 0, 4, at);
      return bytes.toString('latin1');
    });
    if (size < 12 || ends.some((end) => end !== mark)) throw broken(path, new Error('PAR1'));
  } finally {
    await file.close();
  }
}

function broken(path: string, cause: unknown): InputError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new InputError('source.error.parquetBroken', { file: path, why: message.slice(0, 200) }, path, cause);
}

async function* batchesOf(
  path: string,
  file: ParquetRows,
  meter: ByteMeter | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<RowBatch> {
  let line = 0;
  try {
    for await (const rows of file.rows()) {
      signal?.throwIfAborted();
      const batch: RowBatch = { cells: [], lines: [], broken: new Map() };
      for (const row of rows) {
        line++;
        batch.lines.push(line);
        batch.cells.push(row.map((text, i) => cellOf(text, file.fractions[i] === true)));
      }
      yield batch;
    }
    meter?.(statSync(path).size);
  } catch (cause) {
    if (signal?.aborted || cause instanceof InputError) throw cause;
    throw broken(path, cause);
  } finally {
    file.close();
  }
}

function cellOf(text: string | null, fraction: boolean): string {
  if (text === null) return '';
  return fraction && text.includes('e') ? plainNumber(Number(text)) : text;
}
