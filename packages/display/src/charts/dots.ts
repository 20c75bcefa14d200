import type { EChartsOption } from 'echarts';
import type { ColourToken } from '../tokens/index.ts';
import { type ChartStyle, frame, lines, nameAxis, valueAxis } from './frame.ts';

/** An estimate of one row in one scenario. */
export type Dot = { readonly mean: number; readonly low: number; readonly high: number };

/** What is compared: one colour, one name, an estimate (or null, no data) for each row. */
export type DotSeries = {
  readonly name: string;
  readonly colour: ColourToken;
  readonly dots: readonly (Dot | null)[];
};

/** What was observed in each row, null where nothing is known. */
export type Observed = { readonly name: string; readonly values: readonly (number | null)[] };

/** Rows are a step of 1; the series of a row stand this far from each other. */
const step = 0.26;

/** The interval and the mean of one series in every row that has them. */
function seriesOf(rows: readonly string[], s: DotSeries, shift: number, { colours, write }: ChartStyle) {
  const known = s.dots.flatMap((dot, row) => (dot ? [{ dot, row }] : []));
  return [
    {
      type: 'lines' as const,
      name: s.name,
      coordinateSystem: 'cartesian2d' as const,
      yAxisIndex: 1,
      silent: true,
      lineStyle: { color: colours[s.colour], width: 5, opacity: 0.35, cap: 'round' as const },
      data: known.map(({ dot, row }) => ({
        coords: [
          [dot.low, row + shift],
          [dot.high, row + shift],
        ],
      })),
    },
    {
      type: 'scatter' as const,
      name: s.name,
      yAxisIndex: 1,
      symbolSize: 8,
      itemStyle: { color: colours[s.colour] },
      data: known.map(({ dot, row }) => ({
        name: rows[row] as string,
        value: [dot.mean, row + shift],
        tooltip: {
          formatter: () =>
            lines(rows[row] as string, `${s.name} ${write(dot.mean)} (${write(dot.low)}–${write(dot.high)})`),
        },
      })),
    },
  ];
}

/** Hollow dots for what was observed. */
function observedOf(rows: readonly string[], { name, values }: Observed, { colours, write }: ChartStyle) {
  const known = values.flatMap((value, row) => (value === null ? [] : [{ value, row }]));
  return {
    type: 'scatter' as const,
    name,
    yAxisIndex: 1,
    symbolSize: 9,
    itemStyle: { color: colours['surface-page'], borderColor: colours.observed, borderWidth: 1.5 },
    data: known.map(({ value, row }) => ({
      name: rows[row] as string,
      value: [value, row],
      tooltip: { formatter: () => lines(rows[row] as string, `${name} ${write(value)}`) },
    })),
  };
}

/**
 * Rows of dots with their intervals: a thick line from low to high, a dot at the mean, one step down for each series, so that
 * before and after stand under each other. What was observed is a hollow dot on the row.
 */
export function dots(
  rows: readonly string[],
  series: readonly DotSeries[],
  style: ChartStyle,
  observed?: Observed,
): EChartsOption {
  const bottom = style.axis === undefined ? 8 : 24;
  return {
    ...frame(style),
    grid: { left: 8, right: 24, top: 32, bottom, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 10,
      itemHeight: 10,
      textStyle: { color: style.colours['text-quiet'] },
      data: [...series.map((s) => s.name), ...(observed ? [observed.name] : [])],
    },
    xAxis: valueAxis(style),
    yAxis: [
      nameAxis(style, rows),
      { type: 'value', show: false, inverse: true, min: -0.5, max: Math.max(1, rows.length) - 0.5 },
    ],
    series: [
      ...series.flatMap((s, k) => seriesOf(rows, s, (k - (series.length - 1) / 2) * step, style)),
      ...(observed ? [observedOf(rows, observed, style)] : []),
    ],
  };
}
