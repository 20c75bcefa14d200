import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeRelative, closeTo } from '../../../../testing/close-to.ts';
import type { ZoneReach } from '../balance/index.ts';
import { type AllocationProblem, allocationTerms, scoresWith } from './allocation-problem.ts';
import { maxMinAllocationSmall } from './max-min-allocation.ts';
import { worstShare } from './worst-share.ts';

/** Reach from a full table of weights, zones × facilities; 0 is out of reach. */
function reachOf(weights: readonly (readonly number[])[]): ZoneReach {
  const start = [0];
  const facility: number[] = [];
  const weight: number[] = [];
  for (const row of weights) {
    row.forEach((w, j) => {
      if (w === 0) return;
      facility.push(j);
      weight.push(w);
    });
    start.push(facility.length);
  }
  return {
    zones: weights.length,
    facilities: weights[0]?.length ?? 0,
    zoneStart: Uint32Array.from(start),
    facility: Uint16Array.from(facility),
    weight: Float64Array.from(weight),
  };
}

//          f1  f2     people   today, per 1,000
// hill      1   ·      100     1 bed ÷ 100          = 10
// bank      ·   1      100    18 beds ÷ 900         = 20
// town      ·   1      800                          = 20
const worked: AllocationProblem = {
  reach: reachOf([
    [1, 0],
    [0, 1],
    [0, 1],
  ]),
  persons: Float64Array.of(100, 100, 800),
  counts: Uint8Array.of(1, 1, 1),
  score: Float64Array.of(10, 20, 20),
  cap: Float64Array.of(5, 5),
  add: 2,
  worstShare: 0.2,
};

test('worst share: the last zone counts with the part that fits', () => {
  expect(worstShare([10, 20, 20], [100, 100, 800], 0.2)).toEqual({ mean: 15, threshold: 20 });
  expect(worstShare([5, 1], [1, 3], 0.5)).toEqual({ mean: 1, threshold: 1 });
  expect(worstShare([5, 1], [1, 3], 1).mean).toBe(2);
  expect(() => worstShare([1], [0], 0.1)).toThrow('people must be there');
});

test('max–min: three zones, two facilities, worked by hand', () => {
  const answer = maxMinAllocationSmall(worked);
  // Today the worst 200 are the hill and half of the others: (10 + 20) ÷ 2. A bed at f1 gives the hill 10 more, a bed
  // at f2 gives the others 18 → 19 beds ÷ 900. In parts 1.1 beds at f1 lift everyone to 21; whole, one bed each.
  closeTo([answer.before, answer.after, answer.bound], [15, (20 + 190 / 9) / 2, 21]);
  expect([...answer.units]).toEqual([1, 1]);
  expect(answer.status).toBe('feasible');
  closeTo([answer.gap], [(21 - answer.after) / answer.after]);
  expect(answer).toMatchObject({ placed: 2, limitedBy: 'number', people: 1000, full: [] });
});

test('max–min: the price, the caps and the number each bind in their turn', () => {
  const poor = maxMinAllocationSmall({ ...worked, price: 3, budget: 5 });
  expect(poor).toMatchObject({ placed: 1, limitedBy: 'budget', status: 'optimal' });
  closeTo([poor.after], [20]);
  // In parts a second bed would add 1; the prices of a corner may say up to the 5 of the first.
  expect(poor.unitWorth).toBeGreaterThan(1 - 1e-9);
  expect(poor.unitWorth).toBeLessThan(5 + 1e-9);
  const narrow = maxMinAllocationSmall({ ...worked, cap: Float64Array.of(0, 1) });
  expect(narrow).toMatchObject({ placed: 1, limitedBy: 'caps', people: 900 });
  const capped = maxMinAllocationSmall({
    ...worked,
    add: 3,
    cap: Float64Array.of(1, 5),
    score: Float64Array.of(0, 20, 20),
  });
  expect([...capped.units]).toEqual([1, 2]);
  // More room at f1 would give the hill 10 a bed, half of the worst 200, instead of the others' 10 ÷ 9.
  closeTo([capped.full[0]?.worth ?? 0], [(10 - 10 / 9) / 2]);
});

test('max–min: nothing to place is said, not hidden', () => {
  expect(maxMinAllocationSmall({ ...worked, price: 3, budget: 2 })).toMatchObject({ status: 'infeasible', placed: 0 });
  expect(maxMinAllocationSmall({ ...worked, cap: Float64Array.of(0, 0) })).toMatchObject({ status: 'infeasible' });
  expect(() => maxMinAllocationSmall({ ...worked, persons: Float64Array.of(1) })).toThrow('reach has 3 zones');
  expect(() => maxMinAllocationSmall({ ...worked, cap: Float64Array.of(1.5, 1) })).toThrow('cap of facility 0 is 1.5');
});

