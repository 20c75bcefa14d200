import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSharedCsv, testShared } from '../../../../testing/shared-data.ts';
import { bedsInUse } from './beds-in-use.ts';
import { erlangB } from './erlang-b.ts';
import { erlangC, multiServerQueue } from './erlang-c.ts';
import { simulateMethods } from './methods.ts';
import type { WardCase } from './methods-contract.ts';
import { difference, estimate, replicate, summarise, together } from './replicate.ts';
import { simulateWard } from './ward.ts';

const inside = (e: { low: number; high: number }, value: number) => e.low <= value && value <= e.high;
const ward = (given: Partial<WardCase>): WardCase => ({
  beds: 3,
  arrivals_per_day: [1],
  stay: { form: 'exponential', mean_days: 1 },
  patience_days: null,
  urgent_share: 0,
  warm_up_days: 0,
  days: 100,
  ...given,
});
const run = (given: WardCase, replications = 20, seed = 7) =>
  summarise(replicate([{ name: 'w', ward: given }], replications, seed)[0] ?? [], given.beds, 0.99);

test('estimate: mean and interval of three replications, by hand', () => {
  // 1, 2, 3: mean 2, s = 1, t(0.975, 2) = 4.302653: 2 ± 4.302653 / √3.
  const e = estimate([1, 2, 3], 0.95);
  expect([e.mean, e.low, e.high]).toEqual([2, expect.closeTo(-0.484138, 5), expect.closeTo(4.484138, 5)]);
  expect(estimate([1, 2, 3], 0.95, 0).low).toBe(0);
  expect(estimate([5, 5], 0.95)).toEqual({ mean: 5, low: 5, high: 5 });
});

test('M/M/3, the wait of Erlang C: a careless random generator once gave waits 37 % too low', () => {
  const exact = multiServerQueue(0.2, 0.1, 3);
  const got = run(
    ward({ arrivals_per_day: [0.2], stay: { form: 'exponential', mean_days: 10 }, warm_up_days: 2000, days: 200_000 }),
    30,
  );
  expect(inside(got.mean_wait_days, exact.wait), JSON.stringify(got.mean_wait_days)).toBe(true);
  expect(inside(got.waited, exact.waits), JSON.stringify(got.waited)).toBe(true);
  expect(inside(got.waiting, exact.waiting), JSON.stringify(got.waiting)).toBe(true);
  expect(inside(got.occupancy, exact.utilisation), JSON.stringify(got.occupancy)).toBe(true);
  expect(got.mean_wait_days.high - got.mean_wait_days.low).toBeLessThan(0.1 * exact.wait);
});

testShared('M/M/c: at least 95 % of the exact cases lie inside the 99 % interval', () => {
  // Where fewer than one in a hundred waits, a run of this length sees too few waits to have an interval; load is checked on all.
  const rows = readSharedCsv('queue_theory/mmc.csv').filter((r) => Number(r.utilisation) <= 0.85);
  const [wait, busy] = [[] as boolean[], [] as boolean[]];
  for (const row of rows) {
    const n = (name: string) => Number(row[name]);
    const span = Math.ceil(12_000 / n('arrival_rate'));
    const given = ward({
      beds: n('servers'),
      arrivals_per_day: [n('arrival_rate')],
      stay: { form: 'exponential', mean_days: 1 / n('service_rate') },
      warm_up_days: Math.ceil(span / 10),
      days: span,
    });
    const name = `${n('arrival_rate')}/${n('service_rate')}/${n('servers')}`;
    const got = summarise(replicate([{ name, ward: given }], 10, 7)[0] ?? [], given.beds, 0.99);
    busy.push(inside(got.occupancy, n('utilisation')));
    if (n('erlang_c') >= 0.01) wait.push(inside(got.mean_wait_days, n('Wq')));
  }
  const share = (held: boolean[]) => held.filter(Boolean).length / held.length;
  expect(wait.length).toBeGreaterThan(40);
  expect(share(wait)).toBeGreaterThanOrEqual(0.95);
  expect(share(busy)).toBeGreaterThanOrEqual(0.95);
});

