import { speaker } from '@junheng/display';
import { type ForecastOptions, type ForecastValue, forecastValue } from '@junheng/engine/forecast';
import { stream } from '@junheng/engine/kernel';
import { lastDayOfPeriod, type QualityHistory, type Row } from '@junheng/engine/pool';
import type { PoolReader } from '@junheng/pool';
import { describe, expect, test } from 'vitest';
import { readSharedCsv, testShared } from '../../../../testing/shared-data.ts';
import type { StageContext } from '../stage.ts';
import { aSunday, dayNumber, leastGap, months, weeksEnding } from './calendar.ts';
import { forecastRun } from './index.ts';
import { readSeries } from './read-series.ts';

type Held = {
  readonly statistic?: readonly Row<'statistic'>[];
  readonly surveillance?: readonly Row<'surveillance'>[];
  /** Admissions: facility, day, how many. */
  readonly contacts?: readonly (readonly [string, string, number])[];
  /** Stays of the last year: facility, how many, bed-days. */
  readonly use?: readonly (readonly [string, number, number])[];
  /** The history of quality that the pool stage made; none when absent. */
  readonly history?: readonly QualityHistory[];
};

/** A pool that lies in memory and answers what the stage asks. */
function inMemory({ statistic = [], surveillance = [], contacts = [], use = [] }: Held): PoolReader {
  const tables: Record<string, readonly Record<string, unknown>[]> = { statistic, surveillance };
  const days = new Map<string, number>();
  for (const [, day, n] of contacts) days.set(day, (days.get(day) ?? 0) + n);
  const reader: Partial<PoolReader> = {
    readRows: async () => ({ columns: ['source_id'], rows: [['reports']], total: 1 }),
    readTable: async (table, where = []) =>
      (tables[table] ?? []).filter((row) => where.every(({ column, value }) => row[column] === value)) as never,
    contactsByDay: async ({ by }) =>
      by === 'facility'
        ? contacts.map(([place_id, day, n]) => ({ place_id, day, contacts: n }))
        : [...days].map(([day, n]) => ({ place_id: null, day, contacts: n })),
    useByFacility: async () =>
      use.map(([facility_id, stays, bed_days]) => ({
        facility_id,
        service_code: 'internal',
        stays,
        bed_days,
        mean_wait_minutes: null,
      })),
  };
  return reader as PoolReader;
}

const facilities = ['north', 'south'];
const profile = {
  status: 'made',
  detail: {
    zones: { zone_id: ['z1'], region_id: ['county'] },
    facilities: {
      facility_id: facilities,
      name: ['北院', '南院'],
      name_en: ['North', null],
      region_id: ['county', 'county'],
    },
    services: [{ service_code: 'inpatient', unit: 'bed', supply: [100, null], gives: [true, true], total_supply: 100 }],
    regions: [
      { region_id: 'county', parent_id: 'province' },
      { region_id: 'province', parent_id: null },
    ],
  },
};

const names = { zh: '入院', en: 'Admissions' };
const base: ForecastOptions = {
  series: [],
  levels: [0.5, 0.8, 0.95],
  backtest: { origins: 6, least_periods: 24 },
  warning: { occupancy: 0.95, chance: { blue: 0.1, yellow: 0.25, orange: 0.5, red: 0.75 } },
};
const monthlyBeds: ForecastOptions['series'][number] = {
  id: 'beds',
  names,
  source: { from: 'statistic', indicator_code: 'occupied' },
  by: 'facility',
  frequency: 'month',
  horizon: 3,
  unit: 'bed',
  count: true,
  capacity: { from: 'statistic', indicator_code: 'available' },
};

const contextOf = (held: Held, forecast: ForecastOptions, asOf: string, places: unknown = profile): StageContext =>
  ({
    region: { forecast },
    pool: inMemory(held),
    seed: 1,
    asOf,
    get: (stage: string) =>
      stage === 'pool'
        ? held.history
          ? { status: 'made', detail: { history: held.history } }
          : { status: 'lacking', detail: null }
        : places,
    idOf: () => 'p',
  }) as unknown as StageContext;

