import type { Figures } from '@junheng/engine/pool';
import type { PoolReader } from '@junheng/pool';

/** Fewest days between the first and the last settlement from which claims have a history, and the most cells of one figure. */
const fewestDays = 60;
const mostCells = 30_000_000;

const amounts = ['total', 'insured', 'out_of_pocket'] as const;

/**
 * Claims of a source by facility and day of settlement: how many there are, and the sums of their amounts (of one
 * currency; of several, the first by name). A claim that names no day counts nowhere; nothing where too few days are told.
 */
export async function readClaims(pool: PoolReader, source_id: string): Promise<readonly Figures[]> {
  const by = [{ column: 'facility_id' }, { column: 'settled' }, { column: 'currency' }];
  const told = await Promise.all(amounts.map((sum) => pool.tally({ source_id, table: 'claim', by, sum })));
  const [{ texts, codes, rows } = { texts: [], codes: [], rows: new Float64Array(0) }] = told;
  const [place, settled, currency] = codes as [Float64Array, Float64Array, Float64Array];
  const known = Array.from(rows.keys()).filter(
    (i) => currency[i] === 0 && !Number.isNaN((place[i] as number) + (settled[i] as number)),
  );
  if (known.length === 0) return [];
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const i of known) [first, last] = [Math.min(first, settled[i] as number), Math.max(last, settled[i] as number)];
  const used = [...new Set(known.map((i) => place[i] as number))].sort((a, b) => a - b);
  const n = last - first + 1;
  if (n < fewestDays || used.length * n > mostCells) return [];
  const rowOf = new Map(used.map((code, u) => [code, u * n]));
  const figure = (column: string, kind: Figures['kind'], held: Float64Array): Figures => {
    const values = new Float64Array(used.length * n);
    for (const i of known) {
      const at = (rowOf.get(place[i] as number) as number) + (settled[i] as number) - first;
      values[at] = Number.isNaN(held[i] as number) ? 0 : (held[i] as number);
    }
    return {
      column,
      kind,
      step: 'day',
      ends: Int32Array.from({ length: n }, (_, d) => first + d),
      places: used.map((code) => texts[0]?.[code] as string),
      groups: used.map(() => null),
      values,
      events: true,
    };
  };
  return [
    figure('rows', 'count', rows),
    ...amounts.flatMap((column, c) => {
      const sums = told[c]?.sums ?? new Float64Array(0);
      return known.some((i) => (sums[i] as number) > 0) ? [figure(column, 'amount', sums)] : [];
    }),
  ];
}
