import { useState } from 'react';
import { type RegionCard, type RowsQuestion, useRows } from '../api.ts';
import { useSpeak } from '../speak.tsx';
import { Pages } from './data-table.tsx';
import { Dialog } from './dialog.tsx';
import { ScrollBox } from './scroll-box.tsx';
import { BlockSkeleton, Failure } from './states.tsx';

const size = 50;

/** The rows behind a figure, as they were taken over, each with its source, delivery and line. */
export function RowsDialog({
  card,
  question,
  close,
}: {
  readonly card: RegionCard;
  readonly question: RowsQuestion;
  readonly close: () => void;
}) {
  const { t, number } = useSpeak();
  const [offset, setOffset] = useState(0);
  const rows = useRows(card, question, offset, size);
  return (
    <Dialog title={question.title} close={close}>
      {rows.isPending && <BlockSkeleton height="18rem" />}
      {rows.error && <Failure error={rows.error} retry={rows.refetch} />}
      {rows.data && (
        <>
          <p className="quiet small">
            {t('app.lineage.rowsOf', { count: rows.data.total, table: t(`app.table.name.${rows.data.table}`) })}
          </p>
          <RowsTable columns={rows.data.columns} rows={rows.data.rows} caption={question.title} />
          <Pages from={offset} size={size} total={rows.data.total} onMove={setOffset} />
        </>
      )}
      <p className="faint small">{t('app.lineage.lineHint', { snapshot: card.snapshot ?? number(null) })}</p>
    </Dialog>
  );
}

function RowsTable({
  columns,
  rows,
  caption,
}: {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  readonly caption: string;
}) {
  const { t } = useSpeak();
  return (
    <ScrollBox className="sticky" style={{ maxHeight: '55vh' }} label={caption}>
      <table>
        <caption className="offscreen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="code">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              {columns.map((column, index) => {
                const cell = row[index] ?? null;
                return (
                  <td key={column} className={typeof cell === 'number' ? 'num' : undefined}>
                    {cell === null ? <span className="faint">{t('common.noData')}</span> : <Cell value={cell} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

const longest = 120;

function Cell({ value }: { readonly value: string | number | boolean }) {
  const text = String(value);
  return text.length > longest ? <span title={text.slice(0, 2000)}>{text.slice(0, longest)}…</span> : text;
}
