import { datedColumns, lastDayOfPeriod, lineageColumns } from '@junheng/engine/pool';
import { textsOf } from '../../sql/ingest/quick.ts';
import type { Session } from '../../sql/session.ts';
import type { RowSorter } from '../row-sorter.ts';
import { columnsOfFile } from '../table-writer.ts';
import type { WaitingRows } from './waiting-rows.ts';

/** Tells the sorter of the rows that were written elsewhere: cells to fill, unknown ones, the last day. */
export async function measure({ sums, files }: WaitingRows, sorter: RowSorter, session: Session): Promise<void> {
  let [cells, unknown] = [0, 0];
  let lastDay: string | null = null;
  const note = (value: unknown) => {
    const day = value == null ? undefined : lastDayOfPeriod(String(value));
    if (day !== undefined && (lastDay === null || day > lastDay)) lastDay = day;
  };
  for (const [table, sum] of sums) {
    const columns = columnsOfFile(table);
    const width = Object.keys(columns).length - Object.keys(lineageColumns).length;
    const mapped = sorter.mappedFields(table);
    cells += sum.rows * mapped;
    unknown += sum.unknown - sum.rows * (width - mapped);
    note(sum.lastDay);
    const paths = files.filter((file) => file.table === table).map(({ beside }) => beside);
    for (const column of datedColumns[table] ?? []) {
      if (!columns[column]?.startsWith('text')) continue;
      for (const [value] of await session.read(textsOf(column, paths))) note(value);
    }
  }
  sorter.measure(cells, unknown);
  sorter.lastDay = lastDay;
}
