import { findScaledCounts } from './count-scaled.ts';
import { findDayShifts, runsOf } from './day-shift.ts';
import { findLateDeliveries, findMissingDeliveries, findRepeatedDeliveries } from './deliveries.ts';
import { findDrift } from './distribution-drift.ts';
import { findQuietPlaces } from './gone-quiet.ts';
import type { Figures, Finding, SourceHistory } from './history.ts';
import { findLagsBetween } from './lag-between.ts';
import { medianOf, spreadOf } from './robust.ts';
import { findLostRows } from './rows-lost.ts';
import { findRuleBreaches } from './rule-breaches.ts';
import { type PlaceSeries, seriesByPlace } from './series.ts';
import { findStuckValues } from './stuck-value.ts';
import { findSwappedColumns } from './swapped-columns.ts';
import { totalOf } from './total.ts';
import { findUnitChanges, findUnitChangesInRows } from './unit-change.ts';
import { findRareValues, findValueSpikes } from './value-spike.ts';
import { findZeroRuns } from './zero-run.ts';

/** A share of places from which on the same finding at the same time is one of the whole source. */
const mostPlaces = 0.3;
const sourceShift = 7;

/**
 * Everything that looks wrong in what a source sent. The detectors see only counts by place and period and the list of
 * deliveries; each is a method of its own file. What many places show at once is told once, for the whole source.
 *
 * @param asOf  the day up to which deliveries are due, counted from 1970-01-01
 * @param others  all sources of the pool, for what two of them tell alike
 */
export function findFaults(history: SourceHistory, asOf: number, others: readonly SourceHistory[] = []): Finding[] {
  const { columns } = history;
  const figures = history.figures.map((one) => withGaps(one, history));
  // Sums over single events are as large as the few largest of them: no place's week says anything.
  const places = seriesByPlace(figures.filter(({ events, kind }) => !events || kind === 'count'));
  const found = [
    ...findMissingDeliveries(history, asOf),
    ...findLateDeliveries(history),
    ...findRepeatedDeliveries(history),
    ...findRuleBreaches(history),
    ...findLostRows({ ...history, figures }),
    ...places.flatMap((one) => [
      ...findZeroRuns(one),
      ...findScaledCounts(one),
      ...findStuckValues(one),
      ...findDayShifts(one),
      ...findQuietPlaces(one),
    ]),
    ...figures.flatMap(findUnitChanges),
    ...findLagsBetween(
      { ...history, figures },
      others.map((other) => ({ ...other, figures: other.figures.map((one) => withGaps(one, other)) })),
    ),
    ...findSwappedColumns(figures, false),
    ...findSwappedColumns(figures, true),
    ...findShiftOfSource(figures),
    ...findRareValues(columns),
    ...columns.flatMap((one) => [...findUnitChangesInRows(one), ...findValueSpikes(one), ...findDrift(one)]),
  ];
  return gather(found, places);
}

/** Days that no delivery describes are unknown, not days without events. */
function withGaps(figures: Figures, { deliveries }: SourceHistory): Figures {
  if (!figures.events || !deliveries.some(({ period }) => period !== null)) return figures;
  const n = figures.ends.length;
  const start = figures.ends[0] as number;
  const described = new Uint8Array(n);
  for (const { first, last } of deliveries)
    described.fill(1, Math.max(0, first - start), Math.max(0, last - start + 1));
  const values = figures.values.map((value, i) => (described[i % n] === 1 ? value : Number.NaN));
  return { ...figures, values };
}

/** All places shifted by a day at once: no peers are left, so the source's own weekdays and feasts must show it. */
function findShiftOfSource(figures: readonly Figures[]): Finding[] {
  const counts = figures.filter(({ step, kind }) => step === 'day' && kind === 'count');
  const ends = counts[0]?.ends;
  if (ends === undefined) return [];
  const series = counts.map((one) => {
    const { values, rhythm } = totalOf(one);
    const excess = excessOfTotal(values, rhythm);
    return { column: one.column, kind: 'count' as const, values, mean: rhythm, excess, excessOfWindow: excess };
  });
  return ([1, -1] as const).flatMap((days) =>
    runsOf(series, days, ends.length, sourceShift).map(({ from, to, score }) => ({
      kind: 'day_shift' as const,
      place: null,
      column: counts.length === 1 ? (counts[0]?.column ?? null) : null,
      from: ends[from] as number,
      to: ends[to] as number,
      expected: null,
      found: null,
      strength: Math.min(99, score / Math.LN10),
      params: { days },
    })),
  );
}

/** How far days of a total stray from their rhythm beyond chance, as a share of the squared mean. */
function excessOfTotal(values: Float64Array, rhythm: Float64Array): number {
  const ordinary = values.map((value, t) => value / (rhythm[t] as number));
  const changes: number[] = [];
  for (let t = 1; t < ordinary.length; t++) {
    const change =
      ((ordinary[t] as number) - (ordinary[t - 1] as number)) / ((ordinary[t] as number) + (ordinary[t - 1] as number));
    if (Number.isFinite(change)) changes.push(change);
  }
  const mean = medianOf(values.filter((value) => value > 0));
  return Math.max(0.001, 2 * spreadOf(changes) ** 2 - 1 / Math.max(1, mean));
}

/** Tells once what many places show at once, and leaves out what a finding of the whole source explains. */
function gather(found: readonly Finding[], places: readonly PlaceSeries[]): Finding[] {
  const number = new Set(places.map(({ place }) => place)).size;
  const whole = found.filter(({ place }) => place === null);
  const own = found.filter(({ place }) => place !== null);
  const together: Finding[] = [];
  for (const group of Map.groupBy(own, ({ kind, column }) => `${kind}/${column ?? ''}`).values()) {
    for (const month of Map.groupBy(group, ({ from }) => Math.floor(from / 14)).values()) {
      const some = month[0];
      if (some === undefined || new Set(month.map(({ place }) => place)).size < Math.max(4, mostPlaces * number))
        continue;
      together.push({
        ...some,
        place: null,
        from: Math.min(...month.map(({ from }) => from)),
        to: Math.max(...month.map(({ to }) => to)),
        expected: null,
        found: null,
        strength: Math.max(...month.map(({ strength }) => strength)),
      });
    }
  }
  const all = joined([...whole, ...together]);
  const explained = (one: Finding) =>
    all.some((other) => other.kind === one.kind && one.from <= other.to + 14 && one.to >= other.from - 14);
  return [...all, ...joined(own.filter((one) => !explained(one)))];
}

/** Findings of one kind, place and column that follow each other within a month and a half become one. */
function joined(found: readonly Finding[]): Finding[] {
  const groups = Map.groupBy(found, ({ kind, place, column, params }) =>
    [kind, place ?? '', column ?? '', params.rule ?? ''].join('/'),
  );
  return [...groups.values()].flatMap((group) => {
    const kept: Finding[] = [];
    for (const one of group.sort((a, b) => a.from - b.from || b.strength - a.strength)) {
      const last = kept.at(-1);
      const apart = one.kind === 'missing_delivery' || one.kind === 'late_delivery' || one.kind === 'repeated_delivery';
      if (last === undefined || apart || one.from > last.to + 45) kept.push(one);
      else
        kept[kept.length - 1] = {
          ...(one.strength > last.strength + 3 ? one : last),
          from: last.from,
          to: Math.max(last.to, one.to),
        };
    }
    return kept;
  });
}
