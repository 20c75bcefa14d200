import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeTo } from '../../../../testing/close-to.ts';
import { readShared, readSharedCsv, testShared } from '../../../../testing/shared-data.ts';
import { twoStepFca, within } from './2sfca.ts';
import { threeStepFca } from './3sfca.ts';
import { type CatchmentCase, catchmentConformance } from './conformance.ts';
import { decayTable, pairWeights, step, weightAt } from './decay.ts';
import { e2sfca, e2sfcaWeighted } from './e2sfca.ts';
import { travelCostsFromPairs, travelTimes } from './travel-times.ts';

test('2SFCA: three zones, two hospitals, worked by hand', () => {
  //            north  south
  // old town     10     40     100 residents
  // middle       20     20     200
  // harbour      50     15     300     beds: north 10, south 20
  const beds = Float64Array.of(10, 20);
  const people = Float64Array.of(100, 200, 300);
  const travel = travelTimes([
    [10, 40],
    [20, 20],
    [50, 15],
  ]);
  const a = twoStepFca(beds, people, travel, within(30));
  closeTo(a, [10 / 300, 10 / 300 + 20 / 500, 20 / 500]);
  closeTo([100 * (a[0] ?? 0) + 200 * (a[1] ?? 0) + 300 * (a[2] ?? 0)], [30]);
});

test('E2SFCA: near supply counts more, worked by hand', () => {
  // north is 10 minutes from old town (weight 1) and 20 from middle (.68): 100 + 136 people share 10 beds
  const a = e2sfca(
    Float64Array.of(10),
    Float64Array.of(100, 200),
    travelTimes([[10], [20]]),
    decayTable(
      step([
        [10, 1],
        [20, 0.68],
        [30, 0.22],
      ]),
    ),
  );
  closeTo(a.demand, [236]);
  closeTo(a.score, [10 / 236, 6.8 / 236]);
});

test('a step holds up to and including its limit, to the hundredth of a minute', () => {
  const one = (minutes: number) =>
    e2sfca(Float64Array.of(1), Float64Array.of(1), travelTimes([[minutes]]), within(30)).score[0];
  expect(one(30)).toBe(1);
  expect(one(30.01)).toBe(0);
});

test('a transposed matrix is refused with advice', () => {
  const travel = travelTimes([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  expect(() => e2sfca(new Float64Array(3), new Float64Array(2), travel, within(30))).toThrow(
    'transposed: rows are zones',
  );
  expect(() => e2sfca(new Float64Array(2), new Float64Array(4), travel, within(30))).toThrow('filtered out');
});

type Town = { cost_origin_dest: { origin: number; dest: number; cost: number }[] } & Record<
  '2sfca' | '3sfca',
  Record<string, number>
>;

testShared('2SFCA and 3SFCA of the three towns of pysal access', () => {
  const cases = JSON.parse(readShared('access_chicago_pysal/small_cases.json')).three_town_hospital_example;
  const supply = Float64Array.of(15, 20, 100);
  const people = Float64Array.of(100, 50, 10);
  for (const town of cases.cases as Town[]) {
    const pairs = town.cost_origin_dest;
    const near = pairs.filter(({ cost }) => cost <= 61);
    const travel = travelCostsFromPairs(
      3,
      3,
      near.map(({ origin }) => origin - 1),
      near.map(({ dest }) => dest - 1),
      near.map(({ cost }) => cost),
      'index',
    );
    const weight = pairWeights({ form: 'inverse_power', power: 1, scale: 1, least: 0, cut: 61 }, travel);
    closeTo(e2sfcaWeighted(supply, people, travel, weight).score, Object.values(town['2sfca']), 1e-6);
    const sums = new Float64Array(3);
    for (const { origin, cost } of pairs) sums[origin - 1] = (sums[origin - 1] as number) + 1 / cost;
    closeTo(threeStepFca(supply, people, travel, weight, sums).score, Object.values(town['3sfca']), 1e-6);
  }
});

testShared('weights of pysal access: gaussian and gravity', () => {
  const { gaussian, gravity } = JSON.parse(readShared('access_chicago_pysal/small_cases.json')).weights;
  for (const { x, sigma, w } of gaussian.cases) {
    closeTo([weightAt({ form: 'gaussian', scale: sigma, cut: 1000 }, x)], [w], 1e-8);
  }
  for (const { x, scale, alpha, min_dist, w } of gravity.cases) {
    closeTo([weightAt({ form: 'inverse_power', power: -alpha, scale, least: min_dist, cut: 1000 }, x)], [w], 1e-9);
  }
});

testShared('2SFCA, E2SFCA (step and gaussian) and 3SFCA of 1,930 Chicago tracts, to 3e-7', () => {
  const tracts = readSharedCsv('access_chicago_pysal/tracts.csv');
  const expected = readSharedCsv('access_chicago_pysal/expected_access.csv');
  const [zone, facility, km]: [number[], number[], number[]] = [[], [], []];
  const [x, y] = [tracts.map(({ x_m }) => Number(x_m)), tracts.map(({ y_m }) => Number(y_m))];
  for (let i = 0; i < tracts.length; i++) {
    for (let j = 0; j < tracts.length; j++) {
      const away = Math.hypot((x[i] ?? 0) - (x[j] ?? 0), (y[i] ?? 0) - (y[j] ?? 0)) / 1000;
      if (away > 20) continue;
      zone.push(i);
      facility.push(j);
      km.push(away);
    }
  }
  const travel = travelCostsFromPairs(tracts.length, tracts.length, zone, facility, km, 'kilometre');
  const people = Float64Array.from(tracts, ({ pop }) => Number(pop));
  const steps = [
    [5, 1],
    [10, 0.68],
    [15, 0.22],
  ] as const;
  const weights = {
    '2sfca_10km': pairWeights(step([[10, 1]]), travel),
    e2sfca_step: pairWeights(step(steps), travel),
    e2sfca_gauss5: pairWeights({ form: 'gaussian', scale: 5, cut: 15 }, travel),
  };
  const wan = pairWeights(
    step([
      [5, 0.962],
      [10, 0.704],
      [15, 0.377],
      [20, 0.042],
    ]),
    travel,
  );
  for (const kind of ['doc', 'dentist'] as const) {
    const supply = Float64Array.from(tracts, (tract) => Number(tract[kind]));
    const column = (name: string) => expected.map((row) => Number(row[`${name}_${kind}`]));
    for (const [name, weight] of Object.entries(weights)) {
      closeTo(e2sfcaWeighted(supply, people, travel, weight).score, column(name), 3e-7);
    }
    closeTo(threeStepFca(supply, people, travel, wan).score, column('3sfca_step'), 3e-7);
  }
});

const problem: fc.Arbitrary<CatchmentCase> = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 6 }))
  .chain(([n, m]) =>
    fc
      .tuple(
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: m, maxLength: m }),
        fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: n, maxLength: n }),
        fc.array(fc.option(fc.integer({ min: 0, max: 4000 })), { minLength: n * m, maxLength: n * m }),
      )
      .map(([supply, people, times]) => {
        const rows = Array.from({ length: n }, (_, i) => times.slice(i * m, (i + 1) * m).map((t) => t && t / 100));
        const travel = travelTimes(rows);
        const decay = decayTable({ form: 'gaussian', scale: 12, cut: 30 });
        const weight = Float64Array.from(travel.centiMin, (c) => decay.weight[c] as number);
        return { supply: Float64Array.from(supply), population: Float64Array.from(people), travel, weight };
      }),
  );

