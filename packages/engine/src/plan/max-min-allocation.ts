import { solveLinear } from '../kernel/index.ts';
import { type AllocationProblem, type AllocationTerms, allocationTerms, scoresWith } from './allocation-problem.ts';
import type { LinearProgramme, LinearProgrammeSolver, LinearSolution } from './spi.ts';
import { wholeUnits } from './whole-units.ts';
import { worstShare } from './worst-share.ts';
import { type ProvenBound, provenBound, worstShareProgramme } from './worst-share-programme.ts';

/** Where the units go, how good that is, and what stopped it from being better. Scores are per 1,000 residents. */
export type AllocationAnswer = {
  readonly status: 'optimal' | 'feasible' | 'infeasible';
  /** Whole units added at each facility. */
  readonly units: Float64Array;
  readonly placed: number;
  /** Mean score of the worst-served share, today, under the plan, and at most under any plan. */
  readonly before: number;
  readonly after: number;
  readonly bound: number;
  /** (bound − after) ÷ |after|. */
  readonly gap: number;
  readonly limitedBy: AllocationTerms['limitedBy'];
  /** What one more unit in all could add to `after`, at most. */
  readonly unitWorth: number;
  /** Facilities that are full, with what one more unit of room there could add, most first. */
  readonly full: readonly { readonly facility: number; readonly worth: number }[];
  /** People of the zones that the objective runs over. */
  readonly people: number;
};

/** A calculation that asks for solutions of linear programmes on its way, so that one writing serves both solvers. */
type Steps<Result> = Generator<LinearProgramme, Result, LinearSolution>;
type Relaxed = { readonly relaxed: Float64Array; readonly listed: readonly number[]; readonly proof: ProvenBound };
type Whole = { readonly units: Float64Array; readonly bound: number };

/** From this gap on a plan is only called feasible. */
const optimalGap = 1e-6;
/** A rounded plan that is proven this near to the best is good enough; beyond, a better whole plan is searched for. */
const nearEnough = 1e-3;
/** Entries of a programme up to which whole plans are searched for, and nodes that the search may look at. */
const largestWhole = 60_000;
const mostNodes = 100;
/** Zones are listed until they hold this many times the worst-served share; more join when they are needed. */
const firstListed = 1.3;

/**
 * Places whole units of supply so that the worst-served share of the people is served best: maximises the mean E2SFCA
 * score of that share over the zones that a candidate can reach, under a number to place, a budget and a cap for each
 * facility. The mean of a share, not the least score alone, keeps a plan from chasing one village.
 *
 * It is a linear programme, solved over few zones first; zones that a solution leaves below the threshold are listed
 * and it is solved again, until none is. Then it is made whole: by rounding and exchanges, and where that is not proven
 * within 0.1 % and the programme is not too large, by the solver's search, whichever is better.
 *
 * @returns `infeasible` when nothing can be placed: no candidate, no unit, or a budget below the price of one
 * @throws RangeError when lists do not fit each other or an option has no meaning
 */
export async function maxMinAllocation(
  problem: AllocationProblem,
  solver: LinearProgrammeSolver,
): Promise<AllocationAnswer> {
  const steps = allocationSteps(problem, true);
  let step = steps.next();
  while (!step.done) step = steps.next(await solver.solve(step.value));
  return step.value;
}

/** Rows and columns of a dense programme, beyond which the simplex of the kernel is the wrong tool. */
const densest = 120_000;

/**
 * The same with the small dense simplex of the kernel: pure, for some hundred zones and facilities. Throws a RangeError
 * for more: a whole region is planned by the flow, which has a sparse solver.
 */
export function maxMinAllocationSmall(problem: AllocationProblem): AllocationAnswer {
  const steps = allocationSteps(problem, false);
  let step = steps.next();
  while (!step.done) step = steps.next(solveDense(step.value));
  return step.value;
}

function* allocationSteps(problem: AllocationProblem, searchWhole: boolean): Steps<AllocationAnswer> {
  const terms = allocationTerms(problem);
  const none = new Float64Array(problem.cap.length);
  const people = terms.persons.reduce((total, p) => total + p, 0);
  const before = people > 0 ? worstShare(terms.before, terms.persons, problem.worstShare).mean : 0;
  const nothing = {
    units: none,
    placed: 0,
    before,
    after: before,
    bound: before,
    gap: 0,
    unitWorth: 0,
    full: [],
    people,
  };
  if (terms.limit === 0 || people === 0) return { status: 'infeasible', ...nothing, limitedBy: terms.limitedBy };

  const { relaxed, listed, proof } = yield* relax(terms);
  const rounded = { units: wholeUnits(terms, relaxed, proof.worth, listed), bound: proof.bound };
  const { units, bound: least } = searchWhole ? yield* bestWhole(terms, listed, rounded) : rounded;
  const after = meanWith(terms, units);
  const bound = Math.max(least, after);
  const gap = (bound - after) / Math.abs(after || 1);
  return {
    status: gap <= optimalGap ? 'optimal' : 'feasible',
    units,
    placed: units.reduce((total, x) => total + x, 0),
    before,
    after,
    bound,
    gap,
    limitedBy: terms.limitedBy,
    unitWorth: proof.unitWorth,
    full: fullPlaces(terms, units, proof),
    people,
  };
}

