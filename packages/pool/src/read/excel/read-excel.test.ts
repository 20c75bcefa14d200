import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { workbookParts, zipOf } from '../../../../../testing/zip.ts';
import { InputError } from '../../input-error.ts';
import { numberText } from './cell-text.ts';
import { readExcel } from './read-excel.ts';
import { meaningOfCode, meaningOfStyle } from './styles.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-excel-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Format = Parameters<typeof readExcel>[1];
const given = (format: Partial<Format> = {}): Format => ({
  kind: 'excel',
  header_row: 1,
  header_rows: 1,
  until_blank: false,
  ...format,
});

async function read(path: string, format?: Partial<Format>) {
  const { columns, encoding, batches } = await readExcel(path, given(format));
  const rows: string[][] = [];
  const lines: number[] = [];
  for await (const batch of batches) {
    rows.push(...batch.cells);
    lines.push(...batch.lines);
  }
  return { columns, encoding, rows, lines };
}

function written(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const refusal = (path: string, format?: Partial<Format>) =>
  read(path, format).then(
    () => 'read',
    (cause: unknown) => {
      if (cause instanceof InputError) return cause.code.replace('source.error.', '');
      throw cause;
    },
  );

const reference = (name: string) => fileURLToPath(new URL(`./reference/${name}`, import.meta.url));

// The workbooks were made by exceljs 4.4.0: reference/make-reference.mjs says what stands in them.
test.each([1900, 1904])(
  'Excel: a sheet of statistics with days counted from %i, two rows of header and notes',
  async (system) => {
    const format = { sheet: '床位', header_row: 2, header_rows: 2, until_blank: true };
    expect(await read(reference(`beds-${system}.xlsx`), format)).toEqual({
      columns: ['机构编码', '机构名称', '填报日期', '床位 编制', '床位 实有', '使用率', '合计', '备注'],
      encoding: 'binary',
      rows: [
        ['0101', '第一医院', '2024-02-29', '100', '120.5', '0.853', '220.5', ''],
        ['0102', '第二医院', '2024-03-01T08:30:00', '0.3', '1234567890123456', '0.0000001', '', 'true'],
        ['0103', "=cmd|' /C calc'!A0", '', '', '-3', '', '', '  '],
      ],
      lines: [4, 5, 6],
    });
  },
);

test('Excel: without until_blank, notes below a table are rows; a sheet may be named by its number', async () => {
  const { rows, lines } = await read(reference('beds-1900.xlsx'), { sheet: 2, header_row: 2, header_rows: 2 });
  expect(lines).toEqual([4, 5, 6, 8]);
  expect(rows.at(-1)?.[0]).toBe('注：不含村卫生室');
  expect(await refusal(reference('beds-1900.xlsx'), { sheet: '不在' })).toBe('excelSheet');
  expect(await refusal(reference('beds-1900.xlsx'))).toBe('headerOnly');
});

test('Excel: days of both calendars, the day that never was, times, percent, noise of binary fractions', () => {
  expect(numberText('1', 'day', false)).toBe('1900-01-01');
  expect(numberText('59', 'day', false)).toBe('1900-02-28');
  expect(numberText('60', 'day', false)).toBe('1900-02-29');
  expect(numberText('61', 'day', false)).toBe('1900-03-01');
  expect(numberText('45351', 'day', false)).toBe('2024-02-29');
  expect(numberText('43889', 'day', true)).toBe('2024-02-29');
  expect(numberText('45351.354166666664', 'day', false)).toBe('2024-02-29T08:30:00');
  expect(numberText('0.35416666666666669', 'time', false)).toBe('08:30:00');
  expect(numberText('1.5', 'time', false)).toBe('36:00:00');
  expect(numberText('-1', 'day', false)).toBe('-1');
  expect(numberText('0.30000000000000004', 'number', false)).toBe('0.3');
  expect(numberText('1.1000000000000001', 'number', false)).toBe('1.1');
  expect(numberText('1E+21', 'number', false)).toBe('1000000000000000000000');
});

test('Excel: which styles show days', () => {
  const days = [
    'yyyy-mm-dd',
    'm/d/yy',
    'yyyy"年"m"月"d"日"',
    '[$-804]yyyy"年"m"月"',
    'mmm',
    'd-mmm',
    '[$-F800]dddd, mmmm dd, yyyy',
    'e"年"m"月"',
  ];
  const times = ['hh:mm', '[h]:mm:ss', 'mm:ss.0', 'h:mm AM/PM', '上午/下午h"时"mm"分"'];
  const numbers = [
    'General',
    '0.0%',
    '#,##0.00',
    '0.00E+00',
    '"day "0',
    '\\d0',
    '[Red]0',
    'G/通用格式',
    '¥#,##0',
    '0_d',
  ];
  expect(days.map(meaningOfCode)).toEqual(days.map(() => 'day'));
  expect(times.map(meaningOfCode)).toEqual(times.map(() => 'time'));
  expect(numbers.map(meaningOfCode)).toEqual(numbers.map(() => 'number'));
  expect([0, 9, 14, 22, 31, 46, 58].map((id) => meaningOfStyle(id, new Map()))).toEqual([
    'number',
    'number',
    'day',
    'day',
    'day',
    'time',
    'day',
  ]);
});

test('Excel: sparse cells, inline texts, how texts are pronounced, prefixes of names', async () => {
  const sheet = `<x:sheetData><x:row r="2"><x:c r="B2" t="s"><x:v>0</x:v></x:c><x:c r="D2" t="inlineStr"><x:is><x:t>b_x000A_c</x:t></x:is></x:c></x:row>
    <x:row r="9"><x:c r="B9"><x:v>1</x:v></x:c><x:c r="C9" t="d"><x:v>2024-01-31T00:00:00</x:v></x:c></x:row></x:sheetData>`;
  const shared =
    '<x:sst><x:si><x:r><x:t>甲</x:t></x:r><x:rPh><x:t>ㄐㄧㄚ</x:t></x:rPh><x:r><x:t>乙</x:t></x:r></x:si></x:sst>';
  const path = written('sparse.xlsx', zipOf(workbookParts(sheet, shared)));
  expect(await read(path, { header_row: 2 })).toMatchObject({
    columns: ['', '甲乙', '', 'b c'],
    rows: [['', '1', '2024-01-31', '']],
    lines: [9],
  });
});

const cell = '<sheetData><row r="1"><c t="str"><v>id</v></c></row><row r="2"><c><v>1</v></c></row></sheetData>';

test('hostile Excel: broken archives, old forms, entities, depth, width, sizes that lie', async () => {
  expect(await refusal(written('0.xlsx', Buffer.alloc(0)))).toBe('emptyFile');
  expect(await refusal(written('1.xlsx', Buffer.from('id,name\n1,2\n')))).toBe('excelBroken');
  expect(await refusal(written('2.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex')))).toBe('excelOld');
  const whole = zipOf(workbookParts(cell));
  expect(await refusal(written('3.xlsx', whole))).toBe('read');
  expect(await refusal(written('4.xlsx', whole.subarray(0, whole.length - 40)))).toBe('excelBroken');
  const entities = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&e;</v></c></row></sheetData></worksheet>`;
  expect(await refusal(written('5.xlsx', zipOf(workbookParts(entities))))).toBe('excelBroken');
  const deep = `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`;
  expect(await refusal(written('6.xlsx', zipOf(workbookParts(cell + deep))))).toBe('excelBroken');
  expect(
    await refusal(
      written('7.xlsx', zipOf(workbookParts('<sheetData><row><c r="ZZZ1"><v>1</v></c></row></sheetData>'))),
    ),
  ).toBe('tooManyColumns');
  expect(await refusal(written('8.xlsx', zipOf(workbookParts('<sheetData><row><c>'))))).toBe('excelBroken');
  const lying = workbookParts(cell).map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, claims: 10 } : part));
  expect(await refusal(written('9.xlsx', zipOf(lying)))).toBe('excelBroken');
  const nowhere = workbookParts(cell).filter(({ name }) => !name.endsWith('sheet1.xml'));
  expect(await refusal(written('10.xlsx', zipOf(nowhere)))).toBe('excelBroken');
  expect(
    await refusal(written('11.xlsx', zipOf(workbookParts(`<sheetData><row><c t="str"><v>${'x'.repeat(5 << 20)}`)))),
  ).toBe('excelBroken');
});

test('hostile Excel: a part that unfolds without measure is refused as it does', async () => {
  const bomb = workbookParts(cell).map((part) =>
    part.name.endsWith('sharedStrings.xml') ? { name: part.name, content: Buffer.alloc(100 << 20, 32) } : part,
  );
  expect(await refusal(written('bomb.xlsx', zipOf(bomb)))).toBe('unpacksTooFar');
});

test('hostile Excel: any byte changed, it is read or refused in a sentence', async () => {
  const sound = readFileSync(reference('beds-1900.xlsx'));
  const format = { sheet: '床位', header_row: 2, header_rows: 2 };
  const outcomes = new Set<string>();
  for (let i = 0; i < 150; i++) {
    const spoiled = Buffer.from(sound);
    const at = (i * 5003) % spoiled.length;
    spoiled[at] = (spoiled[at] ?? 0) ^ (1 << (i % 8));
    outcomes.add(await refusal(written('spoiled.xlsx', spoiled), format));
  }
  expect(outcomes).toContain('excelBroken');
  expect(outcomes).toContain('read');
});
