import { checkHeader, type SourceContract, shapeColumns } from '@junheng/engine/source';
import { InputError } from '../input-error.ts';
import type { ByteMeter } from './encoding.ts';
import { readExcel } from './excel/read-excel.ts';
import { readGeoJson } from './geo/geojson.ts';
import { readTopoJson } from './geo/topojson.ts';
import { readJson, readNdjson } from './json/read-json.ts';
import { openCsv } from './open-csv.ts';
import { readParquet } from './parquet.ts';
import type { OpenRows } from './rows.ts';

/** A delivery that is open: its columns, how it is written, and its rows batch by batch. */
export type OpenDelivery = OpenRows & {
  /** Columns that the contract does not ask for. */
  readonly extra: readonly string[];
};

/** What a reader needs to know of a contract; `columns` may be empty when nobody knows yet. */
export type ReadAs = Pick<SourceContract, 'format' | 'columns'>;

/**
 * Opens a delivery by its contract: finds encoding and delimiter, reads the header and holds it against the contract.
 *
 * @throws InputError `source.error.emptyFile`, `.headerOnly`, `.noLines`, `.wrongColumns`, `.transposed`, `.repeatedColumn` and those of the
 *   form's reader
 */
export async function openDelivery(
  path: string,
  contract: SourceContract,
  meter?: ByteMeter,
  signal?: AbortSignal,
): Promise<OpenDelivery> {
  const { format } = contract;
  const rows: Opened = await openRows(path, contract, meter, signal);
  const added: readonly string[] = format.kind === 'geojson' || format.kind === 'topojson' ? shapeColumns : [];
  const extra = requireColumns(path, contract, rows.columns, rows.firstCells ?? []).filter(
    (column) => !added.includes(column),
  );
  if (rows.headerOnly) throw new InputError('source.error.headerOnly', { file: path }, path);
  const { columns, encoding, batches, passedOver } = rows;
  return { columns, encoding, batches, extra, ...(passedOver ? { passedOver } : {}) };
}

type Opened = OpenRows & { readonly firstCells?: readonly string[]; readonly headerOnly?: boolean };

/** Each form of a delivery has one reader, which gives rows of text under named columns. One line a form. */
export async function openRows(
  path: string,
  { format, columns }: ReadAs,
  meter?: ByteMeter,
  signal?: AbortSignal,
): Promise<Opened> {
  switch (format.kind) {
    case 'csv':
      return openCsv(path, format, columns, meter, signal);
    // The extract of a query, as `sql-source` writes it.
    case 'sql':
      return openCsv(path, { kind: 'csv', encoding: 'utf-8', delimiter: ',' }, columns, meter, signal);
    case 'excel':
      return readExcel(path, format, meter, signal);
    case 'parquet':
      return readParquet(path, meter, signal);
    case 'json':
      return readJson(path, format, meter, signal);
    case 'ndjson':
      return readNdjson(path, format, meter, signal);
    // These two bring the definitions of a standard with them, which nobody else should load.
    case 'fhir':
      return (await import('./fhir/read-fhir.ts')).readFhir(path, format, meter, signal);
    case 'hl7':
      return (await import('./hl7/read-hl7.ts')).readHl7(path, format, meter, signal);
    case 'geojson':
      return readGeoJson(path, meter, signal);
    case 'topojson':
      return readTopoJson(path, format, meter, signal);
  }
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
  const params = { file: path, source: contract.source, missing: missing.join(', '), there: shown(columns) };
  if (findings.some(({ code }) => code === 'transposed')) throw new InputError('source.error.transposed', params, path);
  if (findings.some(({ code }) => code === 'maybe_wrong_file')) {
    throw new InputError('source.error.wrongFile', params, path);
  }
  if (missing.length > 0) throw new InputError('source.error.wrongColumns', params, path);
  const twice = contract.columns.find((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  if (twice !== undefined) throw new InputError('source.error.repeatedColumn', { file: path, column: twice }, path);
  return columns.filter((column) => !contract.columns.includes(column));
}

const mostShown = 200;
const shown = (columns: readonly string[]): string =>
  columns.length > mostShown ? `${columns.slice(0, mostShown).join(', ')} …` : columns.join(', ');
