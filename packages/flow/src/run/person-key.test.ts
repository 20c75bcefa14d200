import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SourceContract, sourceContract } from '@junheng/engine/source';
import { afterAll, expect, test } from 'vitest';
import { findPersonKey, personKey } from './person-key.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-key-'));
afterAll(() => rmSync(root, { recursive: true }));
const say = { zh: '测试', en: 'test' };
const contract = (classification: SourceContract['classification']) =>
  sourceContract.parse({
    source: 'areas',
    version: '1',
    names: say,
    owner: 'x',
    purpose: say,
    classification,
    file: 'areas.csv',
    format: { kind: 'csv' },
    columns: ['id'],
    tables: [{ table: 'region', fields: { region_id: 'id' }, key: ['region_id'] }],
  });

test('a key is made once for whoever names people, is found from the results, and is never made twice', () => {
  const folder = mkdtempSync(join(root, 'r-'));
  const out = join(folder, 'out');
  const poolFolder = join(out, 'pool');
  expect(personKey(folder, [contract('internal')], undefined, poolFolder)).toEqual({ key: undefined });
  expect(existsSync(join(folder, 'person.key'))).toBe(false);
  const { key, made } = personKey(folder, [contract('personal')], undefined, poolFolder);
  expect(made).toBe(join(folder, 'person.key'));
  expect(statSync(join(folder, 'person.key')).mode & 0o777).toBe(0o600);
  expect(personKey(folder, [contract('personal')], undefined, poolFolder)).toEqual({ key });

  mkdirSync(join(poolFolder, 'inbox', 'areas', 'r1'), { recursive: true });
  expect(findPersonKey(out, undefined)).toBe(undefined);
  writeFileSync(join(out, 'run.json'), JSON.stringify({ options: { folder } }));
  expect(findPersonKey(out, undefined)).toEqual(key);
  expect(findPersonKey(folder, join(folder, 'person.key'))).toEqual(key);

  const kept = readFileSync(join(folder, 'person.key'));
  rmSync(join(folder, 'person.key'));
  writeFileSync(join(poolFolder, 'inbox', 'areas', 'r1', 'a.csv.sealed'), '');
  expect(() => personKey(folder, [contract('personal')], undefined, poolFolder)).toThrow('region.error.keyLost');
  expect(findPersonKey(out, undefined)).toBe(undefined);
  writeFileSync(join(folder, 'person.key'), kept);
  expect(personKey(folder, [contract('personal')], undefined, poolFolder)).toEqual({ key });
});
