import type { PoolDetail } from '@junheng/engine/pool';
import { useMemo } from 'react';
import { type RegionAnswer, useArtefact } from '../../api.ts';
import type { PageProps } from '../../pages.tsx';
import { type Column, DataTable, NoData } from '../../parts/data-table.tsx';
import { Head, Section } from '../../parts/head.tsx';
import { Notes, StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';
import { QuarantineTable } from './quarantine.tsx';

/** What do we hold, from where, how good? And which rows could not be used, and why? */
export default function Pool({ region }: PageProps) {
  return (
    <StagePage region={region} stage="pool">
      {(detail, artefact) => (
        <>
          <Holdings region={region} detail={detail} />
          <StageEnd region={region} stage="pool" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}

function Holdings({ region, detail }: { readonly region: RegionAnswer; readonly detail: PoolDetail }) {
  const { t, number } = useSpeak();
  const held = region.card.stages.find((card) => card.stage === 'pool')?.facts.quarantined;
  const quarantined = typeof held === 'number' ? held : 0;
  const rows = detail.tables.reduce((total, table) => total + table.rows, 0);
  const answer = t('app.pool.answer', {
    rows,
    tables: detail.tables.length,
    facilities: detail.totals.facilities,
    zones: detail.totals.zones,
    held: number(quarantined),
  });
  return (
    <>
      <Head question={t('common.stage.pool.question')} answer={answer} />
      {quarantined > 0 && <QuarantineTable region={region} total={quarantined} />}
      <div className="sections">
        <div className="main">
          <Quality region={region} detail={detail} />
          {detail.checks.length > 0 && (
            <Section title={t('app.pool.checks')}>
              <Notes stage="pool" notes={detail.checks} />
            </Section>
          )}
        </div>
        <div className="side">
          <Tables detail={detail} />
        </div>
      </div>
    </>
  );
}

const dimensions = ['completeness', 'timeliness', 'accuracy', 'consistency', 'update_frequency'] as const;
type Score = PoolDetail['quality'][number];

function Quality({ region, detail }: { readonly region: RegionAnswer; readonly detail: PoolDetail }) {
  const { t, text, share } = useSpeak();
  const sources = useArtefact(region.card, 'source').data?.value.detail?.deliveries;
  const columns = useMemo((): readonly Column<Score>[] => {
    const names = new Map((sources ?? []).map((delivery) => [delivery.source_id, text(delivery.names)]));
    return [
      {
        id: 'source',
        head: t('app.home.source'),
        cell: (row) => names.get(row.source_id) ?? row.source_id,
        sort: (row) => row.source_id,
      },
      ...dimensions.map(
        (name): Column<Score> => ({
          id: name,
          head: t(`app.pool.quality.${name}`),
          cell: (row) => {
            const value = row[name];
            return value === null ? <NoData /> : share(value);
          },
          sort: (row) => row[name],
          number: true,
        }),
      ),
    ];
  }, [sources, t, text, share]);
  return (
    <Section title={t('app.pool.qualityTitle')} aside={t('app.pool.qualityAside')}>
      <DataTable
        rows={detail.quality}
        columns={columns}
        keyOf={(row) => row.source_id}
        caption={t('app.pool.qualityTitle')}
      />
    </Section>
  );
}

function Tables({ detail }: { readonly detail: PoolDetail }) {
  const { t, tOr, number } = useSpeak();
  return (
    <Section title={t('app.pool.tables')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('app.pool.table')}</th>
            <th scope="col" className="num">
              {t('app.home.rowsRead')}
            </th>
            <th scope="col" className="num">
              MB
            </th>
          </tr>
        </thead>
        <tbody>
          {detail.tables.map((table) => (
            <tr key={table.table}>
              <td>
                {tOr(`app.table.name.${table.table}`, table.table)}{' '}
                <span className="code faint small">{table.table}</span>
              </td>
              <td className="num">{number(table.rows)}</td>
              <td className="num">{number(table.bytes / 1e6)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
