import type { QuarantinedRow, RegionAnswer } from '../../api.ts';
import { NoData } from '../../parts/data-table.tsx';
import { Icon } from '../../parts/glyphs.tsx';
import { useSpeak } from '../../speak.tsx';

/** One row that was held back: the rule in words, the row as it was sent with the field at fault, and where it came from. */
export function HeldRow({
  region,
  row,
  close,
}: {
  readonly region: RegionAnswer;
  readonly row: QuarantinedRow;
  readonly close: () => void;
}) {
  const { t, text, number } = useSpeak();
  const title = t('app.quarantine.rowTitle', { line: number(row.line), file: row.file });
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
      <div className="panel-part">
        <h3>{t('app.quarantine.asSent')}</h3>
        <dl className="as-sent code">
          {Object.entries(row.row).map(([name, value]) => (
            <div key={name} className={name === row.field ? 'at-fault' : undefined}>
              <dt>{name}</dt>
              <dd>{value === null || value === '' ? <NoData /> : value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="panel-part">
        <h3>{t('app.quarantine.repair')}</h3>
        <p>{t('app.quarantine.repairHint')}</p>
      </div>
      <div className="panel-part">
        <h3>{t('app.lineage.where')}</h3>
        <p className="quiet">
          {t('app.quarantine.origin', {
            source: row.source_id,
            delivery: row.delivery_id,
            row: number(row.row_no),
            snapshot: region.card.snapshot ?? '',
          })}
        </p>
      </div>
    </aside>
  );
}
