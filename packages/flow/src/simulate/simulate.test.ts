import type { PlanValue } from '@junheng/engine/plan';
import type { ProfileValue } from '@junheng/engine/profile';
import { simulateValue } from '@junheng/engine/simulate';
import type { PoolReader } from '@junheng/pool';
import { expect, test } from 'vitest';
import type { StageContext } from '../stage.ts';
import { addDays, arrivalsPerDay, dayFactors, toStayLengths } from './demand.ts';
import { simulateRun } from './index.ts';

test('day factors: weekdays twice as busy as the two days of the weekend, by hand', () => {
  // 20 on five days, 10 on two: mean 120/7.
  const counts = Array.from({ length: 70 }, (_, d) => ({
    day: addDays('2025-01-06', d),
    contacts: d % 7 < 5 ? 20 : 10,
  }));
  const factors = dayFactors(counts, '2025-01-06', addDays('2025-01-06', 69));
  expect(factors).toHaveLength(70);
  expect(factors[0]).toBeCloseTo(20 / (120 / 7), 12);
  expect(factors[6]).toBeCloseTo(10 / (120 / 7), 12);
  const winter = counts.map((c, d) => ({ ...c, contacts: d < 35 ? 30 : 10 }));
  expect(dayFactors(winter, '2025-01-06', addDays('2025-01-06', 69))[14]).toBeCloseTo(1.5, 12);
  expect(dayFactors(winter, '2025-01-06', addDays('2025-01-06', 69), false)[14]).toBeCloseTo(1, 12);
  expect(dayFactors([], '2025-01-06', '2025-01-12')).toEqual([1, 1, 1, 1, 1, 1, 1]);
});

test('arrivals start with the warm-up and reach the first factor when it ends', () => {
  const arrivals = arrivalsPerDay(10, [1, 2, 3, 4, 5, 6, 7], 3);
  expect(arrivals.slice(0, 5)).toEqual([50, 60, 70, 10, 20]);
});

test('a stay within one day holds a bed as long as the bed-days of the pool say', () => {
  // 10 same-day stays and 10 of two days are 30 bed-days when a same-day stay counts as one, 25 when it counts half.
  const lengths = [
    { days: 0, stays: 10 },
    { days: 2, stays: 10 },
  ];
  expect(toStayLengths(lengths, 30)).toEqual({ form: 'observed', days: [1, 2], stays: [10, 10] });
  expect(toStayLengths(lengths, 25).form === 'observed' && toStayLengths(lengths, 25)).toMatchObject({
    days: [0.5, 2],
  });
});

/** Two hospitals over a year: the big one lies above its 50 staffed beds, the small one is half empty. */
const admissions = { big: 6.5, small: 1 };
const bedDays = { big: 8, small: 5 };
const reader = (waits: number | null): PoolReader =>
  ({
    countRows: async ({ where }: { where: { op: string }[] }) => (where.at(-1)?.op === 'in' ? 60 : 100),
    contactsByDay: async () =>
      Array.from({ length: 400 }, (_, d) => ({ place_id: null, day: addDays('2024-11-27', d), contacts: 8 })),
    useByFacility: async () =>
      (['big', 'small'] as const).map((facility_id) => ({
        facility_id,
        service_code: 'internal',
        stays: Math.round(admissions[facility_id] * 365),
        bed_days: Math.round(admissions[facility_id] * 365) * bedDays[facility_id],
        mean_wait_minutes: waits,
      })),
    stayLengths: async () =>
      (['big', 'small'] as const).flatMap((facility_id) => [
        { facility_id, days: bedDays[facility_id] - 2, stays: 100 },
        { facility_id, days: bedDays[facility_id] + 2, stays: 100 },
      ]),
  }) as Partial<Record<keyof PoolReader, unknown>> as PoolReader;

const profile = {
  status: 'made',
  figures: [],
  notes: [],
  lacks: [],
  detail: {
    facilities: { facility_id: ['big', 'small', 'idle', 'shop'] },
    services: [{ service_code: 'internal', unit: 'bed', supply: [50, 10, 5, null], gives: [true, true, true, false] }],
  },
} as unknown as ProfileValue;
const planOf = (placements: { facility_id: string; now: number; add: number }[]) =>
  ({ status: 'made', detail: { allocation: { service_code: 'internal', placements } } }) as unknown as PlanValue;

