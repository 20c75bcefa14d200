import { speaker } from '@junheng/display';
import type { BalanceValue } from '@junheng/engine/balance';
import { stream } from '@junheng/engine/kernel';
import {
  type AllocationProblem,
  allocationTerms,
  maxMinAllocation,
  maxMinAllocationSmall,
  planValue,
  scoresWith,
  worstShare,
} from '@junheng/engine/plan';
import type { ProfileDetail, ProfileValue } from '@junheng/engine/profile';
import type { PoolReader } from '@junheng/pool';
import { expect, test } from 'vitest';
import { closeTo } from '../../../../testing/close-to.ts';
import { shippedBalance, testContext, testRegion } from '../profile/test-region.ts';
import { highsSolver, planRun } from './index.ts';
import { throughFacilities } from './through-facilities.ts';

/** A road of towns along the equator; one degree is 111.195 km, a step of 0.05 about 7.2 minutes. */
function road(people: readonly number[], hospitals: readonly (readonly [at: number, beds: number | null])[]) {
  const zones = people.length;
  const facilities = hospitals.length;
  const names = { zh: '住院', en: 'Inpatient care' };
  const none = (n: number) => new Array<null>(n).fill(null);
  const supply = hospitals.map(([, beds]) => beds);
  const detail: ProfileDetail = {
    population_year: 2020,
    zones: {
      zone_id: people.map((_, i) => `z${i}`),
      name: people.map((_, i) => `Town ${i}`),
      name_en: none(zones),
      region_id: people.map(() => 'r'),
      lon: people.map((_, i) => 0.05 * i),
      lat: people.map(() => 0),
      persons: people,
      share_65plus: none(zones),
      gap: people.map(() => false),
    },
    facilities: {
      facility_id: hospitals.map((_, j) => `h${j}`),
      name: hospitals.map((_, j) => `Hospital ${j}`),
      name_en: none(facilities),
      kind: hospitals.map(() => 'hospital'),
      level_code: none(facilities),
      region_id: hospitals.map(() => 'r'),
      lon: hospitals.map(([at]) => 0.05 * at),
      lat: hospitals.map(() => 0),
    },
    services: [
      {
        service_code: 'inpatient',
        names,
        unit: 'bed',
        supply_basis: 'resource',
        period: null,
        need_basis: 'stand_in_rates',
        supply,
        gives: hospitals.map(() => true),
        occupancy: none(facilities),
        turnover: none(facilities),
        zone_supply_per_1000: none(zones),
        zone_need: none(zones),
        zone_need_per_1000: people.map((_, i) => (i % 2 ? 120 : 80)),
        total_supply: supply.reduce<number>((sum, beds) => sum + (beds ?? 0), 0),
        unknown_facilities: supply.filter((beds) => beds === null).length,
        total_need: null,
      },
    ],
    regions: [],
    ages: [],
  };
  const profile: ProfileValue = { status: 'made', figures: [], notes: [], lacks: [], detail };
  const balance: BalanceValue = {
    status: 'made',
    figures: [],
    notes: [],
    lacks: [],
    detail: { travel_basis: 'straight_line', variants: [], services: [] },
  };
  return { profile, balance };
}

const allocation = { service_code: 'inpatient', add: 10, cap_share: 0.5, cap_at_least: 4, worst_share: 0.3 };
const pool = (travel: readonly object[] = []) =>
  ({ readTable: async (table: string) => (table === 'travel' ? travel : []) }) as Partial<PoolReader> as PoolReader;

const run = (made: ReturnType<typeof road>, plan: object, travel?: readonly object[]) => {
  const given = travel ? { travel: { from: 'table', mode: 'car' } } : {};
  const region = testRegion({
    profile: {
      services: [
        {
          code: 'inpatient',
          names: { zh: '住院', en: 'Inpatient care' },
          supply: { from: 'resource', class: 'space', type_code: 'bed', state: null, unit: 'bed' },
          need: { from: 'residents' },
        },
      ],
    },
    balance: { ...shippedBalance, mark_edge: false, ...given },
    plan,
  });
  return planRun.run(testContext(region, pool(travel), made));
};

