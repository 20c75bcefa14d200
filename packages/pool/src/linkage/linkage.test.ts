import { createHmac } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SourceContract, sourceContract } from '@junheng/engine/source';
import { afterAll, expect, test } from 'vitest';
import { encodePeople, findPeople, forgetPeople, linkSources } from './index.ts';
import { linkageHash } from './keys.ts';
import { readEncodings } from './store.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-linkage-'));
afterAll(() => rmSync(root, { recursive: true }));
const personKey = new Uint8Array(32).fill(9);
const folder = join(root, 'store');
const poolFolder = join(root, 'pool');

const contract = (source: string): SourceContract =>
  sourceContract.parse({
    source,
    version: '1',
    names: { zh: source, en: source },
    owner: 'x',
    purpose: { zh: '测试', en: 'test' },
    file: `${source}.csv`,
    format: { kind: 'csv' },
    columns: ['number', 'name', 'born', 'sex', 'card'],
    tables: [{ table: 'person', fields: { person_key: { pseudonym: ['number'] } }, key: ['person_key'] }],
    linkage: {
      person_key: { pseudonym: ['number'] },
      name: 'name',
      born: { day: 'born' },
      sex: { map: 'sex', codes: { 男: 'male', 女: 'female' } },
      numbers: { 'health-card': 'card' },
    },
  }) as SourceContract;

const put = (source: string, rows: readonly string[]) => {
  const path = join(root, `${source}.csv`);
  writeFileSync(path, `number,name,born,sex,card\n${rows.join('\n')}\n`);
  return path;
};
const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗';
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平';
/** 400 people whose names and births are all different. */
const person = (i: number) => {
  const name = `${surnames[i % 20]}${given[Math.floor(i / 20)]}${given[(i * 7) % 20]}`;
  const born = `${1940 + (i % 60)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + ((i * 5) % 28)).padStart(2, '0')}`;
  return { name, born, sex: i % 2 === 0 ? '男' : '女' };
};

test('two sources: by card, by name and birth with an error, and nobody else; nothing readable in the store', async () => {
  const mine = Array.from({ length: 400 }, (_, i) => {
    const { name, born, sex } = person(i);
    return `A${i},${name},${born},${sex},${i === 3 ? 'C3' : ''}`;
  });
  const theirs = [0, 1, 2].map((i) => {
    const { name, born, sex } = person(i);
    return `B${i},${i === 1 ? `${name.slice(0, 2)}某` : name},${born.replaceAll('-', '/')},${sex},`;
  });
  theirs.push('B3,完全不同,1999-09-09,女,C3', 'B4,欧阳某某,2001-01-01,男,', ',无号码,2001-01-01,男,');
  expect(
    await encodePeople({
      contract: contract('first'),
      files: [{ path: put('first', mine) }],
      poolFolder,
      personKey,
      folder,
    }),
  ).toEqual({
    people: 400,
    rows: 400,
    without_key: 0,
  });
  expect(
    await encodePeople({
      contract: contract('second'),
      files: [{ path: put('second', theirs) }],
      poolFolder,
      personKey,
      folder,
    }),
  ).toEqual({
    people: 5,
    rows: 6,
    without_key: 1,
  });
  const out = join(root, 'out');
  const options = { folder, sources: ['first', 'second'], personKey, decided: '2025-07-31', out } as const;
  expect(linkSources(options)).toMatchObject({ people: [400, 5], by_number: 1, by_probability: 3, review: 0 });
  const lines = readFileSync(join(out, 'person-links.csv'), 'utf8').trim().split('\n');
  expect(lines[0]).toBe('person_key,into_key,method,score,decided');
  expect(
    lines
      .slice(1)
      .map((line) => line.split(',')[2])
      .sort(),
  ).toEqual(['number', 'probability', 'probability', 'probability']);
  const before = readFileSync(join(folder, 'first.people'));
  const opened = JSON.stringify(readEncodings(folder, 'first', personKey));
  for (const secret of [person(0).name, '1940-01-01', 'health-card', 'male']) {
    expect([secret, before.includes(secret), opened.includes(secret)]).toEqual([secret, false, false]);
  }
  expect(statSync(join(folder, 'first.people')).mode & 0o777).toBe(0o600);
  await encodePeople({
    contract: contract('first'),
    files: [{ path: join(root, 'first.csv') }],
    poolFolder,
    personKey,
    folder,
  });
  expect(readFileSync(join(folder, 'first.people')).equals(before)).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(['first.people', 'second.people']);
});

test('a person who is to be forgotten leaves the store, and does not come back', async () => {
  const before = readEncodings(folder, 'second', personKey);
  const gone = before[1]?.id ?? '';
  expect(findPeople(folder, new Set([gone, 'nobody']), personKey)).toEqual(['second']);
  expect(forgetPeople(folder, [gone, 'nobody'], personKey)).toEqual([{ source: 'second', people: 1 }]);
  expect(readEncodings(folder, 'second', personKey)).toEqual(before.filter(({ id }) => id !== gone));
  expect(forgetPeople(folder, [gone], personKey)).toEqual([]);
  expect(findPeople(folder, new Set([gone]), personKey)).toEqual([]);
  const again = {
    contract: contract('second'),
    files: [{ path: join(root, 'second.csv') }],
    poolFolder,
    personKey,
    folder,
  };
  expect(await encodePeople({ ...again, erased: new Set([gone]) })).toMatchObject({ people: 4, rows: 6 });
  expect(readEncodings(folder, 'second', personKey).map(({ id }) => id)).not.toContain(gone);
});

test('another key, changed bytes, a source that is not there, a contract without linkage', async () => {
  const other = new Uint8Array(32).fill(1);
  expect(() => readEncodings(folder, 'first', other)).toThrow('linkageSealed');
  const changed = readFileSync(join(folder, 'second.people'));
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  writeFileSync(join(folder, 'third.people'), changed);
  expect(() => readEncodings(folder, 'third', personKey)).toThrow('linkageSealed');
  expect(() => readEncodings(folder, 'nobody', personKey)).toThrow('linkageMissing');
  const { linkage: _, ...without } = contract('first');
  await expect(
    encodePeople({ contract: without, files: [{ path: join(root, 'first.csv') }], poolFolder, personKey, folder }),
  ).rejects.toMatchObject({ code: 'pool.error.linkageUndeclared' });
});

test('the keyed hash is HMAC-SHA-256 with a key of its own', () => {
  const hash = linkageHash(personKey);
  expect(Buffer.from(hash('王')).length).toBe(32);
  expect(Buffer.from(hash('王')).equals(createHmac('sha256', personKey).update('王').digest())).toBe(false);
  expect(Buffer.from(hash('王')).equals(Buffer.from(hash('王')))).toBe(true);
});
