import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stream } from '@junheng/engine/kernel';
import type { ColumnCounts, DeliveryFacts, Figures, SourceHistory } from '@junheng/engine/pool';

/** A clean sample as the pool would hold it, but for one thing: single stays are at hand too, so that they can be spoilt. */
export type CleanSample = {
  readonly seed: number;
  readonly firstDay: number;
  readonly days: number;
  readonly stays: Stays;
  readonly reports: readonly Report[];
};

/** Stays column by column; codes are numbers into the lists. `service` −1: quarantined, its department is not known. */
export type Stays = {
  readonly facilities: readonly string[];
  readonly services: readonly string[];
  readonly diagnoses: readonly string[];
  readonly facility: Uint16Array;
  readonly service: Int8Array;
  readonly age: Int32Array;
  readonly sex: Uint8Array;
  readonly diagnosis: Uint16Array;
  readonly admitted: Int32Array;
  /** −1: still there. */
  readonly discharged: Int32Array;
  readonly wait: Float64Array;
  readonly arrival: Uint8Array;
  readonly outcome: Uint8Array;
  readonly deliveries: readonly DeliveryFacts[];
};

/** A source that reports figures: one row a unit and period. */
export type Report = {
  readonly source_id: string;
  readonly table: string;
  readonly every: 'day' | 'week' | 'month';
  readonly dueDays: number;
  readonly figures: readonly Figures[];
  readonly deliveries: readonly DeliveryFacts[];
};

const dayOf = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);
export const dueDays = { day: 2, week: 4, month: 12 } as const;

/** The deliveries of a clean source, each on a random day before it is due. */
export function cleanDeliveries(
  source: string,
  every: 'day' | 'week' | 'month',
  periods: readonly { readonly first: number; readonly last: number; readonly rows: number }[],
  seed: number,
): DeliveryFacts[] {
  const chance = stream(seed, `arrivals/${source}`);
  return periods.map(({ first, last, rows }, i) => ({
    delivery_id: `${source}/${i}`,
    period: new Date(last * 86_400_000).toISOString().slice(0, every === 'month' ? 7 : 10),
    first,
    last,
    arrived: last + dueDays[every] * (0.1 + 0.85 * chance.uniform()),
    read: rows,
    merged: 0,
    quarantined: 0,
    rules: [],
    unknownCodes: 0,
  }));
}

/** Reads a sample that was made with `dirt: 0` and `dailyReport`. It looks at no truth. */
export function readSample(folder: string, seed: number): CleanSample {
  const open = (name: string) => readFileSync(join(folder, 'data', `${name}.csv`), 'utf8');
  const stays = readStays(open('stays'), seed);
  const firstDay = stays.admitted.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const days = stays.admitted.reduce((most, day) => Math.max(most, day), 0) - firstDay + 1;
  const reports = [
    readReport(
      open('outpatients'),
      { source_id: 'outpatients', table: 'statistic', every: 'week', place: 0, group: 1, day: 2 },
      seed,
    ),
    readReport(
      open('daily-report'),
      { source_id: 'daily-report', table: 'statistic', every: 'day', place: 0, group: null, day: 1 },
      seed,
    ),
    readReport(
      open('bed-report'),
      { source_id: 'bed-report', table: 'statistic', every: 'month', place: 0, group: null, day: 1 },
      seed,
    ),
    readReport(
      open('influenza'),
      { source_id: 'influenza', table: 'surveillance', every: 'day', place: 0, group: null, day: 1 },
      seed,
    ),
  ];
  return { seed, firstDay, days, stays, reports };
}

/** Rows of a CSV without quotes, cell by cell, without making a list of all. */
function* cellsOf(csv: string): Generator<string[]> {
  for (let from = csv.indexOf('\n') + 1; from < csv.length; ) {
    let to = csv.indexOf('\n', from);
    if (to < 0) to = csv.length;
    yield csv.slice(from, to).split(',');
    from = to + 1;
  }
}

function index(list: string[], known: Map<string, number>, value: string): number {
  const held = known.get(value);
  if (held !== undefined) return held;
  known.set(value, list.length);
  list.push(value);
  return list.length - 1;
}

