import { expect, test } from 'vitest';
import { findFaults } from './find-faults.ts';
import type { ColumnCounts, DeliveryFacts, Figures, SourceHistory } from './history.ts';
import { madeFigures } from './made-figures.ts';
import { daysFromFeast, springFestivals } from './moving-feasts.ts';

const days = 364;
const start = 19_723;

const delivery = (week: number, rest: Partial<DeliveryFacts> = {}): DeliveryFacts => ({
  delivery_id: `d${week}`,
  period: `w${week}`,
  first: start + 7 * week,
  last: start + 7 * week + 6,
  arrived: start + 7 * week + 8,
  read: 140,
  merged: 0,
  quarantined: 0,
  rules: [],
  unknownCodes: 0,
  ...rest,
});
const weekly = Array.from({ length: days / 7 }, (_, week) => delivery(week));

const source = (figures: readonly Figures[], rest: Partial<SourceHistory> = {}): SourceHistory => ({
  source_id: 'daily',
  table: 'statistic',
  owner: 'somebody',
  every: 'week',
  dueDays: 4,
  deliveries: weekly,
  figures,
  columns: [],
  ...rest,
});
const find = (history: SourceHistory) =>
  findFaults(history, start + days).map(({ kind, place, from, to }) => [kind, place, from - start, to - start]);

/** Figures of twenty places in which the days of one are changed. */
function changed(place: number, change: (values: Float64Array) => void): Figures {
  const figures = madeFigures(20, days, 12);
  change(figures.values.subarray(place * days, (place + 1) * days));
  return figures;
}

/** The same in money: every count is a thousand. */
function largeAmounts(place: number, change: (values: Float64Array) => void): Figures {
  const figures = madeFigures(20, days, 12);
  for (let i = 0; i < figures.values.length; i++) figures.values[i] = 1000 * (figures.values[i] as number) + 400;
  change(figures.values.subarray(place * days, (place + 1) * days));
  return figures;
}

test('weekdays, a feast on which all close and a wave are no faults', () => {
  expect(find(source([madeFigures(20, days, 12)]))).toEqual([]);
});

test('a place that opens within the year, and one that grows by half for good, are no faults', () => {
  expect(find(source([changed(3, (values) => values.fill(Number.NaN, 0, 150))]))).toEqual([]);
  const grown = changed(5, (values) => {
    for (let d = 230; d < days; d++) values[d] = Math.round((values[d] as number) * 1.5);
  });
  expect(find(source([grown]))).toEqual([]);
});

test('three times as many for a week, and back', () => {
  const figures = changed(2, (values) => {
    for (let d = 60; d < 67; d++) values[d] = 3 * (values[d] as number);
  });
  expect(find(source([figures]))).toEqual([['count_scaled', 'h2', 60, 66]]);
});

test('the same value for seven days', () => {
  const figures = changed(4, (values) => values.fill(19, 40, 47));
  expect(find(source([figures]))).toContainEqual(['stuck_value', 'h4', 40, 46]);
});

test('zeros of four days where nothing was reported', () => {
  const figures = changed(6, (values) => values.fill(0, 150, 154));
  expect(find(source([figures]))).toContainEqual(['zero_run', 'h6', 150, 153]);
});

test('eight weeks a day late: the weekdays tell', () => {
  const figures = changed(1, (values) => values.copyWithin(131, 130, 185));
  const [found] = find(source([figures])).filter(([kind]) => kind === 'day_shift');
  expect(found?.[1]).toBe('h1');
  expect(Math.abs((found?.[2] as number) - 130)).toBeLessThan(10);
});

test('two columns change places at one place from a day on', () => {
  const [many, few] = [madeFigures(20, days, 40, 'visits'), madeFigures(20, days, 12, 'urgent')];
  const from = 8 * days + 210;
  const [a, b] = [many.values.slice(from, 9 * days), few.values.slice(from, 9 * days)];
  many.values.set(b, from);
  few.values.set(a, from);
  const found = find(source([many, few])).filter(([kind]) => kind === 'columns_swapped');
  expect(found.map(([, place]) => place)).toEqual(['h8']);
  expect(Math.abs((found[0]?.[2] as number) - 210)).toBeLessThan(8);
});

test('money in ten thousands from a day on', () => {
  const figures = largeAmounts(7, (values) => {
    for (let d = 120; d < days; d++) values[d] = (values[d] as number) / 10_000;
  });
  const money: Figures = { ...figures, kind: 'amount' };
  expect(find(source([money]))).toContainEqual(['unit_changed', 'h7', 120, days - 1]);
});

test('deliveries: one missing, one late, one twice, one with a third of its rows, one with unknown codes', () => {
  const figures = madeFigures(20, days, 12);
  for (let p = 0; p < 6; p++) figures.values.fill(Number.NaN, p * days + 7 * 30, p * days + 7 * 31);
  const deliveries = weekly
    .filter((_, week) => week !== 10)
    .map((one, i) => (i === 19 ? { ...one, arrived: one.last + 9 } : i === 39 ? { ...one, unknownCodes: 9 } : one));
  const found = find(
    source([figures], { deliveries: [...deliveries, delivery(25, { delivery_id: 'again', merged: 140 })] }),
  );
  expect(found).toEqual(
    expect.arrayContaining([
      ['missing_delivery', null, 70, 76],
      ['late_delivery', null, 140, 146],
      ['repeated_delivery', null, 175, 181],
      ['rows_lost', null, 210, 216],
      ['unknown_codes', null, 280, 286],
    ]),
  );
  expect(found).toHaveLength(5);
});

test('born 1900-01-01: a value that nobody had before', () => {
  const [places, months, width] = [12, 24, 131];
  const counts = new Uint32Array(places * months * width);
  for (let p = 0; p < places; p++) {
    for (let m = 0; m < months; m++)
      for (let v = 20; v < 90; v++) counts[(p * months + m) * width + v] = 1 + ((p + m + v) % 3);
  }
  for (let m = 9; m < months; m++) counts[(4 * months + m) * width + 124] = 14;
  const column: ColumnCounts = {
    column: 'age',
    group: 'internal',
    kind: 'number',
    starts: Int32Array.from({ length: months + 1 }, (_, m) => start + 30 * m),
    places: Array.from({ length: places }, (_, p) => `h${p}`),
    values: Array.from({ length: width }, (_, v) => String(v)),
    centres: Float64Array.from({ length: width }, (_, v) => v),
    counts,
  };
  expect(find(source([], { columns: [column] })).map((found) => found.slice(0, 3))).toEqual([
    ['value_spike', 'h4', 270],
  ]);
});

test('Spring Festivals are those of the Chinese calendar', () => {
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  const isFirst = (day: number) => lunar.format(day * 86_400_000) === '1/1';
  // ICU reckons new moons roughly: where one falls within minutes of midnight in Beijing (2027, 2030) it is a day off.
  expect(springFestivals.filter(isFirst).length).toBeGreaterThanOrEqual(39);
  for (const feast of springFestivals) expect([feast - 1, feast, feast + 1].some(isFirst)).toBe(true);
  expect(springFestivals).toHaveLength(41);
  expect(daysFromFeast(Date.parse('2024-02-12T00:00:00Z') / 86_400_000)).toBe(2);
  expect(daysFromFeast(Date.parse('2024-06-12T00:00:00Z') / 86_400_000)).toBeUndefined();
});
