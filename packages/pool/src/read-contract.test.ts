import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readContract } from './read-contract.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-contract-'));
afterAll(() => rmSync(root, { recursive: true }));
const file = join(root, 'c.yaml');
const good = `source: towns
version: "1"
names: { zh: 乡镇, en: Towns }
owner: x
purpose: { zh: 测试, en: test }
file: towns.csv
format: { kind: csv }
columns: [id, county]
tables:
  - table: zone
    fields: { zone_id: id, region_id: county }
    key: [zone_id]
`;
const read = (text: string) => {
  writeFileSync(file, text);
  return readContract(file);
};

test('contract: a good one, with its defaults', async () => {
  expect(await read(good)).toMatchObject({
    source: 'towns',
    optional: false,
    classification: 'open',
    rules: [],
    gaps: [],
  });
});

test('contract: what is wrong is told with file, line and field', async () => {
  await expect(readContract(join(root, 'none.yaml'))).rejects.toMatchObject({ code: 'source.error.configMissing' });
  await expect(read(good.replace('columns: [id', 'columns: [id]]'))).rejects.toMatchObject({
    code: 'source.error.yamlBroken',
    params: { file, line: '8' },
  });
  await expect(read(good.replace('kind: csv', 'kind: cvs'))).rejects.toMatchObject({
    code: 'source.error.yamlUnfit',
    params: { line: '7', field: 'format.kind' },
  });
  await expect(read(good.replace('owner: x\n', ''))).rejects.toMatchObject({
    code: 'source.error.yamlUnfit',
    params: { field: 'owner' },
  });
  await expect(read(good.replace('zone_id: id', 'zone_id: { nubmer: id }'))).rejects.toMatchObject({
    code: 'source.error.yamlUnfit',
    params: { line: '11', field: 'tables.0.fields.zone_id' },
  });
  await expect(read(good.replace('zone_id: id', 'zone_id: { trim: { nubmer: id } }'))).rejects.toMatchObject({
    params: {
      field: 'tables.0.fields.zone_id.trim',
      en: 'Unrecognized key: "nubmer"',
      zh: '出现未知的键(key): "nubmer"',
    },
  });
  await expect(read(good.replace('table: zone', 'table: zones'))).rejects.toMatchObject({
    code: 'source.error.contract.unknown_table',
    params: { table: 'zones', at: `${file}: tables[0]` },
  });
  await expect(read('')).rejects.toMatchObject({ code: 'source.error.yamlUnfit', params: { line: '1' } });
});
