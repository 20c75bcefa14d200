import type { SourceFormat } from '@junheng/engine/source';
import { InputError } from '../input-error.ts';
import { csvSplitter, detectDelimiter, type RowBatch } from './csv.ts';
import { type ByteMeter, detectEncoding, readText } from './encoding.ts';
import { requireWidth } from './limits.ts';
import type { OpenRows } from './rows.ts';

type CsvFormat = Extract<SourceFormat, { readonly kind: 'csv' }>;

/** An open table of text, with what helps to see that it lies on its side. */
export type OpenCsv = OpenRows & {
  readonly firstCells: readonly string[];
  /** There is a header and nothing below it. */
  readonly headerOnly: boolean;
};

/** A first line longer than this many characters is taken for something other than a table. */
const longestHeader = 4 << 20;

/**
 * Opens CSV or TSV: finds encoding and delimiter, passes over the lines above the header, reads the header.
 *
 * @param expected columns by which the delimiter is found
 * @throws InputError `source.error.emptyFile`, `.noLines`, `.tooManyColumns` and those of `readText` and `csvSplitter`
 */
export async function openCsv(
  path: string,
  format: CsvFormat,
  expected: readonly string[],
  meter?: ByteMeter,
  signal?: AbortSignal,
): Promise<OpenCsv> {
  const encoding = await detectEncoding(path, format.encoding, signal);
  const skip = format.skip ?? 0;
  const pieces = withoutLines(path, skip, readText(path, encoding, meter, signal));
  let text = '';
  let ended = false;
  while (!ended && !/[\n\r]/.test(text.trimStart())) {
    if (text.length > longestHeader) throw new InputError('source.error.noLines', { file: path }, path);
    const piece = await pieces.next();
    if (piece.done) ended = true;
    else text += piece.value;
  }
  const firstLine = text.trimStart().split(/[\n\r]/, 1)[0] ?? '';
  if (firstLine.trim() === '') throw new InputError('source.error.emptyFile', { file: path }, path);
  const splitter = csvSplitter(path, format.delimiter ?? detectDelimiter(firstLine, expected), skip + 1);
  const batches = split(splitter, text, pieces);
  const first = await batches.next();
  const head = first.value;
  const columns = (head?.cells.shift() ?? []).map((name) => name.trim());
  head?.lines.shift();
  requireWidth(path, columns.length);
  const broken = new Map([...(head?.broken ?? [])].map(([at, raw]) => [at - 1, raw]));
  const firstCells = head?.cells.slice(0, 200).map((cells) => (cells[0] ?? '').trim()) ?? [];
  const rows: RowBatch = { cells: head?.cells ?? [], lines: head?.lines ?? [], broken };
  return { columns, encoding, firstCells, headerOnly: rows.cells.length === 0, batches: chain(rows, batches) };
}

/** The text behind so many lines. */
async function* withoutLines(path: string, skip: number, pieces: AsyncGenerator<string>): AsyncGenerator<string> {
  let text = '';
  let left = skip;
  while (left > 0) {
    const piece = await pieces.next();
    if (!piece.done) text += piece.value;
    // A CR at the end of a piece may be half of CRLF.
    for (let end = lineEnd(text, piece.done === true); left > 0 && end > 0; end = lineEnd(text, piece.done === true)) {
      text = text.slice(end);
      left--;
    }
    if (piece.done) break;
    if (left > 0 && text.length > longestHeader) throw new InputError('source.error.noLines', { file: path }, path);
  }
  if (left === 0 && text !== '') yield text;
  yield* pieces;
}

function lineEnd(text: string, last: boolean): number {
  const match = /\r\n|\n|\r/.exec(text);
  if (!match || (match[0] === '\r' && !last && match.index === text.length - 1)) return 0;
  return match.index + match[0].length;
}

/** Batches of at least two rows at first, so that the header comes with what follows it. */
async function* split(
  splitter: ReturnType<typeof csvSplitter>,
  start: string,
  pieces: AsyncGenerator<string>,
): AsyncGenerator<RowBatch, undefined> {
  let held: RowBatch | undefined = splitter.push(start);
  for await (const piece of pieces) {
    const batch = splitter.push(piece);
    if (held) {
      join(held, batch);
      if (held.cells.length < 2) continue;
      yield held;
      held = undefined;
    } else if (batch.cells.length > 0) yield batch;
  }
  const last = splitter.end();
  if (held) join(held, last);
  yield held ?? last;
  return undefined;
}

function join(into: RowBatch, more: RowBatch): void {
  const before = into.cells.length;
  for (const [at, raw] of more.broken) into.broken.set(before + at, raw);
  for (let i = 0; i < more.cells.length; i++) {
    into.cells.push(more.cells[i] as string[]);
    into.lines.push(more.lines[i] as number);
  }
}

async function* chain(first: RowBatch, rest: AsyncGenerator<RowBatch, undefined>): AsyncGenerator<RowBatch> {
  yield first;
  yield* rest;
}
