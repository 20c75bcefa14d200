import type { EChartsOption } from 'echarts';
import type { ColourToken } from '../tokens/index.ts';
import { type ChartStyle, frame, valueAxis } from './frame.ts';

/** A Lorenz curve from (0, 0) to (1, 1): shares of people, worst served first, and of supply. */
export type LorenzCurve = {
  readonly name: string;
  readonly points: readonly (readonly [people: number, supply: number])[];
  readonly colour?: ColourToken;
};

/**
 * Lorenz curves against the line of equality; the further a curve sags below it, the less even the supply. Each curve is
 * named at its lowest sag, so that no legend is needed.
 *
 * @param axes  what the axes measure: people across, supply up
 */
export function lorenz(
  curves: readonly LorenzCurve[],
  style: ChartStyle,
  axes: { readonly people: string; readonly supply: string; readonly equality: string },
): EChartsOption {
  const { colours } = style;
  const axis = (name: string, gap: number) => ({
    ...valueAxis({ ...style, axis: name }),
    nameGap: gap,
    min: 0,
    max: 1,
    interval: 0.25,
  });
  return {
    ...frame(style),
    grid: { left: 56, right: 16, top: 12, bottom: 44 },
    xAxis: axis(axes.people, 26),
    yAxis: axis(axes.supply, 40),
    series: [
      {
        type: 'line',
        name: axes.equality,
        silent: true,
        symbol: 'none',
        data: [
          [0, 0],
          [1, 1],
        ],
        lineStyle: { color: colours.baseline, width: 1, type: 'dashed' },
      },
      ...curves.map(({ name, points, colour }) => ({
        type: 'line' as const,
        name,
        symbol: 'none',
        data: points.map(([x, y]) => [x, y]),
        lineStyle: { color: colours[colour ?? 'estimate'], width: 2 },
        itemStyle: { color: colours[colour ?? 'estimate'] },
        areaStyle: { color: colours[colour ?? 'estimate'], opacity: curves.length === 1 ? 0.1 : 0 },
      })),
      {
        type: 'scatter',
        silent: true,
        symbolSize: 1,
        itemStyle: { color: 'transparent' },
        data: [
          { value: [0.4, 0.4], name: axes.equality, label: { position: 'left', color: colours['text-faint'] } },
          ...curves.map(({ name, points }, k) => {
            const sag = points.reduce((most, p) => (p[0] - p[1] > most[0] - most[1] ? p : most), [0, 0] as const);
            return {
              value: [...sag],
              name,
              label: { position: 'right' as const, offset: [6, 6 + 14 * k], color: colours.text },
            };
          }),
        ],
        label: { show: true, formatter: '{b}', fontSize: 11 },
      },
    ],
  };
}
