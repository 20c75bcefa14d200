import type { Breach } from '@junheng/engine/source';
import { expect, test } from 'vitest';
import { UnknownCodes } from './unknown-codes.ts';

const say = { zh: '规则', en: 'rule' };
const breach = (field: string, value: string): Breach => ({ rule: 'unknown_code', field, value, say, rule_say: say });

test('a column of names that was taken for codes is counted and not listed, where a source names people', () => {
  const values = ['9', 'R50.9', ...Array.from({ length: 21 }, (_, i) => `王${String.fromCharCode(0x4e00 + i)}`)];
  const listed = (namesPeople: boolean) => {
    const codes = new UnknownCodes(namesPeople);
    codes.take([...values, '9'].map((value) => breach('sex', value)));
    codes.take([breach('ward', '内科'), breach('ward', '13800138000')]);
    return codes.list();
  };
  expect(listed(false)).toHaveLength(25);
  expect(listed(true)).toEqual([
    { field: 'sex', code: '…', rows: 21 },
    { field: 'sex', code: '9', rows: 2 },
    { field: 'sex', code: 'R50.9', rows: 1 },
    { field: 'ward', code: '13800138000', rows: 1 },
    { field: 'ward', code: '内科', rows: 1 },
  ]);
});
