import { expect, test } from 'vitest';
import { byCounty } from './beds.ts';
import { nth } from './lists.ts';
import { totals, weighByRates } from './people.ts';
import { journeyTo } from './registers.ts';
import { services } from './services.ts';
import { findTruth, type World } from './truth.ts';
import { makeWorld } from './world.ts';

const worlds = [1, 2, 3].map((seed) => makeWorld(3_000_000, 1, seed));

test('truth: a dozen counties, 180 townships, 260 facilities, and pairs that are rarely unclear', () => {
  for (const world of worlds) {
    const { pairs, imbalances, unclear } = findTruth(world);
    expect([world.geography.counties.length, world.geography.townships.length, world.facilities.length]).toEqual([
      12, 180, 260,
    ]);
    expect(pairs).toBe(180 * services.length);
    expect(unclear.length).toBeLessThanOrEqual(0.2 * pairs);
    const short = imbalances.filter((i) => i.kind === 'short');
    expect(short.length).toBeGreaterThan(60);
    for (const cause of ['understaffed', 'river', 'pass']) expect(short.map((i) => i.cause)).toContain(cause);
    expect(imbalances.filter((i) => i.kind === 'ample').length).toBeGreaterThan(5);
    const keys = [...imbalances, ...unclear].map((i) => `${i.zone_id}/${i.service_code}`);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('truth: a struck county keeps at most 35 % of its staffed beds, and its physical ones', () => {
  for (const world of worlds) {
    for (const deed of world.deeds.filter((d) => d.kind === 'struck')) {
      const own = world.beds.filter(
        (b) => b.service === deed.service && nth(world.facilities, b.facility).county === deed.county,
      );
      const staffed = own.reduce((sum, b) => sum + b.staffed, 0);
      const physical = own.reduce((sum, b) => sum + b.physical, 0);
      expect(staffed).toBeLessThanOrEqual(0.35 * physical);
      expect(physical).toBeGreaterThan(100);
    }
  }
});

type Measure = { readonly beds: 'staffed' | 'physical'; readonly reach: 'road' | 'county' };

/** Beds per person of each township: by a plain E2SFCA over the journeys, or by county. A second writing on purpose. */
function scores(world: World, s: number, people: Float64Array, { beds, reach }: Measure): number[] {
  const own = world.beds.filter((b) => b.service === s);
  if (reach === 'county') {
    const county = world.geography.counties.map(() => 0);
    for (const b of own)
      county[nth(world.facilities, b.facility).county] =
        (county[nth(world.facilities, b.facility).county] ?? 0) + b[beds];
    const persons = byCounty(world.geography, people);
    return world.geography.townships.map((t) => nth(county, t.county) / nth(persons, t.county));
  }
  const weight = (minutes: number): number => (minutes <= 10 ? 1 : minutes <= 20 ? 0.68 : minutes <= 30 ? 0.22 : 0);
  const out = world.geography.townships.map(() => 0);
  for (const b of own) {
    const weights = out.map((_, t) => weight(journeyTo(world, t, nth(world.facilities, b.facility)).minutes));
    const demand = weights.reduce((sum, w, t) => sum + w * nth(people, t), 0);
    weights.forEach((w, t) => {
      out[t] = nth(out, t) + (w * b[beds]) / demand;
    });
  }
  return out;
}

function toIndex(values: readonly number[], people: Float64Array): number[] {
  const mean = values.reduce((sum, v, t) => sum + v * nth(people, t), 0) / people.reduce((a, b) => a + b, 0);
  return values.map((v) => v / mean);
}

/** Share of planted short pairs that are found, and share of found ones that are in neither list. */
function judge(world: World, measure: Measure): { found: number; neither: number } {
  const truth = findTruth(world);
  const key = (zone: string, service: string) => `${zone}/${service}`;
  const short = new Set(truth.imbalances.filter((i) => i.kind === 'short').map((i) => key(i.zone_id, i.service_code)));
  const unclear = new Set(truth.unclear.map((i) => key(i.zone_id, i.service_code)));
  const people = totals(world.people, 0);
  const finds = services.flatMap((service, s) => {
    const supply = toIndex(scores(world, s, people, measure), people);
    const need = toIndex(
      [...weighByRates(world.people, 0, service)].map((n, t) => n / nth(people, t)),
      people,
    );
    const low = world.geography.townships.filter((t) => nth(supply, t.index) < 0.8 && nth(need, t.index) > 1.05);
    return low.map((t) => key(t.id, service.code));
  });
  return {
    found: finds.filter((k) => short.has(k)).length / short.size,
    neither: finds.filter((k) => !short.has(k) && !unclear.has(k)).length / finds.length,
  };
}

test('truth: a catchment method on staffed beds finds what is planted', () => {
  for (const world of worlds) {
    const { found, neither } = judge(world, { beds: 'staffed', reach: 'road' });
    expect(found).toBeGreaterThanOrEqual(0.9);
    expect(neither).toBeLessThanOrEqual(0.2);
  }
});

test('truth: county ratios and physical beds miss it', () => {
  for (const world of worlds) {
    for (const measure of [
      { beds: 'staffed', reach: 'county' },
      { beds: 'physical', reach: 'road' },
    ] as const) {
      const { found, neither } = judge(world, measure);
      expect(found < 0.9 || neither > 0.2).toBe(true);
    }
  }
});
