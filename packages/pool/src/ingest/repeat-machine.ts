import type { RowCheck, TableMapping, Value } from '@junheng/engine/source';

/** A row of a standard table with its key: whose it is, and what it holds where that matters. */
export type KeyedRow = {
  /** Number of an earlier delivery in their order, or how many there are for the one that is being read. */
  readonly owner: number;
  readonly row_no: number;
  readonly part_no: number;
  readonly removing: boolean;
  readonly quality: readonly string[];
  readonly values: readonly Value[];
};

/** What a key's rows come to: which lost their place to which, and the row that stands when it was filled up. */
export type RepeatOutcome = {
  readonly lost: readonly { readonly row: KeyedRow; readonly into: KeyedRow }[];
  readonly filled: KeyedRow | undefined;
  /** Checks that the filled row breaks and its own part did not. */
  readonly flags: readonly RowCheck[];
};

/**
 * What later rows with a key do to earlier ones, in the order in which they came. `first`: the later row is merged
 * into the one that stands. `last`: it takes its place. `fill`: it takes its place, and what it does not know stays. A
 * removing row frees the key. A row that lost its place does not come back.
 *
 * A row that would be impossible once it is filled up stands alone as it was sent, with the flag of that check.
 *
 * @param columns names of the values
 */
export function settleKey(
  rows: readonly KeyedRow[],
  reader: number,
  repeat: TableMapping['repeat'],
  columns: readonly string[],
  checks: readonly RowCheck[],
): RepeatOutcome {
  const lost: { row: KeyedRow; into: KeyedRow }[] = [];
  let standing: KeyedRow | undefined;
  let flags: readonly RowCheck[] = [];
  let filled = false;
  for (const row of rows) {
    if (standing && row.owner === reader) {
      if (!row.removing && repeat === 'first') {
        lost.push({ row, into: standing });
        continue;
      }
      lost.push({ row: standing, into: row });
    }
    const before: KeyedRow | undefined = row.owner === reader ? standing : undefined;
    standing = row.removing ? undefined : row;
    filled = false;
    flags = [];
    if (standing && before && repeat === 'fill') {
      ({ row: standing, flags } = fillUp(standing, before, columns, checks));
      filled = true;
    }
  }
  return { lost, filled: filled ? standing : undefined, flags };
}

function fillUp(row: KeyedRow, before: KeyedRow, columns: readonly string[], checks: readonly RowCheck[]) {
  const values = row.values.map((value, i) => value ?? before.values[i] ?? null);
  const both = { ...row, values, quality: [...new Set([...row.quality, ...before.quality])].sort() };
  const broken = checks.filter((check) => breaks(check, values, columns) && !row.quality.includes(check.id));
  const impossible = broken.filter(({ kind }) => kind === 'impossible');
  const flags = impossible.length > 0 ? impossible : broken;
  const stands = impossible.length > 0 ? row : both;
  const quality = [...new Set([...stands.quality, ...flags.map(({ id }) => id)])].sort();
  return { row: { ...stands, quality }, flags };
}

function breaks(check: RowCheck, values: readonly Value[], columns: readonly string[]): boolean {
  return check.breaks((column) => values[columns.indexOf(column)] ?? null);
}
