import { expect, test } from 'vitest';
import { rowsBehind } from './rows-behind.ts';

test('rows of a place in a month, by day', () => {
  expect(
    rowsBehind({ source_id: 's', table: 'encounter', place_id: 'h1', from: '2024-02-01', to: '2024-02-29' }),
  ).toEqual({
    table: 'encounter',
    where: [
      { column: 'source_id', op: 'eq', value: 's' },
      { column: 'facility_id', op: 'eq', value: 'h1' },
      { column: 'start', op: 'ge', value: '2024-02-01' },
      { column: 'start', op: 'le', value: '2024-02-29' },
    ],
  });
});

test('figures of a window: its days, weeks, months, quarters and years, the turn of the year too', () => {
  const { where } = rowsBehind({ source_id: 's', table: 'statistic', from: '2024-12-30', to: '2025-01-01' });
  expect(where[1]).toEqual({
    column: 'period',
    op: 'in',
    value: [
      '2024',
      '2024-12',
      '2024-12-30',
      '2024-12-31',
      '2024-Q4',
      '2025',
      '2025-01',
      '2025-01-01',
      '2025-Q1',
      '2025-W01',
    ],
  });
});

test('a long window takes whole years; a table without places or days the whole source', () => {
  const { where } = rowsBehind({ source_id: 's', table: 'finance', from: '2023-05-01', to: '2025-01-31' });
  expect(where.slice(1)).toEqual([
    { column: 'period', op: 'ge', value: '2023' },
    { column: 'period', op: 'lt', value: '2026' },
  ]);
  const claim = rowsBehind({ source_id: 's', table: 'resource', place_id: 'h1', from: '2024-01-01', to: '2024-01-31' });
  expect(claim.where).toHaveLength(1);
});
