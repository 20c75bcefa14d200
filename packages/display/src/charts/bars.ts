import type { EChartsOption } from 'echarts';
import type { ColourToken } from '../tokens/index.ts';
import { type ChartStyle, frame, nameAxis, valueAxis } from './frame.ts';

/** A bar: its name, its value (null is no data), and a colour where it means something. */
export type Bar = {
  readonly id: string;
  readonly name: string;
  readonly value: number | null;
  readonly colour?: ColourToken;
};

/**
 * Horizontal bars from 0, in the order given, each with its value written behind it. A bar without data is empty and says so.
 *
 * @param missing  the words for "no data"
 */
export function bars(list: readonly Bar[], style: ChartStyle, missing: string): EChartsOption {
  const { colours, write } = style;
  return {
    ...frame(style),
    xAxis: {
      ...valueAxis(style),
      min: (range: { min: number }) => Math.min(0, range.min),
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    tooltip: { show: false },
    yAxis: nameAxis(
      style,
      list.map((b) => b.name),
    ),
    series: [
      {
        type: 'bar',
        barWidth: 12,
        cursor: 'default',
        data: list.map((b) => ({
          name: b.name,
          value: b.value ?? 0,
          itemStyle: { color: colours[b.colour ?? 'estimate'], borderRadius: [0, 2, 2, 0] },
          label: {
            show: true,
            position: 'right' as const,
            color: b.value === null ? colours['text-faint'] : colours.text,
            formatter: () => (b.value === null ? missing : write(b.value)),
          },
        })),
      },
    ],
  };
}
