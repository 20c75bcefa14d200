import type { BalanceDetail, BalanceOptions, BalanceValue, ServiceBalance } from '@junheng/engine/balance';
import type { Issue, Lack } from '@junheng/engine/domain';
import type { ProfileDetail, ServiceProfile } from '@junheng/engine/profile';
import { lacking, type StageRun } from '../stage.ts';
import { edgeZones } from './edge.ts';
import { fairnessOf } from './fairness.ts';
import { balanceFigures } from './figures.ts';
import { balanceNotes } from './notes.ts';
import type { Assumptions, Journeys } from './reach.ts';
import { requireReach } from './require-reach.ts';
import { countsOf, findingsOf, nearnessOf, scoreService, supplyOf, unknownNear } from './service.ts';
import { type Placed, placePeople, readWorld, type World } from './world.ts';

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
    requireReach(world, options);
    return makeBalance(options, profile.detail, world);
  },
};

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
