import type { PoolDetail } from '@junheng/engine/pool';
import { useAddress } from '../../address.ts';
import type { RegionAnswer } from '../../api.ts';
import type { PageProps } from '../../pages.tsx';
import { Head, Section } from '../../parts/head.tsx';
import { Notes, StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';
import { QualityPage } from './quality-page.tsx';
import { QualityTable } from './quality-table.tsx';
import { QuarantineTable } from './quarantine.tsx';
import { ReviewQueue } from './review.tsx';
import { SnapshotsPage } from './snapshots-page.tsx';
import { Tables } from './tables.tsx';
import { PoolViews } from './views.tsx';

/** What do we hold, from where, how good? And which rows could not be used, and why? */
export default function Pool({ region }: PageProps) {
  const [{ view }] = useAddress();
  if (view === 'snapshots') return <SnapshotsPage region={region} />;
  return (
    <StagePage region={region} stage="pool">
      {(detail, artefact) =>
        view === 'quality' ? (
          <QualityPage region={region} detail={detail} />
        ) : (
          <>
            <Holdings region={region} detail={detail} />
            <StageEnd region={region} stage="pool" artefact={artefact} />
          </>
        )
      }
    </StagePage>
  );
}

function Holdings({ region, detail }: { readonly region: RegionAnswer; readonly detail: PoolDetail }) {
  const { t, number } = useSpeak();
  const [, change] = useAddress();
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
      <Head question={t('common.stage.pool.question')} answer={answer}>
        <PoolViews />
      </Head>
      {quarantined > 0 && <QuarantineTable region={region} total={quarantined} />}
      <ReviewQueue region={region} alone={quarantined === 0} />
      <div className="sections">
        <div className="main">
          <Section title={t('app.pool.qualityTitle')} aside={t('data.quality.scoresAside')}>
            <QualityTable
              region={region}
              detail={detail}
              onSelect={(source) => change({ view: 'quality', source, rule: undefined }, false)}
            />
          </Section>
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
