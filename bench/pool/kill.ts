import { type KillResult, killRounds } from '../../packages/pool/src/kill/kill-rounds.ts';
import { withFolder } from '../frame/child.ts';
import { type Bench, part } from '../frame/row.ts';

const what = 'acknowledged deliveries lost, processes killed at random moments';
const goal = '0 in 200 rounds of kill -9; restart ≤ 5 s';
const seed = 17;

/**
 * A process that receives, reads, publishes and sweeps is killed at random moments; the next one must find all that was
 * acknowledged and published, whole. Half of the rounds with the manifest as catalogue, half with the state database.
 * The restart counts from the start of the process until the newest snapshot answers a question.
 */
export const kill: Bench = {
  id: 'pool/kill',
  async run({ quick }) {
    const rounds = quick ? 10 : 100;
    const results: KillResult[] = [];
    for (const writing of ['manifest', 'state'] as const) {
      results.push(await withFolder((folder) => killRounds({ rounds, seed, writing, folder })));
    }
    const total = (of: (one: KillResult) => number) => results.reduce((sum, one) => sum + of(one), 0);
    const told = results.flatMap(({ lost, faults }) => [...lost, ...faults]);
    for (const one of told) console.error(one);
    return {
      what,
      goal,
      peer: null,
      peerName: null,
      ratio: null,
      note: `${2 * rounds} rounds, ${total((one) => one.acknowledged)} acknowledged, ${total((one) => one.published)} published`,
      parts: [
        part(
          'acknowledged deliveries lost',
          '',
          total((one) => one.lost.length),
          'lower',
          0,
        ),
        part(
          'snapshots not whole, and other faults',
          '',
          total((one) => one.faults.length),
          'lower',
          0,
        ),
        part('slowest restart', 's', Math.max(...results.map((one) => one.slowestRestart)), 'lower', 5),
      ],
    };
  },
};
