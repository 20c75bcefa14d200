import { expect, test } from 'vitest';
import { balanceMethods } from './methods.ts';

const run = (id: string, input: unknown) => {
  const found = balanceMethods.find((method) => method.id === id);
  if (!found) throw new Error(`no method ${id}`);
  const result = found.run(found.input.parse(input));
  expect(found.output.parse(result)).toEqual(result);
  return result as Record<string, unknown>;
};
const town = {
  supply: [10, 20],
  population: [100, 200, 300],
  travel: {
    minutes: [
      [10, 40],
      [20, 20],
      [50, 15],
    ],
  },
};

test('2SFCA and E2SFCA as documents: the hand-worked towns, as a table and as pairs', () => {
  const score = [10 / 300, 10 / 300 + 20 / 500, 20 / 500];
  const table = run('balance/2sfca', { ...town, within_minutes: 30 });
  expect(table).toEqual({ score, demand: [300, 500], supply_out_of_reach: 0 });
  const pairs = { zone: [2, 0, 1, 1], facility: [1, 0, 0, 1], minutes: [15, 10, 20, 20] };
  expect(run('balance/2sfca', { ...town, travel: pairs, within_minutes: 30 })).toEqual(table);
  expect(run('balance/e2sfca', { ...town, decay: { form: 'step', steps: [{ to: 30, weight: 1 }] } })).toEqual(table);
});

test('a transposed table is refused with advice', () => {
  const turned = {
    ...town,
    travel: {
      minutes: [
        [10, 20, 50],
        [40, 20, 15],
      ],
    },
    within_minutes: 30,
  };
  expect(() => run('balance/2sfca', turned)).toThrow('The matrix is transposed');
});

test('Gini, Theil, straight line and classes as documents', () => {
  expect(run('balance/gini', { score: [10, 10, 10, 20, 50] }).gini).toBeCloseTo(0.36, 12);
  expect(run('balance/theil', { score: [10, 10, 10, 20, 50] })).toMatchObject({
    theil_t: expect.closeTo(0.2502012, 6),
    theil_l: expect.closeTo(0.2326302, 6),
  });
  expect(run('balance/theil', { score: [0, 1] }).theil_l).toBeNull();
  const line = {
    zones: { lon: [0], lat: [0] },
    facilities: { lon: [0.1, 9], lat: [0, 0] },
    detour: 1.3,
    speed_kmh: 60,
  };
  expect(run('balance/straight-line', { ...line, up_to_minutes: 30 })).toEqual({
    zone: [0],
    facility: [0],
    minutes: [14.46],
  });
  const limits = { supply: { low: 0.8, high: 1.25 }, need: { low: 0.95, high: 1.05 } };
  const classes = run('balance/imbalance-classes', { score: [1, 3], need: [3, 1], population: [1, 1], limits });
  expect(classes.class).toEqual(['13', '31']);
});
