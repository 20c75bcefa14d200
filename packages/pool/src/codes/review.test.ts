import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileDictionary, compileNone } from '@junheng/engine/source';
import { afterAll, expect, test } from 'vitest';
import { ingest } from '../ingest/ingest.ts';
import { readContract } from '../read-contract.ts';
import { openPool } from '../reader/open-pool.ts';
import { decideText, readDictionary } from './index.ts';
import { readTable } from './read-table.ts';

const library = fileURLToPath(new URL('../../../../examples/contracts/', import.meta.url));
const personKey = new Uint8Array(32).fill(7);
const root = mkdtempSync(join(tmpdir(), 'junheng-review-'));
afterAll(() => rmSync(root, { recursive: true }));

async function readTriage(folder: string, pool: string) {
  const contract = await readContract(join(folder, 'cn-emergency-triage', 'contract.yaml'));
  const snapshot = await ingest({
    regionId: 'triage',
    contracts: [contract],
    regionFolder: join(folder, 'cn-emergency-triage'),
    dataFolder: join(folder, 'cn-emergency-triage'),
    poolFolder: join(root, pool),
    threads: 1,
    personKey,
  });
  const reader = await openPool(join(root, pool), snapshot, { personKey });
  try {
    const stays = await reader.readTable('encounter');
    const { rows, total } = await reader.readReview();
    const [few, none] = [await reader.readReview({}, { limit: 1 }), await reader.readReview({ field: 'x' })];
    return { delivery: snapshot.deliveries[0], stays, rows, total, few, none };
  } finally {
    reader.close();
  }
}

test('a text that the dictionary cannot place waits for a person; the decision places it at the next reading', async () => {
  const folder = join(root, 'contracts');
  mkdirSync(folder);
  for (const part of ['codes', 'dictionaries', 'cn-emergency-triage']) {
    cpSync(join(library, part), join(folder, part), { recursive: true });
  }
  const first = await readTriage(folder, 'pool');
  expect(first.delivery).toMatchObject({ read: 6, accepted: 5, merged: 0, quarantined: 1, flagged: 3 });
  expect(
    first.stays.map(({ diagnosis_code, age, acuity_code, class: kind }) => [diagnosis_code, age, acuity_code, kind]),
  ).toEqual([
    ['R50', 35, '3', 'emergency'],
    ['R07', 68, '2', 'emergency'],
    [null, 8, '3', 'emergency'],
    [null, 44, '4', 'remote'],
    [null, 51, '4', 'emergency'],
  ]);
  expect(first.rows).toEqual([
    { source_id: 'emergency-triage', field: '主诉', text: '心口不舒服', rows: 2, guesses: [] },
    {
      source_id: 'emergency-triage',
      field: '主诉',
      text: '发热、咳嗽',
      rows: 1,
      guesses: [
        { code: 'R50', score: 0.5 },
        { code: 'R05', score: 0.5 },
      ],
    },
  ]);
  expect([first.total, first.few.rows.length, first.few.total, first.none.total]).toEqual([2, 1, 2, 0]);
  await decideText(join(folder, 'dictionaries', 'chief-complaints.yaml'), { term: '心口不舒服', code: 'R07' });
  const again = await readTriage(folder, 'pool');
  expect(again.delivery).toMatchObject({ accepted: 5, flagged: 1 });
  expect(again.stays.map(({ diagnosis_code }) => diagnosis_code)).toEqual(['R50', 'R07', null, 'R07', 'R07']);
  expect(again.rows.map(({ text }) => text)).toEqual(['发热、咳嗽']);
});

test('a decision in a CSV dictionary; what is no decision or no dictionary is refused', async () => {
  const path = join(root, 'diagnoses.csv');
  copyFileSync(join(library, 'dictionaries', 'diagnoses.csv'), path);
  await decideText(path, { term: '老慢支,急性发作', code: 'J44' });
  const guess = compileDictionary(await readDictionary(path));
  expect(guess('老慢支,急性发作')).toEqual([{ code: 'J44', score: 1 }]);
  await expect(decideText(path, { term: ' ', code: 'J44' })).rejects.toThrow('dictionaryRow');
  const sheet = join(root, 'sex.csv');
  copyFileSync(join(library, 'codes', 'sex.csv'), sheet);
  await expect(decideText(sheet, { term: 'x', code: 'y' })).rejects.toMatchObject({
    code: expect.stringMatching(/^source.error/),
  });
});

