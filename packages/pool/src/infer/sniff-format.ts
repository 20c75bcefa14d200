import { closeSync, openSync, readSync } from 'node:fs';
import type { SourceFormat } from '@junheng/engine/source';
import { InputError, unreadable } from '../input-error.ts';
import { readBytes } from '../read/encoding.ts';
import { openArchive } from '../read/excel/archive.ts';
import { readSheet } from '../read/excel/sheet.ts';
import { readWorkbook } from '../read/excel/workbook.ts';
import { parseDocument, readDocument } from '../read/json/read-json.ts';

const begin = (path: string, bytes: number): Buffer => {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    throw unreadable(path, cause);
  }
  try {
    const head = Buffer.alloc(bytes);
    return head.subarray(0, readSync(file, head, 0, bytes, 0));
  } catch (cause) {
    throw unreadable(path, cause);
  } finally {
    closeSync(file);
  }
};

/**
 * How a file is written, by its first bytes and, where these leave it open, by its name: Excel, Parquet, GeoJSON,
 * TopoJSON, JSON, NDJSON, else CSV. Where a workbook's header stands is guessed: the first row that is as wide as most.
 *
 * @throws InputError `source.error.inferForm` for forms whose paths nobody can guess (FHIR, HL7 v2), and those of the readers
 */
export async function sniffFormat(path: string, signal?: AbortSignal): Promise<SourceFormat> {
  const head = begin(path, 4096);
  const mark = head.subarray(0, 4).toString('latin1');
  if (mark === 'PAR1') return { kind: 'parquet' };
  if (mark === 'PK\u0003\u0004' || head.readUInt16BE(0) === 0xd0cf) return sniffExcel(path, signal);
  const text = await firstText(path, signal);
  if (/^\W?(?:MSH|FHS|BHS)\|/.test(text))
    throw new InputError('source.error.inferForm', { file: path, form: 'HL7 v2' }, path);
  if (!/^[[{]/.test(text)) return { kind: 'csv' };
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > 1 && lines.slice(0, 2).every(isWhole)) {
    if (lines[0]?.includes('"resourceType"'))
      throw new InputError('source.error.inferForm', { file: path, form: 'FHIR' }, path);
    return { kind: 'ndjson' };
  }
  return sniffJson(path, signal);
}

async function firstText(path: string, signal: AbortSignal | undefined): Promise<string> {
  for await (const chunk of readBytes(path, undefined, signal)) {
    return chunk
      .subarray(0, 1 << 16)
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trimStart();
  }
  throw new InputError('source.error.emptyFile', { file: path }, path);
}

function isWhole(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return value !== null && typeof value === 'object' && !Array.isArray(value);
  } catch (cause) {
    if (cause instanceof SyntaxError) return false;
    throw cause;
  }
}

async function sniffJson(path: string, signal: AbortSignal | undefined): Promise<SourceFormat> {
  const document = parseDocument(path, await readDocument(path, undefined, signal));
  if (Array.isArray(document)) return { kind: 'json' };
  const record = (document ?? {}) as Readonly<Record<string, unknown>>;
  if (record.type === 'FeatureCollection') return { kind: 'geojson' };
  if (record.type === 'Topology') {
    const [object] = Object.keys((record.objects ?? {}) as object);
    return { kind: 'topojson', ...(object === undefined ? {} : { object }) };
  }
  if ('resourceType' in record) throw new InputError('source.error.inferForm', { file: path, form: 'FHIR' }, path);
  const lists = Object.entries(record).filter(([, value]) => Array.isArray(value) && value.length > 0);
  const [longest] = lists.sort(([, a], [, b]) => (b as unknown[]).length - (a as unknown[]).length);
  if (longest)
    return { kind: 'json', rows: /^[^.[\]"]+$/.test(longest[0]) ? longest[0] : `[${JSON.stringify(longest[0])}]` };
  return Object.values(record).every((value) => value === null || typeof value !== 'object')
    ? { kind: 'ndjson' }
    : { kind: 'json' };
}

async function sniffExcel(path: string, signal: AbortSignal | undefined): Promise<SourceFormat> {
  const archive = await openArchive(path);
  try {
    const workbook = await readWorkbook(path, archive, undefined, signal);
    const widths: { readonly line: number; readonly width: number }[] = [];
    for await (const rows of readSheet(path, archive, workbook, signal)) {
      for (const { line, cells } of rows)
        widths.push({ line, width: cells.filter((cell) => cell.trim() !== '').length });
      if (widths.length >= 50) break;
    }
    const widest = Math.max(0, ...widths.map(({ width }) => width));
    const header = widths.find(({ width }) => width >= 0.6 * widest)?.line ?? 1;
    return { kind: 'excel', header_row: header, header_rows: 1, until_blank: false };
  } finally {
    archive.close();
  }
}
