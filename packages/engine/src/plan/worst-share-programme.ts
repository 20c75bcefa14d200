import type { AllocationTerms } from './allocation-problem.ts';
import type { LinearProgramme } from './spi.ts';

/**
 * The linear programme of the worst-served share over some of the zones:
 *
 *   maximise  t − Σ_i p_i u_i            p_i = P_i ÷ (share × people of all zones of the objective)
 *   t − u_i − Σ_j rise_ij x_j ≤ A_i      for each zone i listed
 *   Σ_j x_j ≤ limit,  0 ≤ x_j ≤ cap_j,  u_i ≥ 0
 *
 * Zones left out are taken to lie above t, so its value is an upper bound whichever zones are listed, and the optimum
 * once no zone left out lies below t. Columns: x of the candidates, then u of the listed zones, then t above `floor`.
 */
export type WorstShareProgramme = {
  readonly programme: LinearProgramme;
  /** Facility of each x column. */
  readonly candidates: Uint32Array;
  /** t is `floor` plus its column. */
  readonly floor: number;
};

export function worstShareProgramme(terms: AllocationTerms, listed: ArrayLike<number>): WorstShareProgramme {
  const candidates = Uint32Array.from(new Set(terms.facility)).sort();
  const columnOf = new Map([...candidates].map((j, column) => [j, column]));
  const [n, m] = [candidates.length, listed.length];
  const floor = terms.before.reduce((least, a) => Math.min(least, a), Infinity);
  const shared = terms.problem.worstShare * sum(terms.persons);
  const gain = new Float64Array(n + m + 1);
  const upper = new Float64Array(n + m + 1).fill(Infinity);
  candidates.forEach((j, column) => {
    upper[column] = terms.problem.cap[j] as number;
  });
  gain[n + m] = 1;
  const rowStart = [0];
  const column: number[] = [];
  const value: number[] = [];
  const atMost = new Float64Array(m + 1);
  for (let r = 0; r < m; r++) {
    const z = listed[r] as number;
    gain[n + r] = -(terms.persons[z] as number) / shared;
    for (let k = terms.start[z] as number; k < (terms.start[z + 1] as number); k++) {
      column.push(columnOf.get(terms.facility[k] as number) as number);
      value.push(-(terms.rise[k] as number));
    }
    column.push(n + r, n + m);
    value.push(-1, 1);
    atMost[r] = (terms.before[z] as number) - floor;
    rowStart.push(column.length);
  }
  candidates.forEach((_, at) => {
    column.push(at);
    value.push(1);
  });
  atMost[m] = terms.limit;
  rowStart.push(column.length);
  const programme = {
    gain,
    upper,
    rowStart: Uint32Array.from(rowStart),
    column: Uint32Array.from(column),
    value: Float64Array.from(value),
    atMost,
  };
  return { programme, candidates, floor };
}

/** Value of a unit at each facility under the zone weights of a bound, and what it proves. */
export type ProvenBound = {
  readonly bound: number;
  /** By how much the objective can rise at most with a unit more at each facility. */
  readonly worth: Float64Array;
  /** The same for a unit more in all: the worth of the best place that is not full. */
  readonly unitWorth: number;
};

/**
 * The upper bound that a solver's prices prove, by weak duality, whatever the solver's tolerance. Any zone weights q
 * with 0 ≤ q_i ≤ p_i and Σ q_i = 1 bound the mean of the worst-served share from above by Σ q_i A_i(x), and the best x
 * for fixed q fills the facilities of most worth first. Prices are clipped and filled up to such weights.
 */
export function provenBound(terms: AllocationTerms, listed: ArrayLike<number>, price: Float64Array): ProvenBound {
  const q = feasibleWeights(terms, listed, price);
  const worth = new Float64Array(terms.problem.cap.length);
  let bound = 0;
  for (let z = 0; z < q.length; z++) {
    const weight = q[z] as number;
    if (weight === 0) continue;
    bound += weight * (terms.before[z] as number);
    for (let k = terms.start[z] as number; k < (terms.start[z + 1] as number); k++) {
      const j = terms.facility[k] as number;
      worth[j] = (worth[j] as number) + weight * (terms.rise[k] as number);
    }
  }
  let left = terms.limit;
  let unitWorth = 0;
  for (const j of byWorth(worth)) {
    const placed = Math.min(left, terms.problem.cap[j] as number);
    bound += placed * (worth[j] as number);
    left -= placed;
    if (placed < (terms.problem.cap[j] as number)) {
      unitWorth = worth[j] as number;
      break;
    }
  }
  return { bound, worth, unitWorth };
}

/** Facilities by falling worth, equal ones by number. */
export function byWorth(worth: Float64Array): Uint32Array {
  return Uint32Array.from(worth, (_, j) => j).sort((a, b) => (worth[b] as number) - (worth[a] as number) || a - b);
}

function feasibleWeights(terms: AllocationTerms, listed: ArrayLike<number>, price: Float64Array): Float64Array {
  const shared = terms.problem.worstShare * sum(terms.persons);
  const most = terms.persons.map((p) => p / shared);
  const q = new Float64Array(terms.zones.length);
  for (let r = 0; r < listed.length; r++) {
    const z = listed[r] as number;
    q[z] = Math.min(most[z] as number, Math.max(0, price[r] as number));
  }
  const total = sum(q);
  const room = sum(most) - total;
  if (total >= 1 || room <= 1e-12) return q.map((w) => w / total);
  return q.map((w, z) => w + ((most[z] as number) - w) * ((1 - total) / room));
}

const sum = (values: Float64Array) => values.reduce((total, v) => total + v, 0);
