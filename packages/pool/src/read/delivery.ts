import { checkHeader, type SourceContract, type SourceFormat, shapeColumns } from '@junheng/engine/source';
import { InputError } from '../input-error.ts';
import { csvSplitter, detectDelimiter, type RowBatch } from './csv.ts';
import { type ByteMeter, detectEncoding, readText } from './encoding.ts';
import { readGeoJson } from './geojson.ts';
import type { OpenRows } from './rows.ts';

/** A delivery that is open: its columns, how it is written, and its rows batch by batch. */
export type OpenDelivery = OpenRows & {
  /** Columns that the contract does not ask for. */
  readonly extra: readonly string[];
};

/**
 * Opens a delivery by its contract: finds encoding and delimiter, reads the header and holds it against the contract.
 *
 * @throws InputError `source.error.emptyFile`, `.headerOnly`, `.noLines`, `.wrongColumns`, `.transposed`, `.repeatedColumn` and those of `readText`,
 *   `csvSplitter` and `readGeoJson`
 */
export async function openDelivery(
  path: string,
  contract: SourceContract,
  meter?: ByteMeter,
  signal?: AbortSignal,
): Promise<OpenDelivery> {
  const { format } = contract;
  if (format.kind === 'csv') return openCsv(path, contract, format, meter, signal);
  const rows = await openRows(path, contract, meter, signal);
  const added: readonly string[] = format.kind === 'geojson' || format.kind === 'topojson' ? shapeColumns : [];
  const extra = requireColumns(path, contract, rows.columns, []).filter((column) => !added.includes(column));
  return { ...rows, extra };
}

/** Each form of a delivery has one reader, which gives rows of text under named columns. */
async function openRows(
  path: string,
  contract: SourceContract,
  meter: ByteMeter | undefined,
  signal: AbortSignal | undefined,
): Promise<OpenRows> {
  const { format } = contract;
  switch (format.kind) {
    case 'geojson':
      return readGeoJson(path, meter, signal);
    default:
      throw new InputError('source.error.formatUnknown', { file: path, format: format.kind }, path);
  }
}

async function openCsv(
  path: string,
  contract: SourceContract,
  format: Extract<SourceFormat, { readonly kind: 'csv' }>,
  meter: ByteMeter | undefined,
  signal: AbortSignal | undefined,
): Promise<OpenDelivery> {
  const encoding = await detectEncoding(path, format.encoding, signal);
  const pieces = readText(path, encoding, meter, signal);
  const opened = await readHeader(path, contract, format.delimiter, pieces);
  return { ...opened, encoding };
}

/** A first line longer than this many characters is taken for something other than a table. */
const longestHeader = 4 << 20;

async function readHeader(
  path: string,
  contract: SourceContract,
  declared: string | undefined,
  pieces: AsyncGenerator<string>,
): Promise<Omit<OpenDelivery, 'encoding'>> {
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
  const splitter = csvSplitter(path, declared ?? detectDelimiter(firstLine, contract.columns));
  const batches = split(splitter, text, pieces);
  const first = await batches.next();
  const head = first.value;
  const columns = (head?.cells.shift() ?? []).map((name) => name.trim());
  head?.lines.shift();
  const broken = new Map([...(head?.broken ?? [])].map(([at, raw]) => [at - 1, raw]));
  const firstCells = head?.cells.slice(0, 200).map((cells) => (cells[0] ?? '').trim()) ?? [];
  const extra = requireColumns(path, contract, columns, firstCells);
  if (!head || head.cells.length === 0) throw new InputError('source.error.headerOnly', { file: path }, path);
  return { columns, extra, batches: chain({ ...head, broken }, batches) };
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

/** Refuses a header that lacks columns; gives those that nobody asked for. */
function requireColumns(
  path: string,
  contract: SourceContract,
  columns: readonly string[],
  firstCells: readonly string[],
): string[] {
  const findings = checkHeader(contract, columns, firstCells);
  const missing = findings.filter(({ code }) => code === 'missing_column').map(({ params }) => String(params.column));
  const params = { file: path, source: contract.source, missing: missing.join(', '), there: columns.join(', ') };
  if (findings.some(({ code }) => code === 'transposed')) throw new InputError('source.error.transposed', params, path);
  if (findings.some(({ code }) => code === 'maybe_wrong_file')) {
    throw new InputError('source.error.wrongFile', params, path);
  }
  if (missing.length > 0) throw new InputError('source.error.wrongColumns', params, path);
  const twice = contract.columns.find((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  if (twice !== undefined) throw new InputError('source.error.repeatedColumn', { file: path, column: twice }, path);
  return columns.filter((column) => !contract.columns.includes(column));
}
