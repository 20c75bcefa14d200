import type { Delivery, SourceDetail } from '@junheng/engine/source';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAddress } from '../../address.ts';
import type { RegionAnswer } from '../../api.ts';
import type { PageProps } from '../../pages.tsx';
import { type Column, DataTable, NoData } from '../../parts/data-table.tsx';
import { Head, Section } from '../../parts/head.tsx';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';

/** What did they send us, and what in it cannot be read? */
export default function Source({ region }: PageProps) {
  return (
    <StagePage region={region} stage="source">
      {(detail, artefact) => (
        <>
          <Deliveries region={region} detail={detail} />
          <StageEnd region={region} stage="source" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}

const sum = (deliveries: readonly Delivery[], of: 'read' | 'accepted' | 'merged' | 'quarantined' | 'flagged') =>
  deliveries.reduce((total, delivery) => total + delivery[of], 0);

function Deliveries({ region, detail }: { readonly region: RegionAnswer; readonly detail: SourceDetail }) {
  const { t, text, number, share } = useSpeak();
  const [state, change] = useAddress();
  const { deliveries, absent } = detail;
  const open =
    deliveries.find((delivery) => delivery.source_id === state.source) ??
    deliveries.toSorted((a, b) => b.quarantined + b.flagged - a.quarantined - a.flagged)[0];
  const columns = useMemo((): readonly Column<Delivery>[] => {
    const count = (id: 'read' | 'accepted' | 'merged' | 'quarantined' | 'flagged'): Column<Delivery> => ({
      id,
      head: t(`app.source.${id}`),
      cell: (row) => (row[id] === 0 && id !== 'read' ? <span className="faint">0</span> : number(row[id])),
      sort: (row) => row[id],
      number: true,
    });
    return [
      {
        id: 'name',
        head: t('app.home.source'),
        cell: (row) => (
          <>
            {text(row.names)}
            {row.stand_in && <span className="faint small"> · {t('app.home.standIn')}</span>}
          </>
        ),
        sort: (row) => text(row.names),
      },
      { id: 'file', head: t('app.source.file'), cell: (row) => <span className="code">{row.file}</span> },
      count('read'),
      count('accepted'),
      count('merged'),
      count('quarantined'),
      count('flagged'),
      {
        id: 'completeness',
        head: t('app.source.completeness'),
        cell: (row) => (row.completeness === null ? <NoData /> : share(row.completeness)),
        sort: (row) => row.completeness,
        number: true,
      },
    ];
  }, [t, text, number, share]);
  const answer = t('app.source.answer', {
    count: deliveries.length,
    read: sum(deliveries, 'read'),
    accepted: sum(deliveries, 'accepted'),
    merged: sum(deliveries, 'merged'),
    quarantined: sum(deliveries, 'quarantined'),
  });
  return (
    <>
      <Head question={t('common.stage.source.question')} answer={answer} />
      <div className="sections">
        <div className="main">
          <Section title={t('app.source.deliveries')} aside={t('app.source.balance')}>
            <DataTable
              rows={deliveries}
              columns={columns}
              keyOf={(row) => row.source_id}
              caption={t('app.source.deliveries')}
              selected={open?.source_id}
              onSelect={(row) => change({ source: row.source_id })}
            />
            {absent.length > 0 && <p className="quiet">{t('app.source.absent', { names: absent.join(', ') })}</p>}
          </Section>
        </div>
        <div className="side">{open && <Contract region={region} delivery={open} />}</div>
      </div>
    </>
  );
}

/** One delivery: where it came from, and the rules that its rows broke, in words. */
function Contract({ region, delivery }: { readonly region: RegionAnswer; readonly delivery: Delivery }) {
  const { t, tOr, text, number, measure, period } = useSpeak();
  return (
    <>
      <Section title={text(delivery.names)}>
        <dl className="made">
          <dt>{t('app.source.owner')}</dt>
          <dd>{delivery.owner}</dd>
          <dt>{t('app.source.contract')}</dt>
          <dd>{delivery.contract_version}</dd>
          <dt>{t('app.home.describes')}</dt>
          <dd>{delivery.describes ? period(delivery.describes) : t('app.home.notSaid')}</dd>
          <dt>{t('app.source.file')}</dt>
          <dd className="code">
            {delivery.file} · {delivery.format} · {delivery.encoding}
          </dd>
          <dt>{t('app.source.size')}</dt>
          <dd>{measure(delivery.bytes, 'byte')}</dd>
          <dt>{t('app.source.delivery')}</dt>
          <dd className="code">{delivery.delivery_id}</dd>
          <dt>{t('app.source.feeds')}</dt>
          <dd>
            {delivery.tables
              .map((table) => `${tOr(`app.table.name.${table.table}`, table.table)} ${number(table.rows)}`)
              .join(' · ')}
          </dd>
        </dl>
        {delivery.stand_in && <p className="quiet">{text(delivery.stand_in)}</p>}
      </Section>
      <Section title={t('app.source.rules')}>
        {delivery.rules.length === 0 ? (
          <p className="quiet">{t('app.source.noRules')}</p>
        ) : (
          <table>
            <tbody>
              {delivery.rules.map((rule) => (
                <tr key={rule.rule}>
                  <td>
                    {text(rule.say)}
                    <div className="faint small">
                      <span className="code">{rule.rule}</span> ·{' '}
                      {t(rule.kept_out ? 'app.source.keptOut' : 'app.source.marked')}
                    </div>
                  </td>
                  <td className="num">
                    {rule.kept_out ? (
                      <Link
                        to="/$region/$stage"
                        params={{ region: region.card.id, stage: 'pool' }}
                        search={{ source: delivery.source_id, rule: rule.rule }}
                      >
                        {number(rule.rows)}
                      </Link>
                    ) : (
                      number(rule.rows)
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </>
  );
}
