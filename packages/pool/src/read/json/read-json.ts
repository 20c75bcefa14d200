import type { SourceFormat } from '@junheng/engine/source';
import { InputError } from '../../input-error.ts';
import type { RowBatch } from '../csv.ts';
import { type ByteMeter, readText } from '../encoding.ts';
import { limits, requireWidth } from '../limits.ts';
import type { OpenRows } from '../rows.ts';
import { cellOf, parseJson } from './parse.ts';
import { compileJsonPath } from './paths.ts';
import { readLines } from './read-lines.ts';

type JsonFormat = Extract<SourceFormat, { readonly kind: 'json' }>;
type NdjsonFormat = Extract<SourceFormat, { readonly kind: 'ndjson' }>;
type ReadRecord = (record: object) => string[];

const rowsAtOnce = 1000;
const shownCharacters = 200;

/** The text of a file that must be held as a whole. */
export async function readDocument(path: string, meter?: ByteMeter, signal?: AbortSignal): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of readText(path, 'utf-8', meter, signal)) {
    length += piece.length;
    if (length > limits.document) {
      throw new InputError('source.error.jsonTooLong', { file: path, limit: limits.document >> 20 }, path);
    }
    pieces.push(piece);
  }
  const text = pieces.join('');
  if (text.trim() === '') throw new InputError('source.error.emptyFile', { file: path }, path);
  return text;
}

/** Reads a whole document as JSON, or says why it is none. */
export function parseDocument(path: string, text: string): unknown {
  try {
    return parseJson(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.slice(0, shownCharacters) : String(cause);
    throw new InputError('source.error.jsonBroken', { file: path, why }, path, cause);
  }
}

/**
 * Reads one JSON document with a list of records: one row a record. Columns are the format's `paths`, or the records'
 * own keys in the order in which they first appear; what is nested is JSON text. Held in memory as a whole.
 *
 * @throws InputError `source.error.jsonBroken`, `.jsonTooLong`, `.jsonRows`, `.jsonPath`, `.emptyFile`, `.headerOnly`, `.tooManyColumns`
 */
export async function readJson(
  path: string,
  format: JsonFormat,
  meter?: ByteMeter,
  signal?: AbortSignal,
): Promise<OpenRows> {
  const pick = format.rows === undefined ? undefined : compileJsonPath(format.rows, 'rows');
  const document = parseDocument(path, await readDocument(path, meter, signal));
  const records = pick ? pick(document) : document;
  if (!Array.isArray(records)) {
    throw new InputError('source.error.jsonRows', { file: path, path: format.rows ?? '–' }, path);
  }
  if (records.length === 0) throw new InputError('source.error.headerOnly', { file: path }, path);
  const keys = new Set<string>();
  if (!format.paths) for (const record of records) addKeys(path, keys, record);
  const { columns, read } = columnsFrom(format.paths, keys);
  return { columns, encoding: 'utf-8', batches: batchesOf(records, read) };
}

async function* batchesOf(records: readonly unknown[], read: ReadRecord): AsyncGenerator<RowBatch> {
  for (let from = 0; from < records.length; from += rowsAtOnce) {
    const batch: RowBatch = { cells: [], lines: [], broken: new Map() };
    const to = Math.min(records.length, from + rowsAtOnce);
    for (let i = from; i < to; i++) add(batch, records[i], i + 1, read);
    yield batch;
  }
}

function add(batch: RowBatch, record: unknown, line: number, read: ReadRecord): void {
  batch.lines.push(line);
  if (isRecord(record)) batch.cells.push(read(record));
  else keepBroken(batch, cellOf(record));
}

function keepBroken(batch: RowBatch, text: string): void {
  const shown = text.slice(0, shownCharacters);
  batch.broken.set(batch.cells.length, [{ rule: 'broken_json', field: null, value: shown }]);
  batch.cells.push([]);
}

const isRecord = (record: unknown): record is object =>
  record !== null && typeof record === 'object' && !Array.isArray(record);

function addKeys(path: string, keys: Set<string>, record: unknown): void {
  if (!isRecord(record)) return;
  for (const key of Object.keys(record)) keys.add(key);
  requireWidth(path, keys.size);
}

function columnsFrom(
  paths: Readonly<Record<string, string>> | undefined,
  keys: ReadonlySet<string>,
): { readonly columns: readonly string[]; readonly read: ReadRecord } {
  if (!paths) {
    const columns = [...keys];
    const own = (record: object, key: string) =>
      Object.hasOwn(record, key) ? (record as Readonly<Record<string, unknown>>)[key] : undefined;
    return { columns, read: (record) => columns.map((key) => cellOf(own(record, key))) };
  }
  const columns = Object.keys(paths);
  const picks = columns.map((column) => compileJsonPath(paths[column] ?? '', column));
  return { columns, read: (record) => picks.map((pick) => cellOf(pick(record))) };
}

/**
 * Reads NDJSON as a stream: one row a line, as `readJson` does. A line that is no JSON object is a broken row, and reading goes
 * on. Without `paths` the file is read twice: the keys of all records are the columns.
 *
 * @throws InputError `source.error.noLines` for a line without an end, `.jsonPath`, `.emptyFile`, `.tooManyColumns`
 */
export async function readNdjson(
  path: string,
  format: NdjsonFormat,
  meter?: ByteMeter,
  signal?: AbortSignal,
): Promise<OpenRows> {
  const keys = new Set<string>();
  if (!format.paths) {
    for await (const { text } of readLines(path, undefined, signal)) addKeys(path, keys, parseLine(text));
    if (keys.size === 0) throw new InputError('source.error.emptyFile', { file: path }, path);
  }
  const { columns, read } = columnsFrom(format.paths, keys);
  return { columns, encoding: 'utf-8', batches: lineBatches(path, read, meter, signal) };
}

async function* lineBatches(
  path: string,
  read: ReadRecord,
  meter: ByteMeter | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<RowBatch> {
  let batch: RowBatch = { cells: [], lines: [], broken: new Map() };
  for await (const { text, line } of readLines(path, meter, signal)) {
    const record = parseLine(text);
    batch.lines.push(line);
    if (isRecord(record)) batch.cells.push(read(record));
    else keepBroken(batch, text);
    if (batch.cells.length === rowsAtOnce) {
      yield batch;
      batch = { cells: [], lines: [], broken: new Map() };
    }
  }
  if (batch.cells.length > 0) yield batch;
}

/** A line's record; undefined when it is no JSON, or nested too deep. */
function parseLine(text: string): unknown {
  try {
    return parseJson(text);
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof RangeError) return undefined;
    throw cause;
  }
}