test('a text without a code is asked about no more; another decision is told, and replaced on request', async () => {
  for (const name of ['chief-complaints.yaml', 'diagnoses.csv']) {
    const path = join(root, `none-${name}`);
    copyFileSync(join(library, 'dictionaries', name), path);
    const before = readFileSync(path, 'utf8');
    expect(await decideText(path, { term: '复诊取药', code: null })).toBe(true);
    expect(await decideText(path, { term: ' 复诊取药', code: null })).toBe(false);
    const none = compileNone(await readDictionary(path));
    expect([none('复诊取药'), none('复诊取药，发热')]).toEqual([true, false]);
    const other = decideText(path, { term: '复诊取药', code: 'Z76' });
    await expect(other).rejects.toMatchObject({ code: 'source.error.decidedOtherwise', params: { code: '–' } });
    expect(await decideText(path, { term: '复诊取药', code: 'Z76', replace: true })).toBe(true);
    const after = await readDictionary(path);
    expect([compileNone(after)('复诊取药'), compileDictionary(after)('复诊取药')]).toEqual([
      false,
      [{ code: 'Z76', score: 1 }],
    ]);
    const kept = readFileSync(path, 'utf8').split('\n');
    expect(before.split('\n').filter((line) => line.startsWith('#') && !kept.includes(line))).toEqual([]);
  }
});

test('a decision that would not give the text its code is refused; twenty at once are all there', async () => {
  const path = join(root, 'many.yaml');
  copyFileSync(join(library, 'dictionaries', 'chief-complaints.yaml'), path);
  await expect(decideText(path, { term: '心口', code: 'R07', text: '心口发热', at_least: 0.6 })).rejects.toMatchObject({
    code: 'source.error.decisionIdle',
  });
  const numbers = Array.from({ length: 20 }, (_, i) => i);
  await Promise.all(numbers.map((i) => decideText(path, { term: `第${i}种说法`, code: `X${i}` })));
  const guess = compileDictionary(await readDictionary(path), 1);
  expect(numbers.map((i) => guess(`第${i}种说法`)[0]?.code)).toEqual(numbers.map((i) => `X${i}`));
  expect(readdirSync(root).filter((name) => name.includes('.lock') || name.endsWith('.part'))).toEqual([]);
  const sure = await Promise.allSettled(['R1', 'R2'].map((code) => decideText(path, { term: '争议', code })));
  expect(sure.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

/**
 * Made-up complaints with what a person would code, among them many that the example dictionary has no word for and some
 * that name two things (no single code is right, so none is the right answer). One hand wrote texts, labels and
 * dictionary: this shows that rules work as meant, not what to expect of other texts.
 */
test('example dictionary on 66 labelled complaints: precision and recall', async () => {
  const guess = compileDictionary(await readDictionary(join(library, 'dictionaries', 'chief-complaints.yaml')));
  const labelled = await readTable(join(library, 'dictionaries', 'labelled-complaints.csv'), ['text', 'code']);
  const judged = labelled.map(([text = '', code = '']) => {
    const [best] = guess(text);
    return { text, code, given: best && best.score >= 0.6 ? best.code : '' };
  });
  const given = judged.filter((one) => one.given !== '');
  const right = given.filter((one) => one.given === one.code).length;
  const coded = judged.filter(({ code }) => code !== '').length;
  const wrong = judged
    .filter((one) => one.given !== one.code)
    .map(({ text, code, given: got }) => `${text}: ${got || '–'} for ${code || '–'}`);
  console.log(
    `classify, example dictionary, ${labelled.length} texts by one hand: precision ${(right / given.length).toFixed(3)} (${right}/${given.length}), recall ${(right / coded).toFixed(3)} (${right}/${coded}), to review ${judged.length - given.length}\n  ${wrong.join('\n  ')}`,
  );
  expect(labelled.length).toBe(66);
  expect(right / given.length).toBeGreaterThan(0.9);
  expect(right / coded).toBeGreaterThan(0.85);
});
