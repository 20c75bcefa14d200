import { type FeedbackOptions, feedbackValue } from '@junheng/engine/feedback';
import type { ProfileValue } from '@junheng/engine/profile';
import type { PoolReader } from '@junheng/pool';
import { expect, test } from 'vitest';
import { closeTo } from '../../../../testing/close-to.ts';
import { readSharedCsv, testShared } from '../../../../testing/shared-data.ts';
import { memoryPool } from '../profile/memory-pool.ts';
import { testContext, testRegion } from '../profile/test-region.ts';
import type { StageContext } from '../stage.ts';
import { periodStart, yearly } from './columns.ts';
import { feedbackRun } from './index.ts';
import { rankCorrelation } from './units.ts';

type Statistic = { place_id: string; period: string; indicator_code: string; value: number };
type Given = {
  ids: string[];
  kinds?: string[];
  supply?: (number | null)[];
  occupancy?: (number | null)[];
  statistics?: Statistic[];
  staff?: { facility_id: string; fte: number; valid_from: string | null; valid_to: string | null }[];
  stays?: { facility_id: string; stays: number; bed_days: number }[];
  options: FeedbackOptions;
};

const services = [
  {
    code: 'inpatient',
    names: { zh: '住院', en: 'Inpatient care' },
    supply: { from: 'institutions', unit: 'institution' },
    need: { from: 'residents' },
  },
];

function context(given: Given): StageContext {
  const n = given.ids.length;
  const nothing = new Array<null>(n).fill(null);
  const profile = {
    status: 'made',
    detail: {
      facilities: { facility_id: given.ids, kind: given.kinds ?? given.ids.map(() => 'hospital'), level_code: nothing },
      services: [
        {
          service_code: 'inpatient',
          unit: 'bed',
          names: { zh: '住院', en: 'Inpatient care' },
          period: null,
          supply: given.supply ?? nothing,
          occupancy: given.occupancy ?? nothing,
          gives: given.ids.map(() => true),
        },
      ],
    },
  } as unknown as ProfileValue;
  const staff = (given.staff ?? []).map((row) => ({ ...row, role_code: 'doctor' }));
  const pool: PoolReader = {
    ...memoryPool({ staff, statistic: given.statistics ?? [] }),
    useByFacility: async () => (given.stays ?? []).map((s) => ({ ...s, service_code: 'x', mean_wait_minutes: null })),
  };
  const region = testRegion({
    profile: { services },
    feedback: given.options,
    indicators: [{ code: 'beds', names: { zh: '床位', en: 'Beds' } }],
  });
  return testContext(region, pool, { profile }, '2025-12-31');
}

const bedsToStays: FeedbackOptions = {
  least: 20,
  inputs: [
    { id: 'beds', from: 'supply', service_code: 'inpatient' },
    { id: 'doctors', from: 'staff', role_code: 'doctor' },
  ],
  outputs: [
    { id: 'stays', from: 'encounter', class: 'inpatient', measure: 'stays', names: { zh: '出院人次', en: 'Stays' } },
  ],
};

test('feedback: five hospitals by hand; small ones and those without figures are left out and counted', async () => {
  // Stays a bed: 40, 20, 40 with twice the doctors a bed, and a fourth with 30.
  const value = feedbackValue.parse(
    await feedbackRun.run(
      context({
        ids: ['a', 'b', 'c', 'd', 'small', 'unknown', 'quiet'],
        supply: [100, 100, 100, 100, 10, null, 50],
        occupancy: [0.9, 0.4, 0.9, 0.7, 0.5, null, null],
        staff: ['a', 'b', 'c', 'c', 'd', 'small', 'unknown', 'quiet'].map((facility_id) => ({
          facility_id,
          fte: 20,
          valid_from: null,
          valid_to: null,
        })),
        stays: [
          { facility_id: 'a', stays: 4000, bed_days: 1 },
          { facility_id: 'b', stays: 2000, bed_days: 1 },
          { facility_id: 'c', stays: 4000, bed_days: 1 },
          { facility_id: 'd', stays: 3000, bed_days: 1 },
          { facility_id: 'small', stays: 300, bed_days: 1 },
        ],
        options: bedsToStays,
      }),
    ),
  );
  if (value.status !== 'made') throw new Error(JSON.stringify(value.lacks));
  expect(value.detail.units.map((u) => u.facility_id)).toEqual(['a', 'b', 'c', 'd']);
  closeTo(
    value.detail.units.map((u) => u.score),
    [1, 0.5, 1, 0.75],
  );
  closeTo(value.detail.units[2]?.input_slack ?? [], [0, 20]);
  expect(value.detail.left_out).toEqual([
    { reason: 'too_small', facilities: 1 },
    { reason: 'missing_input', facilities: 1 },
    { reason: 'missing_output', facilities: 1 },
  ]);
  expect(value.detail.names.stays).toEqual({ zh: '出院人次', en: 'Stays' });
  expect(value.detail.names.beds).toEqual({ zh: '住院床位', en: 'Beds, Inpatient care' });
  expect(value.detail.names.doctors).toEqual({ zh: '医生', en: 'Doctors' });
  expect(value.detail.period).toBe('2025-01-01/2025-12-31');
  expect(value.figures.map((f) => [f.id, f.value])).toEqual([
    ['units_compared', 4],
    ['on_frontier', 2],
    ['mean_score', 0.8125],
    ['lower_quarter_score', 0.5],
  ]);
  expect(value.notes.map((n) => n.code)).toEqual([
    'cannot_tell',
    'few_units',
    'too_small',
    'missing_input',
    'missing_output',
  ]);
});

