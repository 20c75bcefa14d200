import type { Row } from '@junheng/engine/pool';
import { expectedNeed, holdsBirths, personsAged, type RateBand, type ServiceOptions } from '@junheng/engine/profile';
import { compare } from './places.ts';
import type { ZonePeople } from './population.ts';

/** Units in which rates may come: events for so many people a year. */
const rateUnits: Readonly<Record<string, number>> = {
  per_person: 1,
  per_person_per_year: 1,
  per_1000: 1000,
  per_1000_per_year: 1000,
  per_10000: 10_000,
  per_10000_per_year: 10_000,
  per_100000: 100_000,
  per_100000_per_year: 100_000,
};

/** What one service's need rests on. */
export type NeedBasis = {
  readonly basis: 'own_rates' | 'stand_in_rates' | 'residents';
  readonly rates: readonly RateBand[];
  readonly births: boolean;
  readonly scope: string | null;
  readonly reference: string | null;
};

/**
 * Rates of a service: the region's own (scope is the region's id) before those from elsewhere. Only rates per head count;
 * of several measures the first in the order of the text counts. Null where the pool holds none.
 */
export function ratesOf(rows: readonly Row<'rate'>[], service: string, region: string): NeedBasis | null {
  const fits = rows.filter(
    ({ service_code, unit, value, age_from, age_to }) =>
      service_code === service && unit in rateUnits && value >= 0 && age_from >= 0 && (age_to ?? 999) >= age_from,
  );
  const own = fits.filter(({ scope }) => scope === region);
  const scopes = [...new Set(fits.map(({ scope }) => scope))].sort();
  const chosen = own.length > 0 ? own : fits.filter(({ scope }) => scope === scopes[0]);
  const measure = [...new Set(chosen.map((row) => row.measure))].sort()[0];
  const rates = chosen
    .filter((row) => row.measure === measure)
    .map(
      ({ sex, age_from, age_to, value, unit }): RateBand => ({
        sex,
        ageFrom: age_from,
        ageTo: age_to,
        perPerson: value / (rateUnits[unit] as number),
      }),
    );
  rates.sort((a, b) => a.ageFrom - b.ageFrom || compare(a.sex ?? '', b.sex ?? ''));
  if (rates.length === 0) return null;
  return {
    basis: own.length > 0 ? 'own_rates' : 'stand_in_rates',
    rates,
    births: holdsBirths(rates),
    scope: chosen[0]?.scope ?? null,
    reference: chosen[0]?.reference ?? null,
  };
}

/** What a service's need rests on: rates, or plainly the residents of an age. */
export function needBasis(
  need: ServiceOptions['need'],
  rows: readonly Row<'rate'>[],
  region: string,
): NeedBasis | null {
  if (need.from === 'rates') return ratesOf(rows, need.service_code, region);
  return { basis: 'residents', rates: [], births: false, scope: null, reference: null };
}

/** Need of each zone, a year, and per 1,000 residents; null where people or ages are unknown. */
export type ZoneNeed = {
  readonly need: (number | null)[];
  readonly per1000: (number | null)[];
  /** People whose age no rate covers. */
  readonly uncovered: number;
};

/** Expected need of every zone. Zones that share the ages of an area share its need per head; each structure is worked out once. */
export function zoneNeed(people: ZonePeople, need: ServiceOptions['need'], basis: NeedBasis | null): ZoneNeed {
  const known = new Map<unknown, { perHead: number; uncoveredShare: number } | null>();
  const perHeadOf = (zone: number) => {
    const ages = people.ages[zone] ?? null;
    const cached = known.get(ages);
    if (cached !== undefined) return cached;
    const worked = basis === null ? null : perHead(ages, need, basis);
    known.set(ages, worked);
    return worked;
  };
  let uncovered = 0;
  const per1000 = people.persons.map((persons, zone) => {
    const head = persons === null ? null : perHeadOf(zone);
    if (head && persons) uncovered += persons * head.uncoveredShare;
    return head ? 1000 * head.perHead : null;
  });
  return {
    need: per1000.map((rate, zone) => (rate === null ? null : ((people.persons[zone] as number) * rate) / 1000)),
    per1000,
    uncovered,
  };
}

function perHead(ages: ZonePeople['ages'][number], need: ServiceOptions['need'], basis: NeedBasis) {
  if (need.from === 'residents' && need.age_from === undefined && need.age_to === undefined) {
    return { perHead: 1, uncoveredShare: 0 };
  }
  const all = (ages ?? []).reduce((sum, { persons }) => sum + persons, 0);
  if (!ages || !(all > 0)) return null;
  if (need.from === 'residents') {
    return { perHead: personsAged(ages, need.age_from ?? 0, need.age_to ?? null) / all, uncoveredShare: 0 };
  }
  const expected = expectedNeed(ages, basis.rates);
  return { perHead: expected.need / all, uncoveredShare: expected.uncovered / all };
}
