import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { QuarantinedRow, RegionAnswer } from '../../api.ts';
import { Icon } from '../../parts/glyphs.tsx';
import { Refused } from '../../parts/refused.tsx';
import { RunBar } from '../../parts/run-bar.tsx';
import { useSpeak } from '../../speak.tsx';
import { type Repair, useRepair, useRepairPreview } from '../../steward.ts';
import { Line } from './line.tsx';

/**
 * One row that was held back: the rule in words, the row as it was sent with the field at fault, where it came from,
 * and its repair: cells that a person changes, what would become of the row then, and who says so why.
 */
export function HeldRow({
  region,
  row,
  close,
}: {
  readonly region: RegionAnswer;
  readonly row: QuarantinedRow;
  readonly close: () => void;
}) {
  const { t, text, exact } = useSpeak();
  const title = t('app.quarantine.rowTitle', { line: exact(row.line), file: row.file });
  return (
    <aside className="panel" aria-label={title}>
      <header className="panel-head">
        <h2>{title}</h2>
        <button type="button" className="button bare icon" aria-label={t('app.action.close')} onClick={close}>
          <Icon name="close" size={14} />
        </button>
      </header>
      <div className="panel-part">
        <h3>
          {t('app.quarantine.rule')}
          <span className="aside code">{row.rule}</span>
        </h3>
        <p>{text(row.say)}</p>
      </div>
      <RepairForm key={`${row.delivery_id} ${row.row_no}`} region={region} row={row} />
      <div className="panel-part">
        <h3>{t('app.quarantine.where')}</h3>
        <p className="quiet">
          {t('app.quarantine.origin', {
            source: row.source_id,
            delivery: row.delivery_id,
            row: exact(row.row_no),
            snapshot: region.card.snapshot ?? '',
          })}
        </p>
      </div>
    </aside>
  );
}

function RepairForm({ region, row }: { readonly region: RegionAnswer; readonly row: QuarantinedRow }) {
  const { t } = useSpeak();
  const [cells, setCells] = useState<Readonly<Record<string, string>>>({});
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const [asked] = useDebouncedValue(cells, 300);
  const id = region.card.id;
  const repair: Repair = { delivery_id: row.delivery_id, row_no: row.row_no, cells };
  const send = useRepair(id);
  const changed = Object.keys(cells).length > 0;
  if (send.isSuccess) {
    return (
      <div className="panel-part">
        <h3>{t('app.quarantine.repair')}</h3>
        <p>{t('app.quarantine.sentAgain')}</p>
        <RunBar region={id} hint={t('app.quarantine.runHint')} />
      </div>
    );
  }
  return (
    <>
      <div className="panel-part">
        <h3>
          {t('app.quarantine.asSent')}
          <span className="aside">{t('app.quarantine.editHint')}</span>
        </h3>
        <Cells row={row} cells={cells} change={setCells} />
      </div>
      <div className="panel-part">
        <h3>{t('app.quarantine.repair')}</h3>
        {changed ? (
          <Outcome region={id} repair={{ ...repair, cells: asked }} />
        ) : (
          <p className="quiet">{t('app.quarantine.repairHint')}</p>
        )}
        <form
          className="repair"
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate({ ...repair, by, reason });
          }}
        >
          <Line label={t('app.quarantine.by')} value={by} change={setBy} autoComplete="name" />
          <Line label={t('app.quarantine.reason')} value={reason} change={setReason} autoComplete="off" />
          <button
            type="submit"
            className="button primary"
            disabled={!changed || by.trim() === '' || reason.trim() === '' || send.isPending}
          >
            {t('app.quarantine.send')}
          </button>
          {send.error && <Refused error={send.error} />}
        </form>
      </div>
    </>
  );
}

/** The cells of the row, each a field; one that was changed says what was sent. */
function Cells({
  row,
  cells,
  change,
}: {
  readonly row: QuarantinedRow;
  readonly cells: Readonly<Record<string, string>>;
  readonly change: (cells: Readonly<Record<string, string>>) => void;
}) {
  const { t } = useSpeak();
  return (
    <dl className="as-sent code">
      {Object.entries(row.row).map(([name, sent]) => {
        const value = cells[name] ?? sent ?? '';
        const set = (typed: string) => {
          const { [name]: _before, ...others } = cells;
          change(typed === (sent ?? '') ? others : { ...others, [name]: typed });
        };
        return (
          <div key={name} className={name === row.field ? 'at-fault' : undefined}>
            <dt>{name}</dt>
            <dd>
              <input
                value={value}
                aria-label={name}
                placeholder={t('common.noData')}
                onChange={(event) => set(event.target.value)}
                className={name in cells ? 'changed' : undefined}
              />
              {name in cells && <span className="faint small">{t('app.quarantine.was', { value: sent || '–' })}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** What would become of the row as it stands now. */
function Outcome({ region, repair }: { readonly region: string; readonly repair: Repair }) {
  const { t, tOr, text } = useSpeak();
  const preview = useRepairPreview(region, repair);
  if (preview.error) return <Refused error={preview.error} />;
  if (!preview.data) return <p className="quiet">{t('app.state.loading')}</p>;
  const { status, breaches, flags, made } = preview.data;
  return (
    <div aria-live="polite">
      <p>{t(status === 'usable' ? 'app.quarantine.wouldGo' : 'app.quarantine.wouldStay')}</p>
      <ul className="notes">
        {breaches.map((breach) => (
          <li key={breach.rule} className="warning">
            {text(breach.say)}
          </li>
        ))}
        {flags.map((flag) => (
          <li key={flag.rule} className="info">
            {text(flag.say)}
          </li>
        ))}
        {made.map(({ table, values }) => (
          <li key={table + JSON.stringify(values)} className="info">
            {tOr(`app.table.name.${table}`, table)}{' '}
            <span className="code small">
              {Object.entries(values)
                .filter(([, value]) => value !== null)
                .map(([name, value]) => `${name} ${value}`)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
