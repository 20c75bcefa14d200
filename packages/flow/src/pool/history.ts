import {
  type ColumnCounts,
  type DeliveryFacts,
  type Figures,
  firstDayOfPeriod,
  lastDayOfPeriod,
  listMonths,
  type SourceHistory,
} from '@junheng/engine/pool';
import type { Delivery } from '@junheng/engine/source';
import type { PoolReader, Tallied } from '@junheng/pool';
import { readClaims } from './claims.ts';

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
    const table = fed.find((one) => one === 'encounter' || one === 'claim' || reports[one]) ?? fed[0] ?? '';
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
const nothing: Found = { figures: [], columns: [] };

/** One figure of one unit and period each; `unit` counts places and groups together, `column` is −1 where nothing is told. */
type Cells = {
  readonly unit: Int32Array;
  readonly end: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
};

async function readFigures(pool: PoolReader, source_id: string, table: string): Promise<Found> {
  if (table === 'encounter') return readEncounters(pool, source_id);
  if (table === 'claim') return { figures: await readClaims(pool, source_id), columns: [] };
  const shape = reports[table];
  if (!shape) return nothing;
  const keys = [shape.place, ...(shape.group ? [shape.group] : []), shape.when, ...shape.by];
  const by = keys.map((column) => ({ column }));
  const told = await Promise.all(shape.values.map((sum) => pool.tally({ source_id, table, by, sum })));
  const columns: string[] = [];
  const cells = told.map((one, v) =>
    cellsOf(one, shape, shape.values.length > 1 ? shape.values[v] : undefined, columns),
  );
  const places = told[0]?.texts[0] ?? [];
  const groups = (shape.group && told[0]?.texts[1]) || [];
  return { figures: layOut(cells, columns, places, groups), columns: [] };
}

/** What a tally tells, cell by cell; names of figures that are new are added to `columns`. */
function cellsOf(
  { texts, codes, rows, sums }: Tallied,
  { group }: { readonly group: string | null },
  value: string | undefined,
  columns: string[],
): Cells {
  const n = rows.length;
  const at = group ? 2 : 1;
  const [place, second, when] = [codes[0], codes[1], codes[at]] as [Float64Array, Float64Array, Float64Array];
  const ends = texts[at]?.map((period) => {
    const last = lastDayOfPeriod(period);
    return last === undefined ? Number.NaN : dayNumber(last);
  });
  const named = combine(codes.slice(at + 1), n);
  const number = named.rows.map(() => -1);
  const nameOf = (row: number) => {
    const parts = codes.slice(at + 1).flatMap((code, k) => labelOf(texts[at + 1 + k], code[row] as number) ?? []);
    return [...parts, ...(value === undefined ? [] : [value])].join(' ');
  };
  const cells: Cells = {
    unit: new Int32Array(n),
    end: new Int32Array(n),
    column: new Int32Array(n).fill(-1),
    value: sums,
  };
  const width = (group ? (texts[1]?.length ?? 0) : 0) + 1;
  for (let i = 0; i < n; i++) {
    const end = ends ? (ends[when[i] as number] ?? Number.NaN) : (when[i] as number);
    if (Number.isNaN(place[i] as number) || Number.isNaN(end)) continue;
    const one = named.of[i] as number;
    if (number[one] === -1) number[one] = placeIn(columns, nameOf(named.rows[one] as number));
    const inside = group ? (second[i] as number) : Number.NaN;
    cells.unit[i] = (place[i] as number) * width + (Number.isNaN(inside) ? width - 1 : inside);
    cells.end[i] = end;
    cells.column[i] = number[one] as number;
  }
  return cells;
}

const labelOf = (texts: readonly string[] | null | undefined, code: number): string | undefined =>
  Number.isNaN(code) ? undefined : texts ? texts[code] : String(code);

/** Where a text stands in a list, to which it is added where it is new. */
function placeIn(list: string[], text: string): number {
  const at = list.indexOf(text);
  return at >= 0 ? at : list.push(text) - 1;
}

