import { expect, test } from 'vitest';
import type { Finding, SourceHistory } from './history.ts';
import { madeFigures } from './made-figures.ts';
import { latestScore, listMonths, scoreHistory } from './scores.ts';

const start = 19_723; // 2024-01-01
const figures = madeFigures(4, 60, 12);
figures.values.fill(Number.NaN, 0, 31); // the first place reports from February on
figures.values.fill(Number.NaN, 2 * 60 + 31, 2 * 60 + 31 + 29 - 10); // the third misses 19 of 29 days of February

const delivery = (first: number, days: number, late: number) => ({
  delivery_id: String(first),
  period: String(first),
  first: start + first,
  last: start + first + days - 1,
  arrived: start + first + days - 1 + 5 + late,
  read: 100,
  merged: 0,
  quarantined: first === 0 ? 10 : 0,
  rules: [],
  unknownCodes: 0,
});
const history: SourceHistory = {
  source_id: 's',
  table: 'statistic',
  owner: 'o',
  every: 'month',
  dueDays: 5,
  deliveries: [delivery(0, 31, 0), delivery(31, 29, 3)],
  figures: [figures],
  columns: [],
};
const zeros: Finding = {
  kind: 'zero_run',
  place: 'h1',
  column: null,
  from: start + 10,
  to: start + 19,
  expected: 100,
  found: 0,
  strength: 20,
  params: {},
};
const scored = scoreHistory(history, [zeros], [{ place: 'h3', month: '2024-02', own: 80, other: 100 }], 0.5);
const of = (place: string | null) => scored.find((one) => one.place === place)?.scores;

test('completeness: before its first report a place does not exist; gaps after it count', () => {
  expect(of('h0')?.completeness).toEqual([null, 1]);
  expect(of('h2')?.completeness?.[1]).toBeCloseTo(10 / 29, 12);
  expect(of(null)?.completeness?.[0]).toBeCloseTo(0.5, 12);
});

test('accuracy: days in doubt count for their place, rows kept out for the source', () => {
  expect(of('h1')?.accuracy?.[0]).toBeCloseTo(1 - 10 / 31, 12);
  expect(of('h3')?.accuracy).toEqual([1, 1]);
  expect(of(null)?.accuracy).toEqual([0.9, 1]);
});

test('timeliness, update frequency and consistency', () => {
  expect(of(null)?.timeliness).toEqual([1, 0]);
  expect(of(null)?.update_frequency).toEqual([1, 1]);
  expect(of('h3')?.consistency?.[0]).toBeNull();
  expect(of('h3')?.consistency?.[1]).toBeCloseTo(0.8, 12);
  expect(of('h1')?.consistency).toBeUndefined();
});

test('months, and the mean of the last twelve that are known', () => {
  expect(listMonths(start + 30, start + 31)).toEqual(['2024-01', '2024-02']);
  expect(latestScore([0, ...Array.from({ length: 12 }, () => 1), null])).toBe(1);
  expect(latestScore([null])).toBeNull();
});
