import type { ChartStyle } from '@junheng/display/charts';
import { coloursOf } from '@junheng/display/tokens';
import type { EChartsOption } from 'echarts';
import { useEffect, useMemo, useRef } from 'react';
import { useTheme } from '../frame/theme.ts';

/** A chart from options that are data. The drawing code comes only when a page has a chart. */
export function Chart({
  option,
  height,
  label,
}: {
  readonly option: EChartsOption;
  readonly height: number;
  readonly label: string;
}) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    let dispose = () => {};
    let gone = false;
    import('./echarts.ts').then(({ init }) => {
      if (gone) return;
      const chart = init(element, null, { renderer: 'svg' });
      chart.setOption(option, { notMerge: true });
      const watch = new ResizeObserver(() => chart.resize());
      watch.observe(element);
      dispose = () => {
        watch.disconnect();
        chart.dispose();
      };
    });
    return () => {
      gone = true;
      dispose();
    };
  }, [option]);
  return <div ref={holder} className="chart" style={{ height }} role="img" aria-label={label} />;
}

/** The colours of the page's theme and how values are written, for charts. */
export function useChartStyle(write: (value: number) => string, axis?: string, namesWidth?: number): ChartStyle {
  const theme = useTheme();
  return useMemo(
    () => ({
      colours: coloursOf(theme),
      write,
      ...(axis === undefined ? {} : { axis }),
      ...(namesWidth === undefined ? {} : { namesWidth }),
    }),
    [theme, write, axis, namesWidth],
  );
}

/** The same chart with room at the right for values of several digits. */
export const roomy = (option: EChartsOption): EChartsOption => ({ ...option, grid: { ...option.grid, right: 64 } });
