import { listMonths } from '@junheng/engine/pool';
import type { PoolReader } from '@junheng/pool';
import { dayNumber } from './history.ts';

/** Indicators that tell the mean number of beds in use in a month. */
const reported = ['occupied_beds'];
/** Days at the start of the stays on which hospitals still seem to fill. */
const filling = 60;

/** What a source reports: an indicator of a place and period. */
export type Told = {
  readonly source: string;
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
  readonly value: number;
};

/** What one of two sources says; and who is told what both say of a place and month. */
export type Side = { readonly source: string; readonly value: number };
export type Both = (place: string, month: string, one: Side, other: Side) => void;

/**
 * Beds in use as hospitals report them against the nights of the stays that they send, by facility and month: for the
 * source of the report and for that of the stays. A stay occupies its nights from the start until the day before its end.
 */
export async function compareBeds(pool: PoolReader, encounters: readonly string[], told: readonly Told[], both: Both) {
  const beds = told.filter(({ indicator }) => reported.includes(indicator));
  if (beds.length === 0) return;
  for (const source of encounters) {
    const nights = await nightsOf(pool, source);
    for (const { source: report, place, period, value } of beds) {
      const month = period.slice(0, 7);
      const counted = nights.get(`${place} ${month}`);
      if (counted !== undefined) both(place, month, { source: report, value }, { source, value: counted });
    }
  }
}

/** Mean nights of inpatients by facility and month, keyed `facility month`. */
async function nightsOf(pool: PoolReader, source_id: string): Promise<Map<string, number>> {
  const ask = (column: 'start' | 'end') =>
    pool.tally({ source_id, table: 'encounter', by: [{ column: 'class' }, { column: 'facility_id' }, { column }] });
  const [begun, ended] = await Promise.all([ask('start'), ask('end')]);
  const changes = new Map<string, Map<number, number>>();
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const [{ texts, codes, rows }, sign] of [
    [begun, 1],
    [ended, -1],
  ] as const) {
    const inpatient = texts[0]?.indexOf('inpatient');
    const [kind, facility, at] = codes as [Float64Array, Float64Array, Float64Array];
    for (let i = 0; i < rows.length; i++) {
      const day = at[i] as number;
      const place = texts[1]?.[facility[i] as number];
      if (kind[i] !== inpatient || Number.isNaN(day) || place === undefined) continue;
      [first, last] = [Math.min(first, day), Math.max(last, day)];
      const own = changes.get(place) ?? new Map<number, number>();
      changes.set(place, own);
      own.set(day, (own.get(day) ?? 0) + sign * (rows[i] as number));
    }
  }
  const out = new Map<string, number>();
  if (changes.size === 0) return out;
  const starts = listMonths(first, last + 1).map((month) => ({ month, start: dayNumber(`${month}-01`) }));
  for (const [place, own] of changes) {
    let beds = 0;
    for (const [m, { month, start }] of starts.entries()) {
      const end = (starts[m + 1]?.start ?? Number.POSITIVE_INFINITY) - 1;
      if (end > last) break;
      let sum = 0;
      const from = Math.max(first, start);
      for (let at = from; at <= end; at++) {
        beds += own.get(at) ?? 0;
        sum += beds;
      }
      if (end - first >= filling) out.set(`${place} ${month}`, sum / (end - from + 1));
    }
  }
  return out;
}
