import type { EChartsOption } from 'echarts';
import { type ChartStyle, frame, lines, valueAxis } from './frame.ts';

/** A facility in the plane of two figures. */
export type ScatterPoint = { readonly id: string; readonly name: string; readonly x: number; readonly y: number };

/**
 * Facilities by two figures, a line across at the frontier, the lowest few named. Meant for efficiency (up) against what it
 * may follow, such as occupancy (across).
 *
 * @param axes      what each axis measures, and how its values are written
 * @param frontier  where the line across lies and what it is called
 * @param named     how many of the lowest points carry their name
 */
export function scatter(
  points: readonly ScatterPoint[],
  style: ChartStyle,
  axes: { readonly x: string; readonly y: string; readonly writeX: (value: number) => string },
  frontier: { readonly at: number; readonly name: string },
  named = 5,
): EChartsOption {
  const { colours, write } = style;
  const lowest = new Set(
    points
      .toSorted((a, b) => a.y - b.y || (a.id < b.id ? -1 : 1))
      .slice(0, named)
      .map((p) => p.id),
  );
  return {
    ...frame(style),
    grid: { left: 56, right: 24, top: 20, bottom: 44 },
    xAxis: { ...valueAxis({ ...style, axis: axes.x, write: axes.writeX }), nameGap: 26, scale: true },
    yAxis: { ...valueAxis({ ...style, axis: axes.y }), nameGap: 40, scale: true },
    series: [
      {
        type: 'scatter',
        symbolSize: 8,
        data: points.map((p) => ({
          id: p.id,
          name: p.name,
          value: [p.x, p.y],
          itemStyle: { color: p.y >= frontier.at - 1e-6 ? colours.observed : colours.estimate, opacity: 0.75 },
          label: {
            show: lowest.has(p.id),
            formatter: '{b}',
            position: 'right' as const,
            color: colours.text,
            fontSize: 11,
          },
          tooltip: { formatter: () => lines(p.name, `${axes.y} ${write(p.y)}`, `${axes.x} ${axes.writeX(p.x)}`) },
        })),
        labelLayout: { hideOverlap: true },
        markLine: {
          symbol: 'none',
          silent: true,
          lineStyle: { color: colours.baseline, type: 'dashed', width: 1 },
          data: [{ yAxis: frontier.at }],
          label: { formatter: frontier.name, position: 'insideStartTop', color: colours['text-faint'], fontSize: 11 },
        },
      },
    ],
  };
}
