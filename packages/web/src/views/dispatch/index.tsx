import type { DispatchDetail } from '@junheng/engine/dispatch';
import { useMemo } from 'react';
import type { RegionAnswer } from '../../api.ts';
import type { PageProps } from '../../pages.tsx';
import { Bars } from '../../parts/bars.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Head, Section } from '../../parts/head.tsx';
import { useNames } from '../../parts/names.ts';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';

/** Who can take patients now? */
export default function Dispatch({ region }: PageProps) {
  return (
    <StagePage region={region} stage="dispatch">
      {(detail, artefact) => (
        <>
          <Surge region={region} detail={detail} />
          <StageEnd region={region} stage="dispatch" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}

type Transfer = DispatchDetail['transfers'][number];
type Place = DispatchDetail['facilities'][number];

function Surge({ region, detail }: { readonly region: RegionAnswer; readonly detail: DispatchDetail }) {
  const { t, number } = useSpeak();
  const nameOf = useNames(region.card);
  const moved = detail.transfers.reduce((total, transfer) => total + transfer.patients, 0);
  const answer = [
    t('app.dispatch.answer', {
      patients: detail.patients,
      origin: nameOf(detail.origin_id),
      stay: detail.stay_at_origin,
      moved,
      places: detail.transfers.length,
    }),
    detail.unplaced > 0 ? t('app.dispatch.unplaced', { count: detail.unplaced }) : '',
  ]
    .filter(Boolean)
    .join(t('app.home.join'));
  return (
    <>
      <Head question={t('common.stage.dispatch.question')} answer={answer} />
      <div className="sections">
        <div className="main">
          <Section
            title={t('app.dispatch.transfers')}
            aside={t('app.dispatch.minutesTotal', { minutes: number(Math.round(detail.patient_minutes)) })}
          >
            <Transfers detail={detail} nameOf={nameOf} />
          </Section>
          <Section title={t('app.dispatch.places')}>
            <Places detail={detail} nameOf={nameOf} />
          </Section>
        </div>
        <div className="side">
          <Section title={t('app.dispatch.corridors')}>
            <Bars
              label={t('app.dispatch.corridors')}
              bars={detail.transfers.map((transfer) => ({
                name: nameOf(transfer.to_id),
                share: transfer.patients / Math.max(1, detail.patients),
                value: t('app.dispatch.carried', {
                  patients: transfer.patients,
                  minutes: Math.round(transfer.minutes),
                }),
              }))}
            />
          </Section>
        </div>
      </div>
    </>
  );
}

function Transfers({ detail, nameOf }: { readonly detail: DispatchDetail; readonly nameOf: (id: string) => string }) {
  const { t, tOr, number } = useSpeak();
  const columns = useMemo(
    (): readonly Column<Transfer>[] => [
      { id: 'to', head: t('app.dispatch.to'), cell: (row) => nameOf(row.to_id), sort: (row) => nameOf(row.to_id) },
      {
        id: 'patients',
        head: t('app.dispatch.patients'),
        cell: (row) => number(row.patients),
        sort: (row) => row.patients,
        number: true,
      },
      {
        id: 'minutes',
        head: t('app.panel.minutes'),
        cell: (row) => number(Math.round(row.minutes)),
        sort: (row) => row.minutes,
        number: true,
      },
      {
        id: 'because',
        head: t('app.dispatch.because'),
        cell: (row) => (
          <span className="quiet">
            {(row.because ?? [])
              .map((reason) => tOr(`dispatch.reason.${reason.code}`, reason.code, reason.params))
              .join(t('app.home.join'))}
          </span>
        ),
      },
    ],
    [t, tOr, nameOf, number],
  );
  return (
    <DataTable
      rows={detail.transfers}
      columns={columns}
      keyOf={(row) => `${row.from_id} ${row.to_id}`}
      caption={t('app.dispatch.transfers')}
      pageSize={10}
      sortBy={{ id: 'minutes', desc: false }}
    />
  );
}

function Places({ detail, nameOf }: { readonly detail: DispatchDetail; readonly nameOf: (id: string) => string }) {
  const { t, number } = useSpeak();
  const columns = useMemo((): readonly Column<Place>[] => {
    const count = (id: 'minutes' | 'supply' | 'occupied' | 'free' | 'received', head: string): Column<Place> => ({
      id,
      head,
      cell: (row) => number(Math.round(row[id])),
      sort: (row) => row[id],
      number: true,
    });
    return [
      {
        id: 'name',
        head: t('app.panel.facility'),
        cell: (row) => nameOf(row.facility_id),
        sort: (row) => nameOf(row.facility_id),
      },
      count('minutes', t('app.panel.minutes')),
      count('supply', t('app.panel.supply')),
      count('occupied', t('app.dispatch.occupied')),
      count('free', t('app.dispatch.free')),
      count('received', t('app.dispatch.received')),
    ];
  }, [t, nameOf, number]);
  return (
    <DataTable
      rows={detail.facilities}
      columns={columns}
      keyOf={(row) => row.facility_id}
      caption={t('app.dispatch.places')}
      pageSize={10}
      sortBy={{ id: 'minutes', desc: false }}
    />
  );
}
