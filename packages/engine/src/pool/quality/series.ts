import { type Expected, expectFigures } from './expected.ts';
import type { Figures } from './history.ts';

/** One unit of one figure with what it should be: views on the arrays of all. */
export type Series = {
  readonly column: string;
  readonly kind: Figures['kind'];
  readonly values: Float64Array;
  readonly mean: Float64Array;
  readonly excess: number;
  readonly excessOfWindow: number;
};

/** All series of one place that share their periods. */
export type PlaceSeries = {
  readonly place: string;
  readonly step: Figures['step'];
  readonly ends: Int32Array;
  readonly events: boolean;
  /** How many units of the most populous figure there are: whoever has fewer than three has no peers. */
  readonly peers: number;
  readonly series: readonly Series[];
};

/** Lays out figures by place, each with what is expected of it. */
export function seriesByPlace(figures: readonly Figures[]): PlaceSeries[] {
  const places = new Map<string, Omit<PlaceSeries, 'place' | 'series'> & { series: Series[] }>();
  for (const one of figures) {
    const expected: Expected = expectFigures(one);
    const n = one.ends.length;
    const peers = one.places.length;
    one.places.forEach((place, u) => {
      const key = `${one.step}/${n}/${place}`;
      const held = places.get(key) ?? { step: one.step, ends: one.ends, events: one.events, peers, series: [] };
      held.series.push({
        column: one.column,
        kind: one.kind,
        values: one.values.subarray(u * n, (u + 1) * n),
        mean: expected.mean.subarray(u * n, (u + 1) * n),
        excess: expected.excess[u] as number,
        excessOfWindow: expected.excessOfWindow[u] as number,
      });
      places.set(key, held);
    });
  }
  return [...places].map(([key, held]) => ({ ...held, place: key.slice(key.indexOf('/', key.indexOf('/') + 1) + 1) }));
}

const daysOfStep = { day: 1, week: 7, month: 30 } as const;

/** First day of a period that ends on a day. */
export const firstDayOf = (step: Figures['step'], end: number): number => {
  if (step !== 'month') return end - daysOfStep[step] + 1;
  const date = new Date(end * 86_400_000);
  return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / 86_400_000);
};

/** Running sums, so that the sum over [from, to) is `sums[to] − sums[from]`; NaN counts as 0. */
export function runningSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let t = 0; t < values.length; t++) {
    const value = values[t] as number;
    sums[t + 1] = (sums[t] as number) + (Number.isNaN(value) ? 0 : value);
  }
  return sums;
}
