import { writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Broken } from '../../read/csv.ts';
import { csvSplitter } from '../../read/csv.ts';
import type { Piece } from './pieces.ts';

/** A row that SQL is not asked about. */
export type AsideRow = {
  readonly rowNo: number;
  readonly cells: readonly string[];
  readonly broken: string | readonly Broken[] | undefined;
};
/** A piece as DuckDB can read it, with the rows that stand aside from it. */
export type SplitPiece = {
  readonly path: string;
  readonly delimiter: string;
  /** The number of a row stands before its cells; otherwise rows are numbered on from `before`. */
  readonly numbered: boolean;
  readonly before: number;
  readonly rows: number;
  readonly bytes: number;
  readonly aside: readonly AsideRow[];
  lineOf(rowNo: number): number;
};

/** Stands between cells of a piece that was split here: a character that none of them holds. */
const unitSeparator = '\u001f';
const special = /\p{Cc}/u;

export type SplitOptions = {
  readonly file: string;
  readonly delimiter: string;
  readonly width: number;
  /** Rows and lines before the piece. */
  readonly before: number;
  readonly linesBefore: number;
};

/** Writes plain lines as they stand. */
export async function keepPlain(piece: Piece, path: string, options: SplitOptions): Promise<SplitPiece> {
  const { delimiter, before, linesBefore } = options;
  await writeFile(path, piece.bytes);
  return {
    path,
    delimiter,
    numbered: false,
    before,
    rows: piece.lines,
    bytes: piece.bytes.length,
    aside: [],
    lineOf: (rowNo) => linesBefore + rowNo - before,
  };
}

/**
 * Splits lines that are not plain with the pool's own splitter. Rows of the right width whose cells are plain are
 * written anew; the others stand aside.
 *
 * @throws InputError of the splitter when a quotation mark is not closed within the piece
 */
export function splitPiece(piece: Piece, path: string, options: SplitOptions): SplitPiece {
  const { delimiter, before, linesBefore, width, file } = options;
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(piece.bytes);
  const splitter = csvSplitter(file, delimiter, linesBefore + 1);
  const batches = [splitter.push(text), splitter.end()];
  const staged = new StagedLines(path);
  const aside: AsideRow[] = [];
  const lines: number[] = [];
  for (const batch of batches) {
    batch.cells.forEach((cells, i) => {
      lines.push(batch.lines[i] as number);
      const rowNo = before + lines.length;
      const broken = batch.broken.get(i);
      if (broken !== undefined || cells.length !== width || cells.some((cell) => special.test(cell))) {
        aside.push({ rowNo, cells, broken });
      } else staged.add(`${rowNo}${unitSeparator}${cells.join(unitSeparator)}\n`);
    });
  }
  staged.close();
  return {
    path,
    delimiter: unitSeparator,
    numbered: true,
    before,
    rows: lines.length,
    bytes: piece.bytes.length,
    aside,
    lineOf: (rowNo) => lines[rowNo - before - 1] ?? 0,
  };
}

/** Lines on their way to a file, written at once. */
class StagedLines {
  readonly #path: string;
  readonly #blocks: Buffer[] = [];
  #text = '';

  constructor(path: string) {
    this.#path = path;
  }

  add(line: string): void {
    this.#text += line;
    if (this.#text.length > 1 << 16) this.#encode();
  }

  #encode(): void {
    this.#blocks.push(Buffer.from(this.#text));
    this.#text = '';
  }

  close(): void {
    this.#encode();
    writeFileSync(this.#path, Buffer.concat(this.#blocks));
  }
}
