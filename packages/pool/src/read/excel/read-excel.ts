import { statSync } from 'node:fs';
import type { SourceFormat } from '@junheng/engine/source';
import { InputError } from '../../input-error.ts';
import type { RowBatch } from '../csv.ts';
import type { ByteMeter } from '../encoding.ts';
import { tidyName } from '../plain-text.ts';
import type { OpenRows } from '../rows.ts';
import { openArchive } from './archive.ts';
import { type Merged, readMerged, readSheet, type SheetRow } from './sheet.ts';
import { readWorkbook } from './workbook.ts';

type ExcelFormat = Extract<SourceFormat, { readonly kind: 'excel' }>;

/**
 * Reads one sheet of an Excel workbook (.xlsx, .xlsm) row by row, in bounded memory beside its shared texts. A header
 * of several rows gives names joined by a space, where merged cells count for every cell beneath them. Rows that are
 * empty are passed over, or end the table (`until_blank`). Numbers, days, formulas and errors: `cell-text.ts`, `sheet.ts`.
 *
 * @throws InputError `source.error.emptyFile`, `.headerOnly` and those of `openArchive`, `readWorkbook`, `readSheet`
 */
export async function readExcel(
  path: string,
  format: ExcelFormat,
  meter?: ByteMeter,
  signal?: AbortSignal,
): Promise<OpenRows> {
  const archive = await openArchive(path);
  try {
    const workbook = await readWorkbook(path, archive, format.sheet, signal);
    const last = format.header_row + format.header_rows - 1;
    const merged = format.header_rows > 1 ? await readMerged(path, archive, workbook.sheetPart, last) : [];
    const sheet = readSheet(path, archive, workbook, signal);
    const { header, rest } = await readHeader(sheet, format.header_row, last);
    if (header.length === 0) throw new InputError('source.error.emptyFile', { file: path }, path);
    const columns = joinHeader(header, merged, format.header_row, last);
    if (rest.length === 0) throw new InputError('source.error.headerOnly', { file: path }, path);
    const table = { width: columns.length, header: last, untilBlank: format.until_blank };
    const end = () => {
      archive.close();
      meter?.(statSync(path).size);
    };
    return { columns, encoding: 'binary', batches: batchesOf(sheet, rest, table, end) };
  } catch (cause) {
    archive.close();
    throw cause;
  }
}

/** The rows of the header, and what came with them. */
async function readHeader(
  sheet: AsyncGenerator<SheetRow[]>,
  first: number,
  last: number,
): Promise<{ readonly header: readonly SheetRow[]; readonly rest: readonly SheetRow[] }> {
  const header: SheetRow[] = [];
  for (;;) {
    const next = await sheet.next();
    if (next.done) return { header, rest: [] };
    header.push(...next.value.filter(({ line }) => line >= first && line <= last));
    const rest = next.value.filter(({ line }) => line > last);
    if (rest.length > 0) return { header, rest };
  }
}

/** Names of the columns: each header row's text in turn, merged cells repeated, the same text once. */
function joinHeader(header: readonly SheetRow[], merged: readonly Merged[], first: number, last: number): string[] {
  const width = Math.max(...header.map(({ cells }) => cells.length));
  const textAt = (row: number, column: number) => header.find(({ line }) => line === row)?.cells[column] ?? '';
  const shown = (row: number, column: number) => {
    const block = merged.find(
      ({ fromRow, toRow, fromColumn, toColumn }) =>
        row >= fromRow && row <= toRow && column >= fromColumn && column <= toColumn,
    );
    return tidyName(block ? textAt(block.fromRow, block.fromColumn) : textAt(row, column));
  };
  const columns = Array.from({ length: width }, (_, column) => {
    const texts: string[] = [];
    for (let row = first; row <= last; row++) {
      const text = shown(row, column);
      if (text !== '' && text !== texts.at(-1)) texts.push(text);
    }
    return texts.join(' ');
  });
  while (columns.at(-1) === '') columns.pop();
  return columns;
}

async function* batchesOf(
  sheet: AsyncGenerator<SheetRow[]>,
  first: readonly SheetRow[],
  table: { readonly width: number; readonly header: number; readonly untilBlank: boolean },
  end: () => void,
): AsyncGenerator<RowBatch> {
  let before = table.header;
  try {
    for (let rows = first; ; ) {
      const batch: RowBatch = { cells: [], lines: [], broken: new Map() };
      for (const { line, cells } of rows) {
        if (table.untilBlank && line > before + 1) {
          yield batch;
          return;
        }
        before = line;
        while (cells.length < table.width) cells.push('');
        batch.cells.push(cells);
        batch.lines.push(line);
      }
      if (batch.cells.length > 0) yield batch;
      const next = await sheet.next();
      if (next.done) break;
      rows = next.value;
    }
  } finally {
    await sheet.return(undefined);
    end();
  }
}
