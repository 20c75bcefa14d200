import { type Comparison, type DerivedBeds, firstDayOfPeriod, lastDayOfPeriod } from '@junheng/engine/pool';
import type { PoolReader } from '@junheng/pool';
import { type Both, compareBeds, type Side, type Told } from './compare-beds.ts';
import { dayNumber, isoDay } from './history.ts';

/** Indicators that count contacts which single encounters tell too, and the class of these. */
const visits: Readonly<Record<string, string>> = {
  outpatient_visits: 'outpatient',
  emergency_visits: 'emergency',
  admissions: 'inpatient',
};

/** Sources that fill a table. */
const feeds = (pool: PoolReader, table: string): string[] => [
  ...new Set(
    pool.snapshot.deliveries
      .filter(({ tables }) => tables.some((one) => one.table === table && one.rows > 0))
      .map(({ source_id }) => source_id),
  ),
];

/**
 * What two sources tell of the same thing, by facility and month, for each of the two: contacts that are reported
 * against single encounters, beds in use as reported against the nights of stays, both against the staffed beds (what
 * lies above them does not fit), and claims settled against stays that ended.
 *
 * @param derivedBeds  staffed beds of facilities that report none
 * @returns comparisons by source; a source that nobody can be held against is absent
 */
export async function compareSources(
  pool: PoolReader,
  asOf: string,
  derivedBeds: readonly DerivedBeds[] = [],
): Promise<Map<string, Comparison[]>> {
  const out = new Map<string, Comparison[]>();
  const add: Add = (of, one) => {
    const list = out.get(of) ?? [];
    out.set(of, list);
    list.push(one);
  };
  const both = (place: string, month: string, one: Side, other: Side) => {
    add(one.source, { place, month, own: one.value, other: other.value });
    add(other.source, { place, month, own: other.value, other: one.value });
  };
  const told = (await Promise.all(feeds(pool, 'statistic').map((source) => readTold(pool, source)))).flat();
  const encounters = feeds(pool, 'encounter');
  await compareBeds(pool, encounters, told, both);
  await compareVisits(pool, encounters, told, both);
  await compareClaims(pool, encounters, both);
  await compareStock(pool, told, asOf, add, derivedBeds);
  return out;
}

type Add = (source: string, one: Comparison) => void;

/** Sums of what a source reports, by indicator, place and period. */
async function readTold(pool: PoolReader, source: string): Promise<Told[]> {
  const { texts, codes, sums } = await pool.tally({
    source_id: source,
    table: 'statistic',
    by: [{ column: 'indicator_code' }, { column: 'place_id' }, { column: 'period' }],
    sum: 'value',
  });
  const text = (key: number, i: number) => texts[key]?.[codes[key]?.[i] as number] ?? '';
  return Array.from(sums, (value, i) => ({
    source,
    indicator: text(0, i),
    place: text(1, i),
    period: text(2, i),
    value,
  }));
}

type Daily = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** Encounters of a source by day (of their start or end), keyed `class place`. */
async function readDaily(pool: PoolReader, source_id: string, column: 'start' | 'end'): Promise<Daily> {
  const by = [{ column: 'class' }, { column: 'facility_id' }, { column }];
  const { texts, codes, rows } = await pool.tally({ source_id, table: 'encounter', by });
  const [kind, place, at] = codes as [Float64Array, Float64Array, Float64Array];
  const out = new Map<string, Map<number, number>>();
  rows.forEach((count, i) => {
    if (Number.isNaN((kind[i] as number) + (place[i] as number) + (at[i] as number))) return;
    const key = `${texts[0]?.[kind[i] as number]} ${texts[1]?.[place[i] as number]}`;
    const days = out.get(key) ?? new Map<number, number>();
    out.set(key, days);
    days.set(at[i] as number, count);
  });
  return out;
}

