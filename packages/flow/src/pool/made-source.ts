import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SourceContract, sourceContract } from '@junheng/engine/source';

type Fields = SourceContract['tables'][number]['fields'];
const say = { zh: '例', en: 'case' };

/** For tests: a source of one CSV file in a folder, whose columns are some of a standard table, each with how it is read. */
export function madeSource(
  folder: string,
  name: string,
  table: string,
  types: Readonly<Record<string, string>>,
  key: readonly string[],
  rows: readonly string[],
): SourceContract {
  const columns = Object.keys(types);
  writeFileSync(join(folder, `${name}.csv`), [columns.join(','), ...rows, ''].join('\n'));
  const fields = Object.fromEntries(
    Object.entries(types).map(([column, type]) => [column, type === 'text' ? column : { [type]: column }]),
  );
  return sourceContract.parse({
    version: '1',
    names: say,
    owner: 'x',
    purpose: say,
    format: { kind: 'csv' },
    source: name,
    file: `${name}.csv`,
    columns,
    tables: [{ table, fields: fields as Fields, key }],
  });
}
