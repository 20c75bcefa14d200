import type { Broken, RowBatch } from '../read/csv.ts';

/** A row as a reader gave it, with its place. */
export type ReadRow = {
  readonly cells: readonly string[];
  readonly line: number;
  /** Number of the row, the first below the header is 1. */
  readonly rowNo: number;
  readonly broken: string | readonly Broken[] | undefined;
};

/** How many rows a sample takes from the beginning, how many from what follows, and how far it looks. */
export type SampleSize = { readonly head: number; readonly spread: number; readonly within: number };

export const defaultSample: SampleSize = { head: 2000, spread: 4000, within: 500_000 };

/** Every row that a reader gives, in order. */
export async function* eachRow(batches: AsyncIterable<RowBatch>, signal?: AbortSignal): AsyncGenerator<ReadRow> {
  let rowNo = 0;
  for await (const { cells, lines, broken } of batches) {
    signal?.throwIfAborted();
    for (let i = 0; i < cells.length; i++) {
      rowNo++;
      yield { cells: cells[i] as string[], line: lines[i] as number, rowNo, broken: broken.get(i) };
    }
  }
}

/**
 * A sample of rows: all of the beginning, and of what follows every n-th, so that they lie evenly however long the file
 * is. The same file gives the same sample. Memory O(sample).
 *
 * @returns the rows in their order; `seen` rows were looked at, which is all of them when `whole`
 */
export async function sampleRows(
  batches: AsyncIterable<RowBatch>,
  size: SampleSize = defaultSample,
  signal?: AbortSignal,
): Promise<{ readonly rows: readonly ReadRow[]; readonly seen: number; readonly whole: boolean }> {
  const head: ReadRow[] = [];
  let spread: ReadRow[] = [];
  let [every, seen] = [1, 0];
  for await (const row of eachRow(batches, signal)) {
    if (seen === size.within) return { rows: [...head, ...spread], seen, whole: false };
    seen++;
    if (head.length < size.head) head.push(row);
    else if ((row.rowNo - size.head - 1) % every === 0) {
      spread.push(row);
      if (spread.length > size.spread) {
        every *= 2;
        spread = spread.filter((_, i) => i % 2 === 0);
      }
    }
  }
  const rows = [...head, ...spread];
  return { rows, seen, whole: rows.length === seen };
}