async function compareVisits(pool: PoolReader, encounters: readonly string[], told: readonly Told[], both: Both) {
  const counted = told.filter(({ indicator }) => visits[indicator] !== undefined);
  if (counted.length === 0) return;
  for (const source of encounters) {
    const daily = await readDaily(pool, source, 'start');
    const sums = new Map<string, { place: string; month: string; of: string; own: number; other: number }>();
    for (const { source: of, indicator, place, period, value } of counted) {
      const days = daily.get(`${visits[indicator]} ${place}`);
      const [from, to] = [firstDayOfPeriod(period), lastDayOfPeriod(period)];
      if (days === undefined || from === undefined || to === undefined) continue;
      let single = 0;
      for (let day = dayNumber(from); day <= dayNumber(to); day++) single += days.get(day) ?? 0;
      const month = to.slice(0, 7);
      const held = sums.get(`${of} ${place} ${month}`) ?? { place, month, of, own: 0, other: 0 };
      sums.set(`${of} ${place} ${month}`, { ...held, own: held.own + value, other: held.other + single });
    }
    for (const { place, month, of, own, other } of sums.values()) {
      both(place, month, { source: of, value: own }, { source, value: other });
    }
  }
}

/** Claims by the month of settlement against stays by the month of their end, in the months that the claims span. */
async function compareClaims(pool: PoolReader, encounters: readonly string[], both: Both) {
  for (const source of feeds(pool, 'claim')) {
    const by = [{ column: 'facility_id' }, { month: 'settled' }];
    const { texts, codes, rows } = await pool.tally({ source_id: source, table: 'claim', by });
    const claims = new Map<string, number>();
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    rows.forEach((count, i) => {
      const [place, day] = [texts[0]?.[codes[0]?.[i] as number], codes[1]?.[i] as number];
      if (place === undefined || Number.isNaN(day)) return;
      const month = isoDay(day).slice(0, 7);
      [first, last] = [Math.min(first, day), Math.max(last, day)];
      claims.set(`${place} ${month}`, count);
    });
    const settling = new Set([...claims.keys()].map((key) => key.slice(0, -8)));
    for (const of of claims.size > 0 ? encounters : []) {
      const ended = new Map<string, number>();
      for (const [key, days] of await readDaily(pool, of, 'end')) {
        const place = key.slice(key.indexOf(' ') + 1);
        if (!key.startsWith('inpatient ') || !settling.has(place)) continue;
        for (const [day, count] of days) {
          const month = isoDay(day).slice(0, 7);
          if (month >= isoDay(first).slice(0, 7) && month <= isoDay(last).slice(0, 7))
            ended.set(`${place} ${month}`, (ended.get(`${place} ${month}`) ?? 0) + count);
        }
      }
      for (const [key, value] of ended) {
        both(key.slice(0, -8), key.slice(-7), { source, value: claims.get(key) ?? 0 }, { source: of, value });
      }
    }
  }
}

/** Beds in use as reported in a year against staffed beds, of a register or derived: what is in use above them does not fit. */
async function compareStock(
  pool: PoolReader,
  told: readonly Told[],
  asOf: string,
  add: Add,
  derived: readonly DerivedBeds[],
) {
  const inUse = told.filter(
    ({ indicator, period }) => indicator === 'occupied_beds' && period.slice(0, 4) === asOf.slice(0, 4),
  );
  if (inUse.length === 0) return;
  const compare = (staffed: readonly (readonly [place: string, beds: number])[]) => {
    const beds = new Map<string, number>();
    for (const [place, count] of staffed) beds.set(place, (beds.get(place) ?? 0) + count);
    for (const { source: of, place, period, value } of inUse) {
      const held = beds.get(place);
      if (held === undefined) continue;
      add(of, { place, month: period.slice(0, 7), own: value, other: Math.min(held, value) });
    }
  };
  for (const source of feeds(pool, 'resource')) {
    const where = [
      { column: 'source_id', op: 'eq', value: source },
      { column: 'type_code', op: 'eq', value: 'bed' },
      { column: 'state', op: 'eq', value: 'staffed' },
    ] as const;
    const rows = await pool.readTable('resource', where, { asOf });
    compare(rows.flatMap(({ place_id, quantity }) => (quantity === null ? [] : [[place_id, quantity] as const])));
  }
  compare(derived.map(({ facility_id, beds }) => [facility_id, beds]));
}
