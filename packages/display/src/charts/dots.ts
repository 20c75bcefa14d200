import type { EChartsOption } from 'echarts';
import type { ColourToken } from '../tokens/index.ts';
import { type ChartStyle, frame, nameAxis, valueAxis } from './frame.ts';

/** An estimate of one row in one scenario. */
export type Dot = { readonly mean: number; readonly low: number; readonly high: number };

/** What is compared: one colour, one name, an estimate (or null, no data) for each row. */
export type DotSeries = {
  readonly name: string;
  readonly colour: ColourToken;
  readonly dots: readonly (Dot | null)[];
};

/**
 * Rows of dots with their intervals: a thick line from low to high, a dot at the mean, one step down for each series, so that
 * before and after stand under each other. What was observed is a hollow dot on the row.
 *
 * @param observed  one value a row, null where none is known; left out when nothing was observed
 */
export function dots(
  rows: readonly string[],
  series: readonly DotSeries[],
  style: ChartStyle,
  observed?: { readonly name: string; readonly values: readonly (number | null)[] },
): EChartsOption {
  const { colours, write } = style;
  const step = 0.26;
  const at = (row: number, k: number) => row + (k - (series.length - 1) / 2) * step;
  const count = Math.max(1, rows.length);
  return {
    ...frame(style),
    grid: {
      left: 8,
      right: 24,
      top: 32,
      bottom: style.axis === undefined ? 8 : 24,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 10,
      itemHeight: 10,
      textStyle: { color: colours['text-quiet'] },
      data: [...series.map((s) => s.name), ...(observed ? [observed.name] : [])],
    },
    xAxis: valueAxis(style),
    yAxis: [nameAxis(style, rows), { type: 'value', show: false, inverse: true, min: -0.5, max: count - 0.5 }],
    series: [
      ...series.flatMap((s, k) => {
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
                [dot.low, at(row, k)],
                [dot.high, at(row, k)],
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
              value: [dot.mean, at(row, k)],
              tooltip: {
                formatter: () => `${rows[row]}<br>${s.name} ${write(dot.mean)} (${write(dot.low)}–${write(dot.high)})`,
              },
            })),
          },
        ];
      }),
      ...(observed
        ? [
            {
              type: 'scatter' as const,
              name: observed.name,
              yAxisIndex: 1,
              symbolSize: 9,
              itemStyle: { color: colours['surface-page'], borderColor: colours.observed, borderWidth: 1.5 },
              data: observed.values.flatMap((value, row) =>
                value === null
                  ? []
                  : [
                      {
                        name: rows[row] as string,
                        value: [value, row],
                        tooltip: { formatter: () => `${rows[row]}<br>${observed.name} ${write(value)}` },
                      },
                    ],
              ),
            },
          ]
        : []),
    ],
  };
}
