import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeTo } from '../../../../testing/close-to.ts';
import { type PeopleBand, personsAged } from './age-bands.ts';
import { bedOccupancy, bedTurnover } from './bed-use.ts';
import { expectedNeed, holdsBirths, type RateBand } from './expected-need.ts';
import { profileMethods } from './methods.ts';
import { supplyPer1000 } from './supply-per-1000.ts';

const people = (ageFrom: number, ageTo: number | null, persons: number, sex: string | null = null): PeopleBand => ({
  sex,
  ageFrom,
  ageTo,
  persons,
});
const rate = (ageFrom: number, ageTo: number | null, perPerson: number, sex: string | null = null): RateBand => ({
  sex,
  ageFrom,
  ageTo,
  perPerson,
});

// Hospital stays in the USA, 2011, per person (HCUP Statistical Brief 165, table 3).
const stays2011 = [
  rate(0, 0, 1.0665),
  rate(1, 17, 0.0201),
  rate(18, 44, 0.0827),
  rate(45, 64, 0.1171),
  rate(65, 84, 0.2954),
  rate(85, null, 0.5723),
];

test('need: 0–4 takes one fifth of age 0', () => {
  const { need, uncovered } = expectedNeed([people(0, 4, 500)], stays2011);
  closeTo([need], [100 * 1.0665 + 400 * 0.0201]);
  expect(uncovered).toBe(0);
});

test('need: an age band across two rates counts by years, the oldest end in the open band', () => {
  // 18–64 is 47 years: 27 of 18–44 and 20 of 45–64; 90 and over take the rate of 85 and over
  closeTo([expectedNeed([people(18, 64, 470)], stays2011).need], [270 * 0.0827 + 200 * 0.1171]);
  closeTo([expectedNeed([people(85, 89, 10), people(90, null, 5)], stays2011).need], [15 * 0.5723]);
  // 65 and over is 65 … 84 and the open band: 20 years and one
  closeTo([expectedNeed([people(65, null, 210)], stays2011).need], [200 * 0.2954 + 10 * 0.5723]);
});

test('need: by sex where rates know it, the mean where people are not told apart', () => {
  const rates = [rate(0, null, 0.1, 'male'), rate(0, null, 0.3, 'female')];
  closeTo([expectedNeed([people(0, null, 100, 'male'), people(0, null, 100, 'female')], rates).need], [40]);
  closeTo([expectedNeed([people(0, null, 200)], rates).need], [40]);
});

test('need: ages without a rate are counted, not guessed', () => {
  expect(expectedNeed([people(0, 9, 100)], [rate(5, null, 0.2)])).toEqual({ need: 10, uncovered: 50 });
  expect(holdsBirths(stays2011)).toBe(true);
  expect(holdsBirths([rate(0, 4, 1)])).toBe(false);
});

test('need: splitting a band of people makes no difference when they are spread evenly', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 80 }),
      fc.integer({ min: 1, max: 19 }),
      fc.integer({ min: 1, max: 1000 }),
      (from, n, each) => {
        const whole = expectedNeed([people(from, from + n, each * (n + 1))], stays2011).need;
        const single = Array.from({ length: n + 1 }, (_, k) => people(from + k, from + k, each));
        closeTo([whole], [expectedNeed(single, stays2011).need], 1e-7);
      },
    ),
  );
});

test('people aged 65 and over, bands in proportion', () => {
  closeTo([personsAged([people(0, 17, 300), people(18, 64, 600), people(65, null, 100)], 65, null)], [100]);
  closeTo([personsAged([people(60, 69, 100), people(70, null, 50)], 65, null)], [100]);
  closeTo([personsAged([people(0, 4, 10, 'male'), people(0, 4, 20, 'female')], 0, 1)], [12]);
});

test('supply per 1,000: what stands in the zone, worked by hand', () => {
  const zoneOf = Int32Array.of(0, 0, 2, -1);
  const got = supplyPer1000(Float64Array.of(30, Number.NaN, 5, 9), zoneOf, Float64Array.of(10_000, 400, 1000, 0));
  closeTo(got.subarray(0, 3), [3, 0, 5]);
  expect(got[3]).toBeNaN();
});

test('occupancy and turnover: 10 beds, 30 days, 240 bed-days, 40 stays', () => {
  closeTo([bedOccupancy(240, 10, 30), bedTurnover(40, 10, 30)], [0.8, (40 * 365) / 30 / 10]);
  expect(bedOccupancy(240, Number.NaN, 30)).toBeNaN();
});

test('methods: each runs on its JSON document, and refuses another', () => {
  const [need] = profileMethods;
  const input = {
    people: [{ age_from: 0, age_to: 4, persons: 500 }],
    rates: [{ age_from: 0, age_to: null, per_1000: 100 }],
  };
  expect(need?.run(need.input.parse(input))).toEqual({ need: 50, uncovered: 0, per_1000: 100 });
  expect(need?.input.safeParse({ people: [] }).success).toBe(false);
  expect(profileMethods.map(({ id }) => id)).toEqual([
    'profile/expected-need',
    'profile/supply-per-1000',
    'profile/bed-use',
  ]);
});
