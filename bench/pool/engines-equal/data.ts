import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Random, stream } from '@junheng/engine/kernel';
import { type ColumnType, lineageColumns, standardTables } from '@junheng/engine/pool';
import type { SnapshotFile } from '@junheng/pool';
import { openSession, StagedFile, snapshotTables, writeParquet } from '@junheng/pool/sql';

/** Values of every type that are apt to be read differently, or are common in the field. */
export const samples = {
  text: [
    '',
    'a',
    'A',
    '中医院',
    '县人民医院（新院区）',
    'O\'Brien "q"',
    '𠮷野家',
    ' b ',
    'ＡＢ',
    'é',
    'É',
    '%_?',
    '{x}',
    'NULL',
    'a\nb',
    '\\n\\',
    'x'.repeat(300),
  ],
  integer: ['0', '1', '-1', '2', '65', '65', '2147483647', '-2147483648'],
  number: [
    '0',
    '0.1',
    '2.5',
    '-2.5',
    '1e-7',
    '123456789.123456789',
    '9007199254740993',
    '1.7976931348623157e308',
    '5e-324',
    '-0.30000000000000004',
  ],
  boolean: ['true', 'false'],
  day: [
    '1900-01-01',
    '1969-12-31',
    '1970-01-01',
    '2000-02-29',
    '2024-02-29',
    '2024-03-01',
    '2024-03-01',
    '2149-06-06',
    '2149-06-07',
    '2299-12-31',
  ],
  instant: [
    '-2208988800000',
    '-1',
    '0',
    '951782400123',
    '1709164800000',
    '1709164800001',
    '5662310400000',
    '10413791999999',
  ],
  decimal: [
    '0',
    '0.1',
    '12.5',
    '-0.0001',
    '1234567.8901',
    '99999999999999.9999',
    '-99999999999999.9999',
    '900719925474.0993',
  ],
  json: ['{"type":"Point","coordinates":[121.5,31.2]}', '{"zh":"中","en":"a"}', '[]'],
  texts: ['高血压\u001f糖尿病', 'a', '', 'it\'s\u001f"q"'],
} as const satisfies Record<ColumnType, readonly string[]>;

/** Columns whose values other statements join, group and sum by. */
const special: Readonly<Record<string, readonly string[]>> = {
  facility_id: ['f0', 'f1', 'f2', '县医院', 'f9'],
  home_zone_id: ['z0', 'z1', 'z2', '东乡'],
  zone_id: ['z0', 'z1', '东乡'],
  source_id: ['s1', 's2', '来源'],
  delivery_id: ['0123456789abcdef', 'fedcba9876543210'],
  class: ['inpatient', 'outpatient', 'emergency'],
  service_code: ['im', 'icu', '儿科'],
  sex: ['male', 'female'],
  wait_minutes: ['0', '0.008333333333333333', '12.5', '90.1', '600'],
  age: ['0', '4', '5', '64', '65', '104', '130'],
  rule: ['unknown_code', '必填'],
  row: [...samples.json, 'sealed:1:AAAA'],
};

const pick = <T>(random: Random, list: readonly T[]): T => list[random.below(list.length)] as T;

/** A generated pool of every table, in two files each, with nulls, Chinese text, extremes and rows that repeat. */
export async function makePool(folder: string, rows: number): Promise<SnapshotFile[]> {
  const session = await openSession();
  const files: SnapshotFile[] = [];
  try {
    for (const [table, shape] of Object.entries(snapshotTables)) {
      for (const part of [1, 2]) {
        const path = `standard/${table}/s${part}-${table}.parquet`;
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        const staged = stage(join(folder, `${table}-${part}.csv`), table, shape, rows, part);
        await session.run(writeParquet(staged.path, join(folder, path), shape, Object.keys(shape), staged));
        files.push({ table, path, rows, bytes: 0, sha256: '', schema: '' });
      }
    }
  } finally {
    session.close();
  }
  return files;
}

function stage(path: string, table: string, shape: Readonly<Record<string, ColumnType>>, rows: number, part: number) {
  const random = stream(part, `engines-equal/${table}`);
  const staged = new StagedFile(path);
  const columns = Object.entries(shape);
  const declared: Readonly<Record<string, string>> = {
    ...(Object.hasOwn(standardTables, table) ? standardTables[table as keyof typeof standardTables] : {}),
    ...lineageColumns,
  };
  for (let row = 0; row < rows; row++) {
    const values = columns.map(([column, type]) => {
      if (column === 'row_no' || column === 'line') return row + 1 + part * rows;
      if (column === 'part_no') return 1;
      if (declared[column]?.endsWith('?') && random.below(4) === 0) return null;
      const text = pick(random, special[column] ?? samples[type]);
      return type === 'integer' ? Number(text) : text;
    });
    staged.add(
      values.map((value, i) => (columns[i]?.[1] === 'texts' && value === '' ? null : raw(value, columns[i]?.[1]))),
      [],
    );
  }
  staged.close();
  return staged;
}

/** Numbers go into the staged file without quotation marks. */
function raw(value: string | number | null, type: ColumnType | undefined): string | number | boolean | null {
  if (value === null || type === undefined) return null;
  if (type === 'number' || type === 'instant') return Number(value);
  return type === 'boolean' ? value === 'true' : value;
}
