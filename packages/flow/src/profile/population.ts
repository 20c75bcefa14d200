import type { Row } from '@junheng/engine/pool';
import { type PeopleBand, personsAged } from '@junheng/engine/profile';
import { compare, type Places, upwards } from './places.ts';

/** People of one place in one year: the total, and by age where ages are known. */
export type PlacePeople = { readonly year: number; readonly persons: number; readonly ages: readonly PeopleBand[] };

/** People of every place that has rows, the year that was used for the zones, and rows that no count can be. */
export type Population = {
  readonly of: ReadonlyMap<string, PlacePeople>;
  readonly year: number;
  readonly unusable: number;
};

/**
 * People of every place in its last year up to `until` (or in `wanted`, where that place has it). Rows by residence,
 * education or marital state tell the same people again and are passed over. The total is the row without age and sex,
 * else the sum over ages, else over sexes.
 */
export function populationOf(
  rows: readonly Row<'population'>[],
  zoneIds: ReadonlySet<string>,
  wanted: number | undefined,
  until: number,
): Population {
  const plain = rows.filter(({ residence, education, marital }) => (residence ?? education ?? marital) === null);
  const usable = plain.filter(
    ({ persons, age_from, age_to }) => persons >= 0 && (age_from ?? 0) >= 0 && (age_to ?? 999) >= (age_from ?? 0),
  );
  const byPlace = Map.groupBy(usable, ({ place_id }) => place_id);
  const of = new Map<string, PlacePeople>();
  for (const [place, own] of byPlace) {
    const year = yearOf(own, wanted, until);
    of.set(
      place,
      peopleOf(
        own.filter((row) => row.year === year),
        year,
      ),
    );
  }
  const zoneYears = [...of].filter(([place]) => zoneIds.has(place)).map(([, { year }]) => year);
  const years = zoneYears.length > 0 ? zoneYears : [...of.values()].map(({ year }) => year);
  const year = years.length > 0 ? Math.max(...years) : (wanted ?? until);
  return { of, year, unusable: plain.length - usable.length };
}

function yearOf(rows: readonly Row<'population'>[], wanted: number | undefined, until: number): number {
  const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => a - b);
  if (wanted !== undefined && years.includes(wanted)) return wanted;
  return years.findLast((year) => year <= (wanted ?? until)) ?? (years[0] as number);
}

function peopleOf(rows: readonly Row<'population'>[], year: number): PlacePeople {
  const aged = rows.filter(({ age_from }) => age_from !== null);
  const bySex = aged.filter(({ sex }) => sex !== null);
  const ages = (bySex.length > 0 ? bySex : aged).map(
    ({ sex, age_from, age_to, persons }): PeopleBand => ({ sex, ageFrom: age_from as number, ageTo: age_to, persons }),
  );
  ages.sort((a, b) => a.ageFrom - b.ageFrom || compare(a.sex ?? '', b.sex ?? ''));
  const plain = rows.filter(({ age_from }) => age_from === null);
  const total = plain.filter(({ sex }) => sex === null);
  const counted = total.length > 0 ? total.slice(-1) : ages.length > 0 ? ages : plain;
  return { year, persons: counted.reduce((sum, { persons }) => sum + persons, 0), ages };
}

/** People of the zones, and where the ages of each come from. */
export type ZonePeople = {
  readonly persons: readonly (number | null)[];
  /** Ages of each zone: its own, or those of the nearest area above it that knows ages; null where nobody does. */
  readonly ages: readonly (readonly PeopleBand[] | null)[];
  readonly share65: readonly (number | null)[];
  /** How many zones take their ages from an area above, and the level of that area. */
  readonly fromAbove: { readonly zones: number; readonly level: string; readonly year: number } | null;
  /** Places whose ages are used, each once. */
  readonly agePlaces: readonly string[];
};

/** Joins zones with their people: own rows, else those of the area of which the zone is the only one. */
export function zonePeople(places: Places, population: Population): ZonePeople {
  const agePlaces = new Set<string>();
  let above: ZonePeople['fromAbove'] = null;
  const found = places.zones.map(({ zone_id, region_id }) => {
    const own =
      population.of.get(zone_id) ?? (places.soleZone.has(region_id) ? population.of.get(region_id) : undefined);
    if (own && own.ages.length > 0) {
      agePlaces.add(population.of.has(zone_id) ? zone_id : region_id);
      return { persons: own.persons, ages: own.ages };
    }
    const holder = upwards(places.regions, region_id).find(
      (r) => (population.of.get(r.region_id)?.ages.length ?? 0) > 0,
    );
    const people = holder && population.of.get(holder.region_id);
    if (!holder || !people) return { persons: own?.persons ?? null, ages: null };
    agePlaces.add(holder.region_id);
    above = { zones: (above?.zones ?? 0) + 1, level: holder.level, year: people.year };
    return { persons: own?.persons ?? null, ages: people.ages };
  });
  return {
    persons: found.map(({ persons }) => persons),
    ages: found.map(({ ages }) => ages),
    share65: found.map(({ ages }) => shareAged(ages, 65)),
    fromAbove: above,
    agePlaces: [...agePlaces],
  };
}

/** Share of people of an age or over; null where no ages are known or nobody lives there. */
export function shareAged(ages: readonly PeopleBand[] | null, from: number): number | null {
  const all = (ages ?? []).reduce((sum, { persons }) => sum + persons, 0);
  return ages && all > 0 ? personsAged(ages, from, null) / all : null;
}

/** All people by age band, summed over the places whose ages are used; bands that differ between places stand apart. */
export function agesOf(population: Population, agePlaces: readonly string[]) {
  const bands = new Map<string, { age_from: number; age_to: number | null; persons: number }>();
  for (const place of agePlaces) {
    for (const { ageFrom, ageTo, persons } of population.of.get(place)?.ages ?? []) {
      const key = `${ageFrom}-${ageTo ?? ''}`;
      const band = bands.get(key) ?? { age_from: ageFrom, age_to: ageTo, persons: 0 };
      band.persons += persons;
      bands.set(key, band);
    }
  }
  return [...bands.values()].sort((a, b) => a.age_from - b.age_from || (a.age_to ?? 999) - (b.age_to ?? 999));
}
