import type { DeliveryFacts, Figures, Finding, SourceHistory } from './history.ts';
import { medianOf, spreadOf, surprise } from './robust.ts';
import { type Total, totalOf } from './total.ts';

/** Least share of rows that must be missing from reports, whose rows are known one by one. */
const leastMissing = 0.08;
/** From which factor down and up, and how sure, the rows of a delivery of events are too few or too many. */
const [few, many] = [0.82, 1.3];
const [leastErrors, leastErrorsMany] = [5, 6];

/** Deliveries that lack rows, or have too many: by the list of who reports, or by what the weeks around let expect. */
export function findLostRows(history: SourceHistory): Finding[] {
  const events = history.figures.find((one) => one.events && one.column === 'rows');
  if (events) return eventRows(history.deliveries, events);
  const [report] = history.figures;
  return report ? reportRows(history.deliveries, history.figures) : [];
}

const finding = (
  kind: 'rows_lost' | 'rows_surplus',
  one: DeliveryFacts,
  expected: number,
  found: number,
  strength: number,
): Finding => ({
  kind,
  place: null,
  column: null,
  from: one.first,
  to: one.last,
  expected: Math.round(expected),
  found,
  strength,
  params: { share: Math.round(100 * Math.abs(1 - found / expected)) },
});

/** Reports: whoever reports in most of the eight periods before and after should do so now. */
function reportRows(deliveries: readonly DeliveryFacts[], figures: readonly Figures[]): Finding[] {
  const { ends, places } = figures[0] as Figures;
  const n = ends.length;
  const there = new Uint8Array(places.length * n);
  for (const one of figures) {
    if (one.ends.length !== n || one.places.length !== places.length) continue;
    for (let i = 0; i < there.length; i++) if (!Number.isNaN(one.values[i] as number)) there[i] = 1;
  }
  return deliveries.flatMap((one) => {
    let [found, expected] = [0, 0];
    const from = ends.findIndex((end) => end >= one.first);
    const to = ends.findLastIndex((end) => end <= one.last);
    for (let t = 0; t < n; t++) {
      if ((ends[t] as number) < one.first || (ends[t] as number) > one.last) continue;
      for (let u = 0; u < places.length; u++) {
        const usual = usually(there, u * n, { from, to }, n);
        if (usual) expected++;
        if (usual && there[u * n + t] === 1) found++;
      }
    }
    const missing = expected - found;
    if (found === 0 || missing < 2 || missing < leastMissing * expected) return [];
    return [finding('rows_lost', one, expected, found, Math.min(99, missing * 3))];
  });
}

/** Whether a unit reports in most of the eight periods before a delivery and after it. */
function usually(there: Uint8Array, row: number, delivery: { from: number; to: number }, n: number): boolean {
  const share = (from: number, to: number) => {
    let count = 0;
    for (let i = from; i < to; i++) count += there[row + i] as number;
    return to > from ? count / (to - from) : undefined;
  };
  const before = share(Math.max(0, delivery.from - 8), delivery.from);
  const after = share(delivery.to + 1, Math.min(n, delivery.to + 9));
  return (
    (before === undefined || before >= 0.7) && (after === undefined || after >= 0.7) && (before ?? after) !== undefined
  );
}

/**
 * Events: the rows of a delivery against the weeks before and after it, each day by its weekday and feast. Both sides
 * must say so and the nearer counts; the unrest of a source is the spread of its own deliveries.
 */
function eventRows(deliveries: readonly DeliveryFacts[], figures: Figures): Finding[] {
  const total = totalOf(figures);
  const start = figures.ends[0] as number;
  const weighed = deliveries
    .filter(({ period }) => period !== null)
    .flatMap((one) => {
      const expected = expectedRows(total, one.first - start, one.last - start + 1);
      if (expected === undefined) return [];
      let found = 0;
      for (let t = Math.max(0, one.first - start); t <= Math.min(total.values.length - 1, one.last - start); t++) {
        const value = total.values[t] as number;
        if (!Number.isNaN(value)) found += value;
      }
      return [{ one, expected, found, log: Math.log((found + 0.5) / (expected + 0.5)) }];
    });
  const unrest = Math.max(0.02, spreadOf(weighed.map(({ log }) => log)) || 0.05);
  return weighed.flatMap(({ one, expected, found, log }) => {
    const z = log / Math.sqrt(unrest ** 2 + 1 / (expected + 1));
    const factor = found / expected;
    if (factor <= few && z <= -leastErrors) return [finding('rows_lost', one, expected, found, surprise(z))];
    if (factor >= many && z >= leastErrorsMany) return [finding('rows_surplus', one, expected, found, surprise(z))];
    return [];
  });
}

/** What the weeks before and after let expect of days [from, to): the nearer to what was found. */
function expectedRows({ values, rhythm }: Total, from: number, to: number): number | undefined {
  const span = Math.max(14, Math.min(31, to - from));
  const level = (start: number, end: number) => {
    const days: number[] = [];
    for (let t = Math.max(0, start); t < Math.min(values.length, end); t++) {
      const day = (values[t] as number) / (rhythm[t] as number);
      if (Number.isFinite(day)) days.push(day);
    }
    return days.length >= 7 ? medianOf(days) : undefined;
  };
  let [weight, found] = [0, 0];
  for (let t = Math.max(0, from); t < Math.min(values.length, to); t++) {
    weight += rhythm[t] as number;
    if (!Number.isNaN(values[t] as number)) found += values[t] as number;
  }
  const sides = [level(from - span, from), level(to, to + span)].filter((one) => one !== undefined);
  if (sides.length === 0 || weight === 0) return undefined;
  const [low, high] = [Math.min(...sides) * weight, Math.max(...sides) * weight];
  return Math.min(high, Math.max(low, found === 0 ? low : Math.min(high, Math.max(low, Math.sqrt(low * high)))));
}