/** Numbers the combinations of some codes in the order in which they come; `rows` has the first row of each. */
function combine(
  codes: readonly Float64Array[],
  n: number,
): { readonly of: Int32Array; readonly rows: readonly number[] } {
  const of = new Int32Array(n);
  let rows: number[] = n > 0 ? [0] : [];
  for (const code of codes) {
    const dense = new Map<number, number>();
    for (let i = 0; i < n; i++) if (!dense.has(code[i] as number)) dense.set(code[i] as number, dense.size);
    const pairs = new Map<number, number>();
    rows = [];
    for (let i = 0; i < n; i++) {
      const pair = (of[i] as number) * dense.size + (dense.get(code[i] as number) as number);
      let number = pairs.get(pair);
      if (number === undefined) {
        number = rows.push(i) - 1;
        pairs.set(pair, number);
      }
      of[i] = number;
    }
  }
  return { of, rows };
}

/** Figures of one source share their units and periods, so that they can be held against each other. */
function layOut(
  cells: readonly Cells[],
  columns: readonly string[],
  places: readonly string[],
  groups: readonly string[],
): Figures[] {
  const ends = new Set<number>();
  const used = new Set<number>();
  for (const { unit, end, column } of cells) {
    for (let i = 0; i < unit.length; i++) {
      if (column[i] === -1) continue;
      ends.add(end[i] as number);
      used.add(unit[i] as number);
    }
  }
  const sorted = Int32Array.from(ends).sort();
  const step = stepOf(sorted);
  if (step === undefined) return [];
  const lattice = periodsBetween(sorted, step);
  const n = lattice.length;
  const width = groups.length + 1;
  const keyOf = (unit: number) => `${places[Math.floor(unit / width)]}\n${groups[unit % width] ?? ''}`;
  const units = [...used].map((unit) => ({ unit, key: keyOf(unit) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  if (units.length * n * columns.length > mostCells) return [];
  const rowOf = new Int32Array(places.length * width);
  units.forEach(({ unit }, u) => {
    rowOf[unit] = u * n;
  });
  const at = new Map([...lattice].map((end, t) => [end, t]));
  const values = columns.map(() => new Float64Array(units.length * n).fill(Number.NaN));
  for (const { unit, end, column, value } of cells) {
    for (let i = 0; i < unit.length; i++) {
      const t = column[i] === -1 ? undefined : at.get(end[i] as number);
      if (t === undefined) continue;
      (values[column[i] as number] as Float64Array)[(rowOf[unit[i] as number] as number) + t] = value[i] as number;
    }
  }
  const [names, inside] = [
    units.map(({ key }) => key.split('\n')[0] as string),
    units.map(({ key }) => key.split('\n')[1] || null),
  ];
  return columns.map((column, c): Figures => {
    const level = /bed|stock|waiting|census/.test(column);
    const amount = /amount|charge|cost|income|minutes|subsidy|debt/.test(column);
    return {
      column,
      kind: level ? 'level' : amount ? 'amount' : 'count',
      step,
      ends: lattice,
      places: names,
      groups: inside,
      values: values[c] as Float64Array,
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
  const { texts, codes, rows } = await pool.tally({
    source_id,
    table: 'encounter',
    by: [{ column: 'facility_id' }, { column: 'start' }],
  });
  const [place, start] = codes as [Float64Array, Float64Array];
  const known = Array.from(rows.keys()).filter((i) => !Number.isNaN((place[i] as number) + (start[i] as number)));
  if (known.length === 0) return nothing;
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const i of known) [first, last] = [Math.min(first, start[i] as number), Math.max(last, start[i] as number)];
  const names = texts[0] ?? [];
  const places = [...new Set(known.map((i) => names[place[i] as number] as string))].sort();
  const n = last - first + 1;
  if (n < 60 || places.length * n > mostCells) return nothing;
  const unit = new Map(places.map((name, u) => [name, u]));
  const row = names.map((name) => unit.get(name) ?? 0);
  const values = new Float64Array(places.length * n);
  for (const i of known) {
    values[(row[place[i] as number] as number) * n + (start[i] as number) - first] = rows[i] as number;
  }
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
  const starts = monthsBetween(first, last);
  const ask = (by: { column: string } | { classOf: string; edges: readonly number[] }) =>
    pool.tally({ source_id, table: 'encounter', by: [...base, by] });
  const ages = Array.from({ length: 131 }, (_, age) => String(age));
  const classes = Array.from({ length: waitEdges.length + 1 }, (_, c) => String(c));
  const centres = classes.map((_, c) =>
    Math.sqrt((waitEdges[c - 1] ?? 0.05) * (waitEdges[c] ?? (waitEdges.at(-1) as number) * 2)),
  );
  const waits = { classOf: 'wait_minutes', edges: waitEdges };
  let asked = ask({ column: 'age' });
  // The engine counts one column while the one before is laid out; all at once would take the memory of all.
  const take = async (following?: Parameters<typeof ask>[0]): Promise<Tallied> => {
    const told = await asked;
    if (following) asked = ask(following);
    asked.catch(() => undefined);
    return told;
  };
  const out = countColumn('age', ages, ages.map(Number), starts, await take(waits));
  out.push(...countColumn('wait_minutes', classes, centres, starts, await take({ column: codes[0] })));
  for (const [c, column] of codes.entries()) {
    const following = codes[c + 1];
    const tallied = await take(following ? { column: following } : undefined);
    const labels = [...(tallied.texts[3] ?? [])].sort();
    if (labels.length < 2 || labels.length > mostCodes) continue;
    out.push(...countColumn(column, labels, null, starts, tallied));
  }
  return out;
}

/** First days of the months from that of one day to that of another, and the day after. */
const monthsBetween = (first: number, last: number) =>
  Int32Array.from([...listMonths(first, last).map((month) => dayNumber(`${month}-01`)), last + 1]);

/** One column by service: a tally by service, facility, month and value. Of codes unknown ones are left out. */
function countColumn(
  column: string,
  labels: readonly string[],
  centres: readonly number[] | null,
  starts: Int32Array,
  { texts, codes, rows }: Tallied,
): ColumnCounts[] {
  const [service, facility, month, value] = codes as [Float64Array, Float64Array, Float64Array, Float64Array];
  const months = starts.length - 1;
  const monthAt = new Map(Array.from(starts.subarray(0, months), (start, m) => [start, m]));
  const label = texts[3]?.map((text) => labels.indexOf(text));
  const kind = centres ? 'number' : 'code';
  const out: ColumnCounts[] = [];
  for (let from = 0; from < rows.length; ) {
    let to = from + 1;
    while (to < rows.length && Object.is(service[to], service[from])) to++;
    const own = Array.from({ length: to - from }, (_, i) => from + i).filter(
      (i) => kind === 'number' || !Number.isNaN(value[i] as number),
    );
    const nameOf = (i: number) => labelOf(texts[1], facility[i] as number) ?? 'null';
    const found = new Map(own.map((i) => [facility[i] as number, nameOf(i)]));
    const places = [...found.values()].sort();
    const placeAt = new Map([...found].map(([code, name]) => [code, places.indexOf(name)]));
    const counts = new Uint32Array(places.length * months * labels.length);
    for (const i of own) {
      const m = monthAt.get(month[i] as number);
      const v = label ? label[value[i] as number] : (value[i] as number);
      if (m === undefined || v === undefined || !(v >= 0 && v < labels.length)) continue;
      counts[((placeAt.get(facility[i] as number) as number) * months + m) * labels.length + v] = rows[i] as number;
    }
    const group = labelOf(texts[0], service[from] as number) ?? 'null';
    if (own.length > 0) {
      const at = centres ? Float64Array.from(centres) : null;
      out.push({ column, group, kind, starts, places, values: labels, centres: at, counts });
    }
    from = to;
  }
  return out;
}
