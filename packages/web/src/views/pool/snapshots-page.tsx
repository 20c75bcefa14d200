import { useMemo } from 'react';
import { useAddress } from '../../address.ts';
import type { RegionAnswer } from '../../api.ts';
import { type Column, DataTable, Pages } from '../../parts/data-table.tsx';
import { Head, Section } from '../../parts/head.tsx';
import { useInstant } from '../../parts/instant.ts';
import { shortId } from '../../parts/short-id.ts';
import { Failure, PageSkeleton } from '../../parts/states.tsx';
import { type SnapshotStep, type Snapshots, useSnapshots } from '../../snapshots.ts';
import { type Speak, useSpeak } from '../../speak.tsx';
import { SnapshotChanges } from './snapshot-changes.tsx';
import { SnapshotSide } from './snapshot-side.tsx';
import { PoolViews } from './views.tsx';

const size = 50;

/** Which versions are kept, and what changed between two of them? */
export function SnapshotsPage({ region }: { readonly region: RegionAnswer }) {
  const speak = useSpeak();
  const { t } = speak;
  const { whole } = useInstant(region);
  const [state, change] = useAddress();
  const offset = Number(state.series ?? 0) || 0;
  const snapshots = useSnapshots(region.card, offset, size);
  if (snapshots.isPending) return <PageSkeleton />;
  if (snapshots.error) return <Failure error={snapshots.error} retry={snapshots.refetch} />;
  const { steps, total } = snapshots.data;
  const open = steps.find(({ at }) => at === state.snapshot) ?? steps[0];
  const against = open && comparedWith(steps, open, state.against);
  return (
    <>
      <Head question={t('data.snapshots.question')} answer={answerOf(speak, snapshots.data, whole)}>
        <PoolViews />
      </Head>
      <div className="sections">
        <div className="main">
          <Section title={t('data.snapshots.list')} aside={t('data.snapshots.listAside')}>
            <Steps
              region={region}
              steps={steps}
              open={open}
              onOpen={({ at }) => change({ snapshot: at, against: undefined })}
            />
            {total > size && (
              <Pages from={offset} size={size} total={total} onMove={(from) => change({ series: String(from) })} />
            )}
          </Section>
          {open && against && <SnapshotChanges region={region} {...inOrder(open, against)} />}
          {open && !against && steps.length === 1 && (
            <Section title={t('data.snapshots.changes')}>
              <p className="quiet">{t('data.snapshots.only')}</p>
            </Section>
          )}
        </div>
        <div className="side">
          {open && <SnapshotSide key={open.at} region={region} steps={steps} open={open} against={against} />}
        </div>
      </div>
    </>
  );
}

/** The version that one is compared with: the chosen one, else the last other one before it that is kept, else the newest. */
function comparedWith(
  steps: readonly SnapshotStep[],
  open: SnapshotStep,
  chosen: string | undefined,
): SnapshotStep | undefined {
  const others = steps.filter(({ snapshot, kept }) => kept !== null && snapshot !== open.snapshot);
  if (open.kept === null) return undefined;
  return others.find(({ at }) => at === chosen) ?? others.find(({ at }) => at < open.at) ?? others[0];
}

/** The older of two versions before the newer one. */
const inOrder = (one: SnapshotStep, other: SnapshotStep) =>
  one.at < other.at ? { before: one, after: other } : { before: other, after: one };

function answerOf(speak: Speak, { steps, policy }: Snapshots, whole: (iso: string) => string): string {
  const { t } = speak;
  const [newest] = steps;
  const kept = new Set(steps.filter((step) => step.kept !== null).map(({ snapshot }) => snapshot)).size;
  const held = t(`data.snapshots.policy.${policy.afterwards}`, { days: policy.days });
  if (!newest) return held;
  const reason = t(`data.snapshots.reason.${newest.reason}`);
  const answer = t('data.snapshots.answer', { count: kept, at: whole(newest.at), reason });
  return speak.language === 'zh' ? answer + held : `${answer} ${held}`;
}

/** Each step of the history: when, why, what a person wrote, and how much it holds. */
function Steps({
  region,
  steps,
  open,
  onOpen,
}: {
  readonly region: RegionAnswer;
  readonly steps: readonly SnapshotStep[];
  readonly open: SnapshotStep | undefined;
  readonly onOpen: (step: SnapshotStep) => void;
}) {
  const speak = useSpeak();
  const { bare, zoneAt } = useInstant(region);
  const zone = steps[0] ? zoneAt(steps[0].at) : '';
  const current = steps.find(({ newest }) => newest)?.snapshot;
  const columns = useMemo((): readonly Column<SnapshotStep>[] => {
    const { t, exact } = speak;
    const mark = ({ newest, kept, snapshot }: SnapshotStep) => {
      if (newest) return <b>{t('data.snapshots.newest')}</b>;
      if (kept === null) return <span className="faint">{t('data.snapshots.gone')}</span>;
      return snapshot === current ? <span className="faint">{t('data.snapshots.current')}</span> : null;
    };
    return [
      {
        id: 'when',
        head: t('data.snapshots.when', { zone }),
        cell: ({ at }) => <span className="nowrap">{bare(at)}</span>,
        sort: ({ at }) => at,
      },
      { id: 'why', head: t('data.snapshots.why'), cell: ({ reason }) => t(`data.snapshots.reason.${reason}`) },
      {
        id: 'note',
        head: t('data.snapshots.note'),
        cell: ({ note }) => (note === null ? <span className="faint">–</span> : note),
      },
      {
        id: 'snapshot',
        head: t('data.snapshots.snapshot'),
        cell: (step) => (
          <>
            <span className="code small">{shortId(step.snapshot)}</span> <span className="small">{mark(step)}</span>
          </>
        ),
      },
      {
        id: 'rows',
        head: t('data.snapshots.rows'),
        cell: ({ kept }) => (kept === null ? <span className="faint">–</span> : exact(kept.rows)),
        number: true,
      },
    ];
  }, [speak, current, bare, zone]);
  return (
    <DataTable
      rows={steps}
      columns={columns}
      keyOf={({ at }) => at}
      caption={speak.t('data.snapshots.list')}
      selected={open?.at}
      onSelect={onOpen}
    />
  );
}
