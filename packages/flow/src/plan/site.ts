import { minutesOfKm, nearestListed, nearestStraight, type StraightLine } from '@junheng/engine/balance';
import { earthRadiusKm, greatCircleKm, steady } from '@junheng/engine/kernel';
import { type NearerZones, oneNewSite, type SitePlan } from '@junheng/engine/plan';
import type { ProfileDetail, ServiceProfile } from '@junheng/engine/profile';
import { facilityPositions } from '../balance/reach.ts';
import { countsOf, supplyOf } from '../balance/service.ts';
import type { World } from '../balance/world.ts';
import { throughFacilities } from './through-facilities.ts';

/** Runners-up that are told. */
const told = 5;

/** Where a site would save most travel, with what the notes speak of. */
export type SiteMade = {
  readonly plan: SitePlan;
  /** People of zones that take part but from which no facility can be reached; they are left out. */
  readonly peopleBeyond: number;
  /** Share of the people whose zone holds a facility at its own point: the way within the zone is not seen. */
  readonly shareAtZero: number;
};

/**
 * One new site for a service beside the facilities whose supply is known and above 0: p-median over all zones that are
 * no gap, as demand and (also where nobody lives) as candidates, every candidate tried. Where journey times are given by the region, they end at
 * facilities: between zones the quickest way past one of them stands in, which is never too short.
 */
export function makeSite(world: World, profile: ProfileDetail, service: ServiceProfile): SiteMade {
  const known = supplyOf(service).map((units) => (units > 0 ? 1 : 0));
  const counts = countsOf(profile, world.journeys);
  const wanted = Uint8Array.from(known);
  const { line } = world.base;
  const near = line
    ? nearestStraight(positions(profile), facilityPositions(profile), wanted, line, 1)
    : nearestListed(world.journeys.times(world.base), wanted, 1);
  const minutes = Float64Array.from(near, (list) => list[0]?.minutes ?? Number.NaN);
  const people = minutes.map((m, i) => (counts[i] === 1 && !Number.isNaN(m) ? (profile.zones.persons[i] ?? 0) : 0));
  const all = profile.zones.persons.reduce<number>((sum, p, i) => sum + (counts[i] === 1 ? (p ?? 0) : 0), 0);
  const reached = people.reduce((sum, p) => sum + p, 0);
  const peopleBeyond = all - reached;
  if (reached === 0) return { plan: voidPlan(service, 'nobody_reaches'), peopleBeyond, shareAtZero: 0 };
  const shareAtZero = people.reduce((sum, p, i) => sum + (minutes[i] === 0 ? p : 0), 0) / reached;
  if (people.every((p, i) => p === 0 || minutes[i] === 0)) {
    return { plan: voidPlan(service, 'every_distance_zero'), peopleBeyond, shareAtZero };
  }
  const candidates = [...counts.keys()].filter((i) => world.journeys.placed[i] === 1 && !profile.zones.gap[i]);
  const nearer = line
    ? nearerAsTheCrowFlies(profile, minutes, people, line)
    : throughFacilities(world.journeys.times(world.base));
  const plan = sitePlanOf(profile, service, candidates, people, minutes, nearer, reached);
  return { plan, peopleBeyond, shareAtZero };
}

const positions = ({ zones }: ProfileDetail) => ({
  lon: zones.lon.map((value) => value ?? Number.NaN),
  lat: zones.lat.map((value) => value ?? Number.NaN),
});

function voidPlan(service: ServiceProfile, why: string, before: number | null = null): SitePlan {
  return {
    service_code: service.service_code,
    status: 'infeasible',
    zone_id: null,
    mean_minutes_before: before,
    mean_minutes_after: null,
    objective: null,
    gap: null,
    runners_up: [],
    void: why,
  };
}

function sitePlanOf(
  profile: ProfileDetail,
  service: ServiceProfile,
  candidates: readonly number[],
  people: Float64Array,
  minutes: Float64Array,
  nearer: NearerZones,
  reached: number,
): SitePlan {
  const { best, before, after } = oneNewSite(people, minutes, candidates, nearer);
  if (best < 0) return voidPlan(service, 'nothing_nearer', steady(before / reached));
  const zoneOf = (c: number) => profile.zones.zone_id[candidates[c] as number] as string;
  const order = [...candidates.keys()].sort((a, b) => (after[a] as number) - (after[b] as number) || a - b);
  const others = order.filter((c) => c !== best && (after[c] as number) < before).slice(0, told);
  return {
    service_code: service.service_code,
    status: 'optimal',
    zone_id: zoneOf(best),
    mean_minutes_before: steady(before / reached),
    mean_minutes_after: steady((after[best] as number) / reached),
    objective: steady(after[best] as number),
    gap: 0,
    runners_up: others.map((c) => ({ zone_id: zoneOf(c), mean_minutes: steady((after[c] as number) / reached) })),
    void: null,
  };
}

/** Zones that a site at another zone's point would serve sooner, as the crow flies, in hundredths of a minute. */
function nearerAsTheCrowFlies(
  profile: ProfileDetail,
  minutes: Float64Array,
  people: Float64Array,
  line: StraightLine,
): NearerZones {
  const { lon, lat } = positions(profile);
  const radian = Math.PI / 180;
  const x = Float64Array.from(lon, (east, i) => Math.cos((lat[i] as number) * radian) * Math.cos(east * radian));
  const y = Float64Array.from(lon, (east, i) => Math.cos((lat[i] as number) * radian) * Math.sin(east * radian));
  const z = Float64Array.from(lat, (north) => Math.sin(north * radian));
  const perKm = minutesOfKm(1, line);
  // Squared chord of the circle within which a site is nearer than today's; a little wider, the exact test follows.
  const within = minutes.map((m) => (2 * Math.sin(Math.min(Math.PI, (m / perKm + 0.1) / earthRadiusKm) / 2)) ** 2);
  const asked = [...people.keys()].filter((i) => (people[i] as number) > 0 && (minutes[i] as number) > 0);
  return (candidate, visit) => {
    const [cx, cy, cz] = [x[candidate] as number, y[candidate] as number, z[candidate] as number];
    for (const i of asked) {
      const [dx, dy, dz] = [(x[i] as number) - cx, (y[i] as number) - cy, (z[i] as number) - cz];
      if (dx * dx + dy * dy + dz * dz > (within[i] as number)) continue;
      const km = greatCircleKm(lon[i] as number, lat[i] as number, lon[candidate] as number, lat[candidate] as number);
      visit(i, Math.round(minutesOfKm(km, line) * 100) / 100);
    }
  };
}
