import { type Random, stream } from '@junheng/engine/kernel';
import type { Facility } from './facilities.ts';
import { apportion, type Geography } from './geography.ts';
import { addTo, lastOf, nth } from './lists.ts';
import { physics, services } from './services.ts';

/** Beds of a facility for a service, in their states. */
export type Beds = {
  readonly facility: number;
  readonly service: number;
  readonly licensed: number;
  readonly physical: number;
  readonly staffed: number;
};

/** What was done on purpose to a county's beds of a service. */
export type Deed = {
  readonly county: number;
  readonly service: number;
  /** `struck`: the beds stand, their nurses are gone. `grown`: built ahead of the people. */
  readonly kind: 'struck' | 'grown';
  /** Struck: share of staffed beds that is left, at most 0.35. Grown: how many times the ordinary number. */
  readonly share: number;
};

/** Services in the order in which one county each loses their staff, as long as the province keeps most of its staff. */
const strikes: readonly string[] = ['internal', 'rehabilitation', 'paediatrics', 'obstetrics', 'surgery'];
/** Share of the province's beds that may lose their staff: with 93 % staffed, the others are left with what they need. */
const mostLost = 0.07;
/** Services whose beds one young county built ahead of its people. */
const growths: readonly string[] = ['internal', 'rehabilitation'];

const isCity = (geography: Geography, county: number) =>
  ['capital', 'city'].includes(nth(geography.counties, county).kind);

/** Sum of a value of townships by county. */
export function byCounty(geography: Geography, value: ArrayLike<number>): number[] {
  const out = geography.counties.map(() => 0);
  for (const t of geography.townships) addTo(out, t.county, nth(value, t.index));
  return out;
}

/**
 * Which counties are struck and which grew ahead. Struck are counties without a city hospital whose people need the
 * service most, so that what is missing is missed.
 *
 * @param needs   need by service and township
 * @param people  residents of each township
 */
export function chooseDeeds(
  geography: Geography,
  needs: readonly Float64Array[],
  people: Float64Array,
  seed: number,
): Deed[] {
  const chance = stream(seed, 'deeds');
  const persons = byCounty(geography, people);
  const rural = geography.counties.filter((c) => !isCity(geography, c.index));
  const deeds: Deed[] = [];
  let lost = 0;
  for (const code of strikes) {
    const s = services.findIndex((service) => service.code === code);
    const need = byCounty(geography, nth(needs, s));
    const perPerson = rural
      .map((c) => ({ county: c.index, need: nth(need, c.index) / nth(persons, c.index) }))
      .sort((a, b) => b.need - a.need);
    const struck = nth(perPerson, chance.below(Math.min(2, perPerson.length)));
    const share = 0.2 + 0.1 * chance.uniform();
    const loss = (nth(services, s).bedShare * (1 - share) * nth(need, struck.county)) / sum(need);
    if (lost + loss <= mostLost) {
      lost += loss;
      deeds.push({ county: struck.county, service: s, kind: 'struck', share });
    }
    const least = lastOf(perPerson);
    const times = 2.2 + 0.2 * chance.uniform();
    if (growths.includes(code) && rural.length > 3)
      deeds.push({ county: least.county, service: s, kind: 'grown', share: times });
  }
  return deeds;
}

type Plan = { readonly ordinary: number; readonly staffed: number };

/**
 * Beds of every facility and service. A county gets them by its people and their ages; a struck county keeps its
 * physical beds and loses staff; a grown county has more of both.
 */
export function makeBeds(
  geography: Geography,
  facilities: readonly Facility[],
  needs: readonly Float64Array[],
  residents: number,
  deeds: readonly Deed[],
  seed: number,
): Beds[] {
  const chance = stream(seed, 'beds');
  const physicalAll = (physics.bedsPer1000 * residents) / 1000;
  return services.flatMap((service, s) => {
    const physical = physicalAll * service.bedShare;
    const plans = planService(geography, s, nth(needs, s), physical, deeds, chance);
    const wishes = facilities.map((f) => wishOf(f, s, facilities, geography, nth(needs, s), plans));
    const beds = apportion(
      Math.round(physical),
      wishes.map((w) => w.ordinary),
    );
    const kept = sum(wishes.map((w, f) => (w.ordinary > 0 ? (nth(beds, f) * w.staffed) / w.ordinary : 0)));
    const staffedShare = Math.min(1, (physics.staffedShare * physical) / Math.max(1, kept));
    const staffed = roundStaffed(facilities, wishes, beds, staffedShare, chance);
    return facilities.flatMap((f): Beds[] => {
      if (nth(f.sizes, s) === 0) return [];
      const extra = f.tier === 3 ? 1 - 0.08 * chance.uniform() : 1 + 0.1 * chance.uniform();
      const licensed = Math.round(nth(beds, f.index) * extra);
      return [
        { facility: f.index, service: s, licensed, physical: nth(beds, f.index), staffed: nth(staffed, f.index) },
      ];
    });
  });
}

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

