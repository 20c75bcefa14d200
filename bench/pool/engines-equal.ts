import { type Bench, part, skip } from '../frame/row.ts';
import { installChdb } from './engines-equal/chdb-server.ts';
import { compareEngines } from './engines-equal/compare.ts';

const what = 'statements of the pool that give the same on DuckDB and on the ClickHouse engine (chdb over HTTP)';
const goal = '100 % of ≥ 200';

/** Every statement of `sql/query` over varied parameters, on generated pools and an empty one, value by value. */
export const enginesEqual: Bench = {
  id: 'pool/engines-equal',
  async run({ quick }) {
    const missing = installChdb();
    if (missing !== undefined) return skip(what, goal, missing);
    const { statements, asked, withRows, differences, byBuilder } = await compareEngines(quick ? 60 : 400);
    const share = (asked - differences.length) / asked;
    const first = differences[0];
    const kinds = [...byBuilder].map(([of, n]) => `${of} ${n}`).join(', ');
    const unlike = first === undefined ? '' : `; first difference: ${first.sql} ${first.values}`;
    return {
      what,
      goal,
      peer: null,
      peerName: 'chdb 3.4 (ClickHouse 26.7)',
      ratio: null,
      note: `${asked} answers compared, ${withRows} of them with rows; ${kinds}${unlike}`,
      parts: [
        part('answers that are equal', '', share, 'higher', 1),
        part('different statements', '', statements, 'higher', 200),
      ],
    };
  },
};
