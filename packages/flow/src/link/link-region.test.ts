import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { linkRegion } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-link-'));
afterAll(() => rmSync(root, { recursive: true }));
const folder = join(root, 'region');
cpSync(fileURLToPath(new URL('../../../../examples/regions/tiny', import.meta.url)), folder, { recursive: true });

const contract = (source: string) => `source: ${source}
version: "1"
names: { zh: 人员, en: People }
owner: x
purpose: { zh: 测试, en: test }
file: ${source}.csv
format: { kind: csv }
columns: [number, name, born, sex]
tables:
  - table: person
    fields: { person_key: { pseudonym: [number] } }
    key: [person_key]
linkage:
  person_key: { pseudonym: [number] }
  name: name
  born: { day: born }
  sex: sex
`;
const rows = {
  residents: ['1,王小明,1980-03-05,m', '2,李国强,1975-11-30,m', '3,张美丽,1990-07-21,f'],
  patients: ['a,王小明,1980年3月5日,m', 'b,李国墙,1975-11-30,m', 'c,赵一一,2001-01-01,f'],
};
for (const [source, lines] of Object.entries(rows)) {
  writeFileSync(join(folder, 'sources', `${source}.yaml`), contract(source));
  // Strangers make the rare agreements rare: weights come from all pairs.
  const others = Array.from({ length: 300 }, (_, i) => {
    const [a, b] = ['陈林黄郑何', '安邦成达恩'].map((letters, k) => letters[(i + k * Math.floor(i / 5)) % 5]);
    const offset = source === 'patients' ? 7 : 0;
    return `${source}${i},${a}${b}${'甲乙丙丁戊己庚'[i % 7]},${1940 + ((i + offset) % 70)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + ((i * 3 + offset) % 28)).padStart(2, '0')},${i % 2 ? 'm' : 'f'}`;
  });
  writeFileSync(join(folder, `${source}.csv`), `number,name,born,sex\n${[...lines, ...others].join('\n')}\n`);
}
const config = join(folder, 'region.yaml');
writeFileSync(
  config,
  readFileSync(config, 'utf8').replace(
    'sources:\n',
    'sources:\n  - sources/residents.yaml\n  - sources/patients.yaml\n',
  ),
);

test('two sources of a region: the same people are found, nothing goes into the pool, and again gives the same bytes', async () => {
  const options = {
    folder,
    store: join(root, 'store'),
    out: join(root, 'out'),
    into: 'residents',
    from: 'patients',
    decided: '2025-07-31',
  };
  const found = await linkRegion(options);
  expect(found.encoded.map(({ people, without_key }) => [people, without_key])).toEqual([
    [303, 0],
    [303, 0],
  ]);
  expect(found.by_number).toBe(0);
  // 王小明 is the same in both; of 李国强 one character differs: linked, or shown to people.
  expect(found.by_probability).toBeGreaterThanOrEqual(1);
  expect(found.by_probability + found.review).toBe(2);
  const links = readFileSync(join(root, 'out', 'person-links.csv'), 'utf8');
  expect(links.split('\n')[0]).toBe('person_key,into_key,method,score,decided');
  expect(readdirSync(join(root, 'out')).sort()).toEqual(['person-links.csv', 'review.csv']);
  await linkRegion(options);
  expect(readFileSync(join(root, 'out', 'person-links.csv'), 'utf8')).toBe(links);
});

test('a source that is not there, and one that says nothing of people', async () => {
  const options = { folder, store: join(root, 's'), out: join(root, 'o'), from: 'patients', decided: '2025-07-31' };
  await expect(linkRegion({ ...options, into: 'nobody' })).rejects.toMatchObject({ code: 'pool.error.linkageSource' });
  await expect(linkRegion({ ...options, into: 'stays' })).rejects.toMatchObject({
    code: 'pool.error.linkageUndeclared',
  });
});
