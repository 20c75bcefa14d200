import { speaker } from '@junheng/display';
import { profileValue } from '@junheng/engine/profile';
import { expect, test } from 'vitest';
import { profileRun } from './index.ts';
import { type MemoryTables, memoryPool } from './memory-pool.ts';
import { testContext, testRegion } from './test-region.ts';

const beds = { from: 'resource', class: 'space', type_code: 'bed', state: 'staffed', unit: 'bed' } as const;
const names = { zh: '住院', en: 'Inpatient' };
const service = {
  code: 'inpatient',
  names,
  supply: beds,
  facility_kinds: ['hospital'],
  need: { from: 'rates', service_code: 'inpatient' },
  use: { from: 'encounter', class: 'inpatient' },
};

/** Two townships of one county, a hospital in each and one whose beds nobody knows, by hand. */
const village: MemoryTables = {
  region: [{ region_id: 'c1', level: 'county', name: '甲县' }],
  zone: [
    { zone_id: 'z2', region_id: 'c1', name: '东镇', lon: 118.1, lat: 25 },
    { zone_id: 'z1', region_id: 'c1', name: '西镇', lon: 118, lat: 25 },
  ],
  population: [
    { place_id: 'z1', year: 2019, persons: 7 },
    { place_id: 'z1', year: 2020, persons: 1000 },
    { place_id: 'z2', year: 2020, persons: 3000 },
    { place_id: 'c1', year: 2018, age_from: 0, age_to: 64, persons: 900 },
    { place_id: 'c1', year: 2018, age_from: 65, persons: 100 },
  ],
  rate: [
    {
      scope: 'us-2011',
      service_code: 'inpatient',
      measure: 'stays',
      age_from: 0,
      age_to: 64,
      value: 1000,
      unit: 'per_10000_per_year',
      reference: 'R',
    },
    {
      scope: 'us-2011',
      service_code: 'inpatient',
      measure: 'stays',
      age_from: 65,
      age_to: null,
      value: 3000,
      unit: 'per_10000_per_year',
      reference: 'R',
    },
  ],
  facility: [
    { facility_id: 'f1', name: 'West', kind: 'hospital', region_id: 'c1', lon: 118, lat: 25 },
    { facility_id: 'f2', name: 'East', kind: 'hospital', region_id: 'c1', lon: 118.1, lat: 25 },
    { facility_id: 'f3', name: 'New', kind: 'hospital', region_id: 'c1', lon: 118.1, lat: 25 },
    { facility_id: 'f4', name: 'Clinic', kind: 'clinic', region_id: 'c1', lon: 118.1, lat: 25 },
    { facility_id: 'f5', name: 'Gone', kind: 'hospital', region_id: 'c1', lon: 118.1, lat: 25, valid_to: '2019-01-01' },
  ],
  resource: [
    { place_id: 'f1', class: 'space', type_code: 'bed', state: 'staffed', quantity: 10, unit: 'bed' },
    { place_id: 'f1', class: 'space', type_code: 'bed', state: 'licensed', quantity: 99, unit: 'bed' },
    { place_id: 'f2', class: 'space', type_code: 'bed', state: 'staffed', quantity: 0, unit: 'bed' },
    { place_id: 'f4', class: 'space', type_code: 'bed', state: 'staffed', quantity: 5, unit: 'bed' },
  ],
  encounter: [
    { facility_id: 'f1', service_code: 'inpatient', class: 'inpatient', start: '2020-12-22', end: '2020-12-27' },
    { facility_id: 'f1', service_code: 'inpatient', class: 'inpatient', start: '2020-12-26', end: '2020-12-31' },
  ],
};

const run = async (tables: MemoryTables, services: unknown[] = [service], gaps: string[] = []) => {
  const snapshot = { gaps: gaps.map((place_id) => ({ place_id, reason: names, source_id: 's' })) };
  const region = testRegion({ profile: { services } });
  return profileValue.parse(await profileRun.run(testContext(region, memoryPool(tables, snapshot))));
};
const made = async (...given: Parameters<typeof run>) => {
  const value = await run(...given);
  if (value.status !== 'made') throw new Error('not made');
  return value;
};

