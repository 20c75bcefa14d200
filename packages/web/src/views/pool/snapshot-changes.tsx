import { useState } from 'react';
import type { RegionAnswer } from '../../api.ts';
import { Section } from '../../parts/head.tsx';
import { useInstant } from '../../parts/instant.ts';
import { ScrollBox } from '../../parts/scroll-box.tsx';
import { BlockSkeleton, Failure } from '../../parts/states.tsx';
import { type SnapshotDiff, type SnapshotStep, useSnapshotDiff } from '../../snapshots.ts';
import { useSpeak } from '../../speak.tsx';
import { useSourceNames } from './quality-table.tsx';
import { RowDiffDialog } from './row-diff.tsx';

/** What differs between two versions: tables by rows, sources by what they sent and what was held back. */
export function SnapshotChanges({
  region,
  before,
  after,
}: {
  readonly region: RegionAnswer;
  readonly before: SnapshotStep;
  readonly after: SnapshotStep;
}) {
  const { t } = useSpeak();
  const { bare } = useInstant(region);
  const diff = useSnapshotDiff(region.card.id, before.snapshot, after.snapshot);
  const aside = t('data.snapshots.changesAside', {
    before: bare(before.at),
    after: bare(after.at),
  });
  return (
    <>
      <Section title={t('data.snapshots.changes')} aside={aside}>
        {diff.isPending && <BlockSkeleton height="10rem" />}
        {diff.error && <Failure error={diff.error} retry={diff.refetch} />}
        {diff.data && <Tables region={region} diff={diff.data} />}
      </Section>
      {diff.data && <Sources region={region} diff={diff.data} />}
    </>
  );
}

const differs = ({ rows_added, rows_removed, rows_before, rows_after }: SnapshotDiff['tables'][number]) =>
  rows_added + rows_removed > 0 || rows_before !== rows_after;

/** Tables that differ; one opens its rows. Those of the quarantine and of repeated rows have no key and only count. */
function Tables({ region, diff }: { readonly region: RegionAnswer; readonly diff: SnapshotDiff }) {
  const { t, tOr } = useSpeak();
  const [open, setOpen] = useState<string>();
  const changed = diff.tables.filter(differs);
  const same = diff.tables.length - changed.length;
  if (changed.length === 0) return <p className="quiet">{t('data.snapshots.same')}</p>;
  const title = t('data.snapshots.changes');
  return (
    <>
      <ScrollBox label={title}>
        <table>
          <caption className="offscreen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('data.snapshots.table')}</th>
              {(['before', 'after', 'difference'] as const).map((head) => (
                <th key={head} scope="col" className="num">
                  {t(`data.snapshots.${head}`)}
                </th>
              ))}
              <th scope="col" className="num">
                {t('data.snapshots.byKey')}
              </th>
            </tr>
          </thead>
          <tbody>
            {changed.map((table) => (
              <tr key={table.table}>
                <td>
                  {tOr(`app.table.name.${table.table}`, tOr(`data.snapshots.beside.${table.table}`, table.table))}
                </td>
                <Count value={table.rows_before} />
                <Count value={table.rows_after} />
                <Difference value={table.rows_after - table.rows_before} />
                <td className="num">
                  {tOr(`app.table.name.${table.table}`, '') !== '' && (
                    <button
                      type="button"
                      className="button plain"
                      title={t('data.snapshots.openRows', { table: t(`app.table.name.${table.table}`) })}
                      onClick={() => setOpen(table.table)}
                    >
                      {t('data.snapshots.seeRows')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {same > 0 && <p className="faint small">{t('data.snapshots.unchangedTables', { count: same })}</p>}
      {open !== undefined && (
        <RowDiffDialog
          region={region}
          table={open}
          before={diff.before}
          after={diff.after}
          close={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

/** How many rows more or fewer; rows that were only changed count on neither side. */
function Difference({ value }: { readonly value: number }) {
  const { exact } = useSpeak();
  const sign = value > 0 ? '+' : '−';
  return <td className="num">{value === 0 ? <span className="faint">0</span> : `${sign}${exact(Math.abs(value))}`}</td>;
}

function Count({ value, sign = '' }: { readonly value: number; readonly sign?: string }) {
  const { exact } = useSpeak();
  return <td className="num">{value === 0 && sign ? <span className="faint">0</span> : `${sign}${exact(value)}`}</td>;
}

type SourceDiff = SnapshotDiff['sources'][number];
const moved = ({ added, removed, changed }: SourceDiff) => added.length + removed.length + changed.length > 0;

/** Sources that differ: deliveries that came, went or lost rows to later ones, and their counts. */
function Sources({ region, diff }: { readonly region: RegionAnswer; readonly diff: SnapshotDiff }) {
  const { t, exact } = useSpeak();
  const nameOf = useSourceNames(region);
  const changed = diff.sources.filter(moved);
  if (changed.length === 0) return null;
  const same = diff.sources.length - changed.length;
  const title = t('data.snapshots.bySource');
  const fromTo = (before: number, after: number) =>
    before === after ? exact(after) : t('data.snapshots.fromTo', { before: exact(before), after: exact(after) });
  return (
    <Section title={title}>
      <ScrollBox label={title}>
        <table>
          <caption className="offscreen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('data.snapshots.source')}</th>
              <th scope="col" className="num">
                {t('data.snapshots.deliveries')}
              </th>
              {(['added', 'removed', 'changed'] as const).map((head) => (
                <th key={head} scope="col" className="num">
                  {t(`data.snapshots.${head}`)}
                </th>
              ))}
              <th scope="col" className="num">
                {t('app.source.accepted')}
              </th>
              <th scope="col" className="num">
                {t('data.snapshots.heldBack')}
              </th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ source_id, before, after, added, removed, changed: lost }) => (
              <tr key={source_id}>
                <td>{nameOf(source_id)}</td>
                <td className="num nowrap">{fromTo(before.deliveries, after.deliveries)}</td>
                <Count value={added.length} sign="+" />
                <Count value={removed.length} sign="−" />
                <Count value={lost.length} sign="±" />
                <td className="num nowrap">{fromTo(before.accepted, after.accepted)}</td>
                <td className="num nowrap">{fromTo(before.quarantined, after.quarantined)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {same > 0 && <p className="faint small">{t('data.snapshots.unchangedSources', { count: same })}</p>}
    </Section>
  );
}