test('nobody waits: refusals are those of Erlang B, whatever the lengths of stay', () => {
  for (const stay of [
    { form: 'exponential', mean_days: 8 },
    { form: 'observed', days: [2, 14], stays: [1, 1] },
  ] as const) {
    const got = run(ward({ beds: 10, stay, patience_days: 0, warm_up_days: 100, days: 40_000 }));
    expect(inside(got.refused, erlangB(10, 8)), `${stay.form} ${JSON.stringify(got.refused)}`).toBe(true);
  }
});

test('urgent patients pass the others as Cobham says (M/M/c, two classes, no interruption)', () => {
  // Cobham 1954: wait of the first class = C ÷ (cμ (1 − ρ₁)).
  const counts =
    replicate(
      [
        {
          name: 'p',
          ward: ward({ beds: 3, arrivals_per_day: [2.4], urgent_share: 0.4, warm_up_days: 500, days: 20_000 }),
        },
      ],
      20,
      3,
    )[0] ?? [];
  const urgent = estimate(
    counts.map((c) => c.urgentWaitDays / c.urgentAdmitted),
    0.99,
  );
  expect(inside(urgent, erlangC(3, 2.4) / (3 * (1 - 0.4 * 0.8))), JSON.stringify(urgent)).toBe(true);
});

test('arrivals follow the days: a week with nobody on two days', () => {
  const got = simulateWard(ward({ beds: 1000, arrivals_per_day: [10, 10, 10, 10, 10, 0, 0], days: 7000 }), 1, 'week');
  expect(Math.abs(got.admitted - 50_000)).toBeLessThan(4 * Math.sqrt(50_000));
});

test("Little's law on every path: days in the queue are the waits of all, bed-days the stays", () => {
  const cases = fc.record({
    beds: fc.integer({ min: 1, max: 12 }),
    load: fc.double({ min: 0.2, max: 1.6, noNaN: true }),
    patience: fc.option(fc.integer({ min: 0, max: 9 })),
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
    urgent: fc.constantFrom(0, 0.3),
  });
  fc.assert(
    fc.property(cases, ({ beds, load, patience, seed, urgent }) => {
      // Nobody comes in the second half, so that the ward empties within it and no edge cuts a wait or a stay.
      const rates = Array.from({ length: 200 }, (_, d) => (d < 60 ? (load * beds) / 3 : 0));
      const c = simulateWard(
        ward({
          beds,
          arrivals_per_day: rates,
          stay: { form: 'observed', days: [3], stays: [1] },
          patience_days: patience,
          urgent_share: urgent,
          days: 200,
        }),
        seed,
        'little',
      );
      expect(c.queueDays).toBeCloseTo(c.waitDays + c.refused * (patience ?? 0), 6);
      expect(c.bedDays).toBeCloseTo(3 * c.admitted, 6);
      expect(c.events).toBe(2 * c.admitted + c.refused);
    }),
    { numRuns: 100 },
  );
});

test('the same patients: another bed never lengthens the wait, and pairing narrows the interval', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 1e6 }), (beds, seed) => {
      const given = ward({ beds, arrivals_per_day: [beds * 0.95], days: 300 });
      const now = simulateWard(given, seed, 'crn');
      const more = simulateWard({ ...given, beds: beds + 1 }, seed, 'crn');
      expect(more.queueDays).toBeLessThanOrEqual(now.queueDays);
    }),
    { numRuns: 60 },
  );
  const given = ward({ beds: 5, arrivals_per_day: [4.5], warm_up_days: 50, days: 2000 });
  const [baseline = [], plan = []] = replicate(
    [
      { name: 'x', ward: given },
      { name: 'x', ward: { ...given, beds: 6 } },
    ],
    10,
    1,
  );
  const [, apart = []] = replicate(
    [
      { name: 'x', ward: given },
      { name: 'y', ward: { ...given, beds: 6 } },
    ],
    10,
    1,
  );
  const width = (e: { low: number; high: number }) => e.high - e.low;
  const paired = difference({ counts: plan, beds: 6 }, { counts: baseline, beds: 5 }, 0.95);
  const unpaired = difference({ counts: apart, beds: 6 }, { counts: baseline, beds: 5 }, 0.95);
  expect(paired.mean_wait_days.high).toBeLessThan(0);
  expect(width(paired.occupancy)).toBeLessThan(0.5 * width(unpaired.occupancy));
});