/** Runs the stage, checks its value against the contract, and speaks every sentence in both languages. */
async function run(held: Held, forecast: ForecastOptions, asOf: string, places?: unknown): Promise<ForecastValue> {
  const value = forecastValue.parse(await forecastRun.run(contextOf(held, forecast, asOf, places)));
  for (const language of ['zh', 'en'] as const) {
    const speak = speaker(language);
    for (const note of value.notes) expect(speak.issue('forecast', note)).not.toMatch(/\{\{/);
    for (const lack of value.lacks) expect(speak.lack('forecast', lack)).not.toBe('');
    for (const { id } of value.figures) expect(speak.t(`forecast.figure.${id}.label`)).not.toBe('');
  }
  return value;
}

const statistic = (place_id: string, period: string, indicator_code: string, value: number): Row<'statistic'> => ({
  place_id,
  period,
  indicator_code,
  value,
  unit: 'bed',
  service_code: null,
  age_from: null,
  age_to: null,
});
const monthAt = (i: number) => `${2021 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;

describe('calendar', () => {
  test('weeks end where the source ends them, ISO weeks on Sundays, months on their last day', () => {
    const saturdays = weeksEnding('2025-12-13');
    expect(saturdays.lastDay(saturdays.periodOf('2025-12-13'))).toBe('2025-12-13');
    expect(saturdays.lastDay(saturdays.periodOf('2025-12-14'))).toBe('2025-12-20');
    const iso = weeksEnding(aSunday);
    expect(iso.lastDay(iso.periodOf('2024-12-30'))).toBe('2025-01-05');
    expect(iso.firstDay(iso.periodOf('2025-01-05'))).toBe('2024-12-30');
    expect(months.lastDay(months.periodOf('2024-02-10'))).toBe('2024-02-29');
    expect(months.firstDay(months.periodOf('2024-12-31'))).toBe('2024-12-01');
    expect(dayNumber('1970-01-08')).toBe(7);
    expect(leastGap(['2025-01-11', '2025-01-04', '2025-01-25'])).toBe(7);
  });
});

describe('series from the pool', () => {
  const read = (
    held: Held,
    by: 'region' | 'facility',
    source: ForecastOptions['series'][number]['source'],
    frequency: 'week' | 'month',
  ) => readSeries(inMemory(held), { source, by, frequency }, profile.detail as never);

  test('only complete weeks count, days without contacts are 0, a facility starts with its first contact', async () => {
    // 2025-01-01 is a Wednesday, 2025-01-28 a Tuesday: complete ISO weeks end on the 12th, 19th and 26th
    const contacts = [
      ['north', '2025-01-01', 9],
      ['north', '2025-01-06', 2],
      ['north', '2025-01-12', 3],
      ['north', '2025-01-28', 9],
      ['south', '2025-01-21', 4],
    ] as const;
    const source = { from: 'encounter', class: 'inpatient' } as const;
    const whole = await read({ contacts }, 'region', source, 'week');
    expect(Array.from(whole?.series[0]?.values ?? [])).toEqual([5, 0, 4]);
    expect(whole?.calendar.lastDay(whole.series[0]?.first ?? 0)).toBe('2025-01-12');
    const each = await read({ contacts }, 'facility', source, 'week');
    expect(each?.series.map(({ place, values }) => [place, [...values]])).toEqual([
      ['north', [5, 0, 0]],
      ['south', [4]],
    ]);
  });

  test('a place whose area reports too does not count twice, and a month without a report is missing', async () => {
    const rows = ['2024-01', '2024-03'].flatMap((period) => [
      statistic('province', period, 'x', 10),
      statistic('county', period, 'x', 6),
      statistic('north', period, 'x', 4),
    ]);
    const source = { from: 'statistic', indicator_code: 'x' } as const;
    const made = await read({ statistic: rows }, 'region', source, 'month');
    expect(Array.from(made?.series[0]?.values ?? [])).toEqual([10, Number.NaN, 10]);
    const each = await read({ statistic: rows }, 'facility', source, 'month');
    expect(each?.series.map(({ place }) => place)).toEqual(['north']);
  });

  test('weekly reports keep the weekday on which their weeks end', async () => {
    const cases = ['2025-01-04', '2025-01-11', '2025-01-25'].map((date) => ({
      region_id: 'province',
      date,
      condition_code: 'flu',
      cases: 5,
      tests: null,
    }));
    const made = await read({ surveillance: cases }, 'region', { from: 'surveillance', condition_code: 'flu' }, 'week');
    expect(Array.from(made?.series[0]?.values ?? [])).toEqual([5, 5, Number.NaN, 5]);
    expect(made?.calendar.lastDay(made.series[0]?.first ?? 0)).toBe('2025-01-04');
  });
});

describe('the stage', () => {
  const noise = stream(1, 'beds');
  const rows = Array.from({ length: 48 }, (_, i) => [
    statistic('north', monthAt(i), 'occupied', Math.round(98 + noise.normal())),
    statistic('south', monthAt(i), 'occupied', Math.round(60 + 2 * noise.normal())),
    statistic('north', monthAt(i), 'available', 100),
    statistic('south', monthAt(i), 'available', 100),
  ]).flat();

  test('a full hospital gets a red warning, a quiet one none; what came later stands apart', async () => {
    const value = await run({ statistic: rows }, { ...base, series: [monthlyBeds] }, '2024-10-31');
    if (value.status !== 'made') throw new Error('lacking');
    expect(value.detail.warnings.map(({ place_id, level }) => [place_id, level])).toEqual([
      ['north', 'red'],
      ['south', 'none'],
    ]);
    const [north] = value.detail.series;
    expect(north?.history.at(-1)?.period).toBe('2024-10-31');
    expect(north?.forecast.map(({ period }) => period)).toEqual(['2024-11-30', '2024-12-31', '2025-01-31']);
    expect(north?.happened.map(({ period }) => period)).toEqual(['2024-11-30', '2024-12-31']);
    expect(north?.names).toEqual({ zh: '入院 · 北院', en: 'Admissions · North' });
    expect(value.figures.find(({ id }) => id === 'warned_red')?.value).toBe(1);
    for (const point of north?.forecast ?? []) {
      expect([...point.low].reverse()).toEqual([...point.low].sort((a, b) => a - b));
      expect(point.low[0]).toBeLessThanOrEqual(point.middle);
      expect(point.high[0]).toBeGreaterThanOrEqual(point.middle);
    }
  });

  test('kept results: where these change, raise the version of the stage and keep the new ones', async () => {
    const value = await run({ statistic: rows }, { ...base, series: [monthlyBeds] }, '2024-10-31');
    const points = value.detail?.series.map(({ form, forecast }) => [form, forecast[0]?.middle, forecast[0]?.high[1]]);
    expect({ version: forecastRun.version, points }).toEqual({
      version: '2',
      points: [
        ['ETS(A,N,N) on log1p', 97.6675119121, 99.1686138454],
        ['ETS(A,N,N) on log1p', 59.7908757146, 62.5908309819],
      ],
    });
  });

  test('poor data widen intervals of their place by the stated factor, and of no other', async () => {
    const options = { ...base, series: [monthlyBeds] };
    const history = [null, 'north'].map((place_id) => ({
      source_id: 'reports',
      table: 'statistic',
      place_id,
      first: '2021-01',
      last: '2024-12',
      scores: { completeness: [1000, 48], accuracy: place_id === null ? [1000, 48] : [1000, 30, 300, 18] },
    }));
    const [plain, wide] = [
      await run({ statistic: rows }, options, '2024-10-31'),
      await run({ statistic: rows, history }, options, '2024-10-31'),
    ];
    const half = (value: ForecastValue, at: number) => {
      const point = value.detail?.series[at]?.forecast[0];
      return Math.log1p(point?.high[1] ?? 0) - Math.log1p(point?.middle ?? 0);
    };
    expect(half(wide, 0) / half(plain, 0)).toBeCloseTo(2, 6);
    expect(half(wide, 1) / half(plain, 1)).toBeCloseTo(1, 9);
    expect(wide.notes.map(({ code }) => code)).toContain('intervals_for_quality');
    expect(plain.notes.map(({ code }) => code)).not.toContain('intervals_for_quality');
  });

  test('the future does not change what was forecast', async () => {
    const early = rows.filter(({ period }) => (lastDayOfPeriod(period) ?? '') <= '2024-06-30');
    const options = { ...base, series: [monthlyBeds] };
    const [whole, cut] = await Promise.all([
      run({ statistic: rows }, options, '2024-06-30'),
      run({ statistic: early }, options, '2024-06-30'),
    ]);
    expect(whole.detail?.series.map(({ forecast, scores }) => ({ forecast, scores }))).toEqual(
      cut.detail?.series.map(({ forecast, scores }) => ({ forecast, scores })),
    );
  });

  test('beds become admissions by the mean stay: 100 beds and 10 days are 70 a week', async () => {
    const contacts = Array.from({ length: 7 * 110 }, (_, d) => {
      const day = new Date((dayNumber('2023-01-02') + d) * 86_400_000).toISOString().slice(0, 10);
      return ['north', day, 10 + (d % 2)] as const;
    });
    const weekly: ForecastOptions['series'][number] = {
      ...monthlyBeds,
      source: { from: 'encounter', class: 'inpatient' },
      frequency: 'week',
      unit: 'admission',
      capacity: { from: 'supply', service_code: 'inpatient' },
    };
    const held = { contacts, use: [['north', 100, 1000]] as const };
    const value = await run(
      held,
      { ...base, series: [weekly], backtest: { origins: 4, least_periods: 54 } },
      '2025-02-09',
    );
    const [warning] = value.detail?.warnings ?? [];
    expect(warning?.capacity).toBeCloseTo(70, 9);
    expect(warning?.occupancy.middle).toBeCloseTo(73.5 / 70, 1);
    expect(value.notes.map(({ code }) => code)).toContain('capacity_by_stay');
  });

  test('without reports, without capacity, with too short a history: the value says which data are missing', async () => {
    const options = { ...base, series: [monthlyBeds] };
    expect(await run({}, options, '2024-06-30')).toMatchObject({
      status: 'lacking',
      lacks: [{ code: 'no_statistic' }],
    });
    const short = rows.filter(({ period }) => period < '2021-09');
    expect(await run({ statistic: short }, options, '2024-06-30')).toMatchObject({
      status: 'lacking',
      lacks: [{ code: 'too_short' }],
      notes: [{ code: 'facilities_too_short' }],
    });
    const bare = rows.filter(({ indicator_code }) => indicator_code === 'occupied');
    expect(await run({ statistic: bare }, options, '2024-12-31')).toMatchObject({
      status: 'made',
      lacks: [{ code: 'no_capacity', table: 'statistic' }],
      detail: { warnings: [] },
    });
    expect(await run({}, options, '2024-06-30', { status: 'lacking', detail: null })).toMatchObject({
      lacks: [{ code: 'no_profile' }],
    });
  });
});

describe('real series', () => {
  const illinois: ForecastOptions = {
    ...base,
    backtest: { origins: 26, least_periods: 104 },
    series: [
      {
        id: 'influenza',
        names: { zh: '流感住院', en: 'Influenza admissions' },
        source: { from: 'surveillance', condition_code: 'flu' },
        by: 'region',
        frequency: 'week',
        horizon: 8,
        unit: 'admission',
        count: true,
      },
    ],
  };

  testShared('Illinois: influenza admissions as of 13 December 2025, against what happened', async () => {
    const surveillance = readSharedCsv('region_us_illinois/influenza_admissions_weekly.csv').map((row) => ({
      region_id: 'province',
      date: row.week_ending as string,
      condition_code: 'flu',
      cases: Math.round(Number(row.influenza_admissions)),
      tests: null,
    }));
    const value = await run({ surveillance }, illinois, '2025-12-13');
    const [series] = value.detail?.series ?? [];
    expect(series?.history).toHaveLength(202);
    expect(series?.history.at(-1)).toEqual({ period: '2025-12-13', value: 264 });
    expect(series?.happened.map(({ value: cases }) => cases).slice(0, 3)).toEqual([611, 1491, 1741]);
    expect(series?.forecast.at(0)?.same_last_season).toBeGreaterThan(0);
    expect(value.figures.map(({ id }) => id)).toEqual(['peak_admission', 'coverage', 'loss_ratio']);
  });
});
