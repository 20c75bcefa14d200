import { useId, useState } from 'react';
import { useAddress } from '../../address.ts';
import type { RegionAnswer } from '../../api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { useInstant } from '../../parts/instant.ts';
import { Refused } from '../../parts/refused.tsx';
import { type SnapshotStep, useRollBack } from '../../snapshots.ts';
import { useSpeak } from '../../speak.tsx';

/** Asks before an older version becomes the newest again: what will happen, what stays, and why it is done. */
export function RollBackDialog({
  region,
  step,
  close,
}: {
  readonly region: RegionAnswer;
  readonly step: SnapshotStep;
  readonly close: () => void;
}) {
  const { t } = useSpeak();
  const { whole } = useInstant(region);
  const [, change] = useAddress();
  const [note, setNote] = useState('');
  const rollBack = useRollBack(region.card.id);
  const id = useId();
  const title = t('data.snapshots.rollBackTitle', { at: whole(step.at) });
  const done = () => {
    change({ snapshot: undefined, against: undefined });
    close();
  };
  return (
    <Dialog title={title} close={close} size="34rem">
      <form
        className="roll-back"
        onSubmit={(event) => {
          event.preventDefault();
          rollBack.mutate({ snapshot: step.snapshot, note: note.trim() === '' ? null : note }, { onSuccess: done });
        }}
      >
        <p>{t('data.snapshots.rollBackWill')}</p>
        <p className="quiet">{t('data.snapshots.rollBackKeeps')}</p>
        <label htmlFor={id}>{t('data.snapshots.rollBackNote')}</label>
        <input
          id={id}
          className="field"
          value={note}
          maxLength={500}
          autoComplete="off"
          onChange={(event) => setNote(event.target.value)}
        />
        {rollBack.error && <Refused error={rollBack.error} />}
        <div className="actions">
          <button type="submit" className="button primary" disabled={rollBack.isPending}>
            {t('data.snapshots.rollBackDo')}
          </button>
          <button type="button" className="button" onClick={close}>
            {t('data.snapshots.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
