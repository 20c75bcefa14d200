import { type Alarm, dimensions, type PoolDetail, type SourceQuality } from '@junheng/engine/pool';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useAddress } from '../../address.ts';
import { type RegionAnswer, type RowsQuestion, useArtefact } from '../../api.ts';
import { Section } from '../../parts/head.tsx';
import { RowsDialog } from '../../parts/rows-dialog.tsx';
import { useSpeak } from '../../speak.tsx';
import { alarmColumn, alarmNumber, useAlarmWords } from './alarms.tsx';
import { floorOf, placesOf, reasonsOf } from './quality.ts';
import { PlaceMonths, QualityPlaces } from './quality-places.tsx';
import { Score, useSourceNames } from './quality-table.tsx';
import { ScoreLine } from './score-line.tsx';

/** One source: the alarm that is open, whom to call, the trend of each dimension, its places and months down to rows. */
export function QualitySide({
  region,
  detail,
  source,
  alarm,
}: {
  readonly region: RegionAnswer;
  readonly detail: PoolDetail;
  readonly source: SourceQuality;
  readonly alarm: Alarm | undefined;
}) {
  const [{ place }] = useAddress();
  const [rows, setRows] = useState<RowsQuestion>();
  const places = useMemo(() => placesOf(detail, source.source_id), [detail, source]);
  const floor = floorOf(places);
  const open = places.find(({ place_id }) => place_id === (place ?? null)) ?? places[0];
  return (
    <>
      {alarm && <OpenAlarm region={region} alarm={alarm} onRows={setRows} />}
      <Trend region={region} source={source} places={places} floor={floor} />
      {places.length > 1 && <QualityPlaces region={region} places={places} open={open} floor={floor} />}
      {open && <PlaceMonths region={region} place={open} onRows={setRows} />}
      {rows && <RowsDialog card={region.card} question={rows} close={() => setRows(undefined)} />}
    </>
  );
}

/** The alarm in words, its numbers, its rows and whom to call. */
function OpenAlarm({
  region,
  alarm,
  onRows,
}: {
  readonly region: RegionAnswer;
  readonly alarm: Alarm;
  readonly onRows: (question: RowsQuestion) => void;
}) {
  const speak = useSpeak();
  const { t } = speak;
  const words = useAlarmWords(region);
  const rows = words.rows(alarm);
  return (
    <Section title={t(`data.quality.kind.${alarm.kind}`)} aside={<span className="code">{alarmColumn(alarm)}</span>}>
      <p>{words.sentence(alarm)}</p>
      <dl className="made owner">
        <dt>{t('data.quality.expected')}</dt>
        <dd>{alarmNumber(speak, alarm.kind, alarm.expected)}</dd>
        <dt>{t('data.quality.found')}</dt>
        <dd>{alarmNumber(speak, alarm.kind, alarm.found)}</dd>
        <dt>{t('data.quality.owner')}</dt>
        <dd>{alarm.owner}</dd>
      </dl>
      {rows ? (
        <button type="button" className="button" onClick={() => onRows(rows)}>
          {t('data.quality.rowsOf')}
        </button>
      ) : (
        <p className="quiet">{t('data.quality.noRows')}</p>
      )}
    </Section>
  );
}

/** The five dimensions of a source: the newest score and the line of months before it; why one has none. */
function Trend({
  region,
  source,
  places,
  floor,
}: {
  readonly region: RegionAnswer;
  readonly source: SourceQuality;
  readonly places: ReturnType<typeof placesOf>;
  readonly floor: number;
}) {
  const { t, share } = useSpeak();
  const nameOf = useSourceNames(region);
  const newest = useArtefact(region.card, 'source').data?.value.detail?.deliveries.findLast(
    ({ source_id }) => source_id === source.source_id,
  );
  const whole = places.find(({ place_id }) => place_id === null);
  const reasons = reasonsOf(source);
  return (
    <Section title={nameOf(source.source_id)} aside={whole && t('data.quality.scale', { low: share(floor) })}>
      <table className="score-lines">
        <caption className="offscreen">{t('data.quality.trend')}</caption>
        <tbody>
          {dimensions.map((dimension) => {
            const scores = whole?.scores[dimension];
            return (
              <tr key={dimension}>
                <th scope="row">{t(`app.pool.quality.${dimension}`)}</th>
                <td>
                  {scores && whole && (
                    <ScoreLine scores={scores} months={whole.months} floor={floor} width={150} height={22} />
                  )}
                </td>
                <td className="num">
                  <Score value={source[dimension]} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {reasons.length > 0 && (
        <ul className="notes">
          {reasons.map(({ code, dimensions: lacking }) => (
            <li key={code} className="info">
              {t('data.quality.because', {
                dimensions: lacking.map((dimension) => t(`app.pool.quality.${dimension}`)).join(t('data.quality.and')),
                why: t(`pool.insufficient.${code}`),
              })}
            </li>
          ))}
        </ul>
      )}
      <dl className="made owner">
        <dt>{t('data.quality.owner')}</dt>
        <dd>{source.owner}</dd>
        <dt>{t('data.quality.contract')}</dt>
        <dd>
          {newest?.contract_version}{' '}
          <Link
            to="/$region/$stage"
            params={{ region: region.card.id, stage: 'source' }}
            search={{ source: source.source_id } as never}
          >
            {t('data.quality.about')}
          </Link>
        </dd>
      </dl>
    </Section>
  );
}
