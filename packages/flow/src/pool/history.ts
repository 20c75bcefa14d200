import {
  type ColumnCounts,
  type DeliveryFacts,
  type Figures,
  firstDayOfPeriod,
  lastDayOfPeriod,
  type SourceHistory,
} from '@junheng/engine/pool';
import type { Delivery } from '@junheng/engine/source';
import type { PoolReader } from '@junheng/pool';

const day = 86_400_000;
export const dayNumber = (iso: string): number => Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / day);
export const isoDay = (number: number): string => new Date(number * day).toISOString().slice(0, 10);

/** Fewest periods from which a figure has a history, and the most cells of one that are looked at. */
const fewestPeriods = 8;
const mostCells = 30_000_000;

/** Tables whose rows are figures: where, when, which, how much. */
const reports: Readonly<
  Record<
    string,
    { place: string; group: string | null; when: string; by: readonly string[]; values: readonly string[] }
  >
> = {
  statistic: {
    place: 'place_id',
    group: 'service_code',
    when: 'period',
    by: ['indicator_code', 'age_from', 'age_to', 'unit'],
    values: ['value'],
  },
  surveillance: { place: 'region_id', group: null, when: 'date', by: ['condition_code'], values: ['cases', 'tests'] },
  waiting_list: {
    place: 'facility_id',
    group: 'service_code',
    when: 'as_of',
    by: ['priority_code'],
    values: ['waiting'],
  },
  finance: { place: 'facility_id', group: null, when: 'period', by: ['item_code', 'currency'], values: ['amount'] },
};

/** Upper ends of the classes of a wait: about eight a decade, from a hundredth of a minute to four months. */
const waitEdges = Array.from({ length: 48 }, (_, i) => Number((10 ** ((i - 8) / 8)).toPrecision(6)));
const codes = ['sex', 'acuity_code', 'disposition', 'diagnosis_code'] as const;
const mostCodes = 400;

/** What the contract expects, as days. ISO 8601 durations of whole years, months, weeks or days. */
function everyOf(duration: string | undefined): SourceHistory['every'] {
  const known: Readonly<Record<string, SourceHistory['every']>> = {
    P1D: 'day',
    P7D: 'week',
    P1W: 'week',
    P1M: 'month',
    P3M: 'quarter',
    P1Y: 'year',
    P12M: 'year',
  };
  return known[duration ?? ''] ?? null;
}

function daysOf(duration: string | undefined): number | null {
  const match = /^P(\d+)([DWMY])$/.exec(duration ?? '');
  return match ? Number(match[1]) * ({ D: 1, W: 7, M: 31, Y: 366 }[match[2] as 'D' | 'W' | 'M' | 'Y'] ?? 1) : null;
}

/** What the pool holds of every source over time, source by source; one that sent nothing dated has no figures. */
export async function* readHistories(pool: PoolReader): AsyncGenerator<SourceHistory> {
  const bySource = Map.groupBy(pool.snapshot.deliveries, ({ source_id }) => source_id);
  for (const [source_id, deliveries] of bySource) {
    const [newest] = deliveries.slice(-1) as [Delivery];
    const rows = new Map<string, number>();
    for (const { table, rows: count } of deliveries.flatMap(({ tables }) => tables)) {
      rows.set(table, (rows.get(table) ?? 0) + count);
    }
    const tables = [...rows].filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const fed = tables.map(([table]) => table);
    const table = fed.find((one) => one === 'encounter' || reports[one]) ?? fed[0] ?? '';
    const found = fed.includes(table) ? await readFigures(pool, source_id, table) : { figures: [], columns: [] };
    yield {
      source_id,
      table,
      owner: newest.owner,
      every: everyOf(newest.every),
      dueDays: daysOf(newest.due),
      deliveries: deliveries.filter(({ repairs }) => repairs === undefined).map(factsOf),
      ...found,
    };
  }
}

function factsOf(one: Delivery): DeliveryFacts {
  const [first, last] = [firstDayOfPeriod(one.period ?? ''), lastDayOfPeriod(one.period ?? '')];
  const dated = first !== undefined && last !== undefined;
  return {
    delivery_id: one.delivery_id,
    period: dated ? one.period : null,
    first: dated ? dayNumber(first) : 0,
    last: dated ? dayNumber(last) : 0,
    arrived: one.arrived_at === null ? null : Date.parse(one.arrived_at) / day,
    read: one.read,
    merged: one.merged,
    quarantined: one.quarantined,
    rules: one.rules.map(({ rule, rows }) => ({ rule, rows })),
    unknownCodes: one.unknown_codes.reduce((sum, { rows }) => sum + rows, 0),
  };
}

