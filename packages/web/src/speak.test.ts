import { expect, test } from 'vitest';
import { makeSpeak } from './speak.tsx';

const [en, zh] = [makeSpeak('en'), makeSpeak('zh')];

test('a noun of the data takes the number that fits, however it was sent', () => {
  expect(en.noun({ en: 'census tracts', zh: '普查区' }, 1)).toBe('census tract');
  expect(en.noun({ en: 'Township', zh: '乡镇' }, 3)).toBe('townships');
  expect(en.noun({ en: 'county', zh: '县' }, 2)).toBe('counties');
  expect(en.noun({ en: 'counties', zh: '县' }, 1)).toBe('county');
  expect(zh.noun({ en: 'county', zh: '县' }, 2)).toBe('县');
});

test('a value stands with its unit as each language writes it; missing is said', () => {
  expect(en.measure(29367, 'bed')).toBe('29,367 beds');
  expect(zh.measure(29367, 'bed')).toBe('2.94万张床位');
  expect(zh.measure(2.31, 'per_1000')).toBe('每千人2.3');
  expect(en.measure(0.25, 'day')).toBe('6 hours');
  expect(zh.measure(0.05, 'minute')).toBe('3秒');
  expect(en.measure(null, 'bed')).toBe('no data');
  expect(zh.measure(0, 'day')).toBe('0天');
});

test('a number is written no finer than its interval bears', () => {
  expect(en.sharp(12_432, 3000)).toBe('12,400');
  expect(en.sharp(12_432, 8000)).toBe('12,000');
  expect(en.sharp(12_432, 100)).toBe('12,430');
});

test('a range takes a dash, words where a dash would meet a minus', () => {
  expect(en.range(2, 3, String)).toBe('2–3');
  expect(en.range(-2, 3, String)).toBe('-2 to 3');
  expect(zh.range(-2, -1, String)).toBe('-2至-1');
});
