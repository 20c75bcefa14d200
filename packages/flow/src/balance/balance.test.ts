import { speaker } from '@junheng/display';
import { balanceValue } from '@junheng/engine/balance';
import { expect, test } from 'vitest';
import { profileRun } from '../profile/index.ts';
import { type MemoryTables, memoryPool } from '../profile/memory-pool.ts';
import { shippedBalance, testContext, testRegion } from '../profile/test-region.ts';
import { balanceRun, findingSentence } from './index.ts';

const service = {
  code: 'beds',
  names: { zh: '住院', en: 'Inpatient care' },
  supply: { from: 'resource', class: 'space', type_code: 'bed', state: null, unit: 'bed' },
  need: { from: 'residents', age_from: 65 },
};
const bed = (place_id: string, quantity: number) => ({
  place_id,
  class: 'space',
  type_code: 'bed',
  quantity,
  unit: 'bed',
});
const people = (place_id: string, young: number, old: number) => [
  { place_id, year: 2020, age_from: 0, age_to: 64, persons: young },
  { place_id, year: 2020, age_from: 65, persons: old },
];

/** Three townships, 40 km apart from the third: by hand. North and middle share two hospitals, south has none in reach. */
const towns: MemoryTables = {
  region: [
    {
      region_id: 'c1',
      level: 'county',
      name: '甲县',
      name_en: 'Jia',
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [117, 24],
            [119, 24],
            [119, 26],
            [117, 26],
            [117, 24],
          ],
        ],
      },
    },
    { region_id: 'c2', level: 'county', name: '乙县' },
  ],
  zone: [
    { zone_id: 'north', region_id: 'c1', name: '北镇', lon: 118, lat: 25 },
    { zone_id: 'middle', region_id: 'c1', name: '中镇', lon: 118, lat: 24.9 },
    { zone_id: 'south', region_id: 'c2', name: '南镇', lon: 118, lat: 24.4 },
  ],
  population: [...people('north', 900, 100), ...people('middle', 800, 200), ...people('south', 600, 400)],
  facility: [
    { facility_id: 'f1', name: 'North', kind: 'hospital', region_id: 'c1', lon: 118, lat: 25 },
    { facility_id: 'f2', name: 'Middle', kind: 'hospital', region_id: 'c1', lon: 118, lat: 24.9 },
    { facility_id: 'f3', name: 'Unknown', kind: 'hospital', region_id: 'c1', lon: 118, lat: 24.9 },
  ],
  resource: [bed('f1', 10), bed('f2', 20)],
};

async function run(tables: MemoryTables, balance: object = shippedBalance, gaps: string[] = []) {
  const snapshot = { gaps: gaps.map((place_id) => ({ place_id, reason: service.names, source_id: 's' })) };
  const region = testRegion({ profile: { services: [service] }, balance });
  const pool = memoryPool(tables, snapshot);
  const profile = await profileRun.run(testContext(region, pool));
  const value = balanceValue.parse(await balanceRun.run(testContext(region, pool, { profile })));
  return { profile, value };
}
async function made(...given: Parameters<typeof run>) {
  const { profile, value } = await run(...given);
  const service = value.detail?.services[0];
  if (value.status !== 'made' || profile.status !== 'made' || !service) throw new Error('not made');
  return { profile: profile.detail, value, service };
}

test('balance: three townships, worked by hand', async () => {
  const { service: s, value, profile } = await made(towns);
  // 0.1° of latitude is 11.1195 km, 14.46 minutes: weight 0.68; south is 72 minutes off
  expect(profile.zones.zone_id).toEqual(['middle', 'north', 'south']);
  const north = 10 / (1000 + 680) + (20 * 0.68) / 1680;
  const middle = (10 * 0.68) / 1680 + 20 / 1680;
  expect(s.score[1]).toBeCloseTo(1000 * north, 9);
  expect(s.score[0]).toBeCloseTo(1000 * middle, 9);
  expect(s.score[2]).toBe(0);
  expect(s.mean_score).toBeCloseTo(10, 9);
  // need: 100, 200, 400 of 1,000 are old; the mean is 233.3
  expect(s.need_index[2]).toBeCloseTo(400 / (700 / 3), 9);
  expect(s.class).toEqual(['31', '31', '13']);
  expect(s.findings.map(({ zone_id, kind }) => [zone_id, kind])).toEqual([
    ['south', 'short'],
    ['north', 'ample'],
    ['middle', 'ample'],
  ]);
  expect(s.unknown_near).toEqual([true, true, false]);
  expect(s.edge_near).toEqual([false, false, false]);
  expect(s.nearest[0]?.[0]).toEqual([1, 0]);
  expect(s.nearest_minutes[2]).toBeCloseTo(72.28, 2);
  expect(s.reach_bands).toEqual([
    { to_minutes: 15, persons: 2000 },
    { to_minutes: 30, persons: 0 },
    { to_minutes: 60, persons: 0 },
    { to_minutes: null, persons: 1000 },
  ]);
  // all inequality lies between the counties but for what north and middle differ in
  expect((s.fairness?.theil_between ?? 0) + (s.fairness?.theil_within ?? 0)).toBeCloseTo(s.fairness?.theil ?? -1, 12);
  expect(s.findings.every(({ variants, held }) => variants === 5 && held === 5)).toBe(true);
  expect(value.notes.map(({ code }) => code)).toEqual([
    'straight_line',
    'areas_without_facility',
    'unknown_near',
    'need_is_residents',
  ]);
});

