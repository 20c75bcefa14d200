import type { Row } from '@junheng/engine/pool';
import { serviceOptions } from '@junheng/engine/profile';
import { expect, test } from 'vitest';
import { readBeds } from '../pool/beds.ts';
import { profileRun } from './index.ts';
import { type MemoryTables, memoryPool } from './memory-pool.ts';
import { derivedFor, derivedNotes, deriveStaffedBeds } from './staffed-beds.ts';
import { readSupply } from './supply.ts';
import { testContext, testRegion } from './test-region.ts';

const service = serviceOptions.parse({
  code: 'im',
  names: { zh: '内科', en: 'Medicine' },
  supply: { from: 'resource', class: 'space', type_code: 'bed', state: 'staffed', unit: 'bed' },
  need: { from: 'residents' },
});
const facilities = ['h1', 'h2'].map((facility_id) => ({ facility_id, kind: 'general' })) as Row<'facility'>[];
const bed = { class: 'space', type_code: 'bed', state: 'staffed', unit: 'bed' };
const pool = memoryPool({
  resource: [
    { ...bed, place_id: 'h1', quantity: 40, valid_from: '2020-01-01' },
    { ...bed, place_id: 'h1', quantity: 50, valid_from: '2024-01-01' },
    { ...bed, place_id: 'h1', quantity: 6, unit: 'chair', valid_from: '2022-01-01' },
    { ...bed, place_id: 'h2', quantity: 9, valid_to: '2023-12-31' },
  ],
});

test.each([
  ['2019-12-31', [Number.NaN, 9]],
  ['2020-01-01', [40, 9]],
  ['2023-12-31', [46, 9]],
  ['2024-01-01', [56, Number.NaN]],
])(
  'stock as of %s: a newer row replaces its own stock only, and both ends of its days count',
  async (day, expected) => {
    const { supply } = await readSupply(pool, service, facilities, [], day);
    expect([...supply]).toEqual(expected);
  },
);

const staffedBeds = { type_code: 'bed', nurse_roles: ['nurse', 'midwife'], nurses_per_bed: 0.5 };
const physical = { ...bed, state: 'physical' };
const houses = ['h1', 'h2', 'h3', 'h4'].map((facility_id) => ({ facility_id, kind: 'general' })) as Row<'facility'>[];
const halfTables: MemoryTables = {
  resource: [
    { ...bed, place_id: 'h1', quantity: 40 },
    { ...physical, place_id: 'h1', quantity: 90 },
    { ...physical, place_id: 'h2', quantity: 30, valid_from: '2020-01-01' },
    { ...physical, place_id: 'h2', quantity: 70, valid_from: '2024-01-01' },
    { ...physical, place_id: 'h3', quantity: 20 },
    { ...physical, type_code: 'chair', place_id: 'h4', quantity: 8 },
  ],
  staff: [
    { staff_key: 'a', facility_id: 'h1', role_code: 'nurse', fte: 30 },
    { staff_key: 'b', facility_id: 'h2', role_code: 'nurse', fte: 20 },
    { staff_key: 'c', facility_id: 'h2', role_code: 'midwife', fte: 5, valid_from: '2023-01-01' },
    { staff_key: 'd', facility_id: 'h2', role_code: 'doctor', fte: 50 },
    { staff_key: 'e', facility_id: 'h4', role_code: 'nurse', fte: 5 },
  ],
};
const halfReported = memoryPool(halfTables);

test.each([
  ['2022-12-31', 30],
  ['2024-06-30', 50],
])('staffed beds that a facility does not report follow from its nurses as of %s', async (day, derived) => {
  const beds = await deriveStaffedBeds(halfReported, staffedBeds, day);
  const read = await readSupply(halfReported, service, houses, [], day, derivedFor(service.supply, staffedBeds, beds));
  expect([...read.supply]).toEqual([40, derived, Number.NaN, Number.NaN]);
  expect(read.derived).toEqual([false, true, false, false]);
  expect(read.rows.where).toContainEqual({ column: 'state', op: 'in', value: ['licensed', 'physical', 'staffed'] });
});

test('nothing is derived where the region states no ratio, and for no other supply than the staffed beds', async () => {
  expect(await deriveStaffedBeds(halfReported, undefined, '2024-06-30')).toEqual([]);
  const plain = await readSupply(halfReported, service, houses, [], '2024-06-30');
  expect([...plain.supply]).toEqual([40, Number.NaN, Number.NaN, Number.NaN]);
  expect(plain.rows.where).toContainEqual({ column: 'state', op: 'eq', value: 'staffed' });
  const beds = await deriveStaffedBeds(halfReported, staffedBeds, '2024-06-30');
  const other = { ...service.supply, state: 'physical' } as typeof service.supply;
  expect(derivedFor(other, staffedBeds, beds)).toEqual([]);
  expect((await readBeds(halfReported, service.supply, '2024-06-30', beds)).value).toBe(90);
});

test('the profile labels what is derived, and its figures say how; without the setting it is as before', async () => {
  const zone = { zone_id: 'z', region_id: 'r', lon: 118, lat: 25 };
  const pool = memoryPool({
    ...halfTables,
    zone: [zone],
    facility: houses.map((house) => ({ ...house, name: house.facility_id, region_id: 'r', lon: 118, lat: 25 })),
    population: [{ place_id: 'z', year: 2024, persons: 1000 }],
  });
  const make = (setting: object) => {
    const region = testRegion({ profile: { services: [service], ...setting } });
    return profileRun.run(testContext(region, pool, {}, '2024-06-30'));
  };
  const derived = await make({ staffed_beds: staffedBeds });
  const plain = await make({});
  if (derived.status !== 'made' || plain.status !== 'made') throw new Error('The profile is lacking.');
  const [made] = derived.detail.services;
  expect(made).toMatchObject({ total_supply: 90, unknown_facilities: 2, supply_derived: [false, true, false, false] });
  const note = { code: 'staffed_derived', severity: 'warning', params: { count: 1, beds: 50, ratio: '0.5' }, at: 'im' };
  expect(derived.notes).toContainEqual(note);
  expect(derivedNotes(made)).toEqual([{ ...note, params: { count: 1 } }]);
  expect(plain.detail.services[0]).not.toHaveProperty('supply_derived');
  expect(JSON.stringify(plain)).not.toContain('derived');
});
