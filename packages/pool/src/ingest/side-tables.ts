import type { QuarantinedRow } from '@junheng/engine/pool';
import { sealedRow } from '@junheng/engine/source';
import { type CellSealer, isSealedCell } from '../seal/cells.ts';

/** Rows that could not be used, as they were sent, with the reason. */
export const quarantineColumns = {
  source_id: 'text',
  delivery_id: 'text',
  file: 'text',
  line: 'integer',
  row_no: 'integer',
  rule: 'text',
  field: 'text?',
  value: 'text?',
  say_zh: 'text',
  say_en: 'text',
  row: 'json',
} as const;

/** Texts that a dictionary could not place, as they were sent, with its best guesses; a text that comes often stands once. */
export const reviewColumns = {
  source_id: 'text',
  delivery_id: 'text',
  field: 'text',
  text: 'text',
  rows: 'integer',
  /** The first row that has it. */
  row_no: 'integer',
  guesses: 'json',
} as const;

/**
 * Which row was merged into which. `whole`: every row that it gives was there before, so it counts as merged;
 * otherwise the row was accepted and only this part of it was there already.
 */
export const mergedColumns = {
  source_id: 'text',
  delivery_id: 'text',
  line: 'integer',
  row_no: 'integer',
  part_no: 'integer',
  whole: 'boolean',
  table_name: 'text',
  into_source_id: 'text',
  into_delivery_id: 'text',
  into_row_no: 'integer',
} as const;

type Held = Pick<QuarantinedRow, 'value' | 'say' | 'row'>;

/**
 * The cells `value`, `say_zh`, `say_en` and `row` of a row in quarantine. Sealed, the last holds them all, and opens only
 * in its place: equal rows do not look alike.
 */
export function cellsOfHeld(
  { value, say, row }: Held,
  place: string,
  cells: CellSealer | undefined,
): readonly [value: string | null, zh: string, en: string, row: string] {
  if (!cells) return [value, say.zh, say.en, JSON.stringify(row)];
  return [null, '', '', cells.seal(JSON.stringify([value, say.zh, say.en, row]), `quarantine/${place}`)];
}

/** The same read again; a row that cannot be opened is shown as such. */
export function heldOfCells(
  [value, zh, en, row]: readonly [value: string | null, zh: string, en: string, row: string],
  place: string,
  cells: CellSealer | undefined,
): Held & { readonly sealed?: true } {
  if (!isSealedCell(row)) return { value, say: { zh, en }, row: JSON.parse(row) as Held['row'] };
  const opened = cells?.open(row, `quarantine/${place}`);
  if (opened === undefined) return { value: null, say: sealedRow, row: {}, sealed: true };
  const [was, ...rest] = JSON.parse(opened) as [string | null, string, string, Held['row']];
  return { value: was, say: { zh: rest[0], en: rest[1] }, row: rest[2] };
}

/** A text for review as it is kept: of one field the same text gives the same cell, so that it is counted as one. */
export const cellOfText = (text: string, field: string, cells: CellSealer | undefined): string =>
  cells ? cells.seal(text, `review/${field}`) : text;

/** The same read again; undefined when it cannot be opened. */
export const textOfCell = (cell: string, field: string, cells: CellSealer | undefined): string | undefined =>
  isSealedCell(cell) ? cells?.open(cell, `review/${field}`) : cell;
