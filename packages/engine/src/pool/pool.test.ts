import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Value } from '../source/index.ts';
import { lastDayOfPeriod } from './periods.ts';
import { scoreQuality } from './quality.ts';
import { populationYear, residentsByPlace } from './residents.ts';
import { listRowChecks, rowChecks } from './row-checks.ts';
import { lineageColumns, standardTables } from './tables.ts';

test('periods: the last day of each', () => {
  expect(
    ['2024-03-31', '2024-02', '2023-02', '2024-Q1', '2024-W01', '2026-W53', '2024', '2024-03-25/2024-03-31'].map(
      lastDayOfPeriod,
    ),
  ).toEqual([
    '2024-03-31',
    '2024-02-29',
    '2023-02-28',
    '2024-03-31',
    '2024-01-07',
    '2027-01-03',
    '2024-12-31',
    '2024-03-31',
  ]);
  for (const none of ['', 'March', '2024-13', '2024-02-30', '2024-W54', '24-03']) {
    expect(lastDayOfPeriod(none), none).toBeUndefined();
  }
});

test('residents: the total where it is given, else by age, else by sex, else by both', () => {
  const row = (place_id: string, persons: number, sex: string | null, age_from: number | null, year = 2020) => ({
    place_id,
    persons,
    sex,
    age_from,
    year,
  });
  const rows = [
    row('total', 100, null, null),
    row('total', 60, 'male', null),
    row('total', 7, null, null, 2019),
    row('ages', 30, null, 0),
    row('ages', 20, null, 65),
    row('ages', 26, 'male', 0),
    row('both', 1, 'male', 0),
    row('both', 2, 'female', 0),
    { ...row('finer', 5, null, null), residence: 'urban' },
    { ...row('finer', 6, null, null), residence: 'rural' },
  ];
  expect([...residentsByPlace(rows, 2020)]).toEqual([
    ['total', 100],
    ['ages', 50],
    ['both', 3],
    ['finer', 11],
  ]);
  expect([...residentsByPlace(rows, 2019)]).toEqual([['total', 7]]);
});

test('the year that results use', () => {
  const years = [2018, 2020, 2023];
  expect([
    populationYear(years, 2020, 2030),
    populationYear(years, 2022, 2030),
    populationYear(years, undefined, 2019),
    populationYear(years, undefined, 2000),
    populationYear([], 1, 1),
  ]).toEqual([2020, 2020, 2018, 2018, undefined]);
});

test('quality, worked by hand: 8 of 10 fields, 50 of 100 expected rows, 5 of 50 rows broken or flagged', () => {
  const counts = { read: 50, quarantined: 2, flagged: 3, cells: 10, unknown_cells: 2, expected: 100 };
  expect(scoreQuality(counts)).toEqual({ completeness: 0.4, accuracy: 0.9 });
  expect(scoreQuality({ ...counts, expected: undefined }).completeness).toBe(0.8);
  expect(scoreQuality({ ...counts, read: 0 })).toEqual({ completeness: null, accuracy: null });
});

test('checks of rows: what each catches', () => {
  const broken = (table: string, row: Record<string, Value>) =>
    listRowChecks(table)
      .filter((check) => check.breaks((column) => row[column] ?? null))
      .map(({ id, kind }) => `${kind} ${id}`);
  expect(broken('encounter', { start: '2024-01-02', end: '2024-01-01', age: 131, wait_minutes: -1 })).toEqual([
    'impossible ends_before_start',
    'impossible negative_wait_minutes',
    'impossible age_out_of_range',
  ]);
  expect(broken('encounter', { start: '2024-01-02', end: null })).toEqual([]);
  expect(broken('facility', { lon: 26, lat: 119 })).toEqual(['impossible position_out_of_world']);
  expect(broken('facility', { lon: 119, lat: null })).toEqual(['remarkable half_position']);
  expect(broken('status', { occupied: 12, staffed: 10, physical: 9, licensed: 9 })).toEqual([
    'remarkable occupied_above_staffed',
    'remarkable staffed_above_physical',
  ]);
  expect(broken('flow', { share: 1.2 })).toEqual(['impossible share_out_of_range']);
});

test('checks name columns that their table has, and break nothing where all is unknown', () => {
  for (const [table, checks] of Object.entries(rowChecks)) {
    for (const check of checks) {
      expect(Object.keys(standardTables[table as keyof typeof standardTables]), check.id).toContain(check.column);
      expect(
        check.breaks(() => null),
        check.id,
      ).toBe(false);
    }
  }
  expect(Object.keys(lineageColumns)).toEqual(['source_id', 'delivery_id', 'row_no', 'part_no', 'quality']);
});

test('residents: nobody is counted twice, whatever order rows come in', () => {
  const row = fc.record({
    place_id: fc.constantFrom('a', 'b'),
    persons: fc.integer({ min: 0, max: 1000 }),
    sex: fc.constantFrom(null, 'male', 'female'),
    age_from: fc.constantFrom(null, 0, 65),
    year: fc.constant(2020),
  });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const sum = residentsByPlace(rows, 2020);
      const back = residentsByPlace([...rows].reverse(), 2020);
      for (const [place, persons] of sum) {
        expect(back.get(place)).toBe(persons);
        expect(persons).toBeLessThanOrEqual(
          rows.filter((one) => one.place_id === place).reduce((s, one) => s + one.persons, 0),
        );
      }
    }),
  );
});