test('plan: beds go where the worst-served can reach them, whole, under the caps, with bound and words', async () => {
  const made = road(
    [1000, 1000, 1000, 1000, 5000, 5000, 1000],
    [
      [0, 40],
      [4, 20],
      [6, 2],
      [2, null],
    ],
  );
  const value = planValue.parse(await run(made, { allocation, site: { service_code: 'inpatient' } }));
  if (value.status !== 'made' || !value.detail.allocation) throw new Error('not made');
  const plan = value.detail.allocation;
  expect(plan.placed).toBe(10);
  expect(plan.after).toBeGreaterThan(plan.before);
  expect(plan.bound).toBeGreaterThanOrEqual(plan.after);
  for (const { facility_id, now, add } of plan.placements) {
    expect(add).toBeLessThanOrEqual(Math.max(4, now / 2));
    expect(facility_id).not.toBe('h3');
  }
  expect(plan.variants.map(({ id }) => id)).toHaveLength(5);
  expect(plan.score_after).toHaveLength(7);
  expect(plan.binding[0]?.code).toBe('number');
  for (const language of ['en', 'zh'] as const) {
    const speak = speaker(language);
    for (const { code, params } of plan.binding) expect(speak.t(`plan.binding.${code}`, params)).not.toContain('{{');
    for (const note of value.notes) expect(speak.issue('plan', note)).not.toContain('{{');
    for (const { id } of value.figures) expect(speak.has(`plan.figure.${id}.label`)).toBe(true);
  }
});

test('plan: a budget below the price of one unit is a conflict in words', async () => {
  const made = road([1000, 1000], [[0, 40]]);
  const value = await run(made, { allocation: { ...allocation, price: 10, budget: 9 } });
  expect(value.detail?.allocation).toMatchObject({ status: 'infeasible', placed: 0, cost: 0 });
  expect(value.detail?.allocation?.binding.map(({ code }) => code)).toEqual(['budget_below_price']);
});

test('plan: one new site on a road of towns, by hand', async () => {
  // The hospital stands at town 0. A second at town 3 serves towns 2 to 4 better: 7.23 minutes a step.
  const made = road([500, 100, 100, 800, 100], [[0, 40]]);
  const value = await run(made, { allocation, site: { service_code: 'inpatient' } });
  const site = value.detail?.site;
  const step = (0.05 * 6371.0088 * Math.PI * 1.3) / 180;
  expect(site).toMatchObject({ status: 'optimal', zone_id: 'z3', void: null, gap: 0 });
  closeTo([site?.mean_minutes_before ?? 0], [(step * (100 + 200 + 2400 + 400)) / 1600], 0.01);
  closeTo([site?.mean_minutes_after ?? 0], [(step * (100 + 100 + 100)) / 1600], 0.01);
});

test('plan: a site may stand where nobody lives, between the towns around it', async () => {
  // Three towns around an empty place, 0.1 degrees away each; from town to town it is √3 times as far.
  const { profile, balance } = road([100, 100, 100, 0], [[20, 40]]);
  if (profile.status !== 'made') throw new Error('not made');
  const zones = { ...profile.detail.zones, lon: [0.1, -0.05, -0.05, 0], lat: [0, 0.0866, -0.0866, 0] };
  const made = { balance, profile: { ...profile, detail: { ...profile.detail, zones } } };
  const value = await run(made, { allocation, site: { service_code: 'inpatient' } });
  expect(value.detail?.site).toMatchObject({ status: 'optimal', zone_id: 'z3' });
});

test('plan: a site question without distance is void, and says so', async () => {
  const value = await run(
    road(
      [500, 100],
      [
        [0, 40],
        [1, 10],
      ],
    ),
    { allocation, site: { service_code: 'inpatient' } },
  );
  expect(value.detail?.site).toMatchObject({ zone_id: null, void: 'every_distance_zero' });
  expect(value.notes.map(({ code }) => code)).toContain('void_every_distance_zero');
});

