import { InputError } from '../../input-error.ts';
import type { Broken } from '../csv.ts';
import { type ByteMeter, readText } from '../encoding.ts';
import { show } from './paths.ts';

/** A resource of the wanted type with the line on which it stands (in a document its number), or why there is none. */
export type FoundRecord =
  | { readonly line: number; readonly resource: object; readonly text: string | undefined }
  | { readonly line: number; readonly broken: Broken };

/** A line longer than this is no resource. */
const longestLine = 32 << 20;
/** A Bundle longer than this is not held in memory; bulk data come as NDJSON. */
const longestDocument = 128 << 20;
/** A Bundle holds Bundles only this deep. */
const deepestBundle = 4;
/** Of a line that cannot be read, so much is kept. */
const longestKept = 1000;

const typeFirst = '{"resourceType":"';
const namedNdjson = /\.ndjson(\.gz)?$/i;

/**
 * The resources of one type in a file, in their order, a batch at a time: NDJSON is read as a stream, a Bundle (of any
 * type, also one in a line of NDJSON) or a single resource as a whole. Resources of other types are counted in `passed`.
 *
 * @throws InputError `source.error.emptyFile`, `.notFhir`, `.jsonBroken`, `.fhirTooLong`, `.noLines` and those of `readText`
 */
export async function* readRecords(
  path: string,
  wanted: string,
  passed: Map<string, number>,
  meter?: ByteMeter,
  signal?: AbortSignal,
): AsyncGenerator<FoundRecord[]> {
  const pieces = readText(path, 'utf-8', meter, signal);
  const named = namedNdjson.test(path);
  let head = '';
  // Only the new piece is looked at: a line without an end must not be gone through again with each.
  for (let ended = false; !ended; ) {
    const piece = await pieces.next();
    if (piece.done) break;
    const more = head === '' ? piece.value.trimStart() : piece.value;
    head += more;
    ended = more.includes('\n');
    requireShorter(path, head.length, named);
  }
  if (head.trim() === '') throw new InputError('source.error.emptyFile', { file: path }, path);
  const sort = sorter(wanted, passed);
  if (named || isLines(head)) {
    yield* readLines(path, head, pieces, sort);
    return;
  }
  for await (const piece of pieces) {
    head += piece;
    requireShorter(path, head.length, false);
  }
  yield readDocument(path, head, sort);
}

function requireShorter(path: string, length: number, lines: boolean): void {
  if (lines && length > longestLine) throw new InputError('source.error.noLines', { file: path }, path);
  if (length > longestDocument) throw new InputError('source.error.fhirTooLong', { file: path }, path);
}

/** Whether a file that begins so is NDJSON: its first line is a whole document, or looks like one and so does the next. */
function isLines(head: string): boolean {
  const end = head.indexOf('\n');
  if (end < 0) return false;
  const first = head.slice(0, end).trim();
  if (parse(first) !== undefined) return head.slice(end).trim() !== '';
  return first.startsWith('{"') && first.endsWith('}') && head.slice(end).trimStart().startsWith('{');
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

type Sort = {
  /** Adds the wanted resources of a document to `found`. */
  (value: unknown, line: number, text: string | undefined, found: FoundRecord[]): void;
  /** Whether a line is another type's, as its first characters say, and counts it then. */
  skips(line: string): boolean;
};

async function* readLines(
  path: string,
  start: string,
  pieces: AsyncIterable<string>,
  sort: Sort,
): AsyncGenerator<FoundRecord[]> {
  let line = 0;
  let carry = '';
  const take = (text: string): FoundRecord[] => {
    const found: FoundRecord[] = [];
    let at = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
      line++;
      takeLine(text.slice(at, end), line, sort, found);
      at = end + 1;
    }
    carry = text.slice(at);
    requireShorter(path, carry.length, true);
    return found;
  };
  yield take(start);
  for await (const piece of pieces) {
    if (piece.includes('\n')) yield take(carry + piece);
    else {
      carry += piece;
      requireShorter(path, carry.length, true);
    }
  }
  if (carry !== '') yield take(`${carry}\n`);
}

function takeLine(text: string, line: number, sort: Sort, found: FoundRecord[]): void {
  if (sort.skips(text)) return;
  const document = parse(text);
  if (document) sort(document.value, line, text, found);
  else if (text.trim() !== '') {
    found.push({ line, broken: { rule: 'broken_json', field: null, value: text.slice(0, longestKept) } });
  }
}

function readDocument(path: string, text: string, sort: Sort): FoundRecord[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InputError('source.error.jsonBroken', { file: path, why }, path, cause);
  }
  if (typeOf(document) === undefined) throw new InputError('source.error.notFhir', { file: path }, path);
  const found: FoundRecord[] = [];
  sort(document, 0, undefined, found);
  return found;
}

const typeOf = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const type = (value as { resourceType?: unknown }).resourceType;
  return typeof type === 'string' ? type : undefined;
};

/** Finds the wanted resources of documents, in Bundles too, and counts the others. Line 0 stands for the entry's number. */
function sorter(wanted: string, passed: Map<string, number>): Sort {
  const pass = (kind: string) => passed.set(kind, (passed.get(kind) ?? 0) + 1);
  const visit = (value: unknown, line: number, text: string | undefined, found: FoundRecord[], depth: number): void => {
    const type = typeOf(value);
    const at = line || 1;
    if (type === undefined || (type === 'Bundle' && type !== wanted && depth > deepestBundle)) {
      found.push({ line: at, broken: { rule: 'not_a_resource', field: null, value: show(value) } });
    } else if (type === wanted) found.push({ line: at, resource: value as object, text });
    else if (type === 'Bundle') open((value as { entry?: unknown }).entry, line, found, depth);
    else pass(type);
  };
  const open = (entries: unknown, line: number, found: FoundRecord[], depth: number): void => {
    if (entries === undefined) return;
    if (!Array.isArray(entries)) {
      found.push({ line: line || 1, broken: { rule: 'list_expected', field: 'Bundle.entry', value: show(entries) } });
      return;
    }
    entries.forEach((entry: unknown, i) => {
      const resource = typeof entry === 'object' && entry !== null ? (entry as { resource?: unknown }).resource : entry;
      // An entry may lack a resource: a deletion, or the answer to a request.
      if (resource === undefined) pass('Bundle.entry');
      else visit(resource, line || i + 1, undefined, found, depth + 1);
    });
  };
  const sort = (value: unknown, line: number, text: string | undefined, found: FoundRecord[]) =>
    visit(value, line, text, found, 0);
  const skips = (line: string): boolean => {
    if (!line.startsWith(typeFirst)) return false;
    const type = line.slice(typeFirst.length, line.indexOf('"', typeFirst.length));
    if (type === wanted || type === 'Bundle' || !/^[A-Z][A-Za-z]{1,40}$/.test(type)) return false;
    pass(type);
    return true;
  };
  return Object.assign(sort, { skips });
}
