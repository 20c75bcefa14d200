import { speaker } from '@junheng/display';
import { dispatchValue } from '@junheng/engine/dispatch';
import type { ProfileDetail, ProfileValue } from '@junheng/engine/profile';
import type { PoolReader } from '@junheng/pool';
import { expect, test } from 'vitest';
import { shippedBalance, testContext, testRegion } from '../profile/test-region.ts';
import { dispatchRun } from './index.ts';

type Hospital = { at: number; beds: number | null; occupancy: number | null; region?: string };

/** Hospitals along the equator; 0.1 degree is 11.12 km, 14.46 minutes with the shipped detour and speed. */
function hospitals(list: readonly Hospital[]): ProfileValue {
  const none = list.map(() => null);
  const names = { zh: '住院', en: 'Inpatient care' };
  const detail = {
    population_year: 2020,
    zones: {
      zone_id: ['z0', 'z1'],
      name: ['West', 'East'],
      name_en: [null, null],
      region_id: ['west', 'east'],
      lon: [0, 0.31],
      lat: [0, 0],
      persons: [100, 100],
      share_65plus: [null, null],
      gap: [false, false],
    },
    facilities: {
      facility_id: list.map((_, j) => `h${j}`),
      name: list.map((_, j) => `Hospital ${j}`),
      name_en: none,
      kind: list.map(() => 'hospital'),
      level_code: none,
      region_id: list.map(({ region }) => region ?? 'west'),
      lon: list.map(({ at }) => at),
      lat: list.map(() => 0),
    },
    services: [
      {
        service_code: 'inpatient',
        names,
        unit: 'bed',
        supply_basis: 'resource',
        period: null,
        need_basis: 'residents',
        supply: list.map(({ beds }) => beds),
        gives: list.map(() => true),
        occupancy: list.map(({ occupancy }) => occupancy),
        turnover: none,
        zone_supply_per_1000: [null, null],
        zone_need: [null, null],
        zone_need_per_1000: [null, null],
        total_supply: list.reduce((sum, { beds }) => sum + (beds ?? 0), 0),
        unknown_facilities: list.filter(({ beds }) => beds === null).length,
        total_need: null,
      },
    ],
    regions: [
      {
        region_id: 'all',
        parent_id: null,
        level: 'province',
        name: 'All',
        name_en: null,
        kind: null,
        persons: 200,
        has_polygon: false,
      },
      {
        region_id: 'east',
        parent_id: 'all',
        level: 'county',
        name: 'East',
        name_en: null,
        kind: null,
        persons: 100,
        has_polygon: false,
      },
    ],
    ages: [],
  } satisfies ProfileDetail;
  return { status: 'made', figures: [], notes: [], lacks: [], detail };
}

const four = hospitals([
  { at: 0, beds: 100, occupancy: 0.95 },
  { at: 0.1, beds: 50, occupancy: 0.8 },
  { at: 0.2, beds: 20, occupancy: 0.9 },
  { at: 0.3, beds: 100, occupancy: 0.5, region: 'east' },
  { at: 0.05, beds: null, occupancy: null },
]);

const options = { service_code: 'inpatient', patients: 30, fill_to: 0.9, limit_minutes: 60 };
const services = [
  {
    code: 'inpatient',
    names: { zh: '住院', en: 'Inpatient care' },
    supply: { from: 'resource', class: 'space', type_code: 'bed', state: null, unit: 'bed' },
    need: { from: 'residents' },
  },
];
function run(profile: ProfileValue, dispatch: object, travel?: readonly object[]) {
  const given = travel ? { travel: { from: 'table', mode: 'car' } } : {};
  const region = testRegion({ profile: { services }, balance: { ...shippedBalance, ...given }, dispatch });
  const pool = { readTable: async () => travel ?? [] } as Partial<PoolReader> as PoolReader;
  return dispatchRun.run(testContext(region, pool, { profile }));
}

test('dispatch: a surge at the fullest hospital, worked by hand', async () => {
  const value = dispatchValue.parse(await run(four, options));
  if (value.status !== 'made') throw new Error('not made');
  // h0 is over 90 %: nobody stays. h1 has 5 places, h2 none, h3 40, of which 25 are used.
  expect(value.detail).toMatchObject({ status: 'optimal', origin_id: 'h0', stay_at_origin: 0, unplaced: 0 });
  expect(value.detail.transfers.map(({ to_id, patients, minutes }) => [to_id, patients, minutes])).toEqual([
    ['h1', 5, 14.46],
    ['h3', 25, 43.37],
  ]);
  expect(value.detail.transfers.map((t) => t.because?.map(({ code }) => code))).toEqual([
    ['nearest_with_room', 'filled'],
    ['next_with_room', 'nearer_full'],
  ]);
  expect(value.detail.patient_minutes).toBeCloseTo(5 * 14.46 + 25 * 43.37, 9);
  for (const language of ['en', 'zh'] as const) {
    const speak = speaker(language);
    for (const note of value.notes) expect(speak.issue('dispatch', note)).not.toContain('{{');
    for (const t of value.detail.transfers)
      for (const { code, params } of t.because ?? [])
        expect(speak.t(`dispatch.reason.${code}`, params)).not.toContain('{{');
    for (const { id } of value.figures) expect(speak.has(`dispatch.figure.${id}.label`)).toBe(true);
  }
});

test('dispatch: who finds no place is counted, and what would do is said', async () => {
  const value = await run(four, { ...options, limit_minutes: 20 });
  expect(value.detail).toMatchObject({ status: 'infeasible', unplaced: 25 });
  expect(value.notes.find(({ code }) => code === 'limit_that_would_do')?.params).toEqual({ minutes: 44 });
});

test('dispatch: the surge may be at a facility, at a zone, in an area', async () => {
  const at = async (place_id: string) => (await run(four, { ...options, place_id })).detail?.origin_id;
  expect([await at('h1'), await at('z1'), await at('east'), await at('all')]).toEqual(['h1', 'h3', 'h3', 'h3']);
  expect(await run(four, { ...options, place_id: 'nowhere' })).toMatchObject({ lacks: [{ code: 'no_origin' }] });
});

test('dispatch: given times between facilities are used; else the way goes past a zone', async () => {
  const row = (from_id: string, to_id: string, minutes: number) => ({
    from_id,
    to_id,
    mode: 'car',
    minutes,
    km: null,
    departure_class: null,
  });
  const direct = await run(four, options, [row('h0', 'h3', 33), row('h0', 'h1', 59)]);
  expect(direct.detail?.transfers.map(({ to_id, minutes }) => [to_id, minutes])).toEqual([['h3', 33]]);
  const zones = await run(four, options, [
    row('z0', 'h0', 2),
    row('z0', 'h3', 30),
    row('z1', 'h0', 20),
    row('z1', 'h3', 5),
  ]);
  expect(zones.detail?.transfers).toMatchObject([{ to_id: 'h3', minutes: 25, patients: 30 }]);
  expect(zones.notes.map(({ code }) => code)).toContain('past_zones');
});

test('dispatch: without occupancy nothing is made up', async () => {
  const value = await run(hospitals([{ at: 0, beds: 10, occupancy: null }]), options);
  expect(value).toMatchObject({
    status: 'lacking',
    lacks: [{ code: 'no_occupancy', table: 'encounter' }],
    detail: null,
  });
  expect(await run(hospitals([{ at: 0, beds: null, occupancy: 0.5 }]), options)).toMatchObject({
    lacks: [{ code: 'no_supply' }],
  });
});
