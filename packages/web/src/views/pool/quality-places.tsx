import { type Dimension, dimensions } from '@junheng/engine/pool';
import { useMemo } from 'react';
import { useAddress } from '../../address.ts';
import type { RegionAnswer, RowsQuestion } from '../../api.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Section } from '../../parts/head.tsx';
import { useNames } from '../../parts/names.ts';
import { ScrollBox } from '../../parts/scroll-box.tsx';
import { useSpeak } from '../../speak.tsx';
import { lastDayOf, monthWords, type PlaceQuality } from './quality.ts';
import { Score, useSourceNames } from './quality-table.tsx';
import { ScoreLine } from './score-line.tsx';

/** The dimension in which a place is lowest. */
const worstOf = (place: PlaceQuality): Dimension | undefined =>
  dimensions.find((dimension) => place.latest[dimension] !== null && place.latest[dimension] === place.lowest);

/** Places of a source, the lowest score first, each with the line of its lowest dimension; one opens its months. */
export function QualityPlaces({
  region,
  places,
  open,
  floor,
}: {
  readonly region: RegionAnswer;
  readonly places: readonly PlaceQuality[];
  readonly open: PlaceQuality | undefined;
  readonly floor: number;
}) {
  const { t } = useSpeak();
  const [, change] = useAddress();
  const nameOf = useNames(region.card);
  const columns = useMemo(
    (): readonly Column<PlaceQuality>[] => [
      {
        id: 'place',
        head: t('data.quality.place'),
        cell: ({ place_id }) => (place_id === null ? t('data.quality.wholeSource') : nameOf(place_id)),
        sort: ({ place_id }) => (place_id === null ? '' : nameOf(place_id)),
      },
      {
        id: 'lowest',
        head: t('data.quality.lowestHead'),
        cell: (place) => {
          const worst = worstOf(place);
          return worst ? <span className="small">{t(`app.pool.quality.${worst}`)}</span> : <Score value={null} />;
        },
      },
      {
        id: 'line',
        head: t('data.quality.trend'),
        cell: (place) => {
          const scores = place.scores[worstOf(place) ?? 'completeness'];
          return scores && <ScoreLine scores={scores} months={place.months} floor={floor} width={84} height={18} />;
        },
      },
      {
        id: 'score',
        head: t('data.quality.score'),
        cell: ({ lowest }) => <Score value={lowest} />,
        sort: ({ lowest }) => lowest,
        number: true,
      },
    ],
    [t, nameOf, floor],
  );
  return (
    <Section title={t('data.quality.places')}>
      <DataTable
        rows={places}
        columns={columns}
        keyOf={({ place_id, table }) => `${table} ${place_id ?? ''}`}
        caption={t('data.quality.places')}
        selected={open && `${open.table} ${open.place_id ?? ''}`}
        onSelect={({ place_id }) => change({ place: place_id ?? undefined })}
        pageSize={8}
      />
    </Section>
  );
}

/** The months of a place, the newest first, each with its scores and the way to its rows. */
export function PlaceMonths({
  region,
  place,
  onRows,
}: {
  readonly region: RegionAnswer;
  readonly place: PlaceQuality;
  readonly onRows: (question: RowsQuestion) => void;
}) {
  const speak = useSpeak();
  const { t } = speak;
  const nameOf = useNames(region.card);
  const sourceName = useSourceNames(region);
  const name = place.place_id === null ? t('data.quality.wholeSource') : nameOf(place.place_id);
  const shown = dimensions.filter((dimension) => place.scores[dimension]);
  const title = place.place_id === null ? t('data.quality.monthsWhole') : t('data.quality.months', { place: name });
  const ask = (month: string) => {
    const { source_id: source, table, place_id } = place;
    const from = `${month}-01`;
    const title = t('data.quality.rowsTitle', {
      source: sourceName(source),
      place: name,
      period: monthWords(speak, month),
    });
    onRows({ of: 'quality', source, table, place: place_id, from, to: lastDayOf(month), title });
  };
  return (
    <Section title={title} aside={t('data.quality.monthsAside')}>
      <ScrollBox label={title} className="sticky" style={{ maxHeight: '24rem' }}>
        <table>
          <caption className="offscreen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('data.quality.month')}</th>
              {shown.map((dimension) => (
                <th key={dimension} scope="col" className="num">
                  {t(`app.pool.quality.${dimension}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {place.months
              .map((month, at) => ({ month, at }))
              .reverse()
              .map(({ month, at }) => (
                <tr key={month}>
                  <td className="nowrap">
                    <button
                      type="button"
                      className="button plain"
                      title={t('data.quality.openMonth', { month: monthWords(speak, month) })}
                      onClick={() => ask(month)}
                    >
                      {monthWords(speak, month)}
                    </button>
                  </td>
                  {shown.map((dimension) => (
                    <td key={dimension} className="num">
                      <Score value={place.scores[dimension]?.[at]} />
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </ScrollBox>
    </Section>
  );
}
