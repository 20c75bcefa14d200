import type { Comparison } from '@junheng/engine/pool';
import type { PoolReader } from '@junheng/pool';
import { dayNumber, isoDay } from './history.ts';

/** Indicators that tell the mean number of beds in use in a month. */
const reported = ['occupied_beds'];
/** Days at the start of the stays on which hospitals still seem to fill. */
const filling = 60;

/**
 * Beds in use as hospitals report them against the nights of the stays that they send, by facility and month: for the
 * source of the report and for that of the stays. A stay occupies its nights from the start until the day before its end.
 */
export async function compareBeds(pool: PoolReader): Promise<Map<string, Comparison[]>> {
  const out = new Map<string, Comparison[]>();
  const feeds = (table: string) => [
    ...new Set(
      pool.snapshot.deliveries
        .filter(({ tables }) => tables.some((one) => one.table === table && one.rows > 0))
        .map(({ source_id }) => source_id),
    ),
  ];
  const reports = feeds('statistic');
  if (reports.length === 0) return out;
  const told = (
    await Promise.all(
      reports.map(async (source) => {
        const rows = await pool.tally({
          source_id: source,
          table: 'statistic',
          by: [{ column: 'indicator_code' }, { column: 'place_id' }, { column: 'period' }],
          sum: 'value',
        });
        return rows
          .filter(([indicator]) => reported.includes(String(indicator)))
          .map(([, place, period, , value]) => ({
            source,
            place: String(place),
            month: String(period).slice(0, 7),
            value: Number(value),
          }));
      }),
    )
  ).flat();
  if (told.length === 0) return out;
  for (const source of feeds('encounter')) {
    const nights = await nightsOf(pool, source);
    for (const { source: report, place, month, value } of told) {
      const counted = nights.get(`${place} ${month}`);
      if (counted === undefined) continue;
      const add = (of: string, own: number, other: number) => {
        const list = out.get(of) ?? [];
        out.set(of, list);
        list.push({ place, month, own, other });
      };
      add(report, value, counted);
      add(source, counted, value);
    }
  }
  return out;
}

/** Mean nights of inpatients by facility and month, keyed `facility month`. */
async function nightsOf(pool: PoolReader, source_id: string): Promise<Map<string, number>> {
  const ask = (column: 'start' | 'end') =>
    pool.tally({ source_id, table: 'encounter', by: [{ column: 'class' }, { column: 'facility_id' }, { column }] });
  const changes = new Map<string, Map<number, number>>();
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const [column, sign] of [
    ['start', 1],
    ['end', -1],
  ] as const) {
    for (const [kind, place, at, count] of await ask(column)) {
      if (kind !== 'inpatient' || at === null || place === null) continue;
      const day = dayNumber(String(at));
      [first, last] = [Math.min(first, day), Math.max(last, day)];
      const own = changes.get(String(place)) ?? new Map<number, number>();
      changes.set(String(place), own);
      own.set(day, (own.get(day) ?? 0) + sign * Number(count));
    }
  }
  const out = new Map<string, number>();
  for (const [place, own] of changes) {
    let [beds, sum, days] = [0, 0, 0];
    for (let at = first; at <= last; at++) {
      beds += own.get(at) ?? 0;
      sum += beds;
      days++;
      if (isoDay(at + 1).slice(0, 7) === isoDay(at).slice(0, 7)) continue;
      if (at - first >= filling) out.set(`${place} ${isoDay(at).slice(0, 7)}`, sum / days);
      [sum, days] = [0, 0];
    }
  }
  return out;
}
