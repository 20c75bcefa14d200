import type { SourceDetail } from '@junheng/engine/source';
import { useMemo } from 'react';
import { useAddress } from '../../address.ts';
import type { RegionAnswer } from '../../api.ts';
import type { PageProps } from '../../pages.tsx';
import { type Column, DataTable, NoData } from '../../parts/data-table.tsx';
import { Head, Section } from '../../parts/head.tsx';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';
import { ContractEditor } from './contract-editor.tsx';
import { SourceSide } from './source-side.tsx';
import { bySource, type SentSource } from './sources.ts';
import { Trend } from './trend.tsx';

/** What did they send us, and what in it cannot be read? */
export default function Source({ region }: PageProps) {
  const [state] = useAddress();
  if (state.view === 'contract' && state.source) return <ContractEditor region={region} source={state.source} />;
  return (
    <StagePage region={region} stage="source">
      {(detail, artefact) => (
        <>
          <Sources region={region} detail={detail} />
          <StageEnd region={region} stage="source" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}

function Sources({ region, detail }: { readonly region: RegionAnswer; readonly detail: SourceDetail }) {
  const { t } = useSpeak();
  const [state, change] = useAddress();
  const sources = useMemo(() => bySource(detail.deliveries), [detail]);
  const columns = useColumns();
  const open =
    sources.find(({ source_id }) => source_id === state.source) ??
    sources.toSorted((a, b) => b.quarantined + b.flagged - a.quarantined - a.flagged)[0];
  const sum = (of: 'read' | 'accepted' | 'merged' | 'quarantined') =>
    sources.reduce((total, source) => total + source[of], 0);
  const answer = t('app.source.answer', {
    count: sources.length,
    read: sum('read'),
    accepted: sum('accepted'),
    merged: sum('merged'),
    quarantined: sum('quarantined'),
  });
  return (
    <>
      <Head question={t('common.stage.source.question')} answer={answer} />
      <div className="sections">
        <div className="main">
          <Section title={t('app.source.deliveries')} aside={t('app.source.balance')}>
            <DataTable
              rows={sources}
              columns={columns}
              keyOf={(row) => row.source_id}
              caption={t('app.source.deliveries')}
              selected={open?.source_id}
              onSelect={(row) => change({ source: row.source_id })}
            />
            {detail.absent.length > 0 && (
              <p className="quiet">{t('app.source.absent', { names: detail.absent.join(', ') })}</p>
            )}
          </Section>
        </div>
        <div className="side">{open && <SourceSide region={region} source={open} />}</div>
      </div>
    </>
  );
}

/** What a source's row says: what came last, how much of it over time, and what became of its rows. */
function useColumns(): readonly Column<SentSource>[] {
  const { t, text, exact, share, date } = useSpeak();
  return useMemo(() => {
    const count = (id: 'read' | 'accepted' | 'merged' | 'quarantined' | 'flagged'): Column<SentSource> => ({
      id,
      head: t(`app.source.${id}`),
      cell: (row) => (row[id] === 0 && id !== 'read' ? <span className="faint">0</span> : exact(row[id])),
      sort: (row) => row[id],
      number: true,
    });
    return [
      {
        id: 'name',
        head: t('app.home.source'),
        cell: ({ newest }) => (
          <>
            {text(newest.names)}
            {newest.stand_in && <span className="faint small"> · {t('app.home.standIn')}</span>}
          </>
        ),
        sort: ({ newest }) => text(newest.names),
      },
      {
        id: 'newest',
        head: t('app.source.newest'),
        cell: ({ newest: { period, arrived_at, file } }) => (
          <span className={period ? undefined : 'code small'} title={file}>
            {period ?? file.slice(file.lastIndexOf('/') + 1)}
            {arrived_at && (
              <span className="faint small"> · {t('app.source.came', { date: date(arrived_at.slice(0, 10)) })}</span>
            )}
          </span>
        ),
        sort: ({ newest }) => newest.period ?? newest.file,
      },
      {
        id: 'trend',
        head: t('app.source.trend'),
        cell: ({ deliveries }) =>
          deliveries.length > 1 ? <Trend deliveries={deliveries} /> : <span className="faint">1</span>,
        sort: ({ deliveries }) => deliveries.length,
        number: true,
      },
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
  }, [t, text, exact, share, date]);
}
