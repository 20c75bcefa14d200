import type { BalanceDetail, BalanceOptions, BalanceValue, ServiceBalance } from '@junheng/engine/balance';
import type { Issue, Lack } from '@junheng/engine/domain';
import type { ProfileDetail, ServiceProfile } from '@junheng/engine/profile';
import { compare, type Places, placesOf } from '../profile/places.ts';
import { lacking, type StageContext, type StageRun } from '../stage.ts';
import { edgeZones } from './edge.ts';
import { fairnessOf, groupsOf } from './fairness.ts';
import { balanceFigures } from './figures.ts';
import { balanceNotes } from './notes.ts';
import {
  type Assumptions,
  baseAssumptions,
  type Journeys,
  listedJourneys,
  ownPoints,
  straightJourneys,
  variantAssumptions,
} from './reach.ts';
import { countsOf, findingsOf, nearnessOf, scoreService, supplyOf, unknownNear } from './service.ts';
import { spreadOf } from './spread.ts';

export { findingSentence } from './findings.ts';

/** The balance: which people can reach how much, where supply does not fit need, how fair it is, and how firm that is. */
export const balanceRun: StageRun<'balance'> = {
  stage: 'balance',
  version: '2',
  needs: ['profile'],
  options: (region) => region.balance,
  async run(context) {
    const options = context.region.balance as BalanceOptions;
    const profile = context.get('profile');
    if (profile.status !== 'made') return lacking([{ code: 'no_profile', table: 'zone' }]);
    const world = await readWorld(context, options, profile.detail);
    if ('lacks' in world) return lacking(world.lacks);
    return makeBalance(options, profile.detail, world);
  },
};

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

function makeBalance(options: BalanceOptions, profile: ProfileDetail, world: World): BalanceValue {
  const services: ServiceBalance[] = [];
  const notes: Issue[] = [];
  const lacks: Lack[] = [];
  const edges = new Map<Journeys, boolean[] | null>();
  const edgeOf = (journeys: Journeys) => {
    if (!options.mark_edge) return null;
    if (!edges.has(journeys)) {
      edges.set(journeys, edgeZones(world.places, profile, journeys, world.base, options.edge_tolerance_km));
    }
    return edges.get(journeys) ?? null;
  };
  for (const service of profile.services) {
    if (service.total_supply === null) {
      lacks.push({ code: 'no_supply', table: service.supply_basis });
      continue;
    }
    const placed = placePeople(world, profile, service, options);
    const edge = edgeOf(placed.journeys);
    const made = makeService(options, profile, service, world, placed, edge);
    services.push(made);
    notes.push(...balanceNotes({ options, profile, service, made, world, placed, edgeKnown: edge !== null }));
  }
  if (services.length === 0) return lacking(lacks);
  const detail: BalanceDetail = {
    travel_basis: world.journeys.basis,
    variants: world.variants.map(({ id }) => id),
    services,
  };
  return {
    status: 'made',
    figures: balanceFigures(detail, profile, world.places),
    notes: unique(notes),
    lacks,
    detail,
  };
}

function unique(notes: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return notes.filter((note) => {
    const key = JSON.stringify(note);
    return !seen.has(key) && seen.add(key);
  });
}

function makeService(
  options: BalanceOptions,
  profile: ProfileDetail,
  service: ServiceProfile,
  world: World,
  { journeys, over }: Placed,
  edge: boolean[] | null,
): ServiceBalance {
  const counts = countsOf(profile, journeys);
  const supply = supplyOf(service);
  const score = (assumptions: Assumptions) =>
    scoreService(profile, service, supply, journeys.reach(assumptions), counts, options.classes);
  const scored = score(world.base);
  const reruns = world.variants.map(score);
  const held = scored.class.map((c, i) => (c === null ? null : reruns.filter((rerun) => rerun.class[i] === c).length));
  const column = (values: Float64Array) => Array.from(values, (value) => (Number.isNaN(value) ? null : value));
  return {
    service_code: service.service_code,
    names: service.names,
    unit: service.unit,
    score: column(scored.score),
    supply_index: column(scored.supplyIndex),
    need_index: column(scored.needIndex),
    class: [...scored.class],
    ...nearnessOf(profile, service, journeys, world.base, options.reach_bands_minutes),
    unknown_near: unknownNear(service, journeys.reach(world.base)),
    edge_near: edge ?? profile.zones.zone_id.map(() => false),
    held,
    mean_score: Number.isNaN(scored.meanScore) ? 0 : scored.meanScore,
    mean_need_per_1000: Number.isNaN(scored.meanNeed) ? 0 : scored.meanNeed,
    supply_out_of_reach: scored.outOfReach,
    spread_over: over,
    fairness: fairnessOf(scored.score, profile, counts, world.groups, options.group_level),
    findings: findingsOf(profile, service, scored, held, world.variants.length),
  };
}
