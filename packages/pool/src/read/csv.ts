import type { FormRule } from '@junheng/engine/source';
import { InputError } from '../input-error.ts';
import { limits } from './limits.ts';

/** What is wrong with the form of a row, and where in it. */
export type Broken = { readonly rule: FormRule; readonly field: string | null; readonly value: string };

/** Rows as they stand in the file: cells, the line on which each begins, and why a row has no proper cells. */
export type RowBatch = {
  readonly cells: string[][];
  /** 1-based; for GeoJSON the number of the feature. */
  readonly lines: number[];
  /** Rows that cannot be read, by their place in the batch: why, or the text as it stands where quotation marks do not fit. */
  readonly broken: Map<number, string | readonly Broken[]>;
};

/** A record longer than this without an end is taken for a quotation mark that is never closed. */
const longestRecord = limits.record;
/** Cells of one row that are kept: more than a table may have columns are as good as one more. */
const mostCells = limits.columns + 1;
const quote = '"';

/**
 * Splits CSV text (RFC 4180: quoted fields may hold delimiters, line breaks and doubled quotes) into rows. Text comes
 * in pieces of any size. Blank lines are passed over. Line ends may be LF, CRLF or CR.
 *
 * A row of more cells than a table may have columns is cut there; it does not fit its header either way.
 * A field that goes on behind its closing quote makes its line a broken row, and reading goes on with the next line.
 * Why no library: docs/decisions/csv-splitter.md.
 *
 * @throws InputError `source.error.brokenQuote` with the line on which a quote opens that nothing closes;
 *   `source.error.noLines` when a line has no end
 */
export function csvSplitter(file: string, delimiter: string, firstLine = 1) {
  let carry = '';
  let line = firstLine;
  let lineEnd: 'unknown' | 'lf' | 'cr' = 'unknown';

  return {
    push(text: string): RowBatch {
      return split(carry + text, false);
    },
    end(): RowBatch {
      return split(carry, true);
    },
  };

  function split(raw: string, last: boolean): RowBatch {
    const batch: RowBatch = { cells: [], lines: [], broken: new Map() };
    let text = raw;
    if (lineEnd === 'unknown' && (/\r[^\n]/.test(text) || text.includes('\n') || last)) {
      lineEnd = !text.includes('\n') && text.includes('\r') ? 'cr' : 'lf';
    }
    if (lineEnd === 'unknown') {
      carry = text;
      return batch;
    }
    if (lineEnd === 'cr') text = text.replaceAll('\r', '\n');
    if (last && text !== '' && !text.endsWith('\n')) text += '\n';
    if (text.includes(quote)) splitQuoted(text, last, batch);
    else splitPlain(text, batch);
    return batch;
  }

  function splitPlain(text: string, batch: RowBatch): void {
    const end = text.lastIndexOf('\n');
    carry = text.slice(end + 1);
    if (carry.length > longestRecord) throw new InputError('source.error.noLines', { file }, file);
    if (end < 0) return;
    for (const record of text.slice(0, end).split('\n')) {
      const plain = record.endsWith('\r') ? record.slice(0, -1) : record;
      if (plain !== '') {
        batch.cells.push(plain.split(delimiter, mostCells));
        batch.lines.push(line);
      }
      line++;
    }
  }

  function splitQuoted(text: string, last: boolean, batch: RowBatch): void {
    let at = 0;
    while (at < text.length) {
      const next = readRecord(text, at, batch);
      if (next < 0) break;
      at = next;
    }
    carry = text.slice(at);
    if ((last && carry !== '') || carry.length > longestRecord) {
      throw new InputError('source.error.brokenQuote', { file, line: String(line) }, `${file}:${line}`);
    }
  }

  /** Reads one record from `start`; gives where the next begins, or -1 when it does not end within the text. */
  function readRecord(text: string, start: number, batch: RowBatch): number {
    const cells: string[] = [];
    let at = start;
    let newlines = 1;
    let newline = text.indexOf('\n', start);
    for (;;) {
      if (text[at] === quote) {
        const close = closingQuote(text, at);
        if (close < 0) return -1;
        const cell = text.slice(at + 1, close);
        if (cells.length < mostCells) cells.push(cell.includes(quote) ? cell.replaceAll('""', quote) : cell);
        newlines += cell.includes('\n') ? cell.split('\n').length - 1 : 0;
        at = close + 1;
        if (newline < at) newline = text.indexOf('\n', at);
        if (newline < 0) return -1;
        const rest = text[at] === '\r' ? at + 1 : at;
        if (rest === newline) break;
        if (text[at] !== delimiter) {
          keep([], text.slice(start, newline));
          return newline + 1;
        }
        at++;
      } else {
        if (newline < at) newline = text.indexOf('\n', at);
        if (newline < 0) return -1;
        const comma = text.indexOf(delimiter, at);
        if (comma < 0 || comma > newline) {
          const end = text[newline - 1] === '\r' && newline > at ? newline - 1 : newline;
          if (cells.length < mostCells) cells.push(text.slice(at, end));
          break;
        }
        if (cells.length < mostCells) cells.push(text.slice(at, comma));
        at = comma + 1;
      }
    }
    if (cells.length > 1 || cells[0] !== '' || text[start] === quote) keep(cells, undefined);
    else line += newlines;
    return newline + 1;

    function keep(found: string[], broken: string | undefined): void {
      if (broken !== undefined) batch.broken.set(batch.cells.length, broken);
      batch.cells.push(found);
      batch.lines.push(line);
      line += newlines;
    }
  }
}

function closingQuote(text: string, open: number): number {
  for (let at = text.indexOf(quote, open + 1); at >= 0; at = text.indexOf(quote, at + 2)) {
    if (text[at + 1] !== quote) return at;
  }
  return -1;
}

/**
 * The delimiter of a CSV file: the one by which its first line gives most of the expected columns; where none of them
 * is there, the one that gives most columns at all, and a comma when none gives two.
 */
export function detectDelimiter(firstLine: string, expected: readonly string[]): string {
  const unquoted = firstLine.replace(/"[^"]*"/g, 'x');
  let [best, most, widest] = [',', 0, 1];
  for (const delimiter of [',', ';', '\t', '|']) {
    const names = new Set(firstLine.split(delimiter).map((name) => name.replace(/^\s*"?|"?\s*$/g, '')));
    const found = expected.filter((name) => names.has(name)).length;
    const width = unquoted.split(delimiter).length;
    if (found > most || (found === most && most === 0 && width > widest)) {
      [best, most, widest] = [delimiter, found, width];
    }
  }
  return best;
}
