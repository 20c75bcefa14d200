import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SourceContract } from '@junheng/engine/source';
import { nodeFiles, writeAll } from '../file-layer.ts';
import { openDelivery } from '../read/delivery.ts';
import type { ErasureList } from './erasures.ts';
import { findPersonRows } from './person-rows.ts';

/** A redacted delivery is CSV of its cells, whatever form it came in. */
export const redactedFormat = { kind: 'csv', encoding: 'utf-8', delimiter: ',' } as const;

export type Redaction = {
  /** Numbers of the rows that were taken out, the first below the header is 1. */
  readonly taken: readonly number[];
  /** Rows that are left; with none there is no file. */
  readonly left: number;
  readonly bytes: number;
  readonly content: string;
};

/**
 * Writes a delivery without the rows of people on the list, as CSV of its cells; a row whose form is broken stands as
 * one cell.
 *
 * @param contract with the format in which the delivery is written
 * @returns what was taken out, or undefined when nobody on the list is in it: then nothing is written
 */
export async function redact(
  path: string,
  contract: SourceContract,
  list: ErasureList,
  pseudonym: (text: string) => string,
  target: string,
  signal?: AbortSignal,
): Promise<Redaction | undefined> {
  const opened = await openDelivery(path, contract, undefined, signal);
  const rows = findPersonRows(contract, opened.columns, list, pseudonym);
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const file = openSync(target, 'w', 0o600);
  const hash = createHash('sha256');
  const taken: number[] = [];
  let [read, bytes] = [0, 0];
  const write = (lines: readonly string[]) => {
    const content = Buffer.from(lines.join(''));
    hash.update(content);
    bytes += content.length;
    writeAll(nodeFiles, file, content);
  };
  try {
    write([toLine(opened.columns)]);
    for await (const { cells, broken } of opened.batches) {
      const lines: string[] = [];
      for (let i = 0; i < cells.length; i++) {
        read++;
        const row = cells[i] as string[];
        const raw = broken.get(i);
        const text = typeof raw === 'string' ? raw : (raw?.map(({ value }) => value).join(' ') ?? '');
        if (rows.holds(row) || (text !== '' && rows.holdsText(text))) taken.push(read);
        else lines.push(toLine(typeof raw === 'string' ? [raw] : row));
      }
      write(lines);
    }
  } finally {
    closeSync(file);
  }
  if (taken.length === 0 || taken.length === read) rmSync(target, { force: true });
  if (taken.length === 0) return undefined;
  return { taken, left: read - taken.length, bytes, content: hash.digest('hex') };
}

const toLine = (cells: readonly string[]) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;
