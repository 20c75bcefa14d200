import type { Stage } from '@junheng/engine';
import { useState } from 'react';
import { type Lineage, type RegionAnswer, useLineage } from '../api.ts';
import { useSpeak } from '../speak.tsx';
import { LineagePicture } from './lineage-picture.tsx';
import { BlockSkeleton, Failure } from './states.tsx';

/** "Where does this come from?" for a whole stage: artefacts, snapshot, deliveries with their contracts, in place. */
export function StageLineage({
  region,
  stage,
  open: openFirst = false,
}: {
  readonly region: RegionAnswer;
  readonly stage: Stage;
  readonly open?: boolean;
}) {
  const { t } = useSpeak();
  const [open, setOpen] = useState(openFirst);
  const [drawn, setDrawn] = useState(false);
  const lineage = useLineage(region.card, stage, open);
  return (
    <details className="lineage" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span>{t('app.lineage.where')}</span>
      </summary>
      {open && lineage.isPending && <BlockSkeleton height="8rem" />}
      {lineage.error && <Failure error={lineage.error} retry={lineage.refetch} />}
      {lineage.data && (
        <>
          <button type="button" className="button plain small" onClick={() => setDrawn(true)}>
            {t('app.lineage.picture')}
          </button>
          <Stops lineage={lineage.data} />
          {drawn && <LineagePicture lineage={lineage.data} close={() => setDrawn(false)} />}
        </>
      )}
    </details>
  );
}

function Stops({ lineage }: { readonly lineage: Lineage }) {
  const { t, date, text, number } = useSpeak();
  const { artefacts, snapshot, deliveries } = lineage;
  return (
    <ol className="stops">
      {artefacts.map((artefact) => (
        <li key={artefact.id}>
          <b>{t(`common.stage.${artefact.stage}.name`)}</b>
          <span className="code">{artefact.id}</span>{' '}
          <span className="faint">
            {t('app.lineage.made', {
              version: artefact.version,
              seed: number(artefact.seed),
              asOf: date(artefact.as_of),
            })}
          </span>
          <details>
            <summary className="small faint">{t('app.lineage.options')}</summary>
            <pre>{JSON.stringify(artefact.options, null, 1)}</pre>
          </details>
        </li>
      ))}
      {snapshot && (
        <li>
          <b>{t('app.lineage.snapshot')}</b>
          <span className="code">{snapshot.id}</span>{' '}
          <span className="faint">{t('app.lineage.files', { count: snapshot.files.length })}</span>
        </li>
      )}
      {deliveries.map((delivery) => (
        <li key={`${delivery.delivery_id} ${delivery.file}`}>
          <b>{text(delivery.names)}</b>
          <span className="code">{delivery.file}</span>{' '}
          <span className="faint">
            {t('app.lineage.delivery', {
              owner: delivery.owner,
              contract: delivery.contract_version,
              rows: number(delivery.read),
            })}
            {delivery.stand_in ? ` · ${text(delivery.stand_in)}` : ''}
          </span>
        </li>
      ))}
    </ol>
  );
}
