import { expect, test } from 'vitest';
import { dictionary } from '../expression-contract.ts';
import { compileDictionary } from './classify.ts';

const guess = compileDictionary(
  dictionary.parse({
    entries: [
      { code: 'R50', terms: ['发热', '发烧', 'fever'] },
      { code: 'R05', terms: ['咳嗽', 'cough'] },
      { code: 'R53', terms: ['无力', '乏力', 'weakness'], weight: 0.8 },
      { code: 'R07', terms: ['胸痛', 'chest pain'] },
      { code: 'R52', terms: ['痛', 'pain'], weight: 0.4 },
    ],
    absent: ['无', '否认', 'denies', 'no'],
    unsure: ['疑似', 'possible'],
    ends: ['但', 'but'],
  }),
);

test('the longest word wins; what is denied is not counted', () => {
  expect(guess('发热3天')).toEqual([{ code: 'R50', score: 1 }]);
  expect(guess('胸痛')).toEqual([{ code: 'R07', score: 1 }]);
  expect(guess('四肢无力')).toEqual([{ code: 'R53', score: 0.8 }]);
  expect(guess('无发热、咳嗽')).toEqual([]);
  expect(guess('无发热，咳嗽2天')).toEqual([{ code: 'R05', score: 1 }]);
  expect(guess('否认胸痛但乏力')).toEqual([{ code: 'R53', score: 0.8 }]);
  expect(guess('Denies fever but has a cough')).toEqual([{ code: 'R05', score: 1 }]);
  expect(guess('no chest pain. fever 38.5')).toEqual([{ code: 'R50', score: 1 }]);
});

test('findings share the score by their letters; uncertainty halves it; parts of Latin words are none', () => {
  expect(guess('发热、咳嗽')).toEqual([
    { code: 'R50', score: 0.5 },
    { code: 'R05', score: 0.5 },
  ]);
  expect(guess('疑似发烧')).toEqual([{ code: 'R50', score: 0.5 }]);
  expect(guess('painting, coughing')).toEqual([]);
  expect(guess('ＦＥＶＥＲ')).toEqual([{ code: 'R50', score: 1 }]);
  expect(guess('无热\n咳嗽')).toEqual([{ code: 'R05', score: 1 }]);
  expect(guess('')).toEqual([]);
});

test('a hostile text costs little', () => {
  const started = performance.now();
  guess('发'.repeat(1_000_000));
  expect(performance.now() - started).toBeLessThan(1000);
});
