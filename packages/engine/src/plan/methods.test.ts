import { expect, test } from 'vitest';
import { planMethods } from './methods.ts';

const run = (id: string, input: unknown) => {
  const found = planMethods.find((m) => m.id === id);
  if (!found) throw new Error(`no method ${id}`);
  return found.output.parse(found.run(found.input.parse(input)));
};

test('plan/max-min-allocation: the worked case, from minutes', () => {
  const out = run('plan/max-min-allocation', {
    supply: [1, 18, null],
    population: [100, 100, 800],
    minutes: [
      [5, null, 5],
      [null, 10, null],
      [null, 3, null],
    ],
    decay: [{ to_minutes: 10, weight: 1 }],
    add: 2,
    cap: [5, 5, 5],
    worst_share: 0.2,
  });
  expect(out).toMatchObject({ units: [1, 1, 0], placed: 2, limited_by: 'number', status: 'feasible' });
});

test('plan/p-median: the worked case; a transposed matrix is told', () => {
  const cost = [
    [0, 4, 9],
    [6, 1, 3],
    [8, 5, 0],
  ];
  expect(run('plan/p-median', { weight: [10, 20, 5], cost, open: 1 })).toMatchObject({ opened: [1], objective: 85 });
  expect(() => run('plan/p-median', { weight: [1], cost: [[1], [1, 2]], open: 1 })).toThrow('transposed');
});
