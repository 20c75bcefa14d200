import type { BalanceDetail } from '@junheng/engine/balance';
import type { ForecastDetail } from '@junheng/engine/forecast';
import type { PlanDetail } from '@junheng/engine/plan';
import { expect, test } from 'vitest';
import { findingsOf } from './findings.ts';

const finding = (zone_id: string, persons: number, held: number) => ({
  zone_id,
  service_code: 'beds',
  kind: 'short' as const,
  supply_index: 0.5,
  need_index: 1.2,
  persons,
  held,
  variants: 3,
});
const service = {
  service_code: 'beds',
  mean_score: 2,
  reach_bands: [
    { to_minutes: 15, persons: 700 },
    { to_minutes: 30, persons: 200 },
    { to_minutes: null, persons: 100 },
  ],
  findings: [finding('a', 300, 3), finding('b', 100, 1)],
};
const balance = { services: [service] } as unknown as BalanceDetail;
const forecast = {
  levels: [0.5, 0.8],
  warnings: [{ level: 'red' }, { level: 'none' }],
  series: [
    {
      id: 'flu',
      place_id: null,
      history: [{ period: '2025-12-31', value: 10 }],
      forecast: [{ period: '2026-01-07', middle: 20, low: [15, 12], high: [25, 30] }],
    },
  ],
} as unknown as ForecastDetail;

test('findings come by the people whom they touch, with how firm they are', () => {
  const found = findingsOf(balance, forecast, undefined, 30);
  expect(found.map((one) => [one.kind, one.people])).toEqual([
    ['short', 400],
    ['far', 100],
    ['coming', 20],
  ]);
  expect(found[0]).toMatchObject({ zones: ['a', 'b'], firm: 1, variants: 3, score: 1 });
  expect(found[1]).toMatchObject({ minutes: 30, all: 1000 });
  expect(found[2]).toMatchObject({ warnings: 1 });
});

test('what could be done fills the room that is left; a series that falls without a warning is no finding', () => {
  const plan = { allocation: { people_helped: 50 }, site: null } as unknown as PlanDetail;
  const falling = {
    ...forecast,
    warnings: [],
    series: [{ ...forecast.series[0], history: [{ period: '2025-12-31', value: 90 }] }],
  } as unknown as ForecastDetail;
  expect(findingsOf(balance, falling, plan, 30).map((one) => one.kind)).toEqual(['short', 'far', 'planned']);
  const alarmed = { ...falling, warnings: [{ level: 'red', chance: 0.9 }] } as unknown as ForecastDetail;
  expect(findingsOf(balance, alarmed, plan, 30).map((one) => one.kind)).toEqual(['short', 'far', 'warned']);
  expect(findingsOf(balance, forecast, plan, 30).map((one) => one.kind)).toEqual(['short', 'far', 'coming']);
});

test('what the data do not hold is left out', () => {
  expect(findingsOf(undefined, undefined, undefined, 30)).toEqual([]);
  expect(
    findingsOf(
      {
        ...balance,
        services: [{ ...service, findings: [], reach_bands: [{ to_minutes: 15, persons: 5 }] }],
      } as unknown as BalanceDetail,
      undefined,
      undefined,
      30,
    ),
  ).toEqual([]);
});
