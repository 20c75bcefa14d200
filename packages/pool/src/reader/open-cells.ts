import type { QuarantinedRow } from '@junheng/engine/pool';
import { heldOfCells, textOfCell } from '../ingest/side-tables.ts';
import type { CellSealer } from '../seal/cells.ts';
import type { ReviewText } from '../spi.ts';
import type { Plain } from '../sql/engine.ts';
import {
  type QuarantineFilter,
  quarantineCount,
  quarantinePage,
  type Repairs,
  sealedCount,
} from '../sql/query/quarantine.ts';
import type { Statement } from '../sql/query/statement.ts';

/** Rows that are opened at once when a search has to read what SQL cannot. */
const rowsAtOnce = 5_000;
/** What stands for a text that cannot be opened. */
const closed = '········';

type Held = {
  readonly ask: (statement: Statement) => Promise<readonly (readonly Plain[])[]>;
  readonly cells: CellSealer | undefined;
  readonly repairs: readonly Repairs[];
};
type Page = { readonly offset: number; readonly limit: number };
type HeldRows = { readonly rows: readonly QuarantinedRow[]; readonly total: number };

/**
 * A page of the quarantine, its sealed rows opened. A search reads in SQL what is not sealed, and opens the sealed rows
 * that fit all else, some thousands at a time: about 20 µs a row, in a memory that does not grow with them.
 */
export async function readHeld(held: Held, filter: QuarantineFilter, { offset, limit }: Page): Promise<HeldRows> {
  const { ask, cells, repairs } = held;
  const count = async (statement: Statement) => Number((await ask(statement))[0]?.[0] ?? 0);
  const searching = filter.search !== undefined && filter.search !== '';
  if (searching && (await count(sealedCount(filter, repairs))) > 0) return searchHeld(held, filter, { offset, limit });
  const rows = await ask(quarantinePage(filter, offset, limit, repairs));
  return {
    rows: rows.map((row) => toQuarantinedRow(row, cells)),
    total: await count(quarantineCount(filter, repairs)),
  };
}

async function searchHeld({ ask, cells, repairs }: Held, filter: QuarantineFilter, { offset, limit }: Page) {
  const sought = filter.search?.toLowerCase() ?? '';
  const rows: QuarantinedRow[] = [];
  let total = 0;
  for (let from = 0; ; from += rowsAtOnce) {
    const some = await ask(quarantinePage(filter, from, rowsAtOnce, repairs));
    for (const values of some) {
      const row = toQuarantinedRow(values, cells);
      const { value, say } = row;
      const text = `${value ?? ''} ${say.zh} ${say.en} ${JSON.stringify(row.row)}`;
      if (row.sealed || !text.toLowerCase().includes(sought)) continue;
      if (total >= offset && rows.length < limit) rows.push(row);
      total++;
    }
    if (some.length < rowsAtOnce) return { rows, total };
  }
}

function toQuarantinedRow(values: readonly Plain[], cells: CellSealer | undefined): QuarantinedRow {
  const [source, delivery, file, line, rowNo, rule, field, value, zh, en, row] = values;
  const held = [value == null ? null : String(value), String(zh), String(en), String(row)] as const;
  return {
    source_id: String(source),
    delivery_id: String(delivery),
    file: String(file),
    line: Number(line),
    row_no: Number(rowNo),
    rule: String(rule),
    field: field == null ? null : String(field),
    ...heldOfCells(held, `${delivery}/${rowNo}`, cells),
  };
}

/** A row of `reviewPage`. */
export function toReviewText(
  [source, field, text, rows, guesses]: readonly Plain[],
  cells: CellSealer | undefined,
): ReviewText {
  const opened = textOfCell(String(text), `${source}/${field}`, cells);
  return {
    source_id: String(source),
    field: String(field),
    text: opened ?? closed,
    rows: Number(rows),
    guesses: JSON.parse(String(guesses)),
    ...(opened === undefined ? { sealed: true } : {}),
  };
}
