import { useState } from 'react';
import { useAddress } from '../../address.ts';
import type { RegionAnswer } from '../../api.ts';
import { Section } from '../../parts/head.tsx';
import { useInstant } from '../../parts/instant.ts';
import { Select } from '../../parts/select.tsx';
import type { SnapshotStep } from '../../snapshots.ts';
import { useSpeak } from '../../speak.tsx';
import { RollBackDialog } from './roll-back.tsx';

/** One version: when and why it became the newest, what it holds, what it is compared with, and the way back to it. */
export function SnapshotSide({
  region,
  steps,
  open,
  against,
}: {
  readonly region: RegionAnswer;
  readonly steps: readonly SnapshotStep[];
  readonly open: SnapshotStep;
  readonly against: SnapshotStep | undefined;
}) {
  const { t, exact, size, date } = useSpeak();
  const { bare, whole } = useInstant(region);
  const [, change] = useAddress();
  const [asking, setAsking] = useState(false);
  const { kept, note } = open;
  const current = steps.find(({ newest }) => newest)?.snapshot;
  const others = steps.filter((step) => step.kept !== null && step.snapshot !== open.snapshot);
  return (
    <Section
      title={whole(open.at)}
      aside={open.snapshot === current && t(open.newest ? 'data.snapshots.newest' : 'data.snapshots.current')}
    >
      <dl className="made">
        <dt>{t('data.snapshots.why')}</dt>
        <dd>{t(`data.snapshots.reason.${open.reason}`)}</dd>
        {note !== null && (
          <>
            <dt>{t('data.snapshots.note')}</dt>
            <dd>{note}</dd>
          </>
        )}
        <dt>{t('data.snapshots.snapshot')}</dt>
        <dd className="code">{open.snapshot}</dd>
        {kept && (
          <>
            <dt>{t('data.snapshots.rows')}</dt>
            <dd>{exact(kept.rows)}</dd>
            <dt>{t('data.snapshots.deliveries')}</dt>
            <dd>{exact(kept.deliveries)}</dd>
            <dt>{t('data.snapshots.files')}</dt>
            <dd>{exact(kept.files)}</dd>
            <dt>{t('data.snapshots.size')}</dt>
            <dd>{size(kept.bytes)}</dd>
            <dt>{t('data.snapshots.lastDay')}</dt>
            <dd>{kept.last_day ? date(kept.last_day) : t('common.noData')}</dd>
          </>
        )}
      </dl>
      {kept === null && <p className="quiet">{t('data.snapshots.notKept')}</p>}
      <div className="snapshot-actions">
        {kept && against && (
          <Select
            label={t('data.snapshots.compare')}
            value={against.at}
            options={others.map(({ at, reason }) => ({
              value: at,
              label: bare(at),
              note: t(`data.snapshots.reason.${reason}`),
            }))}
            onChange={(at) => change({ snapshot: open.at, against: at })}
          />
        )}
        {kept && open.snapshot !== current && (
          <button type="button" className="button" onClick={() => setAsking(true)}>
            {t('data.snapshots.rollBack')}
          </button>
        )}
      </div>
      {asking && <RollBackDialog region={region} step={open} close={() => setAsking(false)} />}
    </Section>
  );
}