const context = (given: {
  waits?: number | null;
  placements?: { facility_id: string; now: number; add: number }[];
  use?: unknown;
}) =>
  ({
    region: {
      simulate: {
        service_code: 'internal',
        days: 364,
        warm_up_days: 60,
        replications: 10,
        patience_days: 14,
        lost_at_most: 0.01,
        urgent_acuity: ['urgent'],
        level: 0.95,
        facilities: 30,
      },
      profile: { services: [{ code: 'internal', use: given.use ?? { from: 'encounter', class: 'inpatient' } }] },
    },
    pool: reader(given.waits === undefined ? 1440 : given.waits),
    seed: 3,
    asOf: '2025-12-31',
    get: (stage: string) => (stage === 'profile' ? profile : planOf(given.placements ?? [])),
    idOf: () => '',
  }) as unknown as StageContext;

test('simulate: a full hospital gets six beds; the baseline is what was observed', async () => {
  const value = simulateValue.parse(
    await simulateRun.run(context({ placements: [{ facility_id: 'big', now: 50, add: 6 }] })),
  );
  if (value.status !== 'made') throw new Error('not made');
  const [baseline, plan] = value.detail.scenarios;
  expect(value.detail.left_out).toEqual({ beyond_limit: 0, no_beds: 0, no_stays: 1, implausible: 0 });
  expect(value.detail.observed.occupancy).toBeCloseTo((6.5 * 8 + 5) / 60, 2);
  expect(Math.abs((baseline?.occupancy.mean ?? 0) - (value.detail.observed.occupancy ?? 0))).toBeLessThan(0.02);
  expect(Math.abs((baseline?.admissions_per_day.mean ?? 0) - 7.5)).toBeLessThan(0.15);
  expect(baseline?.facilities.map((f) => f.facility_id)).toEqual(['big', 'small']);
  expect(baseline?.facilities[0]?.extra_beds).toBeGreaterThan(0);
  expect(baseline?.facilities[1]?.extra_beds).toBe(0);
  expect(plan?.facilities[0]?.beds).toBe(56);
  expect(plan?.facilities[1]).toEqual(baseline?.facilities[1]);
  expect(value.detail.difference?.mean_wait_days.high).toBeLessThan(0);
  expect(value.detail.difference?.in_extra_beds.high).toBeLessThan(0);
  const codes = value.notes.map((n) => n.code);
  expect(codes).toEqual(expect.arrayContaining(['same_demand', 'extra_beds', 'no_stays']));
  expect(codes).not.toContain('occupancy_off');
  expect(codes).not.toContain('admissions_off');
});

test('simulate: beds where wards are not full change nothing, and a note says so', async () => {
  const value = await simulateRun.run(context({ placements: [{ facility_id: 'small', now: 10, add: 5 }] }));
  if (value.status !== 'made') throw new Error('not made');
  expect(value.notes).toContainEqual({ code: 'plan_not_full', severity: 'info', params: { count: 1, of: 1 } });
  expect(Math.abs(value.detail.difference?.mean_wait_days.mean ?? 1)).toBeLessThan(0.01);
});

test('simulate: without a plan for the service the baseline stands alone; without waits it says so', async () => {
  const value = await simulateRun.run(context({ waits: null }));
  if (value.status !== 'made') throw new Error('not made');
  expect(value.detail.scenarios.map((s) => s.id)).toEqual(['baseline']);
  expect(value.detail.difference).toBeNull();
  expect(value.notes.map((n) => n.code)).toEqual(expect.arrayContaining(['baseline_only', 'wait_unknown']));
});

test('simulate: a ward whose stays no number of beds could have held is left out and told; nothing else is lacking', async () => {
  const given = context({});
  const odd = given.pool as unknown as Record<'useByFacility' | 'stayLengths', () => Promise<object[]>>;
  const [use, lengths] = [odd.useByFacility, odd.stayLengths];
  const only = (id: string, change: object) => (row: object) =>
    (row as { facility_id: string }).facility_id === id ? { ...row, ...change } : row;
  odd.useByFacility = async () => (await use()).map(only('small', { stays: 30_000, bed_days: 30_000 * 300 }));
  odd.stayLengths = async () => (await lengths()).map(only('small', { days: 300 }));
  const value = simulateValue.parse(await simulateRun.run(given));
  if (value.status !== 'made') throw new Error('not made');
  expect(value.detail.scenarios[0]?.facilities.map((f) => f.facility_id)).toEqual(['big']);
  expect(value.detail.left_out.implausible).toBe(1);
  expect(value.notes).toContainEqual({ code: 'implausible', severity: 'warning', params: { count: 1 } });
});

test('simulate: the same input gives the same bytes', async () => {
  const [a, b] = [await simulateRun.run(context({})), await simulateRun.run(context({}))];
  expect(JSON.stringify(a)).toBe(JSON.stringify(b));
});

test('simulate: a region whose use comes from reported figures lacks stays', async () => {
  const value = await simulateRun.run(context({ use: { from: 'statistic_occupied', indicator_code: 'x' } }));
  expect(value).toMatchObject({ status: 'lacking', lacks: [{ code: 'stays', table: 'encounter' }] });
});
