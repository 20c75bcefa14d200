import { expect, test } from 'vitest';
import type { SourceHistory } from './history.ts';
import { findLagsBetween } from './lag-between.ts';
import { madeFigures } from './made-figures.ts';

const days = 364;
const source = (source_id: string, change: (values: Float64Array) => void): SourceHistory => {
  const figures = madeFigures(6, days, 2);
  change(figures.values);
  return {
    source_id,
    table: 'statistic',
    owner: 'o',
    every: null,
    dueDays: null,
    deliveries: [],
    figures: [figures],
    columns: [],
  };
};
const report = source('report', () => undefined);

test('two sources of the same: eight weeks a day late show even where two a day come', () => {
  const stays = source('stays', (values) => values.copyWithin(3 * days + 131, 3 * days + 130, 3 * days + 185));
  const all = findLagsBetween(stays, [stays, report]);
  expect(new Set(all.map(({ place }) => place))).toEqual(new Set(['h3']));
  const [found] = all.sort((a, b) => b.strength - a.strength || a.from - b.from);
  expect(found).toMatchObject({ kind: 'day_shift', place: 'h3', params: { days: 1, against: 'report' } });
  expect(Math.abs((found?.from ?? 0) - (19_723 + 130))).toBeLessThan(5);
});

test('sources that agree, and sources that have nothing to do with each other, say nothing', () => {
  expect(
    findLagsBetween(
      source('stays', () => undefined),
      [report],
    ),
  ).toEqual([]);
  const turned = source('other', (values) => values.reverse());
  expect(findLagsBetween(turned, [report])).toEqual([]);
});
