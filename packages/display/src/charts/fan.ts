import type { SeriesForecast } from '@junheng/engine/forecast';
import type { EChartsOption, LineSeriesOption } from 'echarts';
import type { ColourToken } from '../tokens/index.ts';
import { type ChartStyle, frame, valueAxis } from './frame.ts';

/** What is written beside the lines and bands of a fan. */
export type FanWords = {
  /** A date on the axis, short: Jan 2026. */
  readonly date: (iso: string) => string;
  /** At the as-of line. */
  readonly asOf: string;
  readonly measured: string;
  readonly middle: (value: string) => string;
  readonly upTo: (level: string, value: string) => string;
  readonly from: (level: string, value: string) => string;
  readonly lastSeason: (value: string) => string;
  readonly happened: (value: string) => string;
};

export type FanView = {
  /** How many periods of the history are shown; all when absent. */
  readonly history?: number;
  /** Whether what happened after the as-of date is shown. */
  readonly happened: boolean;
  /** Whether the same periods of the last season are shown. */
  readonly lastSeason: boolean;
};

type Point = [string, number | null];
const bands: readonly ColourToken[] = ['interval-50', 'interval-80', 'interval-95'];

/**
 * A forecast as a fan: the past as a line up to the as-of line, from there the middle and one band a level, the inner
 * ones darker; the same periods of the last season dashed; what happened since as hollow dots. The ends are named at the
 * right in words ("80%: up to 4,600"), so that no legend is needed. A level beyond the third shares the outermost colour.
 *
 * @param levels  shares of the intervals, ascending, as in the forecast's `low` and `high`
 */
export function fan(
  series: SeriesForecast,
  levels: readonly number[],
  style: ChartStyle,
  words: FanWords,
  view: FanView,
): EChartsOption {
  const { colours } = style;
  const past = series.history.slice(-(view.history ?? series.history.length));
  const last = past.findLast(({ value }) => value !== null);
  const anchor: Point[] = last ? [[last.period, last.value]] : [];
  const ahead = (value: (point: SeriesForecast['forecast'][number]) => number | null): Point[] => [
    ...anchor,
    ...series.forecast.map((point): Point => [point.period, value(point)]),
  ];
  const line = (name: string, token: ColourToken, data: Point[], more: Partial<LineSeriesOption> = {}) => ({
    type: 'line' as const,
    name,
    data,
    symbol: 'none',
    itemStyle: { color: colours[token] },
    lineStyle: { color: colours[token], width: 2 },
    ...more,
  });
  const lastSeason = line(
    words.lastSeason(''),
    'baseline',
    ahead(({ same_last_season }) => same_last_season),
    {
      lineStyle: { color: colours.baseline, width: 1.5, type: 'dashed' },
    },
  );
  return {
    ...frame(style),
    grid: { left: 8, right: 136, top: 28, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: { ...frame(style).tooltip, trigger: 'axis', valueFormatter: writeAny(style) },
    xAxis: {
      type: 'time',
      axisLabel: { color: colours['text-quiet'], fontSize: 11, hideOverlap: true, formatter: dateOf(words) },
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      splitLine: { show: false },
    },
    yAxis: { ...valueAxis(style), ...(style.axis === undefined ? {} : { nameLocation: 'end' as const, nameGap: 12 }) },
    series: [
      ...bandSeries(series, levels, style, anchor),
      ...(view.lastSeason ? [lastSeason] : []),
      line(
        words.measured,
        'observed',
        past.map(({ period, value }): Point => [period, value]),
        {
          markLine: asOfLine(last?.period, style, words),
        },
      ),
      line(
        words.middle(''),
        'estimate',
        ahead(({ middle }) => middle),
      ),
      ...(view.happened ? [dots(series, style, words)] : []),
      endLabels(series, levels, style, words, view),
    ],
  };
}

const writeAny = (style: ChartStyle) => (value: unknown) => (typeof value === 'number' ? style.write(value) : '');
const dateOf = (words: FanWords) => (at: number) => words.date(new Date(at).toISOString().slice(0, 10));

/** Bands as stacked areas: from the lowest end up, each area reaches to the next end. */
function bandSeries(
  series: SeriesForecast,
  levels: readonly number[],
  { colours }: ChartStyle,
  anchor: readonly Point[],
): LineSeriesOption[] {
  const outward = levels.map((_, k) => k);
  const ends = [
    ...outward.toReversed().map((k) => ({ end: 'low' as const, k })),
    ...outward.map((k) => ({ end: 'high' as const, k })),
  ];
  const endOf = (i: number, point: SeriesForecast['forecast'][number]) => {
    const one = ends[i];
    return one === undefined ? 0 : (point[one.end][one.k] ?? point.middle);
  };
  return ends.map(({ end, k }, i) => {
    const inner = end === 'high' ? k : k + 1;
    const colour = i === 0 ? 'transparent' : colours[bands[Math.min(inner, bands.length - 1)] ?? 'interval-95'];
    const from = anchor.map(([period, value]): Point => [period, i === 0 ? value : 0]);
    return {
      type: 'line',
      stack: 'fan',
      stackStrategy: 'all',
      silent: true,
      symbol: 'none',
      tooltip: { show: false },
      lineStyle: { opacity: 0 },
      areaStyle: { color: colour, opacity: 1 },
      data: [
        ...from,
        ...series.forecast.map(
          (point): Point => [point.period, i === 0 ? endOf(0, point) : endOf(i, point) - endOf(i - 1, point)],
        ),
      ],
    };
  });
}

function asOfLine(period: string | undefined, { colours }: ChartStyle, words: FanWords): LineSeriesOption['markLine'] {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: colours['text-faint'], type: 'dashed', width: 1 },
    label: { formatter: words.asOf, color: colours['text-quiet'], fontSize: 11, position: 'end' },
    data: period === undefined ? [] : [{ xAxis: period }],
  };
}

