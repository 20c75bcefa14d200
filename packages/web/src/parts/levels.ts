import type { SeriesForecast } from '@junheng/engine/forecast';

/** How wide the interval that is read first is at the end: numbers are rounded no finer than that bears. */
export function spreadOf(series: SeriesForecast, levels: readonly number[]): number {
  const read = readLevel(levels);
  const end = series.forecast.at(-1);
  return end ? (end.high[read] ?? end.middle) - (end.low[read] ?? end.middle) : 0;
}

/** The interval that is read first: the level nearest to 80%. */
export const readLevel = (levels: readonly number[]) =>
  levels.reduce(
    (best, level, index) => (Math.abs(level - 0.8) < Math.abs((levels[best] ?? 0) - 0.8) ? index : best),
    0,
  );
