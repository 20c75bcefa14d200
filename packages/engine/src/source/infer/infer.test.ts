import { expect, test } from 'vitest';
import { findAgeColumns } from './age-columns.ts';
import { guessColumn } from './guess-column.ts';
import { inferSource, sourceCode } from './infer.ts';
import { writeDraft } from './write-draft.ts';

const kind = (...cells: string[]) => guessColumn('c', cells).kind;

test('what a column holds, worked by hand', () => {
  expect(kind('1', '2', '')).toBe('integer');
  expect(kind('1.5', '2,000', '-3')).toBe('number');
  expect(kind('0101', '0102')).toBe('text');
  expect(kind('350102199001011234', '350102199001011235')).toBe('text');
  expect(kind('2024-01-31', '2024年2月1日')).toBe('day');
  expect(kind('2024-01-31 08:30', '2024-02-01 00:00')).toBe('instant');
  expect(kind('2024-01', '2024-02')).toBe('period');
  expect(kind('2024Q1', '2024Q2')).toBe('period');
  expect(kind('是', '否', '是')).toBe('boolean');
  expect(kind('Y', 'N')).toBe('boolean');
  expect(kind('[1]', '{"a":1}')).toBe('json');
  expect(kind('a', 'a', 'b', 'a', 'b', 'b')).toBe('code');
  expect(kind('甲院', '乙院')).toBe('text');
  expect(kind('', ' ')).toBe('empty');
});

test('days whose order depends on the country: the sample decides, or both are named', () => {
  expect(guessColumn('d', ['5/29/2020', '5/30/2020']).formats).toEqual(['M/D/YYYY']);
  expect(guessColumn('d', ['29/05/2020', '01/06/2020']).formats).toEqual(['D/M/YYYY']);
  expect(guessColumn('d', ['1/2/2020', '3/4/2020']).formats).toEqual(['D/M/YYYY', 'M/D/YYYY']);
  expect(guessColumn('d', ['1/2/20', '28/4/20'])).toMatchObject({ formats: ['D/M/YY'], shortYears: true });
});

test('a few cells that do not fit do not hide what the rest are, and one is shown', () => {
  const cells = [...Array.from({ length: 99 }, (_, i) => String(i)), 'n/a'];
  expect(guessColumn('beds', cells)).toMatchObject({ kind: 'integer', odd: 'n/a', range: [0, 98] });
  expect(guessColumn('beds', [...cells, '-', '-', '-', '-']).kind).toBe('text');
});

test('age bands by their names in both languages', () => {
  const names = ['m_0_4', 'f_5_9', '65+', '男85岁及以上', '0-14岁', 'male_100plus', 'beds', 'm_not_stated'];
  const guesses = names.map((name) => guessColumn(name, ['1', '2']));
  expect(findAgeColumns(guesses)).toEqual([
    { column: 'm_0_4', sex: 'male', from: 0, to: 4 },
    { column: 'f_5_9', sex: 'female', from: 5, to: 9 },
    { column: '65+', sex: null, from: 65, to: null },
    { column: '男85岁及以上', sex: 'male', from: 85, to: null },
    { column: '0-14岁', sex: null, from: 0, to: 14 },
    { column: 'male_100plus', sex: 'male', from: 100, to: null },
  ]);
  expect(findAgeColumns(guesses.slice(0, 4))).toEqual([]);
});

test('a draft says in the language asked for what is a guess; nothing in a file can break out of a comment', () => {
  const shapes = { facility: { facility_id: 'text', name: 'text', kind: 'text', lon: 'number?' } };
  const input = {
    file: 'hospitals.csv',
    format: { kind: 'csv' },
    columns: ['hospital_id', 'name', 'longitude', 'x\nowner: me'],
    rows: [
      ['1', '甲', '119', 'y'],
      ['2', '乙', '120', 'z'],
    ],
  } as const;
  const inferred = inferSource(input, shapes);
  const draft = writeDraft(inferred, shapes, 'zh');
  expect(draft).toContain('kind: null # ? 必填，没有找到对应的列');
  expect(draft).toContain('lon: { number: longitude }');
  expect(draft.split('\n').filter((line) => line.startsWith('owner:'))).toHaveLength(1);
  expect(inferred).toMatchObject({ source: 'hospitals', key: ['facility_id'], keyIsUnique: true });
  expect(sourceCode('/x/2024 床位.xlsx')).toBe('source');
});
