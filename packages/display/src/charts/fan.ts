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
  /** Height of the chart in pixels, so that names at the end keep apart; 340 when absent. */
  readonly height?: number;
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
  const range = rangeOf(past, series, view);
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
    grid: { left: 56, right: 136, top: edge.top, bottom: edge.bottom },
    tooltip: { ...frame(style).tooltip, trigger: 'axis', valueFormatter: writeAny(style) },
    xAxis: periodAxis([...past, ...series.forecast], style, words),
    yAxis: {
      ...valueAxis(style),
      min: range.low,
      max: range.high,
      ...(style.axis === undefined ? {} : { nameLocation: 'end' as const, nameGap: 12 }),
      nameTextStyle: { color: colours['text-quiet'], fontSize: 11, align: 'left', padding: [0, 0, 0, -48] },
    },
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
      endLabels(series, levels, style, words, view, range),
    ],
  };
}

const writeAny = (style: ChartStyle) => (value: unknown) => (typeof value === 'number' ? style.write(value) : '');

/** Room above and below the plot, in pixels. */
const edge = { top: 28, bottom: 28 } as const;
type Range = { readonly low: number; readonly high: number };

/** Where the axis of values ends: round numbers around all that is drawn; from 0 unless something lies far above or below. */
function rangeOf(past: SeriesForecast['history'], series: SeriesForecast, view: FanView): Range {
  const drawn = [
    ...past.flatMap(({ value }) => (value === null ? [] : [value])),
    ...series.forecast.flatMap(({ low, high, middle }) => [middle, ...low, ...high]),
    ...(view.happened ? series.happened.map(({ value }) => value) : []),
  ];
  const [least, most] = [Math.min(...drawn), Math.max(...drawn)];
  const from = least >= 0 && most - least > most / 4 ? 0 : least;
  const step = roundStep((most - from || Math.abs(most) || 1) / 5);
  return { low: Math.floor(from / step) * step, high: Math.ceil(most / step) * step };
}

/** The next of 1, 2, 2.5, 5, 10 … that is not below. */
function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return power * ([1, 2, 2.5, 5].find((one) => one * power >= atLeast) ?? 10);
}

/** The periods in a row; about six of them are named, each the first of its month. */
function periodAxis(points: readonly { readonly period: string }[], { colours }: ChartStyle, words: FanWords) {
  const periods = points.map(({ period }) => period);
  const firsts = periods.flatMap((period, i) => (period.slice(0, 7) === periods[i - 1]?.slice(0, 7) ? [] : [i]));
  const every = Math.max(1, Math.ceil(firsts.length / 6));
  const named = new Set(firsts.filter((_, k) => k % every === 0));
  return {
    type: 'category' as const,
    boundaryGap: false,
    data: periods,
    axisLabel: {
      color: colours['text-quiet'],
      fontSize: 11,
      interval: (i: number) => named.has(i),
      formatter: (period: string) => words.date(period),
    },
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
  };
}

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

function asOfLine(
  period: string | undefined,
  { colours }: ChartStyle,
  words: FanWords,
): NonNullable<LineSeriesOption['markLine']> {
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
  range: Range,
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
    data: keptApart(named, range, (view.height ?? 340) - edge.top - edge.bottom),
    label: { show: true, position: 'right' as const, distance: 8, formatter: '{b}', fontSize: 11 },
  };
}

type Named = { readonly value: (string | number)[]; readonly name: string; readonly label: object };

/** Moves names down, then up again from the lower edge, until each has a line of its own. */
function keptApart(named: readonly Named[], range: Range, height: number): Named[] {
  const gap = 13;
  const pixel = (value: number) => ((range.high - value) / (range.high - range.low)) * height;
  const sorted = named.map((one) => ({ one, own: pixel(one.value[1] as number), at: 0 })).sort((a, b) => a.own - b.own);
  let lowest = Number.NEGATIVE_INFINITY;
  for (const label of sorted) {
    label.at = Math.max(label.own, lowest + gap);
    lowest = label.at;
  }
  let highest = height + gap;
  for (const label of sorted.toReversed()) {
    label.at = Math.min(label.at, highest - gap);
    highest = label.at;
  }
  return sorted.map(({ one, own, at }) => ({ ...one, label: { ...one.label, offset: [0, at - own] } }));
}
