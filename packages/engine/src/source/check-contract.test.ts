import { expect, test } from 'vitest';
import { checkContract } from './check-contract.ts';
import { type SourceContract, sourceContract } from './contract.ts';
import type { Expression } from './expression-contract.ts';

const shapes = { region: { region_id: 'text', name: 'text?' } };
const contract = (name: Expression, more: object = {}): SourceContract =>
  sourceContract.parse({
    source: 'areas',
    version: '1',
    names: { zh: '区域', en: 'Areas' },
    owner: 'x',
    purpose: { zh: '测试', en: 'test' },
    file: 'areas.csv',
    format: { kind: 'csv' },
    columns: ['a', 'b'],
    tables: [{ table: 'region', fields: { region_id: 'a', name }, key: ['region_id'] }],
    ...more,
  }) as SourceContract;
const findings = (name: Expression, more?: object) =>
  checkContract(contract(name, more), shapes).map(({ code, at }) => `${code} ${at}`);
const at = 'tables[0].fields.name';

test('operations of cleaning that mean nothing are found before any delivery', () => {
  expect(findings({ convert: ['b', 'min', 'h'] })).toEqual([]);
  expect(findings({ convert: ['b', 'min', '元'] })).toEqual([`bad_unit ${at}`]);
  expect(findings({ convert: ['b', 'month', 'd'] })).toEqual([`bad_unit ${at}`]);
  expect(findings({ icd10_range: 'b', ranges: { 'I15-I10': 'x' } })).toEqual([`bad_range ${at}`]);
  expect(findings({ fips: 'b', given: 'state', level: 'tract' })).toEqual([`bad_level ${at}`]);
  expect(findings({ map: 'b' })).toEqual([`no_codes ${at}`]);
  expect(findings({ map: 'b', codes_file: 'x.csv' })).toEqual([]);
  expect(findings({ classify: 'b', at_least: 0.5 })).toEqual([`no_dictionary ${at}`]);
  expect(findings({ day: 'b', formats: ['D/M/YY'] })).toEqual([`bad_day_format ${at}`]);
  expect(findings({ day: 'b', formats: ['D/M/YY'], yy_from: 1950 })).toEqual([]);
  expect(findings({ tags: { x: { cases: [{ when: { half_width: 'nowhere' }, give: true }] } } })).toEqual([
    `unknown_column ${at}`,
  ]);
});

test('what people are linked by is checked like any field', () => {
  const linkage = {
    person_key: { pseudonym: ['a'] },
    name: 'nowhere',
    numbers: { card: { convert: ['b', 'x', 'y'] } },
  };
  expect(findings('b', { linkage })).toEqual(['unknown_column linkage.name', 'bad_unit linkage.card']);
});
