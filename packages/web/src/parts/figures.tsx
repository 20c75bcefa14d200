import type { Stage } from '@junheng/engine';
import type { Figure } from '@junheng/engine/domain';
import { useState } from 'react';
import type { RegionAnswer, RowsQuestion } from '../api.ts';
import { type Speak, useSpeak } from '../speak.tsx';
import { NoData } from './data-table.tsx';
import { Info } from './info.tsx';
import { RowsDialog } from './rows-dialog.tsx';

/** What a figure is called and what it means, in the words of its stage. */
export function figureWords(speak: Speak, stage: Stage, id: string) {
  return {
    label: speak.tOr(`${stage}.figure.${id}.label`, id),
    definition: speak.tOr(`${stage}.figure.${id}.definition`, ''),
  };
}

/** Figures of a stage: value, unit, interval, ⓘ with the definition, and the way to the rows. */
export function Figures({
  region,
  stage,
  figures,
}: {
  readonly region: RegionAnswer;
  readonly stage: Stage;
  readonly figures: readonly Figure[];
}) {
  const [question, setQuestion] = useState<RowsQuestion>();
  return (
    <>
      <dl className="figures">
        {figures.map((figure, index) => (
          <FigureItem
            key={`${figure.id} ${figure.service_code ?? ''} ${figure.place_id ?? ''}`}
            region={region}
            stage={stage}
            figure={figure}
            onRows={(title) => setQuestion({ of: 'figure', stage, index, title })}
          />
        ))}
      </dl>
      {question && <RowsDialog card={region.card} question={question} close={() => setQuestion(undefined)} />}
    </>
  );
}

function FigureItem({
  region,
  stage,
  figure,
  onRows,
}: {
  readonly region: RegionAnswer;
  readonly stage: Stage;
  readonly figure: Figure;
  readonly onRows: (title: string) => void;
}) {
  const speak = useSpeak();
  const { t, measure } = speak;
  const { label, definition } = figureWords(speak, stage, figure.id);
  const service = region.config.profile.services.find((entry) => entry.code === figure.service_code);
  const run = region.card.stages.find((entry) => entry.stage === stage);
  const { interval, value, unit } = figure;
  return (
    <div className="figure-item">
      <dt>
        {label}
        <Info about={label}>
          <strong>{label}</strong>
          {definition && <p>{definition}</p>}
          <dl>
            <dt>{t('app.lineage.artefact')}</dt>
            <dd className="code">{run?.artefact}</dd>
            <dt>{t('app.lineage.snapshot')}</dt>
            <dd className="code">{region.card.snapshot}</dd>
          </dl>
        </Info>
      </dt>
      <dd className="value">{value === null ? <NoData /> : measure(value, unit)}</dd>
      {(service || interval) && (
        <dd className="more">
          {[
            service ? speak.text(service.names) : '',
            interval
              ? t('app.figure.interval', {
                  level: speak.share(interval.level),
                  low: measure(interval.low, unit),
                  high: measure(interval.high, unit),
                })
              : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </dd>
      )}
      {figure.rows && (
        <dd className="more">
          <button type="button" className="button plain" onClick={() => onRows(label)}>
            {t('app.lineage.openRows')}
          </button>
        </dd>
      )}
    </div>
  );
}
