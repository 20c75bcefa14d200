import type { Beds, Deed } from './beds.ts';
import type { Facility, Tier } from './facilities.ts';
import type { Geography } from './geography.ts';
import { addTo, lastOf, nth } from './lists.ts';
import { cell, illness, type People, totals } from './people.ts';
import type { Journeys } from './roads.ts';
import { physics, services } from './services.ts';

/** Why a township has too little or too much. `understaffed`: beds without nurses; `river`, `pass`: the way round is too long; `built_ahead`: beds before people. */
export type Cause = 'understaffed' | 'river' | 'pass' | 'built_ahead' | 'few_beds';

export type Imbalance = {
  readonly zone_id: string;
  readonly service_code: string;
  readonly kind: 'short' | 'ample';
  readonly cause: Cause;
};
export type Unclear = { readonly zone_id: string; readonly service_code: string };
/** `row` is 0 where the whole delivery is at fault; `file` names it where a source sends several. */
export type Fault = { readonly source: string; readonly row: number; readonly kind: string; readonly file?: string };
export type Truth = {
  readonly pairs: number;
  readonly imbalances: readonly Imbalance[];
  readonly unclear: readonly Unclear[];
};

/** Limits of what is planted, relative to the province's mean. */
const limits = {
  short: { ratio: 0.65, need: 1.1 },
  unclear: { ratio: 0.88, need: 0.97 },
  ample: { ratio: 1.35, need: 0.9 },
} as const;

export type World = {
  readonly geography: Geography;
  readonly facilities: readonly Facility[];
  readonly beds: readonly Beds[];
  readonly deeds: readonly Deed[];
  readonly people: People;
  readonly journeys: Journeys;
  /** The same roads as if no river and no pass lay across them. */
  readonly open: Journeys;
};

/** A place of a tier that gives a service: a township's own centres, or the town with its hospitals. */
type Home = { readonly towns: readonly number[]; readonly beds: number };

function homesOf(world: World, s: number, tier: Tier, quantity: (b: Beds) => number): Home[] {
  const here = world.beds.filter((b) => b.service === s && nth(world.facilities, b.facility).tier === tier);
  const groups = Map.groupBy(here, (b) => {
    const f = nth(world.facilities, b.facility);
    return tier === 1 ? `t${f.township}` : `c${f.county}`;
  });
  return [...groups.values()].map((list) => ({
    towns: [...new Set(list.map((b) => nth(world.facilities, b.facility).township))],
    beds: list.reduce((sum, b) => sum + quantity(b), 0),
  }));
}

/**
 * Beds for each person of a township: its home town of every tier is the nearest place of that tier by road; it counts
 * if the road takes at most 30 minutes, with its beds divided by all people for whom it counts; summed over tiers.
 */
function ratios(
  world: World,
  s: number,
  people: Float64Array,
  journeys: Journeys,
  quantity: (b: Beds) => number,
): Float64Array {
  const n = world.geography.townships.length;
  const out = new Float64Array(n);
  for (const tier of [1, 2, 3] as const) {
    const homes = homesOf(world, s, tier, quantity);
    const home = new Int32Array(n).fill(-1);
    const persons = homes.map(() => 0);
    for (let t = 0; t < n; t++) {
      let least = Number.POSITIVE_INFINITY;
      homes.forEach((h, i) => {
        const minutes = Math.min(...h.towns.map((town) => nth(journeys.minutes, t * n + town)));
        if (minutes < least) {
          least = minutes;
          home[t] = i;
        }
      });
      if (least > physics.reachMinutes) home[t] = -1;
      else addTo(persons, nth(home, t), nth(people, t));
    }
    for (let t = 0; t < n; t++)
      if (nth(home, t) >= 0) addTo(out, t, nth(homes, nth(home, t)).beds / nth(persons, nth(home, t)));
  }
  return out;
}

/** Value of each township ÷ the mean over the people. */
function toIndex(value: Float64Array, people: Float64Array): Float64Array {
  let sum = 0;
  let all = 0;
  for (let t = 0; t < value.length; t++) {
    sum += nth(value, t) * nth(people, t);
    all += nth(people, t);
  }
  return value.map((v) => (v * all) / sum);
}

/** What people of each township truly need per person: their ages and sexes by the service's rates, and how ill they are. */
function trueNeed(world: World, s: number, people: Float64Array): Float64Array {
  const service = nth(services, s);
  const counts = lastOf(world.people.counts);
  return Float64Array.from(people, (persons, t) => {
    let need = 0;
    for (let band = 0; band < service.men.length; band++) {
      need +=
        nth(counts, cell(t, 0, band)) * nth(service.men, band) +
        nth(counts, cell(t, 1, band)) * nth(service.women, band);
    }
    const { county } = nth(world.geography.townships, t);
    return (need / Math.max(1, persons)) * illness[nth(world.geography.counties, county).kind];
  });
}

/** Beds as they would be if a deed had not been done. */
const undone =
  (world: World, kind: Deed['kind']) =>
  (b: Beds): number => {
    const county = nth(world.facilities, b.facility).county;
    const deed = world.deeds.find((d) => d.kind === kind && d.service === b.service && d.county === county);
    if (deed === undefined) return b.staffed;
    return kind === 'struck' ? Math.max(b.staffed, b.physical * physics.staffedShare) : b.staffed / deed.share;
  };

const staffed = (b: Beds): number => b.staffed;

/**
 * What is planted, from its causes: short and ample townships by service, and those that are too close to call. It
 * looks at beds, roads and people as the generator made them and calls no method of the engine.
 */
export function findTruth(world: World): Truth {
  const people = totals(world.people, world.people.years.length - 1);
  const imbalances: Imbalance[] = [];
  const unclear: Unclear[] = [];
  services.forEach((service, s) => {
    const raw = ratios(world, s, people, world.journeys, staffed);
    const ratio = toIndex(raw, people);
    const need = toIndex(trueNeed(world, s, people), people);
    const staffedAgain = ratios(world, s, people, world.journeys, undone(world, 'struck'));
    const roadsOpen = ratios(world, s, people, world.open, staffed);
    const notGrown = ratios(world, s, people, world.journeys, undone(world, 'grown'));
    for (const township of world.geography.townships) {
      const t = township.index;
      const pair = { zone_id: township.id, service_code: service.code };
      if (people[t] === 0) continue;
      if (nth(ratio, t) <= limits.short.ratio && nth(need, t) >= limits.short.need) {
        imbalances.push({
          ...pair,
          kind: 'short',
          cause: causeOf(township.behind, nth(staffedAgain, t) - nth(raw, t), nth(roadsOpen, t) - nth(raw, t)),
        });
      } else if (nth(ratio, t) <= limits.unclear.ratio && nth(need, t) >= limits.unclear.need) unclear.push(pair);
      else if (
        nth(ratio, t) >= limits.ample.ratio &&
        nth(need, t) <= limits.ample.need &&
        nth(notGrown, t) < nth(raw, t)
      ) {
        imbalances.push({ ...pair, kind: 'ample', cause: 'built_ahead' });
      }
    }
  });
  return { pairs: services.length * world.geography.townships.length, imbalances, unclear };
}

/** The cause whose undoing raises the ratio most. */
function causeOf(behind: 'river' | 'pass' | null, byStaff: number, byRoad: number): Cause {
  if (behind !== null && byRoad > byStaff && byRoad > 0) return behind;
  return byStaff > 0 ? 'understaffed' : 'few_beds';
}
