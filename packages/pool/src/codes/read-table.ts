import { type SourceFormat, sourceContract } from '@junheng/engine/source';
import { InputError } from '../input-error.ts';
import { openDelivery } from '../read/delivery.ts';

/** Rows of a code list or dictionary at most; SNOMED CT has fewer concepts. */
const mostRows = 1_000_000;

/**
 * Reads a small table whole: the cells of the named columns, row by row, trimmed; `''` where one is absent or empty.
 *
 * @throws InputError as `openDelivery` does, `source.error.codeListTooLong`, `source.error.codeListBroken` with the line
 */
export async function readTable(
  path: string,
  required: readonly string[],
  optional: readonly string[] = [],
  format: SourceFormat = { kind: 'csv' },
): Promise<string[][]> {
  const contract = sourceContract.parse({
    source: 'code-list',
    version: '1',
    names: { zh: '代码表', en: 'Code list' },
    owner: '-',
    purpose: { zh: '代码表', en: 'Code list' },
    file: path,
    format,
    columns: required,
    tables: [{ table: 'region', fields: {}, key: ['region_id'] }],
  });
  const opened = await openDelivery(path, contract);
  const places = [...required, ...optional].map((column) => opened.columns.indexOf(column));
  const rows: string[][] = [];
  for await (const { cells, lines, broken } of opened.batches) {
    const [first] = broken.keys();
    if (first !== undefined) {
      throw new InputError('source.error.codeListBroken', { file: path, line: String(lines[first] ?? 0) }, path);
    }
    for (const row of cells) rows.push(places.map((at) => (row[at] ?? '').trim()));
    if (rows.length > mostRows) {
      throw new InputError('source.error.codeListTooLong', { file: path, count: mostRows }, path);
    }
  }
  return rows;
}
