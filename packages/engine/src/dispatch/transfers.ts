import { minCostFlow } from '../kernel/index.ts';

/** Who must send how many, who can take how many, and the ways between them: entry k of the lists is about way k. */
export type TransferProblem = {
  /** Whole patients that each sender must give away. */
  readonly send: ArrayLike<number>;
  /** Whole patients that each receiver can take. */
  readonly take: ArrayLike<number>;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  /** Cost of one patient on the way: minutes or km. Ways that are not allowed are not listed. */
  readonly cost: ArrayLike<number>;
};

export type TransferAnswer = {
  /** Patients on each way, in the order of the ways. */
  readonly patients: Float64Array;
  readonly transferred: number;
  readonly cost: number;
  /** Patients of each sender for whom no place is left in reach. */
  readonly unplaced: Float64Array;
};

/**
 * Sends as many patients as there are places in reach, and among all such plans the one with the least cost in sum, as
 * a min-cost flow from senders to receivers. Patients are whole. Plans of equal cost need not be unique; the order of
 * the lists decides. Throws a RangeError where a way names nobody or a count is not whole.
 */
export function planTransfers({ send, take, from, to, cost }: TransferProblem): TransferAnswer {
  const [senders, receivers, ways] = [send.length, take.length, from.length];
  const [source, sink] = [senders + receivers, senders + receivers + 1];
  for (let k = 0; k < ways; k++) {
    if (!((from[k] as number) < senders && (to[k] as number) < receivers)) {
      throw new RangeError(
        `way ${k} goes from sender ${from[k]} to receiver ${to[k]}; there are ${senders} senders and ${receivers} receivers.`,
      );
    }
  }
  const arcs = ways + senders + receivers;
  const tail = new Uint32Array(arcs);
  const head = new Uint32Array(arcs);
  const capacity = new Float64Array(arcs);
  const price = new Float64Array(arcs);
  for (let k = 0; k < ways; k++) {
    tail[k] = from[k] as number;
    head[k] = senders + (to[k] as number);
    capacity[k] = Math.min(send[from[k] as number] as number, take[to[k] as number] as number);
    price[k] = cost[k] as number;
  }
  for (let s = 0; s < senders; s++) {
    tail[ways + s] = source;
    head[ways + s] = s;
    capacity[ways + s] = send[s] as number;
  }
  for (let r = 0; r < receivers; r++) {
    tail[ways + senders + r] = senders + r;
    head[ways + senders + r] = sink;
    capacity[ways + senders + r] = take[r] as number;
  }
  const network = { nodes: senders + receivers + 2, from: tail, to: head, capacity, cost: price };
  const { flow, amount, cost: sum } = minCostFlow(network, source, sink);
  const unplaced = Float64Array.from({ length: senders }, (_, s) => (send[s] as number) - (flow[ways + s] as number));
  return { patients: flow.slice(0, ways), transferred: amount, cost: sum, unplaced };
}
