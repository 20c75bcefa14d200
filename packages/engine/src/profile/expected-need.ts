import { checkBands, openAge, type PeopleBand, yearsOf } from './age-bands.ts';

/** A standard rate of an age band: events per person a year. `sex: null` holds for everybody. */
export type RateBand = {
  readonly sex: string | null;
  readonly ageFrom: number;
  readonly ageTo: number | null;
  readonly perPerson: number;
};

/** What people need at standard rates, and how many of them no rate covers (they add nothing). */
export type ExpectedNeed = { readonly need: number; readonly uncovered: number };

/**
 * Expected need: people × standard rate of their age (and sex). Need is not use: the rates are national, published or
 * those of well-served zones, never the zone's own.
 *
 * Bands are matched by single years of age, people spread evenly over the years of their band; open bands end in the
 * open band. So 0–4 takes one fifth of the rate of age 0, and 90+ takes the rate of 85+. Where people are not told apart
 * by sex and rates are, the mean of the sexes' rates counts; rates without sex hold for everybody. O(people bands × rates).
 *
 * @see indirect standardisation, for example Breslow & Day 1987, IARC Scientific Publications 82, chapter 2
 */
export function expectedNeed(people: readonly PeopleBand[], rates: readonly RateBand[]): ExpectedNeed {
  checkBands(people);
  for (const { ageFrom, ageTo, perPerson } of rates) {
    if (!(perPerson >= 0) || (ageTo !== null && ageTo < ageFrom)) {
      throw new RangeError(`The rate from age ${ageFrom} to ${ageTo} is ${perPerson} per person; give 0 or more.`);
    }
  }
  const open = Math.max(
    openAge(people.filter((b) => b.ageTo === null)),
    openAge(rates.filter((b) => b.ageTo === null)),
  );
  let [need, uncovered] = [0, 0];
  for (const band of people) {
    const years = yearsOf(band, open);
    const yearsAt = new Map<number | undefined, number>();
    for (const age of years) {
      const rate = rateAt(rates, band.sex, age);
      yearsAt.set(rate, (yearsAt.get(rate) ?? 0) + 1);
    }
    for (const [rate, count] of yearsAt) {
      const persons = (band.persons * count) / years.length;
      if (rate === undefined) uncovered += persons;
      else need += persons * rate;
    }
  }
  return { need, uncovered };
}

function rateAt(rates: readonly RateBand[], sex: string | null, age: number): number | undefined {
  const fits = rates.filter(({ ageFrom, ageTo }) => age >= ageFrom && (ageTo === null || age <= ageTo));
  const own = fits.filter((rate) => rate.sex === sex);
  if (own[0]) return own[0].perPerson;
  const everybody = fits.find((rate) => rate.sex === null);
  if (everybody) return everybody.perPerson;
  if (sex !== null || fits.length === 0) return undefined;
  return fits.reduce((sum, { perPerson }) => sum + perPerson, 0) / fits.length;
}

/** Whether the rates hold births: a band of age 0 alone, in which stays of the newborn are counted. */
export const holdsBirths = (rates: readonly RateBand[]): boolean =>
  rates.some(({ ageFrom, ageTo }) => ageFrom === 0 && ageTo === 0);