function readStays(csv: string, seed: number): Stays {
  let n = 0;
  for (let i = csv.indexOf('\n'); i >= 0 && i + 1 < csv.length; i = csv.indexOf('\n', i + 1)) n++;
  const [facilities, services, diagnoses]: [string[], string[], string[]] = [[], [], []];
  const [byFacility, byService, byDiagnosis, byDay] = [new Map(), new Map(), new Map(), new Map<string, number>()];
  const day = (iso: string) => {
    const held = byDay.get(iso);
    if (held !== undefined) return held;
    const made = dayOf(iso);
    byDay.set(iso, made);
    return made;
  };
  const made = {
    facility: new Uint16Array(n),
    service: new Int8Array(n),
    age: new Int32Array(n),
    sex: new Uint8Array(n),
    diagnosis: new Uint16Array(n),
    admitted: new Int32Array(n),
    discharged: new Int32Array(n),
    wait: new Float64Array(n),
    arrival: new Uint8Array(n),
    outcome: new Uint8Array(n),
  };
  let i = 0;
  for (const cells of cellsOf(csv)) {
    const at = (c: number) => cells[c] as string;
    made.facility[i] = index(facilities, byFacility, at(1));
    made.service[i] = index(services, byService, at(2));
    made.age[i] = Number(at(5));
    made.sex[i] = Number(at(6));
    made.diagnosis[i] = index(diagnoses, byDiagnosis, at(7));
    made.admitted[i] = day(at(8));
    made.discharged[i] = at(9) === '' ? -1 : day(at(9));
    made.wait[i] = Number(at(10));
    made.arrival[i] = Number(at(11));
    made.outcome[i] = Number(at(12) || 0);
    i++;
  }
  return {
    facilities,
    services,
    diagnoses,
    ...made,
    deliveries: cleanDeliveries('stays', 'month', monthsOf(made.admitted), seed),
  };
}

/** Months from the first day to the last, with the rows in each. */
function monthsOf(days: Int32Array): { first: number; last: number; rows: number }[] {
  const rows = new Map<number, number>();
  for (const day of days) rows.set(day, (rows.get(day) ?? 0) + 1);
  const months = new Map<string, { first: number; last: number; rows: number }>();
  for (const day of [...rows.keys()].sort((a, b) => a - b)) {
    const month = new Date(day * 86_400_000).toISOString().slice(0, 7);
    const [year, number] = month.split('-').map(Number) as [number, number];
    const first = Math.round(Date.UTC(year, number - 1, 1) / 86_400_000);
    const last = Math.round(Date.UTC(year, number, 0) / 86_400_000);
    const held = months.get(month) ?? { first, last, rows: 0 };
    held.rows += rows.get(day) ?? 0;
    months.set(month, held);
  }
  return [...months.values()];
}

type Shape = {
  readonly source_id: string;
  readonly table: string;
  readonly every: 'day' | 'week' | 'month';
  readonly place: number;
  readonly group: number | null;
  readonly day: number;
};

const kinds: Readonly<Record<string, Figures['kind']>> = {
  in_beds: 'level',
  open_beds: 'level',
  occupied_beds: 'level',
  charges: 'amount',
};

function readReport(csv: string, { source_id, table, every, place, group, day }: Shape, seed: number): Report {
  const header = csv.slice(0, csv.indexOf('\n')).split(',');
  const rows = [...cellsOf(csv)];
  const ends = Int32Array.from(new Set(rows.map((row) => dayOf(row[day] as string)))).sort();
  const endIndex = new Map([...ends].map((end, t) => [end, t]));
  const keyOf = (row: readonly string[]) => (group === null ? row[place] : `${row[place]}|${row[group]}`) as string;
  const keys = [...new Set(rows.map(keyOf))].sort();
  const unit = new Map(keys.map((key, u) => [key, u]));
  const columns = header.flatMap((column, c) => (c === place || c === group || c === day ? [] : [{ column, c }]));
  const figures = columns.map(({ column }) => ({
    column,
    kind: kinds[column] ?? ('count' as const),
    step: every,
    ends,
    places: keys.map((key) => key.split('|')[0] as string),
    groups: keys.map((key) => key.split('|')[1] ?? null),
    values: new Float64Array(keys.length * ends.length).fill(Number.NaN),
    events: false,
  }));
  const perPeriod = new Int32Array(ends.length);
  for (const row of rows) {
    const t = endIndex.get(dayOf(row[day] as string)) as number;
    perPeriod[t] = (perPeriod[t] as number) + 1;
    const at = (unit.get(keyOf(row)) as number) * ends.length + t;
    columns.forEach(({ c }, f) => {
      if (row[c] !== '') (figures[f] as Figures).values[at] = Number(row[c]);
    });
  }
  const lengths = { day: 1, week: 7 };
  const periods = [...ends].map((last, t) => {
    const first = every === 'month' ? last - new Date(last * 86_400_000).getUTCDate() + 1 : last - lengths[every] + 1;
    return { first, last, rows: perPeriod[t] as number };
  });
  return {
    source_id,
    table,
    every,
    dueDays: dueDays[every],
    figures,
    deliveries: cleanDeliveries(source_id, every, periods, seed),
  };
}

/** Upper ends of the classes into which waits are counted: about eight a decade. */
const waitEdges = Array.from({ length: 48 }, (_, i) => 10 ** ((i - 8) / 8));