const family = [
  {
    id: 'balance/e2sfca',
    run: (...given: Parameters<typeof e2sfcaWeighted>) => e2sfcaWeighted(...given).score,
  },
  { id: 'balance/3sfca', run: (...given: Parameters<typeof e2sfcaWeighted>) => threeStepFca(...given).score },
];

for (const method of family) {
  for (const { name, holds } of catchmentConformance) {
    test(`${method.id}: ${name}`, () => {
      fc.assert(
        fc.property(problem, (given) => {
          expect(holds(method, given)).toBeUndefined();
        }),
      );
    });
  }
}

const table = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 5 })).chain(([n, m]) =>
  fc.record({
    minutes: fc.array(fc.array(fc.integer({ min: 0, max: 45 }), { minLength: m, maxLength: m }), {
      minLength: n,
      maxLength: n,
    }),
    supply: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: m, maxLength: m }),
    people: fc.array(fc.integer({ min: 1, max: 900 }), { minLength: n, maxLength: n }),
    pick: fc.nat(n - 1),
    road: fc.nat(m - 1),
  }),
);
const steps = decayTable(
  step([
    [10, 1],
    [20, 0.68],
    [30, 0.22],
  ]),
);

test('the order of zones makes no difference', () => {
  fc.assert(
    fc.property(table, ({ minutes, supply, people }) => {
      const forth = e2sfca(Float64Array.from(supply), Float64Array.from(people), travelTimes(minutes), steps).score;
      const back = e2sfca(
        Float64Array.from(supply),
        Float64Array.from(people.toReversed()),
        travelTimes(minutes.toReversed()),
        steps,
      ).score;
      closeTo(forth, back.toReversed(), 1e-12);
    }),
  );
});

test('a faster road never lowers the reach of its own end', () => {
  fc.assert(
    fc.property(table, ({ minutes, supply, people, pick, road }) => {
      const score = (rows: number[][]) =>
        e2sfca(Float64Array.from(supply), Float64Array.from(people), travelTimes(rows), steps).score[pick] as number;
      const faster = minutes.map((row, i) => row.map((t, j) => (i === pick && j === road ? Math.max(0, t - 10) : t)));
      expect(score(faster)).toBeGreaterThanOrEqual(score(minutes) - 1e-12);
    }),
  );
});

test('the kernel on hundredths agrees with the exact one and with a plain double sum', () => {
  fc.assert(
    fc.property(table, ({ minutes, supply, people }) => {
      const travel = travelTimes(minutes);
      const s = Float64Array.from(supply);
      const p = Float64Array.from(people);
      const w = (t: number) => (t <= 10 ? 1 : t <= 20 ? 0.68 : t <= 30 ? 0.22 : 0);
      const plain = minutes.map((row) =>
        row.reduce((total, t, j) => {
          const demand = minutes.reduce((sum, other, i) => sum + (people[i] ?? 0) * w(other[j] ?? 0), 0);
          return total + (demand > 0 ? ((supply[j] ?? 0) / demand) * w(t) : 0);
        }, 0),
      );
      closeTo(e2sfca(s, p, travel, steps).score, plain, 1e-12);
      const weight = Float64Array.from(travel.centiMin, (c) => w(c / 100));
      closeTo(e2sfcaWeighted(s, p, travel, weight).score, plain, 1e-12);
    }),
  );
});
