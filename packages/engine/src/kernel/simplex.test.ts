import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeTo } from '../../../../testing/close-to.ts';
import { type LinearProgram, type Relation, solveLinear } from './simplex.ts';
import { solveSquare } from './solve-square.ts';

const program = (
  sense: 'min' | 'max',
  cost: number[],
  rows: readonly (readonly [number[], Relation, number])[],
): LinearProgram => ({
  sense,
  cost: Float64Array.from(cost),
  rows: Float64Array.from(rows.flatMap((r) => r[0])),
  relation: rows.map((r) => r[1]),
  rhs: Float64Array.from(rows, (r) => r[2]),
});

test('simplex: two products, three workshops (Hillier & Lieberman, Wyndor Glass), worked by hand', () => {
  // Most of 3x + 5y with x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18: x = 2, y = 6, 36; the last two rules bind at 1.5 and 1.
  const answer = solveLinear(
    program(
      'max',
      [3, 5],
      [
        [[1, 0], 'le', 4],
        [[0, 2], 'le', 12],
        [[3, 2], 'le', 18],
      ],
    ),
  );
  if (answer.status !== 'optimal') throw new Error(answer.status);
  expect(answer.objective).toBeCloseTo(36, 12);
  closeTo(answer.primal, [2, 6]);
  closeTo(answer.duals, [0, 1.5, 1]);
  closeTo(answer.slacks, [2, 0, 0]);
});

test('simplex: rules that contradict each other, and rules that bound nothing', () => {
  expect(
    solveLinear(
      program(
        'min',
        [1],
        [
          [[1], 'ge', 2],
          [[1], 'le', 1],
        ],
      ),
    ).status,
  ).toBe('infeasible');
  expect(solveLinear(program('max', [1, 0], [[[1, -1], 'le', 1]])).status).toBe('unbounded');
});

test('simplex: a rule said twice and one that says nothing do no harm', () => {
  const answer = solveLinear(
    program(
      'min',
      [1, 2],
      [
        [[1, 1], 'eq', 3],
        [[2, 2], 'eq', 6],
        [[0, 0], 'eq', 0],
        [[1, 0], 'le', 2],
      ],
    ),
  );
  if (answer.status !== 'optimal') throw new Error(answer.status);
  closeTo(answer.primal, [2, 1]);
});

test('simplex: the programme on which the steepest column cycles (Beale 1955) ends', () => {
  const answer = solveLinear(
    program(
      'min',
      [-0.75, 20, -0.5, 6],
      [
        [[0.25, -8, -1, 9], 'le', 0],
        [[0.5, -12, -0.5, 3], 'le', 0],
        [[0, 0, 1, 0], 'le', 1],
      ],
    ),
  );
  if (answer.status !== 'optimal') throw new Error(answer.status);
  expect(answer.objective).toBeCloseTo(-1.25, 12);
});

test('simplex: sizes that do not fit and numbers that are none are refused', () => {
  expect(() => solveLinear({ ...program('min', [1], [[[1], 'le', 1]]), rhs: new Float64Array(2) })).toThrow(
    '2 entries',
  );
  expect(() => solveLinear(program('min', [Number.NaN], [[[1], 'le', 1]]))).toThrow('NaN at 0');
});

/** Best objective over all vertices: every choice of n tight rows or zero variables, solved and checked. */
function byVertices(lp: LinearProgram): number | undefined {
  const n = lp.cost.length;
  const m = lp.rhs.length;
  let best: number | undefined;
  const choose = (from: number, chosen: number[]): void => {
    if (chosen.length < n) {
      for (let k = from; k < m + n; k++) choose(k + 1, [...chosen, k]);
      return;
    }
    const a = new Float64Array(n * n);
    const b = new Float64Array(n);
    chosen.forEach((k, i) => {
      if (k < m) {
        a.set(lp.rows.subarray(k * n, (k + 1) * n), i * n);
        b[i] = lp.rhs[k] as number;
      } else a[i * n + k - m] = 1;
    });
    const x = solveSquare(a, b);
    if (!x || x.some((v) => v < -1e-7)) return;
    for (let i = 0; i < m; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += (lp.rows[i * n + j] as number) * (x[j] as number);
      const off = sum - (lp.rhs[i] as number);
      const kind = lp.relation[i];
      if ((kind !== 'ge' && off > 1e-7) || (kind !== 'le' && off < -1e-7)) return;
    }
    const value = x.reduce((s, v, j) => s + v * (lp.cost[j] as number), 0);
    if (best === undefined || (lp.sense === 'min' ? value < best : value > best)) best = value;
  };
  choose(0, []);
  return best;
}

const whole = (low: number, high: number) => fc.integer({ min: low, max: high });

test('simplex: agrees with the best of all vertices, and its duals prove it', () => {
  const lps = fc.integer({ min: 1, max: 4 }).chain((n) =>
    fc
      .tuple(
        fc.constantFrom('min' as const, 'max' as const),
        fc.array(whole(-5, 5), { minLength: n, maxLength: n }),
        fc.array(
          fc.tuple(
            fc.array(whole(-4, 6), { minLength: n, maxLength: n }),
            fc.constantFrom<Relation>('le', 'eq', 'ge'),
            whole(-6, 12),
          ),
          { minLength: 1, maxLength: 4 },
        ),
      )
      // One more row bounds everything, so that the vertices decide.
      .map(([sense, cost, rows]) => program(sense, cost, [...rows, [new Array<number>(n).fill(1), 'le', 20]])),
  );
  fc.assert(
    fc.property(lps, (lp) => {
      const answer = solveLinear(lp);
      const best = byVertices(lp);
      if (best === undefined) {
        expect(answer.status).toBe('infeasible');
        return;
      }
      if (answer.status !== 'optimal') throw new Error(`${answer.status}, expected ${best}`);
      expect(Math.abs(answer.objective - best)).toBeLessThan(1e-7);
      const sign = lp.sense === 'min' ? 1 : -1;
      let dual = 0;
      answer.duals.forEach((y, i) => {
        dual += y * (lp.rhs[i] as number);
        if (lp.relation[i] === 'le') expect(sign * y).toBeLessThan(1e-9);
        if (lp.relation[i] === 'ge') expect(sign * y).toBeGreaterThan(-1e-9);
        if (lp.relation[i] !== 'eq') expect(Math.abs(y * (answer.slacks[i] as number))).toBeLessThan(1e-7);
      });
      expect(Math.abs(dual - answer.objective)).toBeLessThan(1e-7);
      for (const d of answer.reduced) expect(sign * d).toBeGreaterThan(-1e-7);
    }),
    { numRuns: 600 },
  );
});

test('simplex: units of measure do not change the answer', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(whole(1, 9), whole(1, 9), whole(1, 30)), { minLength: 2, maxLength: 6 }),
      whole(-6, 6),
      (rows, power) => {
        const factor = 10 ** power;
        const plain = solveLinear(
          program(
            'max',
            [2, 3],
            rows.map(([a, b, c]) => [[a, b], 'le', c] as const),
          ),
        );
        const scaled = solveLinear(
          program(
            'max',
            [2, 3],
            rows.map(([a, b, c]) => [[a * factor, b * factor], 'le', c * factor] as const),
          ),
        );
        if (plain.status !== 'optimal' || scaled.status !== 'optimal') throw new Error('not solved');
        expect(Math.abs(plain.objective - scaled.objective)).toBeLessThan(1e-9 * plain.objective);
      },
    ),
    { numRuns: 100 },
  );
});
