import { formatValue } from '@junheng/display';
import type { Stage } from '@junheng/engine';
import type { Figure } from '@junheng/engine/domain';
import { useState } from 'react';
import type { RegionAnswer, RowsQuestion } from '../api.ts';
import { type Speak, useSpeak } from '../speak.tsx';
import { NoData } from './data-table.tsx';
import { Info } from './info.tsx';
import { RowsDialog } from './rows-dialog.tsx';
import { ScrollBox } from './scroll-box.tsx';

type Props = { readonly region: RegionAnswer; readonly stage: Stage; readonly figures: readonly Figure[] };
type Open = (index: number, title: string) => void;
type Numbered = { readonly figure: Figure; readonly index: number };

/** What a figure is called and what it means, in the words of its stage. */
export function figureWords(speak: Speak, stage: Stage, id: string) {
  return {
    label: speak.tOr(`${stage}.figure.${id}.label`, id),
    definition: speak.tOr(`${stage}.figure.${id}.definition`, ''),
  };
}

/**
 * Figures of a stage: value, unit, interval, ⓘ with the definition, and the way to the rows. Where several services have
 * the same figures they stand beside each other in a table.
 */
export function Figures({ region, stage, figures }: Props) {
  const [question, setQuestion] = useState<RowsQuestion>();
  const all = figures.map((figure, index) => ({ figure, index }));
  const services = [...new Set(figures.flatMap((figure) => figure.service_code ?? []))];
  const tabled =
    services.length > 1
      ? all.filter(({ figure }) => figure.service_code !== undefined && figure.place_id === undefined)
      : [];
  const single = all.filter((entry) => !tabled.includes(entry));
  const open: Open = (index, title) => setQuestion({ of: 'figure', stage, index, title });
  return (
    <>
      {single.length > 0 && (
        <dl className="figures">
          {single.map(({ figure, index }) => (
            <FigureItem
              key={index}
              region={region}
              stage={stage}
              figure={figure}
              onRows={(title) => open(index, title)}
            />
          ))}
        </dl>
      )}
      {tabled.length > 0 && <Matrix region={region} stage={stage} figures={tabled} services={services} open={open} />}
      {question && <RowsDialog card={region.card} question={question} close={() => setQuestion(undefined)} />}
    </>
  );
}

/** ⓘ of a figure: what it means, and the artefact and snapshot that it stands in. */
export function FigureInfo({
  region,
  stage,
  id,
}: {
  readonly region: RegionAnswer;
  readonly stage: Stage;
  readonly id: string;
}) {
  const speak = useSpeak();
  const { label, definition } = figureWords(speak, stage, id);
  const run = region.card.stages.find((entry) => entry.stage === stage);
  return (
    <Info about={label}>
      <strong>{label}</strong>
      {definition && <p>{definition}</p>}
      <dl>
        <dt>{speak.t('app.lineage.artefact')}</dt>
        <dd className="code">{run?.artefact}</dd>
        <dt>{speak.t('app.lineage.snapshot')}</dt>
        <dd className="code">{region.card.snapshot}</dd>
      </dl>
    </Info>
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
  const { label } = figureWords(speak, stage, figure.id);
  const service = region.config.profile.services.find((entry) => entry.code === figure.service_code);
  const { interval, value, unit } = figure;
  const more = [
    service ? speak.text(service.names) : '',
    interval
      ? t('app.figure.interval', {
          level: speak.share(interval.level),
          range: speak.range(interval.low, interval.high, (bound) => measure(bound, unit)),
        })
      : '',
  ].filter(Boolean);
  return (
    <div className="figure-item">
      <dt>
        {label}
        <FigureInfo region={region} stage={stage} id={figure.id} />
      </dt>
      <dd className="value">{value === null ? <NoData /> : figureValue(speak, region, value, unit)}</dd>
      {more.length > 0 && <dd className="more">{more.join(' · ')}</dd>}
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

/** A figure's value in words; money with the region's currency. */
export const figureValue = (speak: Speak, region: RegionAnswer, value: number | null, unit: Figure['unit']) =>
  unit === 'money' && value !== null ? speak.money(value, region.config.currency) : speak.measure(value, unit);

/** One row a figure, one column a service; a value opens its rows. */
function Matrix({
  region,
  stage,
  figures,
  services,
  open,
}: {
  readonly region: RegionAnswer;
  readonly stage: Stage;
  readonly figures: readonly Numbered[];
  readonly services: readonly string[];
  readonly open: Open;
}) {
  const speak = useSpeak();
  const { t, text } = speak;
  const ids = [...new Set(figures.map(({ figure }) => figure.id))];
  const unitOf = (id: string) =>
    figures.find(({ figure }) => figure.id === id)?.figure.unit === 'per_1000' ? speak.unit('per_1000') : '';
  const nameOf = (code: string) => {
    const names = region.config.profile.services.find((entry) => entry.code === code)?.names;
    return names ? text(names) : code;
  };
  return (
    <ScrollBox className="matrix" label={t('app.figure.services')}>
      <table>
        <caption className="offscreen">{t('app.figure.services')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('app.figure.services')}</th>
            {services.map((code) => (
              <th key={code} scope="col" className="num">
                {nameOf(code)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.map((id) => (
            <tr key={id}>
              <td>
                {figureWords(speak, stage, id).label} {unitOf(id) && <span className="faint small">{unitOf(id)} </span>}
                <FigureInfo region={region} stage={stage} id={id} />
              </td>
              {services.map((code) => {
                const found = figures.find(({ figure }) => figure.id === id && figure.service_code === code);
                return (
                  <td key={code} className="num">
                    {found && (
                      <Cell
                        speak={speak}
                        figure={found.figure}
                        open={() => open(found.index, `${figureWords(speak, stage, id).label} · ${nameOf(code)}`)}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Cell({ speak, figure, open }: { readonly speak: Speak; readonly figure: Figure; readonly open: () => void }) {
  const { value, unit, interval, rows } = figure;
  if (value === null) return <NoData />;
  const written =
    unit === 'per_1000' || unit === 'share' ? formatValue(speak.language, value, unit) : speak.measure(value, unit);
  return (
    <>
      {rows ? (
        <button type="button" className="button plain" title={speak.t('app.lineage.openRows')} onClick={open}>
          {written}
        </button>
      ) : (
        written
      )}
      {interval && (
        <span className="faint small">
          {speak.range(interval.low, interval.high, (bound) => speak.measure(bound, unit))}
        </span>
      )}
    </>
  );
}
