import { type BalanceOptions, findingOf } from '@junheng/engine/balance';
import { steady } from '@junheng/engine/kernel';
import {
  type AllocationAnswer,
  type AllocationPlan,
  type AllocationProblem,
  allocationTerms,
  type LinearProgrammeSolver,
  maxMinAllocation,
  type PlanOptions,
  scoresWith,
  worstShare,
} from '@junheng/engine/plan';
import type { ProfileDetail, ServiceProfile } from '@junheng/engine/profile';
import type { Assumptions } from '../balance/reach.ts';
import { countsOf, personsOf, type Scored, scoreService, supplyOf } from '../balance/service.ts';
import { type Placed, placePeople, type World } from '../balance/world.ts';
import { bindingOf } from './binding.ts';

/** A plan that makes sense of a zone's rise must lift its score by this share for its people to count as helped. */
const helpedFrom = 0.1;

export type AllocationCase = {
  readonly options: PlanOptions['allocation'];
  readonly balance: BalanceOptions;
  readonly profile: ProfileDetail;
  readonly service: ServiceProfile;
  readonly world: World;
  readonly currency: string;
};

/** Who takes part in an allocation, beside its result: what the notes speak of. */
export type AllocationMade = {
  readonly plan: AllocationPlan;
  /** People of zones that count but that no candidate can reach: the objective does not run over them. */
  readonly peopleBeyond: number;
};

/** Places more of one service where it lifts the worst-served most, and judges the plan under every variant. */
export async function makeAllocation(given: AllocationCase, solver: LinearProgrammeSolver): Promise<AllocationMade> {
  const { world, profile, service, balance } = given;
  const placed = remembering(placePeople(world, profile, service, balance));
  const supply = supplyOf(service);
  const today = scored(given, placed, world.base, supply);
  const problem = problemOf(given, placed, world.base, today);
  const answer = await maxMinAllocation(problem, solver);
  const more = supply.map((units, j) => units + (answer.units[j] as number));
  const after = scored(given, placed, world.base, more);
  const counted = problem.persons.reduce((sum, p, i) => sum + (problem.counts[i] === 1 ? p : 0), 0);
  return { plan: planOf(given, placed, answer, today, after), peopleBeyond: counted - answer.people };
}

/** The same places, with what each zone reaches worked out once for each set of assumptions. */
function remembering(placed: Placed): Placed {
  const known = new Map<Assumptions, ReturnType<Placed['journeys']['reach']>>();
  const reach = (by: Assumptions) => {
    const found = known.get(by) ?? placed.journeys.reach(by);
    known.set(by, found);
    return found;
  };
  return { ...placed, journeys: { ...placed.journeys, reach } };
}

function scored(
  { profile, service, balance }: AllocationCase,
  placed: Placed,
  by: Assumptions,
  supply: Float64Array,
): Scored {
  const counts = countsOf(profile, placed.journeys);
  return scoreService(profile, service, supply, placed.journeys.reach(by), counts, balance.classes);
}

/** The problem under one set of assumptions. Candidates give the service and have a known supply above 0. */
function problemOf(given: AllocationCase, placed: Placed, by: Assumptions, { score }: Scored): AllocationProblem {
  const { options, profile, service } = given;
  const counts = countsOf(profile, placed.journeys);
  return {
    reach: placed.journeys.reach(by),
    persons: personsOf(profile).map((p) => (Number.isNaN(p) ? 0 : p)),
    counts: counts.map((c, i) => (c === 1 && !Number.isNaN(score[i]) ? 1 : 0)),
    score,
    cap: supplyOf(service).map((units) =>
      units > 0 ? Math.floor(Math.max(options.cap_share * units, options.cap_at_least) + 1e-9) : 0,
    ),
    add: Math.floor(options.add),
    price: options.price,
    budget: options.budget,
    worstShare: options.worst_share,
  };
}

function planOf(
  given: AllocationCase,
  placed: Placed,
  answer: AllocationAnswer,
  today: Scored,
  after: Scored,
): AllocationPlan {
  const { options, profile, service, currency } = given;
  const placements = [...answer.units.keys()]
    .filter((j) => (answer.units[j] as number) > 0)
    .map((j) => ({
      facility_id: profile.facilities.facility_id[j] as string,
      now: service.supply[j] as number,
      add: answer.units[j] as number,
    }))
    .sort((a, b) => b.add - a.add || (a.facility_id < b.facility_id ? -1 : 1));
  return {
    service_code: service.service_code,
    unit: service.unit,
    status: answer.status,
    before: steady(answer.before),
    after: steady(answer.after),
    bound: steady(answer.bound),
    gap: answer.gap < 1e-9 ? 0 : steady(answer.gap),
    placed: answer.placed,
    cost: options.price === undefined ? null : steady(options.price * answer.placed),
    currency: options.price === undefined ? null : currency,
    placements,
    people_helped: peopleHelped(profile, today, after),
    short_before: shortOf(today),
    short_after: shortOf(after),
    binding: bindingOf(answer, options, profile, service.unit),
    variants: given.world.variants.map((by) => judge(given, placed, by, answer.units)),
    score_after: Array.from(after.score, (score) => (Number.isNaN(score) ? null : steady(score))),
  };
}

function peopleHelped({ zones }: ProfileDetail, today: Scored, after: Scored): number {
  let people = 0;
  for (let i = 0; i < today.score.length; i++) {
    const [was, is] = [today.score[i] as number, after.score[i] as number];
    if (is > was && is >= (1 + helpedFrom) * was) people += zones.persons[i] ?? 0;
  }
  return people;
}

const shortOf = ({ class: classes }: Scored): number => classes.filter((c) => findingOf(c) === 'short').length;

/** The same placements under other assumptions: the mean score of the worst-served share before and after. */
function judge(given: AllocationCase, placed: Placed, by: Assumptions, units: Float64Array) {
  const terms = allocationTerms(problemOf(given, placed, by, scored(given, placed, by, supplyOf(given.service))));
  if (terms.zones.length === 0) return { id: by.id, before: 0, after: 0 };
  const share = given.options.worst_share;
  const before = worstShare(terms.before, terms.persons, share).mean;
  const after = worstShare(scoresWith(terms, units), terms.persons, share).mean;
  return { id: by.id, before: steady(before), after: steady(after) };
}
