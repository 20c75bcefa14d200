import { expect, test } from 'vitest';
import { compileExpression } from '../expression.ts';
import type { Expression } from '../expression-contract.ts';
import type { Value } from '../read-value.ts';
import type { ReadingIssue } from '../reading.ts';

const columns = ['a', 'b', 'c'];

function ask(expression: Expression, ...cells: string[]): [Value, ...string[]] {
  const issues: ReadingIssue[] = [];
  const evaluate = compileExpression(expression, {
    columnAt: (name) => (columns.includes(name) ? columns.indexOf(name) : undefined),
  });
  return [evaluate(cells, issues), ...issues.map(({ code, field, value }) => `${code} ${field} ${value}`)];
}

test('days: Chinese numerals, years of two digits, serial numbers', () => {
  for (const day of ['二〇二五年七月十四日', '二○二五年七月十四日', '2025年7月14日'])
    expect(ask({ day: 'a' }, day)).toEqual(['2025-07-14']);
  expect(ask({ day: 'a' }, '二〇二五年十二月三十一日')).toEqual(['2025-12-31']);
  expect(ask({ day: 'a' }, '二〇二五年二月三十日')).toEqual([null, 'not_a_day a 二〇二五年二月三十日']);
  expect(ask({ day: 'a', formats: ['D/M/YY'], yy_from: 1930 }, '14/7/25')).toEqual(['2025-07-14']);
  expect(ask({ day: 'a', formats: ['D/M/YY'], yy_from: 1930 }, '14/7/30')).toEqual(['1930-07-14']);
  expect(() => ask({ day: 'a', formats: ['D/M/YY'] }, '')).toThrow('yy_from');
  expect(ask({ coalesce: [{ day: 'a' }, { excel_day: 'a' }] }, '45852')).toEqual(['2025-07-14']);
  expect(ask({ years_between: ['a', 'b'] }, '1960-02-29', '2025-02-28')).toEqual([64]);
  expect(ask({ years_between: ['a', 'b'] }, '1960-02-29', '2025-03-01')).toEqual([65]);
});

test('numbers, units, widths', () => {
  expect(ask({ chinese_number: 'a' }, '三万二千')).toEqual([32_000]);
  expect(ask({ chinese_number: 'a' }, '若干')).toEqual([null, 'not_a_number a 若干']);
  expect(ask({ convert: ['a', 'h', 'min'] }, '1.5')).toEqual([90]);
  expect(ask({ convert: ['a', 'h', 'min'] }, '')).toEqual([null]);
  expect(ask({ half_width: 'a' }, 'Ａ１')).toEqual(['A1']);
});

test('codes: what is none is an issue of its row', () => {
  expect(ask({ admin_code: 'a', level: 'prefecture' }, '350102')).toEqual(['350100']);
  expect(ask({ admin_code: 'a', level: 'county' }, '35')).toEqual([null, 'not_a_code a 35']);
  expect(ask({ fips: 'a', given: 'county', level: 'state' }, '1001')).toEqual(['01']);
  expect(() => ask({ fips: 'a', given: 'state', level: 'tract' }, '')).toThrow('names no tract');
  expect(ask({ icd10: 'a', give: 'category' }, 'e119')).toEqual(['E11']);
  const chronic = { icd10_range: 'a', ranges: { 'I10-I15': 'hypertension', E11: 'diabetes' }, otherwise: null };
  expect([ask(chronic, 'I11.900'), ask(chronic, 'E11.9'), ask(chronic, 'A00')]).toEqual([
    ['hypertension'],
    ['diabetes'],
    [null],
  ]);
  expect(ask({ icd10_range: 'a', ranges: { E11: 'x' } }, 'A00')).toEqual([null, 'unknown_code a A00']);
  expect(ask({ id_card: 'a', give: 'sex' }, '11010519491231002X')).toEqual(['female']);
  expect(ask({ id_card: 'a', give: 'sex' }, '110105194912310021')).toEqual([null, 'wrong_check a 110105194912310021']);
  const valid = { id_card: 'a', give: 'valid' } as const;
  expect([ask(valid, '11010519491231002X'), ask(valid, '110105194912310021'), ask(valid, '')]).toEqual([
    [true],
    [false],
    [null],
  ]);
  expect(ask({ credit_code: 'a', give: 'valid' }, '91350100M000100Y44')).toEqual([false]);
  expect(ask({ credit_code: 'a', give: 'organisation' }, '91350100M000100Y43')).toEqual(['M000100Y4']);
  expect(ask({ organisation_code: 'a' }, 'D2143569-X')).toEqual(['D2143569X']);
});

test('positions in WGS84', () => {
  expect(ask({ lon: ['a', 'b'], datum: 'gcj02' }, '121.531541859215', '31.17530398364597')).toEqual([121.527211]);
  expect(ask({ lat: ['a', 'b'], datum: 'gcj02' }, '121.531541859215', '31.17530398364597')).toEqual([31.177428]);
  expect(ask({ lat: ['a', 'b'], datum: 'bd09' }, '121.5', '')).toEqual([null]);
  expect(ask({ lat: ['a', 'b'], datum: 'wgs84' }, '31', '121')).toEqual([null, 'not_a_position b 31, 121']);
});

test('ways and tags by conditions', () => {
  const visit = {
    cases: [
      { when: { matches: ['a', '急诊'] }, give: { const: 'emergency' } },
      { when: { present: 'b' }, give: { const: 'inpatient' } },
    ],
    otherwise: 'outpatient',
  } as const;
  expect([ask(visit, '急诊内科', ''), ask(visit, '内科', 'x'), ask(visit, '', '')]).toEqual([
    ['emergency'],
    ['inpatient'],
    ['outpatient'],
  ]);
  const groups = { tags: { elderly: { ge: ['a', 65] }, diabetes: { matches: ['b', '^E1[0-4]'] } } } as const;
  expect([ask(groups, '70', 'E11.9'), ask(groups, '70', ''), ask(groups, '30', 'A00')]).toEqual([
    ['elderly\u001fdiabetes'],
    ['elderly'],
    [null],
  ]);
});

test('free text: below the threshold it is unknown, with a flag for the review', () => {
  const classify = {
    classify: 'a',
    dictionary: {
      entries: [
        { code: 'R50', terms: ['发热'], weight: 1 },
        { code: 'R05', terms: ['咳嗽'], weight: 1 },
      ],
      absent: ['无'],
      unsure: [],
      ends: [],
    },
    at_least: 0.6,
  } as const;
  expect([ask(classify, '发热3天'), ask(classify, '发热、咳嗽'), ask(classify, '')]).toEqual([
    ['R50'],
    [null, 'unsure a 发热、咳嗽'],
    [null],
  ]);
  expect(() => ask({ classify: 'a', dictionary_file: 'x.yaml', at_least: 0.5 }, '')).toThrow('was not read');
});
