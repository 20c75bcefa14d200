import { expect, test } from 'vitest';
import { missingPeriods } from './missing-periods.ts';

test('periods of a series that did not come, in the form in which the others are named', () => {
  expect(missingPeriods(['2025-01', '2025-02', '2025-05'], 'P1M')).toEqual(['2025-03', '2025-04']);
  expect(missingPeriods(['2024-02-28', '2024-03-02'], 'P1D')).toEqual(['2024-02-29', '2024-03-01']);
  // 2020 has 53 ISO weeks (2020-12-28 begins W53).
  expect(missingPeriods(['2020-W52', '2021-W02'], 'P7D')).toEqual(['2020-W53', '2021-W01']);
  expect(missingPeriods(['2024-Q3', '2025-Q2'], 'P3M')).toEqual(['2024-Q4', '2025-Q1']);
  expect(missingPeriods(['2019', '2021'], 'P1Y')).toEqual(['2020']);
  expect(missingPeriods(['2025-01-31', '2025-02-28', '2025-04-30'], 'P1M')).toEqual(['2025-03-31']);
});

test('nothing is missing before the first, after the last, twice, or where nobody says how often', () => {
  expect(missingPeriods([], 'P1D')).toEqual([]);
  expect(missingPeriods(['2025-07'], 'P1M')).toEqual([]);
  expect(missingPeriods(['2025-07', '2025-07', '2025-08'], 'P1M')).toEqual([]);
  expect(missingPeriods(['2025-07', '2025-09'], 'PT1H')).toEqual([]);
  expect(missingPeriods(['2025-07', 'spring'], 'P1M')).toEqual([]);
});