test('profile: two townships and their hospitals, worked by hand', async () => {
  const { detail, figures, notes, lacks } = await made(village);
  expect(detail.zones.zone_id).toEqual(['z1', 'z2']);
  expect(detail.zones.persons).toEqual([1000, 3000]);
  expect(detail.zones.share_65plus).toEqual([0.1, 0.1]);
  expect(detail.population_year).toBe(2020);
  const [inpatient] = detail.services;
  // unknown is null, a reported 0 is 0, a clinic does not give the service, what has closed is gone
  expect(detail.facilities.facility_id).toEqual(['f1', 'f2', 'f3', 'f4']);
  expect(inpatient?.supply).toEqual([10, 0, null, null]);
  expect(inpatient?.gives).toEqual([true, true, true, false]);
  expect(inpatient).toMatchObject({ total_supply: 10, unknown_facilities: 1, need_basis: 'stand_in_rates' });
  expect(inpatient?.zone_supply_per_1000).toEqual([10, 0]);
  // 90 % at 0.1 and 10 % at 0.3 stays a year
  expect(inpatient?.zone_need_per_1000[0]).toBeCloseTo(120, 9);
  expect(inpatient?.zone_need.map((n) => Math.round(n ?? 0))).toEqual([120, 360]);
  // stays began ten days before the end: 10 bed-days of 10 beds × 10 days, 2 stays in 10 days
  expect(inpatient?.occupancy[0]).toBeCloseTo(0.1, 9);
  expect(inpatient?.turnover[0]).toBeCloseTo((2 * 36.5) / 10, 9);
  const value = (id: string) => figures.find((figure) => figure.id === id)?.value;
  expect([value('residents'), value('supply_per_1000'), value('need_per_1000')]).toEqual([4000, 2.5, 120]);
  expect(figures.find(({ id }) => id === 'total_supply')?.rows).toEqual({
    table: 'resource',
    where: [
      { column: 'class', op: 'eq', value: 'space' },
      { column: 'type_code', op: 'eq', value: 'bed' },
      { column: 'state', op: 'eq', value: 'staffed' },
      { column: 'service_code', op: 'is_null' },
    ],
    as_of: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
  expect(lacks).toEqual([]);
  const codes = notes.map(({ code }) => code);
  expect(codes).toEqual(['ages_from_area', 'standing_by_nearest', 'unknown_supply', 'stand_in_rates']);
});

test('profile: own rates go before a stand-in, a gap is marked, both languages can say every note', async () => {
  const own = { ...village.rate?.[1], scope: 'test', age_from: 0, value: 50, unit: 'per_1000' };
  const value = await made({ ...village, rate: [...(village.rate ?? []), own] }, [service], ['z2', 'zz']);
  expect(value.detail.services[0]).toMatchObject({ need_basis: 'own_rates', zone_need: [50, 150] });
  expect(value.detail.zones.gap).toEqual([false, true]);
  expect(value.detail.services[0]?.zone_supply_per_1000).toEqual([10, null]);
  for (const language of ['en', 'zh'] as const) {
    const said = value.notes.map((note) => speaker(language).issue('profile', note));
    expect(said.join('')).toContain('东镇');
    for (const { id } of value.figures) expect(speaker(language).has(`profile.figure.${id}.definition`)).toBe(true);
  }
});

test('profile: the last period with any data; a facility without a row in it is unknown', async () => {
  const statistic = [
    { place_id: 'f1', period: '2020-10', indicator_code: 'beds', value: 9, unit: 'bed' },
    { place_id: 'f2', period: '2020-10', indicator_code: 'beds', value: 8, unit: 'bed' },
    { place_id: 'f1', period: '2020-11', indicator_code: 'beds', value: 12, unit: 'bed' },
    { place_id: 'f1', period: '2021-01', indicator_code: 'beds', value: 99, unit: 'bed' },
    { place_id: 'f1', period: '2020-11', indicator_code: 'used', value: 9, unit: 'bed' },
  ];
  const monthly = {
    ...service,
    supply: { from: 'statistic', indicator_code: 'beds', unit: 'bed' },
    use: { from: 'statistic_occupied', indicator_code: 'used' },
  };
  const { detail } = await made({ ...village, statistic }, [monthly]);
  expect(detail.services[0]).toMatchObject({
    period: '2020-11',
    supply: [12, null, null, null],
    unknown_facilities: 2,
  });
  expect(detail.services[0]?.occupancy[0]).toBe(0.75);
});

test('profile: institutions count 1 each, need in residents of an age', async () => {
  const counted = {
    code: 'primary',
    names,
    supply: { from: 'institutions', unit: 'institution' },
    need: { from: 'residents', age_from: 65 },
  };
  const { detail, lacks } = await made({ ...village, rate: [], encounter: [] }, [counted]);
  expect(detail.services[0]).toMatchObject({ total_supply: 4, need_basis: 'residents', zone_need: [100, 300] });
  expect(lacks).toEqual([{ code: 'no_use', table: 'encounter' }]);
});

test('profile: says what it lacks and invents nothing', async () => {
  const empty = await run({});
  expect(empty).toMatchObject({ status: 'lacking', detail: null });
  expect(empty.lacks.map(({ code }) => code)).toEqual(['no_zones', 'no_facilities']);
  const bare = await made({ zone: village.zone ?? [], facility: village.facility ?? [] });
  expect(bare.lacks.map(({ code }) => code)).toEqual(['no_population', 'no_rates', 'no_supply', 'no_use']);
  expect(bare.detail.services[0]).toMatchObject({ total_supply: null, total_need: null, zone_need: [null, null] });
});

test('profile: equal whatever the order of the rows', async () => {
  const turned = Object.fromEntries(Object.entries(village).map(([table, rows]) => [table, rows.toReversed()]));
  expect(await run(turned as MemoryTables)).toEqual(await run(village));
});

test('profile: rows that no count can be are left out and counted', async () => {
  const bad = [
    { place_id: 'z1', year: 2020, persons: -5 },
    { place_id: 'z2', year: 2020, age_from: 10, age_to: 4, persons: 5 },
  ];
  const beds = [...(village.resource ?? []), { ...village.resource?.[0], place_id: 'f3', quantity: -1 }];
  const value = await made({ ...village, population: [...bad, ...(village.population ?? [])], resource: beds });
  expect(value.detail.zones.persons).toEqual([1000, 3000]);
  expect(value.detail.services[0]?.supply[2]).toBeNull();
  expect(value.notes).toContainEqual({ code: 'population_unusable', severity: 'warning', params: { count: 2 } });
});
