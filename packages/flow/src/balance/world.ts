import type { BalanceOptions, ServiceBalance } from '@junheng/engine/balance';
import type { Lack } from '@junheng/engine/domain';
import type { ProfileDetail, ServiceProfile } from '@junheng/engine/profile';
import { compare, type Places, placesOf } from '../profile/places.ts';
import type { StageContext } from '../stage.ts';
import { groupsOf } from './fairness.ts';
import {
  type Assumptions,
  baseAssumptions,
  type Journeys,
  listedJourneys,
  ownPoints,
  straightJourneys,
  variantAssumptions,
} from './reach.ts';
import { requireKnownEnds } from './require-reach.ts';
import { countsOf, scoreService, supplyOf } from './service.ts';
import { spreadOf } from './spread.ts';

/** All that the services share. */
export type World = {
  readonly places: Places;
  readonly base: Assumptions;
  readonly variants: readonly Assumptions[];
  readonly journeys: Journeys;
  /** Journeys from points inside the zones, where the region gives any; made when a service asks for them. */
  spread(): { readonly journeys: Journeys; readonly over: 'settlements' | 'grid' } | null;
  readonly groups: readonly (string | null)[];
};

/** Reads places and journeys for the balance. Says what is missing where no journey can be worked out. */
export async function readWorld(
  { pool }: Pick<StageContext, 'pool'>,
  options: BalanceOptions,
  profile: ProfileDetail,
): Promise<World | { readonly lacks: readonly Lack[] }> {
  const places = placesOf(await pool.readTable('zone'), await pool.readTable('region'));
  const base = baseAssumptions(options);
  const variants = variantAssumptions(options);
  const groups = groupsOf(places, options.group_level);
  const shared = { places, base, variants, groups };
  if (options.travel.from === 'table') {
    const { mode } = options.travel;
    const rows = await pool.readTable('travel', [{ column: 'mode', op: 'eq', value: mode }]);
    if (rows.length === 0) return { lacks: [{ code: 'no_travel', table: 'travel' }] };
    requireKnownEnds(profile, rows);
    return { ...shared, journeys: listedJourneys(profile, rows, mode), spread: () => null };
  }
  const points = ownPoints(profile);
  if (points.zone.length === 0) return { lacks: [{ code: 'no_positions', table: 'zone' }] };
  const settlements = [...(await pool.readTable('settlement'))].sort((a, b) =>
    compare(a.settlement_id, b.settlement_id),
  );
  const all = [base, ...variants];
  let spread: ReturnType<World['spread']> | undefined;
  return {
    ...shared,
    journeys: straightJourneys(points, profile, all),
    spread() {
      if (spread === undefined) {
        const found = spreadOf(places, settlements, options);
        spread = found && { journeys: straightJourneys(found.points, profile, all), over: found.over };
      }
      return spread;
    },
  };
}

/** How the people of one service's zones are placed, and what that rests on. */
export type Placed = {
  readonly journeys: Journeys;
  readonly over: ServiceBalance['spread_over'];
  /** Share of the supply that nobody reaches from the zones' own points. */
  readonly beyond: number;
};

/**
 * Where the people of the zones are, for one service: spread over points where too much supply is out of everyone's reach.
 * A facility whose position nobody knows is none of it: points inside the zones would not bring it nearer.
 */
export function placePeople(
  world: World,
  profile: ProfileDetail,
  service: ServiceProfile,
  options: BalanceOptions,
): Placed {
  const { journeys, base } = world;
  const counts = countsOf(profile, journeys);
  const { lon } = profile.facilities;
  const supply = supplyOf(service).map((units, j) => (base.line && lon[j] === null ? Number.NaN : units));
  const scored = scoreService(profile, service, supply, journeys.reach(base), counts, options.classes);
  const own = { journeys, over: 'zone_points', beyond: scored.outOfReach } as const;
  if (scored.outOfReach <= options.spread.beyond_share) return own;
  const spread = world.spread();
  return spread ? { ...spread, beyond: scored.outOfReach } : own;
}
