/** Demand and candidate sites for the p-median: `cost` is row-major, one row a demand point and one column a site. */
export type MedianProblem = {
  /** People (or need) at each demand point. */
  readonly weight: Float64Array;
  readonly sites: number;
  /** Distance or minutes from each demand point to each site; infinite where there is no way. */
  readonly cost: Float64Array;
  /** Sites that are open already and stay so. */
  readonly existing: readonly number[];
  /** How many more to open. */
  readonly open: number;
};

export type MedianAnswer = {
  readonly status: 'optimal' | 'feasible' | 'infeasible';
  /** The sites opened, ascending. */
  readonly opened: readonly number[];
  /** Sum over demand points of weight × cost to the nearest open site. */
  readonly objective: number;
  readonly bound: number;
  /** (objective − bound) ÷ |objective|. */
  readonly gap: number;
};

/** Sets of sites times demand points up to which all sets are tried. */
const tryAll = 3e7;

/**
 * Opens sites so that people travel least: minimises Σ weight × cost to the nearest open site, existing sites kept.
 *
 * Where trying every set is cheap (always for one site) the answer is exact. Otherwise a greedy start is bettered by
 * swapping single sites (Teitz & Bart 1968, doi:10.1287/opre.16.5.955), and a Lagrangian bound says how far it may be
 * from the best. Equal sets: the one whose sites are listed first. `infeasible` where someone can reach no site.
 */
export function pMedian(problem: MedianProblem): MedianAnswer {
  checkMedian(problem);
  const start = nearestOf(problem, problem.existing);
  const free = [...Array(problem.sites).keys()].filter((j) => !problem.existing.includes(j));
  const open = Math.min(problem.open, free.length);
  const exact = choices(free.length, open) * problem.weight.length <= tryAll;
  const found = exact ? everySet(problem, start, free, open) : bySwaps(problem, free, open);
  if (!Number.isFinite(found.objective)) {
    return { status: 'infeasible', opened: [], objective: 0, bound: 0, gap: 0 };
  }
  const bound = exact
    ? found.objective
    : Math.min(found.objective, lagrangianBound(problem, free, open, found.objective));
  const gap = found.objective === 0 ? 0 : (found.objective - bound) / Math.abs(found.objective);
  return { status: gap <= 1e-6 ? 'optimal' : 'feasible', ...found, bound, gap };
}

function checkMedian({ weight, sites, cost, existing, open }: MedianProblem): void {
  if (cost.length !== weight.length * sites) {
    throw new RangeError(
      `cost has ${cost.length} entries for ${weight.length} demand points and ${sites} sites; it needs ${weight.length * sites}.`,
    );
  }
  const bad = cost.findIndex((c) => !(c >= 0));
  if (bad >= 0)
    throw new RangeError(`cost ${bad} is ${cost[bad]}; it must be 0 or more, infinite where there is no way.`);
  const light = weight.findIndex((w) => !(w >= 0 && Number.isFinite(w)));
  if (light >= 0) throw new RangeError(`weight of demand point ${light} is ${weight[light]}; it must be 0 or more.`);
  if (existing.some((j) => !(Number.isInteger(j) && j >= 0 && j < sites))) {
    throw new RangeError(`existing sites are ${existing.join(', ')}; sites are numbered 0..${sites - 1}.`);
  }
  if (!(Number.isInteger(open) && open >= 0)) throw new RangeError(`sites to open are ${open}; give a whole number.`);
}

const choices = (n: number, k: number): number => {
  let all = 1;
  for (let i = 1; i <= k; i++) all *= (n - k + i) / i;
  return all;
};

function nearestOf({ weight, sites, cost }: MedianProblem, open: readonly number[]): Float64Array {
  return weight.map((_, i) => open.reduce((least, j) => Math.min(least, cost[i * sites + j] as number), Infinity));
}

/** Weighted sum of costs; demand points without weight are content anywhere. */
function total(weight: Float64Array, nearest: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weight.length; i++)
    if ((weight[i] as number) > 0) sum += (weight[i] as number) * (nearest[i] as number);
  return sum;
}

