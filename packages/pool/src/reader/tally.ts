import type { QueryEngine } from '../sql/engine.ts';
import { typeOfColumn } from '../sql/names.ts';
import { type Tally, tally, textsOf } from '../sql/query/tally.ts';

/** Counts as columns of numbers, one entry a combination of keys that occurs, in the order of the keys with unknown last. */
export type Tallied = {
  /** For each key what the numbers in `codes` stand for: places in a list of texts; null for numbers and days themselves. */
  readonly texts: readonly (readonly string[] | null)[];
  /** For each key its value: a place in `texts`, a whole number, a day counted from 1970-01-01; NaN: unknown. */
  readonly codes: readonly Float64Array[];
  readonly rows: Float64Array;
  /** The sum that was asked for; NaN where nothing was known. Empty when none was asked for. */
  readonly sums: Float64Array;
};

/** Answers tallies of one snapshot; texts of a column are asked for once. */
export function tallier(engine: () => Promise<QueryEngine>) {
  const known = new Map<string, Promise<readonly string[]>>();
  const readTexts = async (asked: Tally, column: string) =>
    (await (await engine()).ask(textsOf(asked.table, column, asked.source_id))).map(([text]) => String(text));
  const texts = (asked: Tally, column: string) => {
    const key = [asked.source_id, asked.table, column].join('\n');
    const list = known.get(key) ?? readTexts(asked, column);
    known.set(key, list);
    return list;
  };
  return async (asked: Tally): Promise<Tallied> => {
    const statement = tally(asked);
    const [columns, ...lists] = await Promise.all([
      engine().then((one) => one.numbers(statement)),
      ...asked.by.map((one) =>
        'column' in one && typeOfColumn(asked.table, one.column) === 'text' ? texts(asked, one.column) : null,
      ),
    ]);
    const codes = columns.slice(0, asked.by.length);
    const [rows = new Float64Array(0), sums = new Float64Array(0)] = columns.slice(asked.by.length);
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) / 10_000;
    return { texts: lists, codes, rows, sums };
  };
}
