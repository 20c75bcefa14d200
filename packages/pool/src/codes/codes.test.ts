import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readContract } from '../read-contract.ts';
import { importCodeList, readCodeList, readDictionary } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-codes-'));
afterAll(() => rmSync(root, { recursive: true }));
const put = (name: string, text: string | Uint8Array) => {
  writeFileSync(join(root, name), text);
  return join(root, name);
};

test('a code list: values by code, the empty code, an unknown value; the same code with two values is refused', async () => {
  const file = put('sex.csv', 'code,name,value\n1,男,male\n2,女,female\n9,未说明,\n,空,unknown\n');
  expect(await readCodeList(file)).toEqual({ 1: 'male', 2: 'female', 9: null, '': 'unknown' });
  await expect(readCodeList(put('twice.csv', 'code,value\n1,a\n1,b\n'))).rejects.toMatchObject({
    code: 'source.error.codeTwice',
    params: { code: '1', one: 'a', other: 'b' },
  });
});

test('a dictionary as CSV and as YAML is the same', async () => {
  const csv = put('words.csv', 'term,code,weight,kind\n发热,R50,,\nfever,R50,,\n痛,R52,0.4,\n无,,,absent\n');
  const yaml = put(
    'words.yaml',
    'entries:\n  - { code: R50, terms: [发热, fever] }\n  - { code: R52, terms: [痛], weight: 0.4 }\nabsent: [无]\n',
  );
  expect(await readDictionary(csv)).toEqual(await readDictionary(yaml));
  await expect(readDictionary(put('bad.csv', 'term,code,weight\n痛,R52,4\n'))).rejects.toMatchObject({
    code: 'source.error.dictionaryRow',
    params: { term: '痛', weight: '4' },
  });
});

test('a contract carries the lists that it names; a list outside the folder is refused', async () => {
  mkdirSync(join(root, 'region', 'sources'), { recursive: true });
  mkdirSync(join(root, 'region', 'codes'));
  writeFileSync(join(root, 'region', 'codes', 'kind.csv'), 'code,value\nA,general\nB,township\n');
  const contract = (file: string) => `source: places
version: "1"
names: { zh: 机构, en: Places }
owner: x
purpose: { zh: 测试, en: test }
file: places.csv
format: { kind: csv }
columns: [id, name, kind]
tables:
  - table: facility
    fields: { facility_id: id, name: name, kind: { map: kind, codes: { B: village }, codes_file: ${file} } }
    key: [facility_id]
`;
  const path = join(root, 'region', 'sources', 'places.yaml');
  writeFileSync(path, contract('../codes/kind.csv'));
  expect((await readContract(path)).tables[0]?.fields.kind).toEqual({
    map: 'kind',
    codes: { A: 'general', B: 'village' },
  });
  for (const outside of ['../../sex.csv', '/etc/hostname']) {
    writeFileSync(path, contract(outside));
    await expect(readContract(path)).rejects.toMatchObject({ code: 'source.error.fileOutside' });
  }
});

test('importers: administrative codes get parents and levels, in GB18030 too', async () => {
  // 行政区划代码,名称 / 350000,福建省 … in GB18030 the same letters as in GB2312.
  const text =
    '行政区划代码,名称\n350000,福建省\n350100,福州市\n350102,鼓楼区\n,\n合计,\n350102001000,某街道\n350102,重复\n';
  const into = join(root, 'admin.csv');
  const found = await importCodeList({
    file: put('admin-utf8.csv', text),
    kind: 'admin',
    code: '行政区划代码',
    name: '名称',
    into,
  });
  expect(found).toEqual({ codes: 4, empty: 1, refused: ['合计'], refused_count: 1 });
  expect(readFileSync(into, 'utf8')).toBe(
    [
      'code,value,name,parent,level',
      '350000,350000,福建省,,province',
      '350100,350100,福州市,350000,prefecture',
      '350102,350102,鼓楼区,350100,county',
      '350102001,350102001,某街道,350102,township',
      '',
    ].join('\n'),
  );
  expect(await readCodeList(into)).toMatchObject({ '350102': '350102' });
});

test('importers: ICD-10 in one writing, plain lists as they are', async () => {
  const into = join(root, 'icd.csv');
  const icd = put('icd-official.csv', '诊断编码,诊断名称\nA00,甲\nA00.0X001,"乙,丙"\nM80000/3,形态学\n');
  expect(await importCodeList({ file: icd, kind: 'icd10', code: '诊断编码', name: '诊断名称', into })).toMatchObject({
    codes: 2,
    refused: ['M80000/3'],
  });
  expect(readFileSync(into, 'utf8').split('\n')[2]).toBe('A00.0x001,A00.0x001,"乙,丙",A00,');
  const plain = put('plain.csv', 'id\tterm\tis_a\n1\tx\t\n2\ty\t1\n');
  const options = { file: plain, kind: 'plain', code: 'id', name: 'term', parent: 'is_a', into } as const;
  expect(await importCodeList(options)).toMatchObject({ codes: 2, refused_count: 0 });
  expect(readFileSync(into, 'utf8')).toContain('2,2,y,1,');
  const none = put('none.csv', 'id,term,is_a\n甲,乙,\n');
  await expect(importCodeList({ ...options, file: none, kind: 'icd10' })).rejects.toMatchObject({
    code: 'source.error.codeListEmpty',
  });
});
