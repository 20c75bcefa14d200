import { InputError } from '../input-error.ts';

/**
 * What a delivery may ask of this process, whoever sent it. Each bound is far above what real deliveries hold; beyond it
 * the file is refused with a sentence, or the row is kept out.
 */
export const limits = {
  /** Columns of a table: as many as a spreadsheet can have. */
  columns: 16_384,
  /** Characters of one record (a line of CSV or NDJSON, with the line breaks inside quotation marks). */
  record: 16 << 20,
  /** Characters of a JSON document that must be held as a whole. */
  document: 256 << 20,
  /** Lists and objects inside each other. */
  depth: 200,
  /** Packed content may unfold to so many times its size, once it is larger than `unfolded` bytes. */
  ratio: 250,
  unfolded: 64 << 20,
  /** Bytes that one part of an Excel workbook may unfold to, and characters of its shared texts. */
  part: 4 * 2 ** 30,
  sharedTexts: 128 << 20,
} as const;

/** Refuses a header with more columns than a table may have. */
export function requireWidth(path: string, columns: number): void {
  if (columns > limits.columns) {
    throw new InputError('source.error.tooManyColumns', { file: path, columns, limit: limits.columns }, path);
  }
}

/** Refuses packed content that unfolds beyond reason, as it does: what an archive says of itself is not believed. */
export function requireRatio(path: string, packed: number, unfolded: number): void {
  if (unfolded > limits.unfolded && unfolded > limits.ratio * Math.max(1, packed)) {
    throw new InputError('source.error.unpacksTooFar', { file: path, limit: limits.ratio }, path);
  }
}