type Found = { readonly figures: readonly Figures[]; readonly columns: readonly ColumnCounts[] };

async function readFigures(pool: PoolReader, source_id: string, table: string): Promise<Found> {
  if (table === 'encounter') return readEncounters(pool, source_id);
  const shape = reports[table];
  if (!shape) return { figures: [], columns: [] };
  const keys = [shape.place, ...(shape.group ? [shape.group] : []), shape.when, ...shape.by];
  const cells = new Map<string, Cell[]>();
  for (const value of shape.values) {
    const rows = await pool.tally({ source_id, table, by: keys.map((column) => ({ column })), sum: value });
    for (const row of rows) {
      const when = lastDayOfPeriod(String(row[shape.group ? 2 : 1]));
      if (row[0] === null || when === undefined) continue;
      const by = row.slice(shape.group ? 3 : 2, -2).filter((one) => one !== null);
      const column = [...by, ...(shape.values.length > 1 ? [value] : [])].join(' ');
      const list = cells.get(column) ?? [];
      cells.set(column, list);
      list.push({
        place: String(row[0]),
        group: shape.group ? textOf(row[1]) : null,
        end: dayNumber(when),
        value: Number(row.at(-1)),
      });
    }
  }
  return { figures: layOut(cells), columns: [] };
}

const textOf = (value: unknown) => (value === null || value === undefined ? null : String(value));

type Cell = { readonly place: string; readonly group: string | null; readonly end: number; readonly value: number };

/** Figures of one source share their units and periods, so that they can be held against each other. */
function layOut(cells: ReadonlyMap<string, readonly Cell[]>): Figures[] {
  const all = [...cells.values()].flat();
  const ends = Int32Array.from(new Set(all.map(({ end }) => end))).sort();
  const step = stepOf(ends);
  if (step === undefined) return [];
  const lattice = periodsBetween(ends, step);
  const keyOf = ({ place, group }: Cell) => `${place}\n${group ?? ''}`;
  const keys = [...new Set(all.map(keyOf))].sort();
  if (keys.length * lattice.length * cells.size > mostCells) return [];
  const [unit, at] = [new Map(keys.map((key, u) => [key, u])), new Map([...lattice].map((end, t) => [end, t]))];
  return [...cells].map(([column, list]): Figures => {
    const values = new Float64Array(keys.length * lattice.length).fill(Number.NaN);
    for (const cell of list) {
      const t = at.get(cell.end);
      if (t !== undefined) values[(unit.get(keyOf(cell)) as number) * lattice.length + t] = cell.value;
    }
    const level = /bed|stock|waiting|census/.test(column);
    const amount = /amount|charge|cost|income|minutes|subsidy|debt/.test(column);
    return {
      column,
      kind: level ? 'level' : amount ? 'amount' : 'count',
      step,
      ends: lattice,
      places: keys.map((key) => key.split('\n')[0] as string),
      groups: keys.map((key) => key.split('\n')[1] || null),
      values,
      events: false,
    };
  });
}

/** Days, weeks or months: by the most frequent distance between periods; undefined for fewer than eight, or longer ones. */
function stepOf(ends: Int32Array): Figures['step'] | undefined {
  if (ends.length < fewestPeriods) return undefined;
  const gaps = Array.from(ends.subarray(1), (end, i) => end - (ends[i] as number)).sort((a, b) => a - b);
  const middle = gaps[gaps.length >> 1] as number;
  if (middle === 1) return 'day';
  if (middle === 7) return 'week';
  return middle >= 28 && middle <= 31 ? 'month' : undefined;
}

/** Every period from the first to the last, whether anybody reported in it or not. */
function periodsBetween(ends: Int32Array, step: Figures['step']): Int32Array {
  const [first, last] = [ends[0] as number, ends[ends.length - 1] as number];
  if (step === 'month') return ends;
  const length = step === 'day' ? 1 : 7;
  return Int32Array.from({ length: Math.floor((last - first) / length) + 1 }, (_, t) => first + t * length);
}

