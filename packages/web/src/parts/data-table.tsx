import {
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  getPaginationRowModel,
  getSortedRowModel,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useSpeak } from '../speak.tsx';
import { ScrollBox } from './scroll-box.tsx';

/** A column: its head, what a cell says, and what it is sorted by. */
export type Column<Row> = {
  readonly id: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly sort?: (row: Row) => string | number | null;
  readonly number?: boolean;
};

type Props<Row> = {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly caption: string;
  readonly selected?: string | undefined;
  readonly onSelect?: (row: Row) => void;
  readonly pageSize?: number;
  readonly sortBy?: { readonly id: string; readonly desc: boolean };
  readonly className?: string;
};

/** A table for reading and working: sorted by its heads, paged when long, rows open with a click or Enter. */
export function DataTable<Row>(props: Props<Row>) {
  const { rows, columns, keyOf, caption, selected, onSelect, pageSize = 50, sortBy, className = '' } = props;
  const [sorting, setSorting] = useState<SortingState>(sortBy ? [sortBy] : []);
  const table = useReactTable<Row>({
    data: rows as Row[],
    columns: columns.map((column): ColumnDef<Row> => toDef(column)),
    state: { sorting },
    onSortingChange: setSorting,
    getRowId: keyOf,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getPaginationRowModel: getPaginationRowModel(),
    initialState: { pagination: { pageSize } },
    sortDescFirst: true,
    autoResetPageIndex: true,
  });
  const shown = table.getRowModel().rows;
  const numbers = new Set(columns.filter((column) => column.number).map((column) => column.id));
  return (
    <>
      <ScrollBox className={`${className} ${onSelect ? 'selectable' : ''}`} label={caption}>
        <table>
          <caption className="offscreen">{caption}</caption>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => {
                  const sorted = header.column.getIsSorted();
                  const sort = sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none';
                  const words = flexRender(header.column.columnDef.header, header.getContext());
                  return (
                    <th
                      key={header.id}
                      scope="col"
                      className={numbers.has(header.id) ? 'num' : undefined}
                      aria-sort={header.column.getCanSort() ? sort : undefined}
                    >
                      {header.column.getCanSort() ? (
                        <button type="button" onClick={header.column.getToggleSortingHandler()}>
                          {words}
                          <span aria-hidden="true">{sorted === 'asc' ? '↑' : sorted === 'desc' ? '↓' : ''}</span>
                        </button>
                      ) : (
                        words
                      )}
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr
                key={row.id}
                className={onSelect ? 'row-link' : undefined}
                tabIndex={onSelect ? 0 : undefined}
                aria-selected={onSelect ? row.id === selected : undefined}
                onClick={onSelect && (() => onSelect(row.original))}
                onKeyDown={onSelect && ((event) => onRowKey(event, () => onSelect(row.original)))}
              >
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.id} className={numbers.has(cell.column.id) ? 'num' : undefined}>
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {rows.length > pageSize && (
        <Pages
          from={table.getState().pagination.pageIndex * pageSize}
          size={pageSize}
          total={rows.length}
          onMove={(offset) => table.setPageIndex(Math.floor(offset / pageSize))}
        />
      )}
    </>
  );
}

function toDef<Row>(column: Column<Row>): ColumnDef<Row> {
  const { id, head, cell, sort } = column;
  const base = { id, header: () => head, cell: ({ row }: { row: { original: Row } }) => cell(row.original) };
  return sort
    ? { ...base, accessorFn: (row: Row) => sort(row) ?? undefined, sortUndefined: 'last', enableSorting: true }
    : { ...base, enableSorting: false };
}

/** ↑ and ↓ walk through the rows, Enter and space open one. */
function onRowKey(event: KeyboardEvent<HTMLTableRowElement>, open: () => void) {
  const next = (row: Element | null) => row instanceof HTMLElement && row.focus();
  if (event.key === 'ArrowDown') next(event.currentTarget.nextElementSibling);
  else if (event.key === 'ArrowUp') next(event.currentTarget.previousElementSibling);
  else if (event.key === 'Enter' || event.key === ' ') open();
  else return;
  event.preventDefault();
}

/** Which rows of how many, and the way to the next. */
export function Pages({
  from,
  size,
  total,
  onMove,
}: {
  readonly from: number;
  readonly size: number;
  readonly total: number;
  readonly onMove: (offset: number) => void;
}) {
  const { t, number } = useSpeak();
  const to = Math.min(total, from + size);
  return (
    <div className="table-foot">
      <span>
        {t('app.table.range', { from: number(total === 0 ? 0 : from + 1), to: number(to), total: number(total) })}
      </span>
      <span className="pages">
        <button type="button" className="button" disabled={from === 0} onClick={() => onMove(Math.max(0, from - size))}>
          {t('app.table.before')}
        </button>
        <button type="button" className="button" disabled={to >= total} onClick={() => onMove(from + size)}>
          {t('app.table.after')}
        </button>
      </span>
    </div>
  );
}

/** Missing is said in words and hatched, never blank. */
export function NoData() {
  const { t } = useSpeak();
  return <span className="no-data">{t('common.noData')}</span>;
}