test('feedback: a name that stands in the result is among what its id is made of', () => {
  const given = (en: string) =>
    feedbackRun.options(
      testRegion({
        profile: { services },
        feedback: {
          ...bedsToStays,
          inputs: [{ id: 'b', from: 'statistic', indicator_code: 'beds', aggregate: 'mean' }],
        },
        indicators: [{ code: 'beds', names: { zh: '床位', en } }],
      }),
    );
  expect(given('Beds')).not.toEqual(given('Open beds'));
  expect(feedbackRun.options(testRegion({ profile: { services } }))).toBeUndefined();
});

test('feedback: a column that nobody has is named as lacking', async () => {
  const value = await feedbackRun.run(context({ ids: ['a', 'b', 'c'], supply: [1, 2, 3], options: bedsToStays }));
  expect(value).toMatchObject({ status: 'lacking', lacks: [{ code: 'inputs', table: 'staff' }] });
});

test('a reported year: last period, mean and sum, with a quarter of it unreported at most', () => {
  const months = Array.from(
    { length: 14 },
    (_, m) => `${2024 + Math.floor((m + 6) / 12)}-${String(((m + 6) % 12) + 1).padStart(2, '0')}`,
  );
  expect([months[0], months[13]]).toEqual(['2024-07', '2025-08']);
  const rows = months.flatMap((period, m) => [
    { place_id: 'whole', period, value: 10 },
    ...(m >= 5 ? [{ place_id: 'three-missing', period, value: 20 }] : []),
    ...(m >= 6 ? [{ place_id: 'four-missing', period, value: 30 }] : []),
    { place_id: 'later', period: '2026-01', value: 99 },
  ]);
  const sum = yearly(rows, 'sum', '2025-12-31');
  expect([...sum.values]).toEqual([
    ['whole', 120],
    ['three-missing', 240],
  ]);
  expect([sum.span, sum.filled]).toEqual([['2024-09', '2025-08'], 1]);
  expect([...yearly(rows, 'mean', '2025-12-31').values]).toEqual([
    ['whole', 10],
    ['three-missing', 20],
  ]);
  expect([...yearly(rows, 'last', '2025-12-31').values.keys()]).toEqual(['whole', 'three-missing', 'four-missing']);
  expect(['2025', '2025-Q3', '2025-08', '2025-08-31', 'August'].map(periodStart)).toEqual([
    '2025-01-01',
    '2025-07-01',
    '2025-08-01',
    '2025-08-31',
    undefined,
  ]);
});

test("Spearman's correlation: order alone counts, ties share their rank", () => {
  const pairs = [1, 2, 3, 4, 5].map((x) => [x, x ** 3] as const);
  expect(rankCorrelation(pairs)).toBeCloseTo(1, 12);
  expect(rankCorrelation(pairs.map(([x, y]) => [x, -y] as const))).toBeCloseTo(-1, 12);
  // Ranks 0 1 2 3 4 against 0.5 0.5 2 3.5 3.5: 9 ÷ √(10 × 9).
  expect(
    rankCorrelation([
      [1, 1],
      [2, 1],
      [3, 5],
      [4, 7],
      [5, 7],
    ]),
  ).toBeCloseTo(9 / Math.sqrt(90), 12);
  expect(rankCorrelation([[1, 1]])).toBeNull();
});

testShared('England: acute trusts with 100 beds or more; the score follows occupancy and says so', async () => {
  const statistics: Statistic[] = [];
  const occupied = new Map<string, [number, number]>();
  const add = (place_id: string, period: string, indicator_code: string, text: string | undefined) => {
    if (text !== undefined && text !== '') statistics.push({ place_id, period, indicator_code, value: Number(text) });
  };
  for (const row of readSharedCsv('region_uk_england/trust_beds_monthly.csv.gz')) {
    const trust = row.trust_code as string;
    add(trust, row.month as string, 'beds', row.general_acute_beds_available);
    add(trust, row.month as string, 'occupied', row.general_acute_beds_occupied);
    occupied.set(trust, [Number(row.general_acute_beds_available), Number(row.general_acute_beds_occupied)]);
  }
  for (const row of readSharedCsv('region_uk_england/trust_emergency_monthly.csv.gz'))
    add(row.trust_code as string, row.month as string, 'admissions', row.total_emergency_admissions);
  const ids = readSharedCsv('region_uk_england/trusts.csv').map((t) => t.trust_code as string);
  const value = feedbackValue.parse(
    await feedbackRun.run(
      context({
        ids,
        statistics,
        occupancy: ids.map((id) => {
          const [available = 0, used = 0] = occupied.get(id) ?? [];
          return available > 0 ? used / available : null;
        }),
        options: {
          least: 100,
          inputs: [{ id: 'beds', from: 'statistic', indicator_code: 'beds', aggregate: 'mean' }],
          outputs: [
            { id: 'occupied', from: 'statistic', indicator_code: 'occupied', aggregate: 'mean' },
            { id: 'admissions', from: 'statistic', indicator_code: 'admissions', aggregate: 'sum' },
          ],
        },
      }),
    ),
  );
  if (value.status !== 'made') throw new Error(JSON.stringify(value.lacks));
  expect(value.detail.units.length).toBeGreaterThan(100);
  expect(value.detail.units.length + value.detail.left_out.reduce((s, l) => s + l.facilities, 0)).toBe(218);
  expect(Math.max(...value.detail.units.map((u) => u.score))).toBe(1);
  expect(value.detail.period).toBe('2024-08/2025-08');
  expect(value.detail.occupancy_link).toBeGreaterThan(0.7);
  expect(value.notes.map((n) => n.code)).toContain('follows_occupancy');
});
