import { expect, test } from 'vitest';
import { type Draft, dictionaryOf, type ReviewRow, standing, toDecisions } from './review-drafts.ts';

const row = (text: string, decided: ReviewRow['decided'] = null): ReviewRow => ({
  source_id: 'triage',
  field: '主诉',
  text,
  rows: 1,
  guesses: [{ code: 'R07', score: 0.4 }],
  decided,
});
const draft = (of: ReviewRow, code: string | null): Draft => ({ row: of, code });
const [heart, fever] = [row('心口不舒服'), row('发热、咳嗽', { code: 'R50' })];
const dictionaries = [
  { source_id: 'triage', field: '主诉', file: null, codes: [] },
  { source_id: 'triage', field: '主诉', file: 'dictionaries/a.yaml', codes: ['R07'] },
];

test('the last choice about a text stands, and taking it back brings the one before', () => {
  const drafts = [draft(heart, 'R07'), draft(fever, null), draft(heart, 'R10')];
  expect([...standing(drafts).values()].map(({ code }) => code)).toEqual([null, 'R10']);
  expect([...standing(drafts.slice(0, -1)).values()].map(({ code }) => code)).toEqual(['R07', null]);
});

test('choosing what is decided already is no decision', () => {
  expect(standing([draft(fever, 'R10'), draft(fever, 'R50')]).size).toBe(0);
  expect(standing([draft(heart, null)]).size).toBe(1);
});

test('what is sent names the file, and says where it takes the place of an earlier decision', () => {
  expect(dictionaryOf(heart, dictionaries)?.file).toBe('dictionaries/a.yaml');
  expect(dictionaryOf({ ...heart, field: '诊断' }, dictionaries)).toBeUndefined();
  expect(toDecisions([draft(heart, 'R07'), draft(fever, null)], dictionaries)).toEqual([
    {
      source_id: 'triage',
      field: '主诉',
      text: '心口不舒服',
      code: 'R07',
      replace: false,
      file: 'dictionaries/a.yaml',
    },
    { source_id: 'triage', field: '主诉', text: '发热、咳嗽', code: null, replace: true, file: 'dictionaries/a.yaml' },
  ]);
});
