import { expect, test } from 'vitest';
import { dispatchMethods } from './methods.ts';

const run = (id: string, input: unknown) => {
  const found = dispatchMethods.find((m) => m.id === id);
  if (!found) throw new Error(`no method ${id}`);
  return found.output.parse(found.run(found.input.parse(input)));
};

test('dispatch/surge-transfer: two senders share one near receiver, worked by hand', () => {
  // b can only reach x; so a goes to y, though x is nearer.
  const cost = [
    [5, 9],
    [7, null],
  ];
  expect(run('dispatch/surge-transfer', { send: [2, 3], take: [3, 9], cost })).toEqual({
    transferred: 5,
    cost: 2 * 9 + 3 * 7,
    transfers: [
      { from: 0, to: 1, patients: 2 },
      { from: 1, to: 0, patients: 3 },
    ],
    unplaced: [0, 0],
  });
  expect(run('dispatch/surge-transfer', { send: [2, 3], take: [3, 9], cost, limit: 6 })).toMatchObject({
    transferred: 2,
    unplaced: [0, 3],
  });
  expect(() => run('dispatch/surge-transfer', { send: [2], take: [3, 9], cost })).toThrow('transposed');
});

test('dispatch/min-cost-flow: the cheaper arc fills first', () => {
  const network = { nodes: 2, from: [0, 0], to: [1, 1], capacity: [2, 5], cost: [1, 3] };
  const input = { ...network, source: 0, sink: 1, most: 4 };
  expect(run('dispatch/min-cost-flow', input)).toEqual({ flow: [2, 2], amount: 4, cost: 8 });
});