/** Beds of each county and tier as they would be, and the share of them that deeds leave staffed. */
function planService(
  geography: Geography,
  s: number,
  need: Float64Array,
  physical: number,
  deeds: readonly Deed[],
  chance: Random,
): Plan[][] {
  const service = nth(services, s);
  const needs = byCounty(geography, need);
  const all = sum(needs);
  const cities = geography.counties.filter((c) => isCity(geography, c.index));
  const cityNeed = sum(cities.map((c) => nth(needs, c.index))) / all;
  const [small, , big] = service.tierShares;
  const smallInCity = 0.5 * small * cityNeed;
  return geography.counties.map((county) => {
    const share = nth(needs, county.index) / all;
    const city = isCity(geography, county.index);
    const noise = 1 + 0.03 * chance.normal();
    const own = city ? share / cityNeed : share / (1 - cityNeed);
    const tiers = city
      ? [smallInCity * own, Math.max(0.012, cityNeed - big - smallInCity) * own, big * own]
      : [(small - smallInCity) * own, (1 - cityNeed - small + smallInCity) * own, 0];
    const deed = deeds.find((d) => d.county === county.index && d.service === s);
    const grown = deed?.kind === 'grown' ? deed.share : 1;
    const kept = deed?.kind === 'struck' ? deed.share : 1;
    return tiers.map((t) => ({ ordinary: physical * t * noise * grown, staffed: kept }));
  });
}

/** What a facility would get: its part of its county's beds of the tier; health centres get theirs by the township's own need. */
function wishOf(
  f: Facility,
  s: number,
  facilities: readonly Facility[],
  geography: Geography,
  need: Float64Array,
  plans: readonly Plan[][],
): Plan {
  if (nth(f.sizes, s) === 0) return { ordinary: 0, staffed: 0 };
  const plan = nth(nth(plans, f.county), f.tier - 1);
  const weight = (g: Facility) => {
    if (g.tier !== 1) return nth(g.sizes, s);
    const here = facilities.filter((h) => h.tier === 1 && h.township === g.township);
    const poorer = nth(geography.townships, g.township).behind === null ? 1 : 0.6;
    return (nth(need, g.township) * poorer * nth(g.sizes, s)) / sum(here.map((h) => nth(h.sizes, s)));
  };
  const peers = facilities.filter((g) => g.county === f.county && g.tier === f.tier && nth(g.sizes, s) > 0);
  const ordinary = (plan.ordinary * weight(f)) / sum(peers.map(weight));
  return { ordinary, staffed: ordinary * plan.staffed };
}

/** Whole staffed beds: by county and tier the planned sum, never above what a deed allows. */
function roundStaffed(
  facilities: readonly Facility[],
  wishes: readonly Plan[],
  physical: readonly number[],
  share: number,
  chance: Random,
): number[] {
  const out = facilities.map(() => 0);
  const groups = Map.groupBy(facilities, (f) => `${f.county}/${f.tier}`);
  for (const group of groups.values()) {
    const kept = group.map((f) =>
      nth(wishes, f.index).ordinary > 0 ? nth(wishes, f.index).staffed / nth(wishes, f.index).ordinary : 0,
    );
    const weights = group.map((f, i) => nth(physical, f.index) * nth(kept, i) * share * (1 + 0.01 * chance.normal()));
    const struck = kept.some((k) => k > 0 && k < 1);
    const total = sum(weights);
    const parts = apportion(struck ? Math.floor(total) : Math.round(total), weights);
    group.forEach((f, i) => {
      out[f.index] = Math.min(nth(parts, i), nth(physical, f.index));
    });
  }
  return out;
}
