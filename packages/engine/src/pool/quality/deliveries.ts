import type { DeliveryFacts, Finding, SourceHistory } from './history.ts';

const day = 86_400_000;
/** Share of a delivery's rows that were there already, from which on it is a repeat. */
const repeated = 0.9;

/** The last day of the period that follows the one that ends on a day. */
export function nextEnd(every: NonNullable<SourceHistory['every']>, end: number): number {
  if (every === 'day') return end + 1;
  if (every === 'week') return end + 7;
  const date = new Date(end * day);
  const months = every === 'month' ? 1 : every === 'quarter' ? 3 : 12;
  return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0) / day);
}

/** Days of a period, about; how late a delivery may be where the contract does not say when it is due. */
const lengths = { day: 1, week: 7, month: 31, quarter: 92, year: 366 } as const;

const found = (kind: Finding['kind'], one: Pick<DeliveryFacts, 'first' | 'last'>, rest: Partial<Finding>): Finding => ({
  kind,
  place: null,
  column: null,
  from: one.first,
  to: one.last,
  expected: null,
  found: null,
  strength: 99,
  params: {},
  ...rest,
});

/**
 * Deliveries that are not there: the calendar of the contract is walked from the first period to the last, and each
 * period that no delivery describes is one finding. Nothing is said of periods that are not due yet (`asOf`).
 */
export function findMissingDeliveries({ every, dueDays, deliveries }: SourceHistory, asOf: number): Finding[] {
  const dated = deliveries.filter(({ period }) => period !== null).sort((a, b) => a.last - b.last);
  const start = dated[0];
  if (every === null || start === undefined) return [];
  const there = new Set(dated.map(({ last }) => last));
  const missing: Finding[] = [];
  for (let end = start.last; end + (dueDays ?? lengths[every]) <= asOf; ) {
    const next = nextEnd(every, end);
    if (!there.has(next) && next + (dueDays ?? lengths[every]) <= asOf) {
      missing.push(found('missing_delivery', { first: end + 1, last: next }, { expected: 1, found: 0 }));
    }
    end = next;
  }
  return missing;
}

/** Deliveries that came after they were due: how many days, from when they came and when their period ended. */
export function findLateDeliveries({ every, dueDays, deliveries }: SourceHistory): Finding[] {
  const allowed = dueDays ?? (every === null ? null : lengths[every]);
  if (allowed === null) return [];
  return deliveries.flatMap((one) => {
    const late = one.arrived === null || one.period === null ? 0 : one.arrived - one.last - allowed;
    if (late <= 0) return [];
    return [
      found('late_delivery', one, { expected: allowed, found: allowed + late, params: { days: Math.ceil(late) } }),
    ];
  });
}

/** Deliveries whose rows were there already under another name. */
export function findRepeatedDeliveries({ deliveries }: SourceHistory): Finding[] {
  return deliveries.flatMap((one) =>
    one.read >= 5 && one.merged >= repeated * (one.read - one.quarantined) && one.merged > 0
      ? [found('repeated_delivery', one, { expected: 0, found: one.merged, params: { rows: one.read } })]
      : [],
  );
}
