import { stream } from '@junheng/engine/kernel';
import { type Alias, makeAlias } from './alias.ts';
import type { Beds } from './beds.ts';
import { lastOf, nth } from './lists.ts';
import { bands, cell } from './people.ts';
import { physics, services } from './services.ts';
import type { World } from './truth.ts';

/** One service of one facility: how many come, how long they stay, where they come from. */
export type Ward = {
  readonly beds: Beds;
  readonly tier: 1 | 2 | 3;
  /** Mean admissions a day in the last year. */
  readonly perDay: number;
  /** First day on which it admits, counted from the sample's first; 0 where it was always there. */
  readonly opens: number;
  /** Draws the home township. */
  readonly homes: Alias;
  /** Share that comes from outside the province. */
  readonly strangers: number;
};

/** Lengths of stay of a service at a tier: equally likely whole days, and their mean. */
export type Stays = { readonly days: Uint16Array; readonly mean: number };

/** How fast the will to travel falls with minutes, by tier; big hospitals draw from far. */
const drawMinutes = [5, 16, 42] as const;
/** Minutes at which townships beyond all roads of 90 minutes are counted. */
const farMinutes = 150;
/** Shares of patients from outside the province by tier. */
const strangers = [0.002, 0.006, 0.035] as const;

/** Mean stay of a service at a tier, such that the tier's stays have the tier's mean. */
function meanStays(world: World): number[][] {
  return ([1, 2, 3] as const).map((tier) => {
    const staffed = services.map((_, s) => sumBeds(world, tier, s));
    const all = staffed.reduce((a, b) => a + b, 0);
    const turnover = services.reduce((sum, service, s) => sum + nth(staffed, s) / service.stayFactor, 0);
    return services.map(
      (service) => (nth(physics.stayDays, tier - 1) * service.stayFactor * turnover) / Math.max(1, all),
    );
  });
}

const sumBeds = (world: World, tier: number, s: number) =>
  world.beds.reduce(
    (sum, b) => sum + (b.service === s && nth(world.facilities, b.facility).tier === tier ? b.staffed : 0),
    0,
  );

/** Stays by tier and service: lognormal in shape, whole nights, at least one. */
export function makeStays(world: World, seed: number): Stays[][] {
  const means = meanStays(world);
  return ([1, 2, 3] as const).map((tier) =>
    services.map((service, s) => {
      const chance = stream(seed, `stay/${tier}/${service.code}`);
      const spread = service.code === 'obstetrics' ? 0.4 : 0.62;
      const shape = Float64Array.from({ length: 4096 }, () => Math.exp(spread * chance.normal()));
      const wanted = Math.max(1.3, nth(nth(means, tier - 1), s));
      const daysAt = (scale: number) =>
        Uint16Array.from(shape, (x) => Math.min(90, Math.max(1, Math.round(x * scale))));
      const meanOf = (days: Uint16Array) => days.reduce((a, b) => a + b, 0) / days.length;
      let [low, high] = [0.1, 60];
      for (let i = 0; i < 40; i++) {
        const middle = (low + high) / 2;
        if (meanOf(daysAt(middle)) < wanted) low = middle;
        else high = middle;
      }
      const days = daysAt(high);
      return { days, mean: meanOf(days) };
    }),
  );
}

/** Share of its staffed beds that a ward has in use: the tier's, more where staff is missing, differing from house to house. */
function occupancies(world: World, seed: number): Float64Array {
  const chance = stream(seed, 'occupancy');
  const out = Float64Array.from(world.beds, (b) => {
    const f = nth(world.facilities, b.facility);
    const struck = world.deeds.some((d) => d.kind === 'struck' && d.service === b.service && d.county === f.county);
    const spread = nth([0.22, 0.07, 0.035], f.tier - 1);
    return (
      nth(physics.occupancy, f.tier - 1) *
      (struck ? nth([1.7, 1.4, 1], f.tier - 1) : 1) *
      Math.exp(spread * chance.normal())
    );
  });
  for (const tier of [1, 2, 3] as const) {
    const own = world.beds.map((b, i) => ({ b, i })).filter(({ b }) => nth(world.facilities, b.facility).tier === tier);
    const staffed = own.reduce((sum, { b }) => sum + b.staffed, 0);
    const used = own.reduce((sum, { b, i }) => sum + b.staffed * nth(out, i), 0);
    for (const { i } of own)
      out[i] = nth(out, i) * (used > 0 ? (nth(physics.occupancy, tier - 1) * staffed) / used : 1);
  }
  return out;
}

/**
 * Wards of the province. What a ward admits fills its staffed beds as its tier does; who comes is drawn by need and by
 * how far it is: big hospitals draw from the whole province past nearer ones.
 *
 * @param needs  need by service and township
 */
export function makeWards(
  world: World,
  needs: readonly Float64Array[],
  stays: readonly Stays[][],
  seed: number,
): Ward[] {
  const n = world.geography.townships.length;
  const filled = occupancies(world, seed);
  return world.beds.map((beds, i) => {
    const f = nth(world.facilities, beds.facility);
    const weights = Float64Array.from({ length: n }, (_, t) => {
      const minutes = Math.min(farMinutes, nth(world.journeys.minutes, t * n + f.township));
      return nth(nth(needs, beds.service), t) * Math.exp(-minutes / nth(drawMinutes, f.tier - 1));
    });
    const perDay = (beds.staffed * nth(filled, i)) / nth(nth(stays, f.tier - 1), beds.service).mean;
    return { beds, tier: f.tier, perDay, opens: 0, homes: makeAlias(weights), strangers: nth(strangers, f.tier - 1) };
  });
}

/**
 * Lets some wards open within the sample's years, in the middle four fifths of its days, in facilities that have others.
 *
 * @param count  how many wards
 */
export function openWards(wards: readonly Ward[], days: number, count: number, seed: number): readonly Ward[] {
  const chance = stream(seed, 'openings');
  const out = [...wards];
  for (let i = 0; i < count; i++) {
    const w = chance.below(out.length);
    const ward = nth(out, w);
    const others = out.some((one, o) => o !== w && one.opens === 0 && one.beds.facility === ward.beds.facility);
    if (ward.opens === 0 && others) out[w] = { ...ward, opens: Math.floor(days * (0.1 + 0.8 * chance.uniform())) };
  }
  return out;
}

/** Draws sex and five-year age (sex × 18 + band) of a patient by home township and service. */
export function makeAges(world: World): Alias[][] {
  const counts = lastOf(world.people.counts);
  return services.map((service) =>
    world.geography.townships.map((t) => {
      const weights = new Float64Array(2 * bands);
      for (let band = 0; band < bands; band++) {
        weights[band] = nth(counts, cell(t.index, 0, band)) * nth(service.men, band);
        weights[bands + band] = nth(counts, cell(t.index, 1, band)) * nth(service.women, band);
      }
      return makeAlias(weights);
    }),
  );
}

/** Admissions of a year per person of each age by service, such that the province's people make the province's stays. */
export function standardRates(
  needs: readonly Float64Array[],
  wards: readonly Ward[],
): { men: number[]; women: number[] }[] {
  return services.map((service, s) => {
    const stays = wards.reduce((sum, w) => sum + (w.beds.service === s ? w.perDay * 365.25 : 0), 0);
    const weight = nth(needs, s).reduce((a, b) => a + b, 0);
    const scale = weight > 0 ? stays / weight : 0;
    return { men: service.men.map((r) => r * scale), women: service.women.map((r) => r * scale) };
  });
}
