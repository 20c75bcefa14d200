import type { EChartsOption } from 'echarts';
import { type ColourToken, measures } from '../tokens/index.ts';

/** The colours of a theme, by meaning: `lightColours` or `darkColours`, or what a page has made of them. */
export type ChartColours = Readonly<Record<ColourToken, string>>;

/** What every chart needs beside its data. */
export type ChartStyle = {
  readonly colours: ChartColours;
  /** How a value is written at a bar, on an axis, in a tooltip. */
  readonly write: (value: number) => string;
  /** What the axis measures, with its unit. */
  readonly axis?: string;
  /** Room for the names of rows, pixels; a longer name is cut. */
  readonly namesWidth?: number;
};

const captionSize = 11;
const bodySize = 12;

/** The plain look of all charts: no animation, quiet axes, text in the type of the tokens. */
export function frame({ colours }: ChartStyle): EChartsOption {
  return {
    animation: false,
    textStyle: { color: colours.text, fontFamily: measures['font-text'], fontSize: bodySize },
    grid: { left: 8, right: 24, top: 8, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      confine: true,
      backgroundColor: colours['surface-raised'],
      borderColor: colours.line,
      textStyle: { color: colours.text, fontSize: bodySize },
    },
  };
}

/** An axis of values: faint grid, quiet labels, its name at the end. */
export function valueAxis({ colours, write, axis }: ChartStyle) {
  return {
    type: 'value' as const,
    ...(axis === undefined ? {} : { name: axis, nameLocation: 'middle' as const, nameGap: 28 }),
    nameTextStyle: { color: colours['text-quiet'], fontSize: captionSize },
    axisLabel: { color: colours['text-quiet'], fontSize: captionSize, formatter: write, hideOverlap: true },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: colours['line-grid'] } },
  };
}

/** An axis of names, first on top. */
export function nameAxis({ colours, namesWidth }: ChartStyle, names: readonly string[], width = namesWidth ?? 160) {
  return {
    type: 'category' as const,
    data: [...names],
    inverse: true,
    axisLabel: { color: colours.text, fontSize: bodySize, width, overflow: 'truncate' as const },
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
  };
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Lines of a tooltip. Tooltips are markup and names are data, so every line is escaped. */
export const lines = (...texts: readonly string[]): string =>
  texts.map((text) => text.replace(/[&<>"]/g, (c) => entities[c] as string)).join('<br>');