async function readEncounters(pool: PoolReader, source_id: string): Promise<Found> {
  const rows = await pool.tally({
    source_id,
    table: 'encounter',
    by: [{ column: 'facility_id' }, { column: 'start' }],
  });
  const cells = rows.flatMap(([place, start, count]) =>
    place === null || start === null
      ? []
      : [{ place: String(place), end: dayNumber(String(start)), count: Number(count) }],
  );
  if (cells.length === 0) return { figures: [], columns: [] };
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const { end } of cells) [first, last] = [Math.min(first, end), Math.max(last, end)];
  const [places, n] = [[...new Set(cells.map(({ place }) => place))].sort(), last - first + 1];
  if (n < 60 || places.length * n > mostCells) return { figures: [], columns: [] };
  const unit = new Map(places.map((place, u) => [place, u]));
  const values = new Float64Array(places.length * n);
  for (const { place, end, count } of cells) values[(unit.get(place) as number) * n + end - first] = count;
  const figure: Figures = {
    column: 'rows',
    kind: 'count',
    step: 'day',
    ends: Int32Array.from({ length: n }, (_, d) => first + d),
    places,
    groups: places.map(() => null),
    values,
    events: true,
  };
  return { figures: [figure], columns: await readColumns(pool, source_id, first, last) };
}

async function readColumns(pool: PoolReader, source_id: string, first: number, last: number): Promise<ColumnCounts[]> {
  const base = [{ column: 'service_code' }, { column: 'facility_id' }, { month: 'start' }] as const;
  const months = monthsBetween(first, last);
  const ask = (by: { column: string } | { classOf: string; edges: readonly number[] }) =>
    pool.tally({ source_id, table: 'encounter', by: [...base, by] });
  const out: ColumnCounts[] = [];
  const ages = Array.from({ length: 131 }, (_, age) => String(age));
  out.push(...countColumn('age', ages, ages.map(Number), months, await ask({ column: 'age' })));
  const classes = Array.from({ length: waitEdges.length + 1 }, (_, c) => String(c));
  const centres = classes.map((_, c) =>
    Math.sqrt((waitEdges[c - 1] ?? 0.05) * (waitEdges[c] ?? (waitEdges.at(-1) as number) * 2)),
  );
  out.push(
    ...countColumn('wait_minutes', classes, centres, months, await ask({ classOf: 'wait_minutes', edges: waitEdges })),
  );
  for (const column of codes) {
    const rows = (await ask({ column })).filter((row) => row[3] !== null);
    const labels = [...new Set(rows.map((row) => String(row[3])))].sort();
    if (labels.length > 1 && labels.length <= mostCodes) out.push(...countColumn(column, labels, null, months, rows));
  }
  return out;
}

type Months = { readonly names: readonly string[]; readonly starts: Int32Array };

function monthsBetween(first: number, last: number): Months {
  const names: string[] = [];
  for (let at = first; at <= last; at++) {
    const month = isoDay(at).slice(0, 7);
    if (names.at(-1) !== month) names.push(month);
  }
  return { names, starts: Int32Array.from([...names.map((month) => dayNumber(`${month}-01`)), last + 1]) };
}

/** One column by service: rows are service, facility, month, value, count. */
function countColumn(
  column: string,
  labels: readonly string[],
  centres: readonly number[] | null,
  { names, starts }: Months,
  rows: readonly (readonly (string | number | boolean | null)[])[],
): ColumnCounts[] {
  const [monthAt, valueAt] = [
    new Map(names.map((name, m) => [name, m])),
    new Map(labels.map((label, v) => [label, v])),
  ];
  return [...Map.groupBy(rows, (row) => String(row[0]))].map(([group, own]): ColumnCounts => {
    const places = [...new Set(own.map((row) => String(row[1])))].sort();
    const placeAt = new Map(places.map((place, p) => [place, p]));
    const counts = new Uint32Array(places.length * names.length * labels.length);
    for (const [, place, month, value, count] of own) {
      const [m, v] = [monthAt.get(String(month)), valueAt.get(String(value))];
      if (m === undefined || v === undefined) continue;
      counts[((placeAt.get(String(place)) as number) * names.length + m) * labels.length + v] = Number(count);
    }
    const kind = centres ? 'number' : 'code';
    return {
      column,
      group,
      kind,
      starts,
      places,
      values: labels,
      centres: centres ? Float64Array.from(centres) : null,
      counts,
    };
  });
}