test('max–min: does not chase one village', () => {
  // Forty people at 1, who share their hospital with a big well-served town, against 1,000 at 2 with a hospital of their own.
  const problem: AllocationProblem = {
    reach: reachOf([
      [0.22, 0],
      [1, 0],
      [0, 1],
    ]),
    persons: Float64Array.of(40, 9000, 1000),
    counts: Uint8Array.of(1, 1, 1),
    score: Float64Array.of(1, 5, 2),
    cap: Float64Array.of(100, 100),
    add: 2,
    worstShare: 0.1,
  };
  expect([...maxMinAllocationSmall(problem).units]).toEqual([0, 2]);
});

const anyProblem = fc
  .record({
    weights: fc.array(fc.tuple(...[0, 1, 2].map(() => fc.constantFrom(0, 0, 0.22, 0.68, 1))), {
      minLength: 2,
      maxLength: 7,
    }),
    people: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 7, maxLength: 7 }),
    scores: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 }),
    caps: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }),
    add: fc.integer({ min: 0, max: 5 }),
    share: fc.constantFrom(0.1, 0.3, 1),
  })
  .map(({ weights, people, scores, caps, add, share }): AllocationProblem => {
    const n = weights.length;
    return {
      reach: reachOf(weights),
      persons: Float64Array.from(people.slice(0, n)),
      counts: Uint8Array.from(scores.slice(0, n), (s) => (s === 9 ? 0 : 1)),
      score: Float64Array.from(scores.slice(0, n)),
      cap: Float64Array.from(caps),
      add,
      worstShare: share,
    };
  });

/** The best whole plan, by trying all of them. */
function byTrying(problem: AllocationProblem): number {
  const terms = allocationTerms(problem);
  let best = -Infinity;
  const [a, b, c] = problem.cap as unknown as [number, number, number];
  for (let x = 0; x <= a; x++)
    for (let y = 0; y <= b; y++)
      for (let z = 0; z <= c; z++) {
        if (x + y + z > problem.add) continue;
        best = Math.max(
          best,
          worstShare(scoresWith(terms, Float64Array.of(x, y, z)), terms.persons, problem.worstShare).mean,
        );
      }
  return best;
}

test('max–min: never above the best whole plan, which is never above the bound; caps and number are kept', () => {
  let exact = 0;
  let all = 0;
  fc.assert(
    fc.property(anyProblem, (problem) => {
      const answer = maxMinAllocationSmall(problem);
      if (answer.people === 0) return;
      const best = byTrying(problem);
      expect(answer.after).toBeLessThanOrEqual(best + 1e-9);
      expect(answer.bound).toBeGreaterThanOrEqual(best - 1e-9);
      expect(answer.placed).toBeLessThanOrEqual(problem.add);
      expect(answer.units.every((x, j) => x >= 0 && x <= (problem.cap[j] as number) && Number.isInteger(x))).toBe(true);
      all++;
      if (answer.after >= best - 1e-9) exact++;
    }),
    { numRuns: 300, seed: 11 },
  );
  expect(exact / all).toBeGreaterThan(0.97);
});

test('max–min: the order of zones does not matter, and more money never does harm', () => {
  fc.assert(
    fc.property(anyProblem, (problem) => {
      const answer = maxMinAllocationSmall(problem);
      const more = maxMinAllocationSmall({ ...problem, add: problem.add + 1 });
      expect(more.bound).toBeGreaterThanOrEqual(answer.after - 1e-9);
      if (answer.people > 0 && answer.bound > 0) closeRelative(turned(problem).bound + 1, answer.bound + 1, 1e-7);
    }),
    { numRuns: 60 },
  );
});

function turned(problem: AllocationProblem) {
  const { reach, persons, counts, score } = problem;
  const rows = Array.from(persons, (_, i) => {
    const row = new Array<number>(reach.facilities).fill(0);
    for (let k = reach.zoneStart[i] as number; k < (reach.zoneStart[i + 1] as number); k++) {
      row[reach.facility[k] as number] = reach.weight[k] as number;
    }
    return row;
  });
  return maxMinAllocationSmall({
    ...problem,
    reach: reachOf(rows.reverse()),
    persons: persons.toReversed(),
    counts: counts.toReversed(),
    score: score.toReversed(),
  });
}
