import type { ZoneReach } from '../balance/index.ts';

/** Where to place more of one service's supply. Zone i and facility j of every list are the same throughout. */
export type AllocationProblem = {
  /** Who reaches what, with the weights of E2SFCA. */
  readonly reach: ZoneReach;
  /** Residents of each zone; all of them are demand in step 1 of E2SFCA. */
  readonly persons: Float64Array;
  /** 1 where the zone counts for the objective: it has a position, people, and is no gap. */
  readonly counts: Uint8Array;
  /** Reachable supply per 1,000 residents today, of each zone. */
  readonly score: Float64Array;
  /** Whole units that each facility can take; 0 where it is no candidate. */
  readonly cap: Float64Array;
  /** Whole units to place, at most. */
  readonly add: number;
  /** Money: price of a unit and what there is to spend, where both are known. */
  readonly price?: number | undefined;
  readonly budget?: number | undefined;
  /** Share of the people, worst served first, whose mean score is raised. */
  readonly worstShare: number;
};

/** The problem with its linear form worked out: how much a unit at a facility adds to the score of each zone in its reach. */
export type AllocationTerms = {
  readonly problem: AllocationProblem;
  /** Zones that count and that a candidate can reach; the objective runs over them. */
  readonly zones: Uint32Array;
  readonly persons: Float64Array;
  readonly before: Float64Array;
  /** Rows of `zones`: candidate facilities in reach and what a unit there adds to the zone's score per 1,000. */
  readonly start: Uint32Array;
  readonly facility: Uint32Array;
  readonly rise: Float64Array;
  /** Units that may be placed in all: by the number, the budget and the caps. */
  readonly limit: number;
  /** Which of the two sets the limit, or that the caps in sum are below both. */
  readonly limitedBy: 'number' | 'budget' | 'caps';
};

function checkProblem({ reach, persons, counts, score, cap, ...problem }: AllocationProblem): void {
  const zones = persons.length;
  if (reach.zones !== zones || counts.length !== zones || score.length !== zones) {
    throw new RangeError(
      `reach has ${reach.zones} zones, persons ${zones}, counts ${counts.length} and score ${score.length}.\n` +
        'Maybe a zone was filtered out after the journey times were worked out.',
    );
  }
  if (reach.facilities !== cap.length) {
    throw new RangeError(`reach has ${reach.facilities} facilities, but there are ${cap.length} caps.`);
  }
  const badCap = cap.findIndex((c) => !(Number.isInteger(c) && c >= 0));
  if (badCap >= 0)
    throw new RangeError(`cap of facility ${badCap} is ${cap[badCap]}; it must be a whole number, 0 or more.`);
  if (!(Number.isInteger(problem.add) && problem.add >= 0)) {
    throw new RangeError(`units to place are ${problem.add}; they must be a whole number, 0 or more.`);
  }
  if (!(problem.worstShare > 0 && problem.worstShare <= 1)) {
    throw new RangeError(`the worst-served share is ${problem.worstShare}; it must be above 0 and at most 1.`);
  }
  if (problem.price !== undefined && !(problem.price > 0)) {
    throw new RangeError(`the price of a unit is ${problem.price}; it must be above 0.`);
  }
}

/**
 * Works out the linear form: E2SFCA gives A_i = Σ_j w_ij S_j ÷ D_j with D_j = Σ_k P_k w_kj, and D does not change when
 * supply is added, so one more unit at j adds w_ij ÷ D_j to zone i. Time and memory O(pairs within reach).
 */
export function allocationTerms(problem: AllocationProblem): AllocationTerms {
  checkProblem(problem);
  const { reach, persons, counts, score, cap } = problem;
  const demand = new Float64Array(cap.length);
  forEachPair(reach, (i, j, w) => {
    demand[j] = (demand[j] as number) + (persons[i] as number) * w;
  });
  const zones: number[] = [];
  const start = [0];
  const facility: number[] = [];
  const rise: number[] = [];
  for (let i = 0; i < persons.length; i++) {
    if (counts[i] !== 1) continue;
    for (let k = reach.zoneStart[i] as number; k < (reach.zoneStart[i + 1] as number); k++) {
      const j = reach.facility[k] as number;
      const w = reach.weight[k] as number;
      if (!(w > 0) || (cap[j] as number) === 0 || !((demand[j] as number) > 0)) continue;
      facility.push(j);
      rise.push((1000 * w) / (demand[j] as number));
    }
    if (facility.length === start[start.length - 1]) continue;
    zones.push(i);
    start.push(facility.length);
  }
  return {
    problem,
    zones: Uint32Array.from(zones),
    persons: Float64Array.from(zones, (i) => persons[i] as number),
    before: Float64Array.from(zones, (i) => score[i] as number),
    start: Uint32Array.from(start),
    facility: Uint32Array.from(facility),
    rise: Float64Array.from(rise),
    ...limitOf(problem, new Set(facility)),
  };
}

function limitOf(
  problem: AllocationProblem,
  candidates: ReadonlySet<number>,
): Pick<AllocationTerms, 'limit' | 'limitedBy'> {
  let room = 0;
  for (const j of candidates) room += problem.cap[j] as number;
  const { add, price, budget } = problem;
  const affordable = price === undefined || budget === undefined ? Infinity : Math.floor(budget / price + 1e-9);
  if (room < Math.min(add, affordable)) return { limit: room, limitedBy: 'caps' };
  return affordable < add ? { limit: affordable, limitedBy: 'budget' } : { limit: add, limitedBy: 'number' };
}

/** Calls `visit(zone, facility, weight)` for every pair, zone by zone. */
export function forEachPair(reach: ZoneReach, visit: (zone: number, facility: number, weight: number) => void): void {
  for (let i = 0; i < reach.zones; i++) {
    for (let k = reach.zoneStart[i] as number; k < (reach.zoneStart[i + 1] as number); k++) {
      visit(i, reach.facility[k] as number, reach.weight[k] as number);
    }
  }
}

/** Scores of the objective's zones when `units` are added, in the order of `terms.zones`. */
export function scoresWith(terms: AllocationTerms, units: Float64Array): Float64Array {
  const after = Float64Array.from(terms.before);
  for (let z = 0; z < after.length; z++) {
    let more = 0;
    for (let k = terms.start[z] as number; k < (terms.start[z + 1] as number); k++) {
      more += (terms.rise[k] as number) * (units[terms.facility[k] as number] as number);
    }
    after[z] = (after[z] as number) + more;
  }
  return after;
}
