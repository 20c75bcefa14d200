import { useState } from 'react';
import type { RegionAnswer } from '../../api.ts';
import { Pages } from '../../parts/data-table.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ScrollBox } from '../../parts/scroll-box.tsx';
import { BlockSkeleton, Failure } from '../../parts/states.tsx';
import { type RowDiff, useRowDiff } from '../../snapshots.ts';
import { useSpeak } from '../../speak.tsx';

const size = 50;

/** The rows of a table that differ between two versions, by its key; a changed row stands as it was and as it is. */
export function RowDiffDialog({
  region,
  table,
  before,
  after,
  close,
}: {
  readonly region: RegionAnswer;
  readonly table: string;
  readonly before: string;
  readonly after: string;
  readonly close: () => void;
}) {
  const { t } = useSpeak();
  const [offset, setOffset] = useState(0);
  const diff = useRowDiff(region.card.id, { table, before, after }, offset, size);
  const title = t('data.snapshots.openRows', { table: t(`app.table.name.${table}`) });
  return (
    <Dialog title={title} close={close}>
      {diff.isPending && <BlockSkeleton height="16rem" />}
      {diff.error && <Failure error={diff.error} retry={diff.refetch} />}
      {diff.data && <Rows diff={diff.data} title={title} offset={offset} onMove={setOffset} />}
    </Dialog>
  );
}

function Rows({
  diff,
  title,
  offset,
  onMove,
}: {
  readonly diff: RowDiff;
  readonly title: string;
  readonly offset: number;
  readonly onMove: (offset: number) => void;
}) {
  const { t } = useSpeak();
  const { added = 0, removed = 0, changed = 0 } = diff.total;
  const total = added + removed + changed;
  if (total === 0) return <p className="quiet">{t('data.snapshots.noRowsDiffer')}</p>;
  const other = otherCells(diff.rows);
  return (
    <>
      <p className="quiet small">{t('data.snapshots.counts', { added, removed, changed: changed / 2 })}</p>
      <ScrollBox className="sticky" style={{ maxHeight: '55vh' }} label={title}>
        <table className="row-diff">
          <caption className="offscreen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('data.snapshots.changes')}</th>
              {diff.columns.map((column) => (
                <th key={column} scope="col" className="code">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {diff.rows.map(({ change, side, cells }, row) => (
              <tr key={`${change} ${side} ${JSON.stringify(cells)}`} className={`${change} ${side}`}>
                <td className="nowrap">
                  {t(`data.snapshots.change.${change}`)}
                  {change === 'changed' && <span className="faint"> · {t(`data.snapshots.side.${side}`)}</span>}
                </td>
                {diff.columns.map((column, at) => {
                  const cell = cells[at] ?? null;
                  const differs = other[row] !== undefined && other[row][at] !== cell;
                  return (
                    <td key={column} className={differs ? 'differs' : undefined}>
                      {cell === null ? <span className="faint">–</span> : String(cell).slice(0, 120)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {total > size && <Pages from={offset} size={size} total={total} onMove={onMove} />}
    </>
  );
}

/** For each row that was changed, the cells of its other version where it stands next to it. */
function otherCells(rows: RowDiff['rows']): readonly (RowDiff['rows'][number]['cells'] | undefined)[] {
  return rows.map(({ change, side }, at) => {
    if (change !== 'changed') return undefined;
    const other = rows[side === 'before' ? at + 1 : at - 1];
    return other?.change === 'changed' && other.side !== side ? other.cells : undefined;
  });
}
