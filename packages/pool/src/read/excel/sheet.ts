import { InputError } from '../../input-error.ts';
import { limits } from '../limits.ts';
import { type Archive, brokenExcel } from './archive.ts';
import { numberText, unescaped } from './cell-text.ts';
import { readPart, type Workbook } from './workbook.ts';
import { type Attributes, type XmlHandlers, xmlReader } from './xml.ts';

/** A row that holds something: its number in the sheet, from 1, and its cells, from the first column on. */
export type SheetRow = { readonly line: number; readonly cells: string[] };
/** A block of cells shown as one: columns from 0, rows from 1, both ends within. */
export type Merged = {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
};

/** Merged cells that a header may have. */
const mostMerged = 2000;

const address = /^([A-Z]{1,3})(\d{1,7})$/;

/** Column (from 0) and row (from 1) of an address such as `AB12`; undefined when it is none. */
function placeOf(text: string): { readonly column: number; readonly row: number } | undefined {
  const match = address.exec(text);
  if (!match) return undefined;
  let column = 0;
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, row: Number(match[2]) };
}

/** Blocks of merged cells of a sheet; they stand behind its rows, so this reads it whole. */
export async function readMerged(path: string, archive: Archive, part: string, below: number): Promise<Merged[]> {
  const blocks: Merged[] = [];
  await readPart(path, archive, part, {
    open(name, { ref = '' }) {
      if (name !== 'mergeCell') return;
      const [from, to] = ref.split(':').map(placeOf);
      if (!from || !to || from.row > below) return;
      if (blocks.length === mostMerged) throw brokenExcel(path, new Error(`mergeCell > ${mostMerged}`));
      blocks.push({ fromRow: from.row, toRow: to.row, fromColumn: from.column, toColumn: to.column });
    },
  });
  return blocks;
}

/**
 * The rows of a sheet that hold something, as they come out of the archive. Formulas are not run: their last known
 * value stands for them. An error (`#N/A`) is unknown.
 *
 * @throws InputError `source.error.tooManyColumns`, `.excelBroken`
 */
export async function* readSheet(
  path: string,
  archive: Archive,
  workbook: Workbook,
  signal?: AbortSignal,
): AsyncGenerator<SheetRow[]> {
  const rows = new RowReader(path, workbook);
  const reader = xmlReader(path, rows);
  for await (const piece of archive.read(workbook.sheetPart, signal)) {
    reader.write(piece);
    const found = rows.take();
    if (found.length > 0) yield found;
  }
  reader.end();
}

class RowReader implements XmlHandlers {
  readonly #path: string;
  readonly #workbook: Workbook;
  #rows: SheetRow[] = [];
  #line = 0;
  #cells: string[] = [];
  #filled = false;
  #column = -1;
  #type = '';
  #style = 0;
  #value = '';
  #within = false;
  #spoken = 0;

  constructor(path: string, workbook: Workbook) {
    this.#path = path;
    this.#workbook = workbook;
  }

  /** The rows that have ended since the last call. */
  take(): SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') {
      const line = Number(attributes.r);
      this.#line = Number.isSafeInteger(line) && line > this.#line ? line : this.#line + 1;
      this.#cells = [];
      this.#filled = false;
      this.#column = -1;
    } else if (name === 'c') {
      const column = placeOf(attributes.r ?? '')?.column;
      this.#column = column ?? this.#column + 1;
      if (this.#column >= limits.columns) {
        const params = { file: this.#path, columns: this.#column + 1, limit: limits.columns };
        throw new InputError('source.error.tooManyColumns', params, this.#path);
      }
      this.#type = attributes.t ?? 'n';
      this.#style = Number(attributes.s ?? 0);
      this.#value = '';
    } else if (name === 'v' || name === 't') this.#within = true;
    else if (name === 'rPh') this.#spoken++;
  }

  text(piece: string): void {
    if (this.#within && this.#spoken === 0) this.#value += piece;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#within = false;
    else if (name === 'rPh') this.#spoken--;
    else if (name === 'c') this.#keep(this.#text());
    else if (name === 'row' && this.#filled) this.#rows.push({ line: this.#line, cells: this.#cells });
  }

  #keep(text: string): void {
    if (text === '' || this.#column < 0) return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
    this.#filled ||= text.trim() !== '';
  }

  #text(): string {
    const { sharedTexts, meanings, from1904 } = this.#workbook;
    switch (this.#type) {
      case 's':
        return this.#value === '' ? '' : (sharedTexts[Number(this.#value)] ?? '');
      case 'b':
        return this.#value === '' ? '' : String(this.#value === '1' || this.#value === 'true');
      case 'e':
        return '';
      case 'str':
      case 'inlineStr':
        return unescaped(this.#value);
      case 'd':
        return this.#value.replace(/T00:00:00(\.0+)?Z?$/, '');
      default:
        return numberText(this.#value, meanings[this.#style] ?? 'number', from1904);
    }
  }
}