/** Stays as the pool would count them: rows by place and day, values by service, place and month. */
export function historyOfStays(stays: Stays, deliveries: readonly DeliveryFacts[], sample: CleanSample): SourceHistory {
  const { facilities, facility, service, admitted } = stays;
  const [places, n] = [facilities.length, sample.days];
  const values = new Float64Array(places * n);
  for (let i = 0; i < facility.length; i++) {
    const day = (admitted[i] as number) - sample.firstDay;
    if ((service[i] as number) < 0 || day < 0 || day >= n) continue;
    const at = (facility[i] as number) * n + day;
    values[at] = (values[at] as number) + 1;
  }
  return {
    source_id: 'stays',
    table: 'encounter',
    owner: 'Lanchuan',
    every: 'month',
    dueDays: dueDays.month,
    deliveries,
    figures: [
      {
        column: 'rows',
        kind: 'count',
        step: 'day',
        ends: Int32Array.from({ length: n }, (_, d) => sample.firstDay + d),
        places: facilities,
        groups: facilities.map(() => null),
        values,
        events: true,
      },
    ],
    columns: columnsOfStays(stays, sample),
  };
}

function columnsOfStays(stays: Stays, sample: CleanSample): ColumnCounts[] {
  const { facilities, services, diagnoses } = stays;
  const months = monthsOf(Int32Array.from({ length: sample.days }, (_, d) => sample.firstDay + d));
  const starts = Int32Array.from([...months.map(({ first }) => first), sample.firstDay + sample.days]);
  const monthOfDay = new Int16Array(sample.days);
  for (const [m, { first, last }] of months.entries()) {
    monthOfDay.fill(m, first - sample.firstDay, last - sample.firstDay + 1);
  }
  const rowOf = stays.facility.map((f, i) => f * services.length + Math.max(0, stays.service[i] as number));
  const used = [...new Set(rowOf)].sort((a, b) => a - b);
  const column = (
    name: string,
    kind: 'code' | 'number',
    labels: readonly string[],
    centres: number[] | null,
    codeOf: (i: number) => number,
  ) => {
    const width = labels.length;
    const lines = new Map(used.map((row, l) => [row, l]));
    const counts = new Uint32Array(used.length * months.length * width);
    const lineOf = new Int32Array(facilities.length * services.length).fill(-1);
    for (const [row, l] of lines) lineOf[row] = l;
    for (let i = 0; i < rowOf.length; i++) {
      const day = (stays.admitted[i] as number) - sample.firstDay;
      const value = codeOf(i);
      if ((stays.service[i] as number) < 0 || day < 0 || day >= sample.days || value < 0 || value >= width) continue;
      const at = ((lineOf[rowOf[i] as number] as number) * months.length + (monthOfDay[day] as number)) * width + value;
      counts[at] = (counts[at] as number) + 1;
    }
    return services.map((group, s): ColumnCounts => {
      const own = used.filter((row) => row % services.length === s);
      const size = months.length * width;
      const part = new Uint32Array(own.length * size);
      own.forEach((row, p) => {
        const l = lines.get(row) as number;
        part.set(counts.subarray(l * size, (l + 1) * size), p * size);
      });
      return {
        column: name,
        group,
        kind,
        starts,
        places: own.map((row) => facilities[Math.floor(row / services.length)] as string),
        values: labels,
        centres: centres ? Float64Array.from(centres) : null,
        counts: part,
      };
    });
  };
  const range = (count: number) => Array.from({ length: count }, (_, v) => String(v));
  const centres = [0.05, ...waitEdges.slice(1).map((edge, i) => Math.sqrt(edge * (waitEdges[i] as number))), 1e6];
  const waitClass = (wait: number) =>
    wait < (waitEdges[0] as number) ? 0 : Math.min(48, 1 + Math.floor(8 * Math.log10(wait) + 8 + 1e-9));
  return [
    ...column('age', 'number', range(131), range(131).map(Number), (i) => stays.age[i] as number),
    ...column('wait_minutes', 'number', range(49), centres, (i) => waitClass(stays.wait[i] as number)),
    ...column('sex', 'code', range(3), null, (i) => stays.sex[i] as number),
    ...column('acuity_code', 'code', range(3), null, (i) => stays.arrival[i] as number),
    ...column('disposition', 'code', range(6), null, (i) => (stays.outcome[i] as number) || -1),
    ...column('diagnosis_code', 'code', diagnoses, null, (i) => stays.diagnosis[i] as number),
  ];
}

/** A report as the pool would hold it. */
export const historyOfReport = ({ figures, deliveries, ...rest }: Report): SourceHistory => ({
  ...rest,
  owner: 'Lanchuan',
  deliveries,
  figures,
  columns: [],
});