test('the same seed gives the same bits, in any order of wards', () => {
  const given = ward({
    arrivals_per_day: [2, 1],
    stay: { form: 'observed', days: [0.4, 3], stays: [1, 2] },
    patience_days: 4,
  });
  const wards = ['a', 'b', 'c'].map((name) => ({ name, ward: given }));
  const forward = replicate(wards, 3, 5);
  expect(replicate(wards.toReversed(), 3, 5).toReversed()).toEqual(forward);
  expect(forward[0]).not.toEqual(forward[1]);
  // Kept result: when it changes, the version of simulate/ward must rise.
  const kept = simulateWard(given, 5, 'kept');
  expect([kept.admitted, kept.refused, kept.events]).toMatchInlineSnapshot(`
    [
      130,
      34,
      297,
    ]
  `);
});

test('extra beds: none where staffed beds suffice, enough where more patients lay than staffed beds', () => {
  const calm = ward({
    beds: 50,
    arrivals_per_day: [4],
    stay: { form: 'exponential', mean_days: 8 },
    patience_days: 14,
    warm_up_days: 60,
    days: 365,
  });
  expect(bedsInUse(calm, { mean_wait_days: 1, lost_at_most: 0.01 }, 1, 'calm')).toBe(50);
  expect(bedsInUse(calm, { mean_wait_days: 0, lost_at_most: 0.01 }, 1, 'calm')).toBe(50);
  const full = { ...calm, arrivals_per_day: [6.5] };
  const beds = bedsInUse(full, { mean_wait_days: 1, lost_at_most: 0.01 }, 1, 'full');
  expect(beds).toBeGreaterThan(52);
  expect(beds).toBeLessThan(70);
  if (beds === null) throw new Error('no beds would do');
  const all = together(replicate([{ name: 'check', ward: { ...full, beds, staffed_beds: 50 } }], 20, 2)[0] ?? []);
  expect(all.bedDays / (50 * 365 * 20)).toBeGreaterThan(1.02);
  expect(all.refused / (all.admitted + all.refused)).toBeLessThan(0.015);
  expect(all.extraBedDays).toBeGreaterThan(0);
});

test('extra beds: stays that no number of beds could hold are no ward, and say so without an error', () => {
  const odd = ward({
    beds: 1,
    arrivals_per_day: [40],
    stay: { form: 'exponential', mean_days: 400 },
    patience_days: 1,
    warm_up_days: 0,
    days: 200,
  });
  expect(bedsInUse(odd, { mean_wait_days: 1, lost_at_most: 0.01 }, 1, 'odd')).toBeNull();
});

test('no beds: everybody leaves', () => {
  const got = simulateWard(ward({ beds: 0, patience_days: 1, days: 50 }), 1, 'none');
  expect([got.admitted, got.bedDays]).toEqual([0, 0]);
  expect(got.refused).toBeGreaterThan(20);
});

test('lengths without weights and arrivals that are no number are refused', () => {
  expect(() => simulateWard(ward({ stay: { form: 'observed', days: [1, 2], stays: [0, 0] } }), 1, 'x')).toThrow(
    'sum 0',
  );
  expect(() => simulateWard(ward({ arrivals_per_day: [Number.NaN] }), 1, 'x')).toThrow('got NaN');
  expect(() => replicate([], 1, 1)).toThrow('two replications');
});

test('the listed method answers from JSON', () => {
  const found = simulateMethods.find((m) => m.id === 'simulate/ward');
  const input = {
    ward: {
      beds: 3,
      arrivals_per_day: [2],
      stay: { form: 'exponential', mean_days: 1 },
      patience_days: null,
      warm_up_days: 10,
      days: 500,
    },
    replications: 5,
    level: 0.95,
    seed: 1,
  };
  const out = found?.output.parse(found.run(found.input.parse(input))) as { occupancy: { mean: number } };
  expect(out.occupancy.mean).toBeCloseTo(2 / 3, 1);
});
