import type { SourceFormat } from '@junheng/engine/source';
import type { Broken, RowBatch } from '../csv.ts';
import type { ByteMeter } from '../encoding.ts';
import type { OpenRows } from '../rows.ts';
import { compilePath, type ReadPath } from './paths.ts';
import { type FoundRecord, readRecords } from './records.ts';
import { batchesUnderWay, type FoundIssue, openValidators } from './validators.ts';

type FhirFormat = Extract<SourceFormat, { readonly kind: 'fhir' }>;

/**
 * Reads FHIR R4: NDJSON as a stream, Bundles and single resources as a whole, `.gz` unpacked. Each resource of the
 * contract's type is a row, each of its `paths` a column; resources of other types are passed over and counted. A
 * resource that cannot be read, or whose mapped properties are not as FHIR has them, is a broken row with its path. With
 * `validate`, the whole resource is held against the specification, on two threads.
 *
 * @throws InputError those of `compilePath` at once, those of `readRecords` while it is read
 */
export function readFhir(path: string, format: FhirFormat, meter?: ByteMeter, signal?: AbortSignal): OpenRows {
  const columns = Object.keys(format.paths);
  const paths = columns.map((column) => compilePath(format.resource, format.paths[column] ?? '', column));
  const passedOver = new Map<string, number>();
  const records = readRecords(path, format.resource, passedOver, meter, signal);
  const batches = format.validate ? validated(records, paths) : plain(records, paths);
  return { columns, encoding: 'utf-8', batches, passedOver };
}

async function* plain(records: AsyncIterable<FoundRecord[]>, paths: readonly ReadPath[]): AsyncGenerator<RowBatch> {
  for await (const found of records) yield toRows(found, paths);
}

/** The same rows; while threads validate some batches, the next are read. */
async function* validated(records: AsyncIterable<FoundRecord[]>, paths: readonly ReadPath[]): AsyncGenerator<RowBatch> {
  const validators = openValidators();
  const waiting: { readonly rows: RowBatch; readonly issues: Promise<readonly FoundIssue[]> }[] = [];
  try {
    for await (const found of records) {
      const rows = toRows(found, paths);
      const { texts, at } = textsOf(found, rows);
      const issues = validators.validate(texts).then((all) => all.map((issue) => ({ ...issue, i: at[issue.i] ?? 0 })));
      // A failure is met where the batch's turn comes; until then it must not end the process.
      issues.catch(() => undefined);
      waiting.push({ rows, issues });
      if (waiting.length >= batchesUnderWay) yield await settle(waiting);
    }
    while (waiting.length > 0) yield await settle(waiting);
  } finally {
    validators.close();
  }
}

async function settle(
  waiting: { readonly rows: RowBatch; readonly issues: Promise<readonly FoundIssue[]> }[],
): Promise<RowBatch> {
  const { rows, issues } = waiting.shift() as (typeof waiting)[number];
  for (const { i, field, value } of await issues) {
    const before = rows.broken.get(i);
    const known = typeof before === 'object' ? before : [];
    rows.broken.set(i, [...known, { rule: 'against_specification', field: field || null, value }]);
  }
  return rows;
}

/** What the threads are sent: JSON texts, and which record each is. */
function textsOf(found: readonly FoundRecord[], rows: RowBatch): { readonly texts: string[]; readonly at: number[] } {
  const texts: string[] = [];
  const at: number[] = [];
  found.forEach((record, i) => {
    if (!('resource' in record)) return;
    const text = record.text ?? write(record.resource);
    if (text === undefined) rows.broken.set(i, [{ rule: 'not_a_resource', field: null, value: '{…}' }]);
    else {
      texts.push(text);
      at.push(i);
    }
  });
  return { texts, at };
}

/** JSON text of a resource out of a document; none when it is nested too deeply to be written. */
function write(resource: object): string | undefined {
  try {
    return JSON.stringify(resource);
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

function toRows(found: readonly FoundRecord[], paths: readonly ReadPath[]): RowBatch {
  const rows: RowBatch = { cells: [], lines: [], broken: new Map() };
  for (let i = 0; i < found.length; i++) {
    const record = found[i] as FoundRecord;
    rows.lines.push(record.line);
    if ('broken' in record) {
      rows.cells.push([]);
      rows.broken.set(i, [record.broken]);
      continue;
    }
    const broken: Broken[] = [];
    const cells: string[] = new Array(paths.length);
    for (let p = 0; p < paths.length; p++) cells[p] = (paths[p] as ReadPath)(record.resource, broken);
    rows.cells.push(cells);
    if (broken.length > 0) rows.broken.set(i, withoutRepeats(broken));
  }
  return rows;
}

/** One finding a rule and place: paths share their first steps. */
const withoutRepeats = (broken: readonly Broken[]): readonly Broken[] =>
  broken.filter(({ rule, field }, i) => broken.findIndex((one) => one.rule === rule && one.field === field) === i);
