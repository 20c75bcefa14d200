import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SourceContract, sourceContract } from '@junheng/engine/source';
import { afterAll, expect, test } from 'vitest';
import { checkSource } from './check-source.ts';
import { sampleRows } from './sample-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const say = { zh: '床位数不应超过一万。', en: 'There should be no more than 10,000 beds.' };
const contract: SourceContract = sourceContract.parse({
  source: 'hospitals',
  version: '1',
  names: say,
  owner: 'x',
  purpose: say,
  file: 'f',
  format: { kind: 'csv' },
  columns: ['id', 'name', 'level', 'beds', 'note'],
  tables: [
    {
      table: 'facility',
      key: ['facility_id'],
      fields: {
        facility_id: 'id',
        name: 'name',
        kind: { map: 'level', codes: { 1: 'community', 3: 'general' } },
        region_id: { lookup: 'name', table: 'region', match: 'name', give: 'region_id' },
      },
    },
  ],
  rules: [{ id: 'too_many', should: { le: [{ number: 'beds' }, 10000] }, field: 'beds', say }],
});

async function check(text: string, options = {}) {
  const path = join(folder, 'f.csv');
  writeFileSync(path, text);
  return checkSource(contract, path, options);
}

test('check, worked by hand: what becomes of each row, by rule with examples, and what is left over', async () => {
  const rows = ['h1,甲,3,40,', 'h2,乙,9,20,', 'h3,丙,9,20000,', 'h1,甲,3,41,', ',丁,1,5,', 'h5,戊,1,20000,x', 'h6,己'];
  const got = await check(`id,name,Level ,beds,note,extra\n${rows.join(',\n')}\n`.replace('Level ', 'level'), {
    all: true,
  });
  expect(got).toMatchObject({
    refused: null,
    whole: true,
    seen: 7,
    checked: 7,
    accepted: 2,
    merged: 1,
    quarantined: 4,
    flagged: 1,
  });
  expect(got.columns).toMatchObject({ missing: [], extra: ['extra'], unmapped: ['note'] });
  expect(got.rules.map(({ rule, kept_out, rows }) => [rule, kept_out, rows])).toEqual([
    ['unknown_code/level', true, 2],
    ['field_count', true, 1],
    ['required/id', true, 1],
    ['too_many', false, 1],
  ]);
  expect(got.rules[0]?.examples.map(({ line, row_no, value }) => [line, row_no, value])).toEqual([
    [3, 2, '9'],
    [4, 3, '9'],
  ]);
  expect(got.unknown_codes).toEqual([{ field: 'level', code: '9', rows: 2 }]);
  expect(got.lookups).toEqual([{ table: 'region', match: 'name' }]);
  expect(got.tables).toMatchObject([
    { table: 'facility', rows: 2, left_empty: expect.arrayContaining(['lon', 'ownership']) },
  ]);
  expect(got.tables[0]?.fields.find(({ field }) => field === 'name')).toEqual({ field: 'name', filled: 2 });
  expect(got.clean).toBe(false);
});

test('check: a file that is refused says why, and which column may be meant', async () => {
  const got = await check('id,Name,level,beds,note\nh1,甲,3,4,\n');
  expect(got.refused?.code).toBe('source.error.wrongColumns');
  expect(got.columns.missing).toEqual([{ column: 'name', near: 'Name' }]);
  const broken = await check('id,name,level,beds,note\nh1,甲,3,4,\nh2,"乙,3,4,\n', { all: true });
  expect(broken.refused?.code).toBe('source.error.brokenQuote');
  expect(broken.clean).toBe(false);
});

test('check: a clean file is clean; a sample says that it is one', async () => {
  const rows = Array.from({ length: 900 }, (_, i) => `h${i},甲,3,40,`).join('\n');
  const text = `id,name,level,beds,note\n${rows}\n`;
  expect(await check(text)).toMatchObject({ clean: true, whole: true, checked: 900 });
  const sampled = await check(text, { sample: { head: 100, spread: 50, within: 10_000 } });
  expect(sampled).toMatchObject({ clean: true, whole: false, seen: 900 });
  expect(sampled.checked).toBeGreaterThan(120);
  expect(sampled.checked).toBeLessThanOrEqual(150);
});

test('a sample lies evenly over the file and is the same each time', async () => {
  async function* batches() {
    for (let from = 0; from < 1000; from += 10) {
      const numbers = Array.from({ length: 10 }, (_, i) => from + i);
      yield { cells: numbers.map((n) => [String(n)]), lines: numbers, broken: new Map() };
    }
  }
  const size = { head: 10, spread: 20, within: 100_000 };
  const { rows, seen, whole } = await sampleRows(batches(), size);
  expect([seen, whole]).toEqual([1000, false]);
  const numbers = rows.map(({ rowNo }) => rowNo);
  expect(numbers.slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const steps = new Set(numbers.slice(11).map((n, i) => n - (numbers[i + 10] ?? 0)));
  expect(steps.size).toBe(1);
  expect(numbers.at(-1)).toBeGreaterThan(930);
  expect(await sampleRows(batches(), { ...size, within: 100 })).toMatchObject({ seen: 100, whole: false });
});