function dots(series: SeriesForecast, { colours }: ChartStyle, words: FanWords): LineSeriesOption {
  return {
    type: 'line',
    name: words.happened(''),
    data: series.happened.map(({ period, value }) => [period, value]),
    symbol: 'circle',
    symbolSize: 7,
    showSymbol: true,
    lineStyle: { opacity: 0 },
    itemStyle: { color: colours['surface-page'], borderColor: colours.observed, borderWidth: 1.8 },
  };
}

/** Names at the right end, moved apart where they would cover each other. */
function endLabels(
  series: SeriesForecast,
  levels: readonly number[],
  { colours, write }: ChartStyle,
  words: FanWords,
  view: FanView,
) {
  const end = series.forecast.at(-1);
  const since = series.happened.at(-1);
  const label = (value: number, name: string, strong?: ColourToken) => ({
    value: [end?.period ?? '', value],
    name,
    label: { color: strong ? colours[strong] : colours['text-quiet'], fontWeight: strong ? 600 : 400 },
  });
  const named =
    end === undefined
      ? []
      : [
          ...levels.flatMap((level, k) => {
            const share = `${Math.round(level * 100)}%`;
            const [low, high] = [end.low[k] ?? end.middle, end.high[k] ?? end.middle];
            return [label(high, words.upTo(share, write(high))), label(low, words.from(share, write(low)))];
          }),
          label(end.middle, words.middle(write(end.middle)), 'estimate'),
          ...(view.lastSeason && end.same_last_season !== null
            ? [label(end.same_last_season, words.lastSeason(write(end.same_last_season)))]
            : []),
          ...(view.happened && since ? [label(since.value, words.happened(write(since.value)), 'observed')] : []),
        ];
  return {
    type: 'scatter' as const,
    silent: true,
    symbolSize: 1,
    itemStyle: { color: 'transparent' },
    tooltip: { show: false },
    data: named,
    label: { show: true, position: 'right' as const, distance: 8, formatter: '{b}', fontSize: 11 },
    labelLayout: { moveOverlap: 'shiftY' as const },
  };
}
