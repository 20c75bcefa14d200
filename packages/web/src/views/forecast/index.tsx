import { type FanWords, fan } from '@junheng/display/charts';
import type { ForecastDetail, SeriesForecast } from '@junheng/engine/forecast';
import { useCallback, useMemo, useState } from 'react';
import { useAddress } from '../../address.ts';
import type { RegionAnswer } from '../../api.ts';
import type { PageProps } from '../../pages.tsx';
import { Chart, useChartStyle } from '../../parts/chart.tsx';
import { Head, Section } from '../../parts/head.tsx';
import { readLevel, spreadOf } from '../../parts/levels.ts';
import { useNames } from '../../parts/names.ts';
import { Select } from '../../parts/select.tsx';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';
import { Periods } from './periods.tsx';
import { Scores } from './scores.tsx';
import { WarningTable } from './warning-table.tsx';

/** What comes next, and what should we warn of? */
export default function Forecast({ region }: PageProps) {
  return (
    <StagePage region={region} stage="forecast">
      {(detail, artefact) => (
        <>
          <Coming region={region} detail={detail} />
          <StageEnd region={region} stage="forecast" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}

const keyOf = (series: SeriesForecast) => `${series.id}|${series.place_id ?? ''}`;

function Coming({ region, detail }: { readonly region: RegionAnswer; readonly detail: ForecastDetail }) {
  const { t, text, sharp, date, share, number } = useSpeak();
  const [state, change] = useAddress();
  const nameOf = useNames(region.card);
  const [happened, setHappened] = useState(true);
  const asked = detail.series.find((series) => keyOf(series) === `${state.series ?? ''}|${state.place ?? ''}`);
  const series = asked ?? detail.series.find((entry) => entry.place_id === null) ?? detail.series[0];
  const options = useMemo(() => listOptions(detail, series, text, nameOf), [detail, series, text, nameOf]);
  if (!series) return <Head question={t('common.stage.forecast.question')} answer={t('app.forecast.none')} />;
  const read = readLevel(detail.levels);
  const end = series.forecast.at(-1);
  const now = series.history.findLast((point) => point.value !== null);
  const held = series.scores.find((score) => score.method === series.method)?.coverage[read] ?? null;
  const answer = end
    ? [
        t('app.forecast.answer', {
          what: series.place_id === null ? text(series.names) : `${nameOf(series.place_id)} · ${text(series.names)}`,
          now: number(now?.value ?? null),
          middle: sharp(end.middle, spreadOf(series, detail.levels)),
          by: date(end.period),
          level: share(detail.levels[read] ?? 0.8),
          low: sharp(end.low[read] ?? end.middle, spreadOf(series, detail.levels)),
          high: sharp(end.high[read] ?? end.middle, spreadOf(series, detail.levels)),
        }),
        held === null
          ? t('app.finding.untested')
          : t('app.finding.coming.sure', { held: share(held), level: share(detail.levels[read] ?? 0.8) }),
      ].join(t('app.home.join'))
    : undefined;
  const open = (id: string) => {
    const [name = '', place = ''] = id.split('|');
    change({ series: name, place: place === '' ? undefined : place });
  };
  return (
    <>
      <Head question={t('common.stage.forecast.question')} answer={answer} />
      <div className="controls">
        <Select label={t('app.forecast.what')} value={keyOf(series)} options={options} onChange={open} />
        {series.happened.length > 0 && (
          <label className="check">
            <input type="checkbox" checked={happened} onChange={(event) => setHappened(event.target.checked)} />
            {t('app.forecast.showHappened')}
          </label>
        )}
      </div>
      <div className="sections wide-side">
        <div className="main">
          <FanChart series={series} levels={detail.levels} happened={happened && series.happened.length > 0} />
          <Periods series={series} levels={detail.levels} />
        </div>
        <div className="side">
          <WarningTable
            region={region}
            detail={detail}
            selected={series.place_id}
            onOpen={(warning) => open(`${warning.series_id}|${warning.place_id ?? ''}`)}
          />
          <Scores series={series} levels={detail.levels} />
        </div>
      </div>
    </>
  );
}

/** The region's own series first, then the facility that is open. */
function listOptions(
  detail: ForecastDetail,
  open: SeriesForecast | undefined,
  text: (names: SeriesForecast['names']) => string,
  nameOf: (id: string | null) => string,
) {
  const wanted = detail.series.filter(
    (series) =>
      series.place_id === null ||
      series === open ||
      detail.warnings.some(
        (warning) =>
          warning.level !== 'none' && warning.series_id === series.id && warning.place_id === series.place_id,
      ),
  );
  return wanted.slice(0, 120).map((series) => ({
    value: keyOf(series),
    label: series.place_id === null ? text(series.names) : `${nameOf(series.place_id)} · ${text(series.names)}`,
  }));
}

function FanChart({
  series,
  levels,
  happened,
}: {
  readonly series: SeriesForecast;
  readonly levels: readonly number[];
  readonly happened: boolean;
}) {
  const { t, sharp, date, text, number, unit } = useSpeak();
  const axis = unit(series.unit);
  const spread = spreadOf(series, levels);
  const write = useCallback((value: number) => sharp(value, spread), [sharp, spread]);
  const style = useChartStyle(write);
  const option = useMemo(() => {
    const words: FanWords = {
      date: (iso) =>
        date(iso)
          .replace(/^\d+ /, '')
          .replace(/\d+日$/, ''),
      asOf: t('app.forecast.asOf'),
      measured: t('app.forecast.measured'),
      middle: (value) => t('app.forecast.middle', { value }),
      upTo: (level, value) => t('app.finding.coming.upTo', { level, value }),
      from: (level, value) => t('app.finding.coming.from', { level, value }),
      lastSeason: (value) => t('app.forecast.lastSeason', { value }),
      happened: (value) => t('app.forecast.happened', { value }),
    };
    const history = Math.max(series.frequency === 'week' ? 30 : 24, series.forecast.length * 2);
    return fan(series, levels, style, words, {
      history,
      happened,
      lastSeason: series.forecast.some((point) => point.same_last_season !== null),
    });
  }, [series, levels, style, happened, t, date]);
  return (
    <Section title={text(series.names)} aside={t(`app.per.${series.frequency}`, { value: axis })}>
      <Chart
        option={option}
        height={330}
        label={t('app.forecast.chart', { what: text(series.names), points: number(series.forecast.length) })}
      />
    </Section>
  );
}