test('balance: a gap stays as demand and leaves means, classes, fairness and findings', async () => {
  const { service: s } = await made(towns, shippedBalance, ['north']);
  expect([s.score[1], s.class[1], s.held[1], s.need_index[1]]).toEqual([null, null, null, null]);
  expect(s.score[0]).toBeCloseTo((1000 * (10 * 0.68 + 20)) / 1680, 9);
  expect(s.mean_score).toBeCloseTo((s.score[0] ?? 0) / 2, 9);
  expect(s.fairness?.groups.map(({ persons }) => persons)).toEqual([1000, 1000]);
});

test('balance: where too much supply is out of reach, people are spread over settlements', async () => {
  const far = {
    ...towns,
    facility: (towns.facility ?? []).map((f) => (f.facility_id === 'f2' ? { ...f, lat: 24.65 } : f)),
  };
  const own = await made(far);
  expect(own.service.spread_over).toBe('zone_points');
  expect(own.service.supply_out_of_reach).toBeCloseTo(2 / 3, 12);
  expect(own.value.notes.map(({ code }) => code)).toContain('spread_impossible');
  const settlement = [
    { settlement_id: 's1', region_id: 'middle', lon: 118, lat: 24.9 },
    { settlement_id: 's2', region_id: 'middle', lon: 118, lat: 24.65 },
  ];
  const { service: s, value } = await made({ ...far, settlement });
  expect(s.spread_over).toBe('settlements');
  expect(s.supply_out_of_reach).toBe(0);
  expect(value.notes.map(({ code }) => code)).toContain('spread_settlements');
  // half of middle lives beside each point; every bed is accounted for, and each zone has 1,000 people
  const total = s.score.reduce<number>((sum, score) => sum + (score ?? 0), 0);
  expect(total).toBeCloseTo(30, 9);
});

test('balance: a hospital without a position is no reason to spread people', async () => {
  const settlement = [{ settlement_id: 's1', region_id: 'middle', lon: 118, lat: 24.9 }];
  const facility = (towns.facility ?? []).map((f) => (f.facility_id === 'f2' ? { ...f, lon: null, lat: null } : f));
  const { service: s, value } = await made({ ...towns, facility, settlement });
  expect([s.spread_over, s.supply_out_of_reach]).toEqual(['zone_points', 20 / 30]);
  const codes = value.notes.map(({ code }) => code);
  expect(codes).toContain('supply_without_position');
  expect(codes.filter((code) => code.startsWith('spread'))).toEqual([]);
});

test('balance: without any rerun nobody is called firmly short', async () => {
  const firm = async (balance: object) =>
    (await made(towns, balance)).value.figures.find(({ id }) => id === 'short_zones_firm')?.value;
  expect(await firm(shippedBalance)).toBe(1);
  expect(await firm({ ...shippedBalance, variants: [] })).toBeNull();
});

test('balance: with given times, reruns that change nothing are left out', async () => {
  const travel = [
    { from_id: 'north', to_id: 'f1', mode: 'car', minutes: 5 },
    { from_id: 'middle', to_id: 'f2', mode: 'car', minutes: 30 },
    { from_id: 'south', to_id: 'f2', mode: 'car', minutes: 30.01 },
    { from_id: 'south', to_id: 'f1', mode: 'bus', minutes: 1 },
  ];
  const options = { ...shippedBalance, travel: { from: 'table', mode: 'car' } };
  const { service: s, value } = await made({ ...towns, travel }, options);
  expect(value.detail?.variants).toEqual(['wider-steps']);
  expect(s.score).toEqual([20, 10, 0]);
  expect(s.nearest_minutes).toEqual([30, 5, 30.01]);
  expect(value.notes.map(({ code }) => code)).toEqual(expect.arrayContaining(['given_times', 'variants_skipped']));
  const none = await run(towns, options);
  expect(none.value).toMatchObject({ status: 'lacking', lacks: [{ code: 'no_travel', table: 'travel' }] });
});

test('balance: says what it lacks', async () => {
  expect((await run({})).value.lacks).toEqual([{ code: 'no_profile', table: 'zone' }]);
  expect((await run({ ...towns, resource: [] })).value.lacks).toEqual([{ code: 'no_supply', table: 'resource' }]);
});

test('findings: one plain sentence in each language', async () => {
  const { service: s, profile } = await made(towns);
  const said = (language: 'en' | 'zh', i: number) =>
    findingSentence(speaker(language), s.findings[i] as never, { profile, service: s });
  expect(said('en', 0)).toBe(
    '南镇 has no inpatient care within reach: its 1,000 people need 171% of the mean. It holds in 5 of 5 reruns.',
  );
  expect(said('zh', 0)).toBe(
    '南镇在可达范围内没有住院：1000人，按年龄推算的需要为均值的171%。5种设定下重算，5种结论不变。',
  );
  expect(said('zh', 1)).toContain('甲县北镇住院冗余');
  expect(said('en', 1)).toContain('北镇 (Jia) has ample inpatient care');
  for (const language of ['en', 'zh'] as const) {
    for (const code of s.class) expect(speaker(language).has(`balance.class.${code}`)).toBe(true);
  }
});

test('figures: every one has a label and a definition in both languages', async () => {
  const { value } = await made(towns);
  for (const { id } of value.figures) {
    for (const language of ['en', 'zh'] as const) {
      expect(speaker(language).has(`balance.figure.${id}.label`), id).toBe(true);
      expect(speaker(language).has(`balance.figure.${id}.definition`), id).toBe(true);
    }
  }
});
