import { writeFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';

/** A cell; a number keeps its form, text may span columns to its right. */
export type SheetCell = string | number | null | { readonly text: string; readonly across: number };
export type Sheet = { readonly name: string; readonly rows: readonly (readonly SheetCell[])[] };

/** ZIP keeps the time of each entry; a fixed one keeps the bytes equal. */
const zipTime = new Date('2026-01-15T00:00:00Z');
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Name of a column, A for 0. */
const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

function sheetXml({ rows }: Sheet): string {
  const merged: string[] = [];
  const lines = rows.map((row, r) => {
    const cells = row.map((cell, c) => {
      if (cell === null || cell === '') return '';
      const at = `${columnName(c)}${r + 1}`;
      if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
      const text = typeof cell === 'string' ? cell : cell.text;
      if (typeof cell !== 'string' && cell.across > 1) merged.push(`${at}:${columnName(c + cell.across - 1)}${r + 1}`);
      return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
    });
    return `<row r="${r + 1}">${cells.join('')}</row>`;
  });
  const spans = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const merges = merged.length > 0 ? `<mergeCells count="${merged.length}">${spans}</mergeCells>` : '';
  return `${xml}<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData>${merges}</worksheet>`;
}

/** Writes a workbook (Office Open XML) of plain cells; the same sheets give the same bytes. */
export async function writeWorkbook(path: string, sheets: readonly Sheet[]): Promise<void> {
  const part = (i: number) => `worksheets/sheet${i + 1}.xml`;
  const type = (name: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml`;
  const overrides = sheets.map((_, i) => `<Override PartName="/xl/${part(i)}" ContentType="${type('worksheet')}"/>`);
  const listed = sheets.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const links = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="${part(i)}"/>`,
  );
  const files: Record<string, string> = {
    '[Content_Types].xml': `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type('sheet.main')}"/>${overrides.join('')}</Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packages}/relationships">${links.join('')}</Relationships>`,
  };
  sheets.forEach((sheet, i) => {
    files[`xl/${part(i)}`] = sheetXml(sheet);
  });
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  await writeFile(path, zipSync(Object.fromEntries(entries), { mtime: zipTime, level: 6 }));
}