test('plan: given journey times; between zones the way goes past a facility', async () => {
  const made = road(
    [500, 100, 800],
    [
      [0, 40],
      [2, 0],
    ],
  );
  const minutes = [
    [3, 40],
    [20, 25],
    [45, 2],
  ];
  const travel = minutes.flatMap((row, i) =>
    row.map((m, j) => ({ from_id: `z${i}`, to_id: `h${j}`, mode: 'car', minutes: m, km: null, departure_class: null })),
  );
  const value = await run(made, { allocation, site: { service_code: 'inpatient' } }, travel);
  // At z2: 0 for its own people, z1 25 + 2 against 20 today, so it stays.
  expect(value.detail?.site).toMatchObject({ zone_id: 'z2' });
  closeTo([value.detail?.site?.mean_minutes_after ?? 0], [(500 * 3 + 100 * 20) / 1400]);
  expect(value.notes.map(({ code }) => code)).toContain('site_past_facilities');
});

test('plan: what is missing is named', async () => {
  const made = road([500], [[0, null]]);
  expect(await run(made, { allocation })).toMatchObject({ status: 'lacking', lacks: [{ code: 'no_supply' }] });
  const lost = { ...made, profile: { status: 'lacking', figures: [], notes: [], lacks: [], detail: null } as const };
  expect(await run(lost as never, { allocation })).toMatchObject({ lacks: [{ code: 'no_profile' }] });
});

test('through facilities: never shorter than a way that exists', () => {
  const travel = {
    zones: 3,
    facilities: 1,
    zoneStart: Uint32Array.of(0, 1, 2, 2),
    facility: Uint16Array.of(0, 0),
    centiMin: Uint16Array.of(100, 250),
  };
  const seen: [number, number][] = [];
  throughFacilities(travel)(0, (zone, minutes) => seen.push([zone, minutes]));
  expect(seen).toEqual([
    [0, 0],
    [1, 3.5],
  ]);
});

const small = (seed: number): AllocationProblem => {
  const chance = stream(seed, 'allocation');
  const zones = 6;
  const pairs = Array.from({ length: zones }, () => [0, 1, 2].filter(() => chance.uniform() < 0.6));
  const zoneStart = [0];
  for (const list of pairs) zoneStart.push((zoneStart.at(-1) as number) + list.length);
  return {
    reach: {
      zones,
      facilities: 3,
      zoneStart: Uint32Array.from(zoneStart),
      facility: Uint16Array.from(pairs.flat()),
      weight: Float64Array.from(pairs.flat(), () => [0.22, 0.68, 1][chance.below(3)] as number),
    },
    persons: Float64Array.from({ length: zones }, () => 1 + chance.below(900)),
    counts: new Uint8Array(zones).fill(1),
    score: Float64Array.from({ length: zones }, () => 5 * chance.uniform()),
    cap: Float64Array.of(4, 4, 4),
    add: 7,
    worstShare: 0.4,
  };
};

/** The best whole plan, by trying all of them. */
function byTrying(problem: AllocationProblem): number {
  const terms = allocationTerms(problem);
  let best = 0;
  for (let k = 0; k < 125; k++) {
    const units = Float64Array.of(k % 5, Math.floor(k / 5) % 5, Math.floor(k / 25));
    if (units.reduce((sum, u) => sum + u) > problem.add) continue;
    best = Math.max(best, worstShare(scoresWith(terms, units), terms.persons, problem.worstShare).mean);
  }
  return best;
}

test('with HiGHS a whole plan is proven within 0.1 % of the best; the small simplex proves no less a bound', async () => {
  const solver = highsSolver(30);
  for (let seed = 1; seed <= 12; seed++) {
    const problem = small(seed);
    const [sparse, dense] = [await maxMinAllocation(problem, solver), maxMinAllocationSmall(problem)];
    const best = byTrying(problem);
    expect(sparse.gap).toBeLessThanOrEqual(1e-3);
    expect(sparse.after).toBeLessThanOrEqual(best + 1e-9);
    expect(sparse.bound).toBeGreaterThanOrEqual(best * (1 - 1e-6));
    expect(dense.bound).toBeGreaterThanOrEqual(sparse.bound - 1e-9);
    expect(dense.after).toBeLessThanOrEqual(sparse.after + 1e-9);
  }
  await expect(solver.solve({ ...unbounded })).rejects.toThrow('The solver stopped (unbounded');
  await solver.close();
});

const unbounded = {
  gain: Float64Array.of(1),
  upper: Float64Array.of(Infinity),
  rowStart: Uint32Array.of(0, 1),
  column: Uint32Array.of(0),
  value: Float64Array.of(-1),
  atMost: Float64Array.of(1),
};
