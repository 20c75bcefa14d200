import type { RowBatch } from './csv.ts';

/**
 * What a reader of one form gives, before the columns are held against the contract. Cells are text, as the reference
 * evaluator reads them; an empty cell is unknown. Days and instants are ISO 8601, numbers plain decimals, true and
 * false so. Where there are no lines, a row's line is its number in the file, from 1.
 */
export type OpenRows = {
  readonly columns: readonly string[];
  /** How the text is written: `utf-8`, `gb18030`, `utf-16le`, or `binary` for forms that hold no plain text. */
  readonly encoding: string;
  readonly batches: AsyncIterable<RowBatch>;
  /** Records of other kinds in the file, by kind: complete when `batches` have ended. */
  readonly passedOver?: ReadonlyMap<string, number>;
};

/** Rows that are read already, as one batch. */
export async function* once(rows: RowBatch): AsyncGenerator<RowBatch> {
  yield rows;
}
