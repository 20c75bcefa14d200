import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeRelative, closeTo } from '../../../../testing/close-to.ts';
import { readShared, readSharedCsv, testShared } from '../../../../testing/shared-data.ts';
import { oneNewSite } from './one-new-site.ts';
import { type MedianProblem, pMedian } from './p-median.ts';

//        mill  ford  gate
// west     0     4     9     10 people
// east     6     1     3     20
// south    8     5     0      5
const worked: MedianProblem = {
  weight: Float64Array.of(10, 20, 5),
  sites: 3,
  cost: Float64Array.of(0, 4, 9, 6, 1, 3, 8, 5, 0),
  existing: [],
  open: 1,
};

test('p-median: three places, worked by hand', () => {
  // mill 120 + 40, ford 40 + 20 + 25, gate 90 + 60
  expect(pMedian(worked)).toMatchObject({ status: 'optimal', opened: [1], objective: 85, gap: 0 });
  // beside the mill: ford 20 + 25, gate 60
  expect(pMedian({ ...worked, existing: [0] })).toMatchObject({ opened: [1], objective: 45 });
  expect(pMedian({ ...worked, open: 9 })).toMatchObject({ opened: [0, 1, 2], objective: 20 });
  expect(pMedian({ ...worked, existing: [2], open: 0 })).toMatchObject({ opened: [], objective: 150 });
  expect(pMedian({ ...worked, open: 0 })).toMatchObject({ status: 'infeasible' });
  expect(() => pMedian({ ...worked, sites: 2 })).toThrow('it needs 6');
});

const sanFrancisco = (): MedianProblem => {
  const demand = readSharedCsv('location_sanfrancisco_spopt/demand.csv');
  const sites = readSharedCsv('location_sanfrancisco_spopt/sites.csv').map((s) => s.store);
  const rowOf = new Map(demand.map((d, i) => [d.tract, i]));
  const cost = new Float64Array(demand.length * sites.length).fill(Infinity);
  for (const row of readSharedCsv('location_sanfrancisco_spopt/network_distance.csv')) {
    cost[(rowOf.get(row.tract) as number) * sites.length + sites.indexOf(row.store)] = Number(row.distance_m);
  }
  const weight = Float64Array.from(demand, (d) => Number(d.population));
  return { weight, sites: sites.length, cost, existing: [], open: 1 };
};

testShared('p-median: San Francisco, p = 1 to 8, is the published optimum', () => {
  const { p_median } = JSON.parse(readShared('location_sanfrancisco_spopt/expected.json')) as {
    p_median: { p: number; objective_person_m: number }[];
  };
  const problem = sanFrancisco();
  closeRelative(pMedian(problem).objective, 5_731_159_103.6753, 1e-9);
  for (const { p, objective_person_m } of p_median) {
    const answer = pMedian({ ...problem, open: p });
    expect(answer.status).toBe('optimal');
    closeRelative(answer.objective, objective_person_m, 1e-9);
  }
});

const anyMedian = fc.integer({ min: 1, max: 6 }).chain((sites) =>
  fc.integer({ min: 1, max: 8 }).chain((points) =>
    fc.record({
      weight: fc.array(fc.nat(9), { minLength: points, maxLength: points }).map((w) => Float64Array.from(w)),
      sites: fc.constant(sites),
      cost: fc
        .array(fc.nat(20), { minLength: points * sites, maxLength: points * sites })
        .map((c) => Float64Array.from(c)),
      existing: fc.constant([0]),
      open: fc.integer({ min: 0, max: 3 }),
    }),
  ),
);

test('p-median: one new site among many equals trying them in full', () => {
  fc.assert(
    fc.property(anyMedian, (problem) => {
      const { weight, sites, cost } = problem;
      const minutes = weight.map((_, i) => cost[i * sites] as number);
      const candidates = [...Array(sites).keys()].slice(1);
      const one = oneNewSite(weight, minutes, candidates, (j, visit) => {
        for (let i = 0; i < weight.length; i++) visit(i, cost[i * sites + j] as number);
      });
      const full = pMedian({ ...problem, open: 1 });
      const got = one.best < 0 ? one.before : (one.after[one.best] as number);
      closeTo([got], [full.objective], 1e-6);
    }),
  );
});

test('one new site: a zone without people and without any way today changes nothing', () => {
  const minutes = Float64Array.of(10, Number.NaN);
  const answer = oneNewSite(Float64Array.of(5, 0), minutes, [0, 1], (candidate, visit) => {
    visit(0, candidate === 0 ? 0 : 4);
    visit(1, candidate === 0 ? 4 : 0);
  });
  expect(answer).toEqual({ best: 0, before: 50, after: Float64Array.of(0, 20) });
});

test('p-median: another site never makes anyone travel further', () => {
  fc.assert(
    fc.property(anyMedian, (problem) => {
      const more = pMedian({ ...problem, open: problem.open + 1 });
      expect(more.objective).toBeLessThanOrEqual(pMedian(problem).objective);
    }),
  );
});

test('p-median: too many sets to try gives a near plan with a bound that holds', () => {
  const n = 60;
  const x = Float64Array.from({ length: n }, (_, i) => ((i * 37) % 101) / 101);
  const y = Float64Array.from({ length: n }, (_, i) => ((i * 53) % 97) / 97);
  const cost = Float64Array.from({ length: n * n }, (_, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    return Math.hypot((x[i] as number) - (x[j] as number), (y[i] as number) - (y[j] as number));
  });
  const answer = pMedian({ weight: new Float64Array(n).fill(1), sites: n, cost, existing: [], open: 5 });
  expect(answer.opened).toHaveLength(5);
  expect(answer.gap).toBeGreaterThanOrEqual(0);
  expect(answer.gap).toBeLessThan(0.05);
});
