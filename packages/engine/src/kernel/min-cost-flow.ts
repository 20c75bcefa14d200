import { type MinHeap, minHeap } from './heap.ts';

/** A network, arc by arc: entry a of every list is about arc a. */
export type FlowNetwork = {
  readonly nodes: number;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  /** Whole units, 0 or more. */
  readonly capacity: ArrayLike<number>;
  /** Cost of one unit, 0 or more. Whole numbers keep the answer exact to the last digit. */
  readonly cost: ArrayLike<number>;
};

export type FlowAnswer = {
  /** Units on each arc, in the order of the network. */
  readonly flow: Float64Array;
  readonly amount: number;
  readonly cost: number;
};

/** Arcs and their reverses (2a and 2a + 1), listed by the node they leave. */
type Residual = {
  readonly start: Uint32Array;
  readonly arcs: Uint32Array;
  readonly head: Uint32Array;
  readonly left: Float64Array;
  readonly cost: Float64Array;
};

/**
 * The cheapest way to send as many units as the network carries (at most `most`) from one node to another, in whole
 * units: successive shortest paths with potentials. Each path is found by Dijkstra on reduced costs; a flow so grown
 * is the cheapest of its amount at every step, so the answer is an optimum, not an estimate.
 *
 * Time O(paths × arcs log nodes), memory O(nodes + arcs). A node without arcs and an arc without capacity are fine;
 * with no path at all the amount is 0. Throws a RangeError where an entry is out of range or not a whole number.
 *
 * @see Ahuja, Magnanti & Orlin 1993, Network Flows, section 9.7
 */
export function minCostFlow(network: FlowNetwork, source: number, sink: number, most = Infinity): FlowAnswer {
  checkNetwork(network, source, sink, most);
  const residual = residualOf(network);
  const potential = new Float64Array(network.nodes);
  const distance = new Float64Array(network.nodes);
  const via = new Int32Array(network.nodes);
  const heap = minHeap(network.nodes);
  let amount = 0;
  while (amount < most && shortestPath(residual, source, sink, potential, distance, via, heap)) {
    const reach = distance[sink] as number;
    for (let v = 0; v < network.nodes; v++) {
      potential[v] = (potential[v] as number) + Math.min(distance[v] as number, reach);
    }
    amount += augment(residual, source, sink, via, most - amount);
  }
  const flow = new Float64Array(network.from.length);
  let cost = 0;
  for (let a = 0; a < flow.length; a++) {
    flow[a] = residual.left[2 * a + 1] as number;
    cost += (flow[a] as number) * (network.cost[a] as number);
  }
  return { flow, amount, cost };
}

function checkNetwork({ nodes, from, to, capacity, cost }: FlowNetwork, source: number, sink: number, most: number) {
  const arcs = from.length;
  if (to.length !== arcs || capacity.length !== arcs || cost.length !== arcs) {
    throw new RangeError(
      `the network lists ${arcs} tails, ${to.length} heads, ${capacity.length} capacities and ${cost.length} costs; an arc has one of each.`,
    );
  }
  const isNode = (v: unknown) => Number.isInteger(v) && (v as number) >= 0 && (v as number) < nodes;
  if (!isNode(source) || !isNode(sink) || source === sink) {
    throw new RangeError(`source ${source} and sink ${sink} must be two different nodes of 0..${nodes - 1}.`);
  }
  if (!(most >= 0)) throw new RangeError(`the most to send is ${most}; it must be 0 or more.`);
  for (let a = 0; a < arcs; a++) {
    if (!isNode(from[a]) || !isNode(to[a])) {
      throw new RangeError(`arc ${a} goes from ${from[a]} to ${to[a]}; nodes are numbered 0..${nodes - 1}.`);
    }
    if (!(Number.isSafeInteger(capacity[a]) && (capacity[a] as number) >= 0)) {
      throw new RangeError(`arc ${a} has capacity ${capacity[a]}; it must be a whole number, 0 or more.`);
    }
    if (!(Number.isFinite(cost[a]) && (cost[a] as number) >= 0)) {
      throw new RangeError(`arc ${a} costs ${cost[a]}; a cost must be finite and 0 or more.`);
    }
  }
}

function residualOf({ nodes, from, to, capacity, cost }: FlowNetwork): Residual {
  const arcs = from.length;
  const start = new Uint32Array(nodes + 1);
  const head = new Uint32Array(2 * arcs);
  const left = new Float64Array(2 * arcs);
  const price = new Float64Array(2 * arcs);
  const tail = (e: number) => (e & 1 ? to : from)[e >> 1] as number;
  for (let e = 0; e < 2 * arcs; e++) {
    const a = e >> 1;
    head[e] = (e & 1 ? from : to)[a] as number;
    left[e] = e & 1 ? 0 : (capacity[a] as number);
    price[e] = e & 1 ? -(cost[a] as number) : (cost[a] as number);
    start[tail(e) + 1] = (start[tail(e) + 1] as number) + 1;
  }
  for (let v = 0; v < nodes; v++) start[v + 1] = (start[v + 1] as number) + (start[v] as number);
  const next = start.slice(0, nodes);
  const order = new Uint32Array(2 * arcs);
  for (let e = 0; e < 2 * arcs; e++) {
    const at = next[tail(e)] as number;
    order[at] = e;
    next[tail(e)] = at + 1;
  }
  return { start, arcs: order, head, left, cost: price };
}

/** Dijkstra on reduced costs until the sink is settled. Fills `distance` and `via` (the arc by which a node is reached). */
function shortestPath(
  { start, arcs, head, left, cost }: Residual,
  source: number,
  sink: number,
  potential: Float64Array,
  distance: Float64Array,
  via: Int32Array,
  heap: MinHeap,
): boolean {
  distance.fill(Infinity);
  heap.clear();
  distance[source] = 0;
  via[source] = -1;
  heap.push(0, source);
  while (heap.size > 0) {
    const u = heap.pop();
    if (heap.key > (distance[u] as number)) continue;
    if (u === sink) return true;
    for (let k = start[u] as number; k < (start[u + 1] as number); k++) {
      const e = arcs[k] as number;
      if ((left[e] as number) === 0) continue;
      const v = head[e] as number;
      // Costs with fractions leave a reduced cost of some −1e−16 where it should be 0.
      const reduced = Math.max(0, (cost[e] as number) + (potential[u] as number) - (potential[v] as number));
      const reached = (distance[u] as number) + reduced;
      if (reached >= (distance[v] as number)) continue;
      distance[v] = reached;
      via[v] = e;
      heap.push(reached, v);
    }
  }
  return false;
}

/** Sends as much as the path that `via` describes carries, at most `most`; returns how much. */
function augment({ head, left }: Residual, source: number, sink: number, via: Int32Array, most: number): number {
  let amount = most;
  for (let v = sink; v !== source; v = head[(via[v] as number) ^ 1] as number) {
    amount = Math.min(amount, left[via[v] as number] as number);
  }
  for (let v = sink; v !== source; v = head[(via[v] as number) ^ 1] as number) {
    const e = via[v] as number;
    left[e] = (left[e] as number) - amount;
    left[e ^ 1] = (left[e ^ 1] as number) + amount;
  }
  return amount;
}
