import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minCostFlow } from './min-cost-flow.ts';

type Arc = readonly [from: number, to: number, capacity: number, cost: number];
const network = (nodes: number, arcs: readonly Arc[]) => ({
  nodes,
  from: arcs.map((a) => a[0]),
  to: arcs.map((a) => a[1]),
  capacity: arcs.map((a) => a[2]),
  cost: arcs.map((a) => a[3]),
});

test('min-cost flow: four nodes, worked by hand; the second path takes back part of the first', () => {
  // 0 → 1 → 2 → 3 costs 3; then 0 → 2 must take over 2 → 3, and 1 goes to 3 by itself.
  const arcs: Arc[] = [
    [0, 1, 1, 1],
    [1, 2, 1, 1],
    [2, 3, 1, 1],
    [0, 2, 1, 5],
    [1, 3, 1, 6],
  ];
  const whole = minCostFlow(network(4, arcs), 0, 3);
  expect([whole.amount, whole.cost, [...whole.flow]]).toEqual([2, 13, [1, 0, 1, 1, 1]]);
  const one = minCostFlow(network(4, arcs), 0, 3, 1);
  expect([one.amount, one.cost, [...one.flow]]).toEqual([1, 3, [1, 1, 1, 0, 0]]);
});

test('min-cost flow: without a path nothing flows; bad entries are named', () => {
  expect(minCostFlow(network(3, [[0, 1, 5, 1]]), 0, 2)).toMatchObject({ amount: 0, cost: 0 });
  expect(() => minCostFlow(network(2, [[0, 1, 1.5, 1]]), 0, 1)).toThrow('arc 0 has capacity 1.5');
  expect(() => minCostFlow(network(2, [[0, 1, 1, -1]]), 0, 1)).toThrow('arc 0 costs -1');
  expect(() => minCostFlow(network(2, [[0, 2, 1, 1]]), 0, 1)).toThrow('arc 0 goes from 0 to 2');
  expect(() => minCostFlow(network(2, []), 1, 1)).toThrow('two different nodes');
});

/** Tries every whole flow on every arc: most units first, then least cost. */
function byTrying(nodes: number, arcs: readonly Arc[], source: number, sink: number): [number, number] {
  let best: [number, number] = [0, 0];
  const excess = new Array<number>(nodes).fill(0);
  const visit = (a: number, cost: number): void => {
    const arc = arcs[a];
    if (!arc) {
      if (excess.some((e, v) => v !== source && v !== sink && e !== 0)) return;
      const amount = excess[sink] as number;
      if (amount > best[0] || (amount === best[0] && cost < best[1])) best = [amount, cost];
      return;
    }
    const [from, to, capacity, price] = arc;
    for (let f = 0; f <= capacity; f++) {
      excess[from] = (excess[from] as number) - f;
      excess[to] = (excess[to] as number) + f;
      visit(a + 1, cost + f * price);
      excess[from] = (excess[from] as number) + f;
      excess[to] = (excess[to] as number) - f;
    }
  };
  visit(0, 0);
  return best;
}

test('min-cost flow: equals trying every flow on small networks', () => {
  const node = fc.nat(4);
  const arc = fc.tuple(node, node, fc.nat(2), fc.nat(6)) as fc.Arbitrary<Arc>;
  fc.assert(
    fc.property(fc.array(arc, { maxLength: 7 }), (arcs) => {
      const got = minCostFlow(network(5, arcs), 0, 4);
      expect([got.amount, got.cost]).toEqual(byTrying(5, arcs, 0, 4));
    }),
    { numRuns: 300 },
  );
});

test('min-cost flow: what enters a node leaves it, and no arc carries more than it can', () => {
  const arc = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(20), fc.double({ min: 0, max: 9, noNaN: true }));
  fc.assert(
    fc.property(fc.array(arc as fc.Arbitrary<Arc>, { maxLength: 60 }), (arcs) => {
      const { flow, amount } = minCostFlow(network(10, arcs), 0, 9);
      const excess = new Array<number>(10).fill(0);
      arcs.forEach(([from, to, capacity], a) => {
        const f = flow[a] as number;
        expect(f >= 0 && f <= capacity && Number.isInteger(f)).toBe(true);
        excess[from] = (excess[from] as number) - f;
        excess[to] = (excess[to] as number) + f;
      });
      expect(excess.map((e) => e + 0)).toEqual([-amount + 0, 0, 0, 0, 0, 0, 0, 0, 0, amount]);
    }),
  );
});