/** Solves the linear programme over more and more zones until those left out do not matter. */
function* relax(terms: AllocationTerms): Steps<Relaxed> {
  const order = Uint32Array.from(terms.before, (_, z) => z).sort(
    (a, b) => (terms.before[a] as number) - (terms.before[b] as number) || a - b,
  );
  const listed = new Set<number>();
  const wanted = Math.min(1, firstListed * terms.problem.worstShare) * terms.persons.reduce((total, p) => total + p, 0);
  let people = 0;
  for (const z of order) {
    if (people >= wanted) break;
    listed.add(z);
    people += terms.persons[z] as number;
  }
  for (;;) {
    const rows = [...listed];
    const { programme, candidates, floor } = worstShareProgramme(terms, rows);
    const { x, price } = yield programme;
    const relaxed = new Float64Array(terms.problem.cap.length);
    candidates.forEach((j, column) => {
      relaxed[j] = Math.min(terms.problem.cap[j] as number, Math.max(0, x[column] as number));
    });
    const t = floor + (x[x.length - 1] as number);
    const scores = scoresWith(terms, relaxed);
    const known = listed.size;
    for (let z = 0; z < scores.length; z++) if ((scores[z] as number) < t - 1e-9) listed.add(z);
    if (listed.size === known) return { relaxed, listed: rows, proof: provenBound(terms, rows, price) };
  }
}

const meanWith = (terms: AllocationTerms, units: Float64Array): number =>
  worstShare(scoresWith(terms, units), terms.persons, terms.problem.worstShare).mean;

/**
 * Looks for a better whole plan, and a lower bound, by branch and bound over the listed zones. Zones left out only make
 * the bound larger; the plan that is met is judged over all of them. Where the programme is large, the plan that was
 * rounded stands.
 */
function* bestWhole(terms: AllocationTerms, listed: readonly number[], rounded: Whole): Steps<Whole> {
  const reached = meanWith(terms, rounded.units);
  if (rounded.bound - reached <= nearEnough * Math.abs(reached)) return rounded;
  const { programme, candidates, floor } = worstShareProgramme(terms, listed);
  if (programme.value.length > largestWhole) return rounded;
  const start = Float64Array.from(candidates, (j) => rounded.units[j] as number);
  const whole = { columns: candidates.length, nodes: mostNodes, gap: nearEnough / 2, start };
  const { x, bound } = yield { ...programme, whole };
  const least = Math.min(rounded.bound, floor + (bound ?? Infinity));
  if (x.length === 0) return { units: rounded.units, bound: least };
  const units = new Float64Array(terms.problem.cap.length);
  candidates.forEach((j, column) => {
    units[j] = Math.min(terms.problem.cap[j] as number, Math.max(0, Math.round(x[column] as number)));
  });
  const fits = units.reduce((total, u) => total + u, 0) <= terms.limit;
  const better = fits && meanWith(terms, units) > reached;
  return { units: better ? units : rounded.units, bound: least };
}

function fullPlaces(terms: AllocationTerms, units: Float64Array, { worth, unitWorth }: ProvenBound) {
  const full: { facility: number; worth: number }[] = [];
  units.forEach((x, facility) => {
    const more = (worth[facility] as number) - unitWorth;
    if (x > 0 && x === terms.problem.cap[facility] && more > 1e-9 * unitWorth) full.push({ facility, worth: more });
  });
  return full.sort((a, b) => b.worth - a.worth || a.facility - b.facility);
}

/** A programme as the dense simplex takes it: upper limits become rows. */
function solveDense({ gain, upper, rowStart, column, value, atMost }: LinearProgramme): LinearSolution {
  const n = gain.length;
  const limited = [...upper.keys()].filter((c) => Number.isFinite(upper[c]));
  const m = atMost.length + limited.length;
  if (m * n > densest) {
    throw new RangeError(
      `The linear programme has ${m} rows and ${n} columns; the small solver takes ${densest} entries. Give fewer zones, or plan the region with \`junheng run\`.`,
    );
  }
  const rows = new Float64Array(m * n);
  for (let r = 0; r < atMost.length; r++) {
    for (let k = rowStart[r] as number; k < (rowStart[r + 1] as number); k++) {
      rows[r * n + (column[k] as number)] = value[k] as number;
    }
  }
  limited.forEach((c, k) => {
    rows[(atMost.length + k) * n + c] = 1;
  });
  const rhs = Float64Array.from([...atMost, ...limited.map((c) => upper[c] as number)]);
  const answer = solveLinear({ sense: 'max', cost: gain, rows, relation: Array.from(rhs, () => 'le' as const), rhs });
  if (answer.status !== 'optimal') throw new Error(`The allocation's linear programme came out ${answer.status}.`);
  return { x: answer.primal, price: answer.duals.subarray(0, atMost.length) };
}
