import { type Method, method } from '../domain/index.ts';
import { minCostFlow } from '../kernel/index.ts';
import {
  flowInput,
  flowOutput,
  type TransfersInput,
  type TransfersOutput,
  transfersInput,
  transfersOutput,
} from './methods-contract.ts';
import { planTransfers } from './transfers.ts';

function runTransfers({ send, take, cost, limit }: TransfersInput): TransfersOutput {
  if (cost.length !== send.length || cost.some((row) => row.length !== take.length)) {
    throw new RangeError(
      `cost must have a row for each of the ${send.length} senders and a column for each of the ${take.length} receivers. Maybe it is transposed.`,
    );
  }
  const ways = cost.flatMap((row, from) =>
    row.flatMap((c, to) => (c === null || c > (limit ?? Infinity) ? [] : [{ from, to, cost: c }])),
  );
  const answer = planTransfers({
    send,
    take,
    from: ways.map((way) => way.from),
    to: ways.map((way) => way.to),
    cost: ways.map((way) => way.cost),
  });
  const transfers = ways
    .map(({ from, to }, k) => ({ from, to, patients: answer.patients[k] as number }))
    .filter(({ patients }) => patients > 0);
  return { transferred: answer.transferred, cost: answer.cost, transfers, unplaced: [...answer.unplaced] };
}

/** What the dispatch stage offers by name. */
export const dispatchMethods: readonly Method[] = [
  method({
    id: 'dispatch/surge-transfer',
    version: '1',
    answers: {
      en: 'Who takes how many patients, so that most find a place and together they travel least?',
      zh: '各机构分别接收多少患者，才能尽量都有床位，而且总路程最短？',
    },
    reference: 'Transport problem as in Parker et al. 2020, arXiv:2011.03528; solved as a min-cost flow',
    input: transfersInput,
    output: transfersOutput,
    run: runTransfers,
  }),
  method({
    id: 'dispatch/min-cost-flow',
    version: '1',
    answers: {
      en: 'What is the cheapest way to send as much as a network carries?',
      zh: '在一个网络里，怎样以最小费用送出尽可能多的量？',
    },
    reference: 'Ahuja, Magnanti & Orlin 1993, Network Flows, section 9.7 (successive shortest paths)',
    input: flowInput,
    output: flowOutput,
    run: ({ source, sink, most, ...network }) => {
      const { flow, amount, cost } = minCostFlow(network, source, sink, most);
      return { flow: [...flow], amount, cost };
    },
  }),
];