type Found = { readonly opened: readonly number[]; readonly objective: number };

function everySet(problem: MedianProblem, start: Float64Array, free: readonly number[], open: number): Found {
  const { weight, sites, cost } = problem;
  const levels = Array.from({ length: open + 1 }, () => Float64Array.from(start));
  let best: Found = { opened: [], objective: open === 0 ? total(weight, start) : Infinity };
  const chosen: number[] = [];
  const visit = (depth: number, from: number): void => {
    if (depth === open) {
      const objective = total(weight, levels[depth] as Float64Array);
      if (objective < best.objective) best = { opened: [...chosen], objective };
      return;
    }
    const [before, after] = [levels[depth] as Float64Array, levels[depth + 1] as Float64Array];
    for (let f = from; f <= free.length - (open - depth); f++) {
      const j = free[f] as number;
      for (let i = 0; i < weight.length; i++) after[i] = Math.min(before[i] as number, cost[i * sites + j] as number);
      chosen.push(j);
      visit(depth + 1, f + 1);
      chosen.pop();
    }
  };
  if (open > 0) visit(0, 0);
  return best;
}

function bySwaps(problem: MedianProblem, free: readonly number[], open: number): Found {
  const { weight, existing } = problem;
  const value = (opened: readonly number[]) => total(weight, nearestOf(problem, [...existing, ...opened]));
  let opened: number[] = [];
  for (let k = 0; k < open; k++) {
    const left = free.filter((j) => !opened.includes(j));
    const values = left.map((j) => value([...opened, j]));
    opened = [...opened, left[values.indexOf(Math.min(...values))] as number];
  }
  let objective = value(opened);
  for (let better = true; better; ) {
    better = false;
    for (const out of opened) {
      for (const into of free) {
        if (opened.includes(into) || !opened.includes(out)) continue;
        const swapped = opened.map((j) => (j === out ? into : j));
        const reached = value(swapped);
        if (reached >= objective * (1 - 1e-12)) continue;
        [opened, objective, better] = [swapped, reached, true];
      }
    }
  }
  return { opened: opened.toSorted((a, b) => a - b), objective };
}

/**
 * A lower bound: each demand point pays λ_i once instead of being served once; for any λ the rest falls apart by site.
 * λ is bettered by the subgradient (Cornuéjols, Fisher & Nemhauser 1977, doi:10.1287/mnsc.23.8.789).
 */
function lagrangianBound(problem: MedianProblem, free: readonly number[], open: number, upper: number): number {
  const { weight, sites, cost, existing } = problem;
  const n = weight.length;
  const price = (i: number, j: number) =>
    (weight[i] as number) === 0 ? 0 : (weight[i] as number) * (cost[i * sites + j] as number);
  const multiplier = Float64Array.from(nearestOf(problem, [...existing, ...free]), (c, i) => (weight[i] as number) * c);
  let [best, step, idle] = [-Infinity, 1, 0];
  for (let round = 0; round < 300 && step > 1e-4; round++) {
    const saving = Float64Array.from({ length: sites }, (_, j) => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += Math.min(0, price(i, j) - (multiplier[i] as number));
      return sum;
    });
    const cheapest = free.toSorted((a, b) => (saving[a] as number) - (saving[b] as number) || a - b).slice(0, open);
    const used = [...existing, ...cheapest];
    let value = multiplier.reduce((sum, l) => sum + l, 0);
    for (const j of used) value += saving[j] as number;
    if (value > best) [best, idle] = [value, 0];
    else if (++idle === 10) [step, idle] = [step / 2, 0];
    const slope = Float64Array.from(
      weight,
      (_, i) => 1 - used.filter((j) => price(i, j) < (multiplier[i] as number)).length,
    );
    const size = slope.reduce((sum, s) => sum + s * s, 0);
    if (size === 0) break;
    for (let i = 0; i < n; i++) {
      multiplier[i] = (multiplier[i] as number) + (step * (upper - value) * (slope[i] as number)) / size;
    }
  }
  return best;
}
