import type { Random } from '@junheng/engine/kernel';
import type { DeliveryFacts, Figures } from '@junheng/engine/pool';
import { anyDelivery, pick, type Seeded, type SeededKind, type Spoil } from './faults-inject.ts';
import type { Report } from './faults-sample.ts';

/** A figure on which a reader could see a fault: its mean over the stretch in question is at least this. */
const least = 10;
/** Draws after which a small province is asked for less. */
const patience = 5000;

/** Spoils a report cell by cell. */
export function spoilReport(kind: SeededKind, spoil: Spoil, report: Report): Seeded {
  const { chance, source } = spoil;
  const made: Made = (place, from, to, lasting, what = '', columns = null) => ({
    kind,
    source,
    place,
    from: firstDay(report, from),
    to: report.figures[0]?.ends[to - 1] as number,
    lasting,
    what,
    columns,
  });
  if (kind === '30 % of rows lost') return loseRows(spoil, report);
  const n = (report.figures[0] as Figures).ends.length;
  const any = () => Math.floor(n * (0.1 + 0.8 * chance.uniform()));
  if (kind === 'columns swapped') return swap(report, chance, any(), made);
  if (kind === 'unit changed') {
    const charges = report.figures.find(({ column }) => column === 'charges') as Figures;
    const from = any();
    const place = chance.uniform() < 0.3 ? null : pick(charges.places, chance);
    each(charges, place, from, n, (value) => value / 10_000);
    return made(place, from, n, true, 'charges ÷ 10,000', ['charges']);
  }
  if (kind === 'figure stuck 7 days') {
    const { figure, u, from } = readable(report, chance, 7);
    const row = u * n + from;
    figure.values.fill(figure.values[row] as number, row, row + 7);
    return made(figure.places[u] as string, from, from + 7, false, `${figure.column} at ${figure.values[row]}`, [
      figure.column,
    ]);
  }
  const week = report.every === 'day' ? 7 : 1;
  if (kind === 'counts × 3 or ÷ 3') {
    const { figure, u, from } = readable(report, chance, week);
    const factor = chance.uniform() < 0.5 ? 3 : 1 / 3;
    const place = figure.places[u] as string;
    for (const one of report.figures) each(one, place, from, from + week, (value) => Math.round(value * factor));
    return made(place, from, from + week, false, factor > 1 ? '× 3' : '÷ 3');
  }
  if (kind === 'days shifted by one') {
    const place =
      source === 'influenza' || chance.uniform() < 0.5 ? null : pick((report.figures[0] as Figures).places, chance);
    const from = any();
    const to = Math.min(n, from + 56);
    for (const one of report.figures) shift(one, place, from, to);
    return made(place, from, to, false, '8 weeks');
  }
  const periods = week === 7 ? 3 + chance.below(5) : 1;
  const { figure, u, from } = readable(report, chance, periods);
  for (const one of report.figures) each(one, figure.places[u] as string, from, from + periods, () => 0);
  return made(figure.places[u] as string, from, from + periods, false, `${periods} ${report.every}s`);
}

type Made = (
  place: string | null,
  from: number,
  to: number,
  lasting: boolean,
  what?: string,
  columns?: readonly string[] | null,
) => Seeded;

function firstDay({ figures, every }: Report, t: number): number {
  const end = (figures[0] as Figures).ends[t] as number;
  if (every === 'day') return end;
  return every === 'week' ? end - 6 : end - new Date(end * 86_400_000).getUTCDate() + 1;
}

/** Changes the reported values of a place (null: of all) in periods [from, to). */
function each(
  { places, ends, values }: Figures,
  place: string | null,
  from: number,
  to: number,
  change: (value: number) => number,
): void {
  const n = ends.length;
  places.forEach((one, u) => {
    if (place !== null && one !== place) return;
    for (let t = from; t < Math.min(n, to); t++) {
      const value = values[u * n + t] as number;
      if (!Number.isNaN(value)) values[u * n + t] = change(value);
    }
  });
}

/** A random figure, unit and stretch of days on which the figure is large enough for a fault to be seen by anybody. */
function readable({ figures }: Report, chance: Random, periods: number) {
  for (let tries = 1; ; tries++) {
    const figure = pick(figures, chance);
    const n = figure.ends.length;
    const u = chance.below(figure.places.length);
    const from = Math.floor(n * (0.05 + 0.9 * chance.uniform()));
    if (figure.kind === 'amount' || from + periods > n) continue;
    let sum = 0;
    for (let t = from; t < from + periods; t++) sum += figure.values[u * n + t] as number;
    if (sum / periods >= least * 0.5 ** Math.floor(tries / patience)) return { figure, u, from };
  }
}

function swap(report: Report, chance: Random, from: number, made: Made): Seeded {
  const { figures } = report;
  const n = (figures[0] as Figures).ends.length;
  for (let tries = 1; ; tries++) {
    const [a, b] = [pick(figures, chance), pick(figures, chance)];
    const place = chance.uniform() < 0.5 ? null : pick(a.places, chance);
    if (a === b || (tries < patience && same(a, b, place, from))) continue;
    a.places.forEach((one, u) => {
      if (place !== null && one !== place) return;
      for (let t = from; t < n; t++) {
        const i = u * n + t;
        [a.values[i], b.values[i]] = [b.values[i] as number, a.values[i] as number];
      }
    });
    return made(place, from, n, true, `${a.column} ↔ ${b.column}`, [a.column, b.column]);
  }
}

/** Whether the two columns hold the same, or nothing, so that swapping them changes next to nothing. */
function same(a: Figures, b: Figures, place: string | null, from: number): boolean {
  const n = a.ends.length;
  let [one, other] = [0, 0];
  a.places.forEach((p, u) => {
    if (place !== null && p !== place) return;
    for (let t = from; t < n; t++) {
      one += a.values[u * n + t] || 0;
      other += b.values[u * n + t] || 0;
    }
  });
  return (one + other) / (n - from) < least || Math.abs(Math.log((one + 1) / (other + 1))) < 0.2;
}

/** Days are told one later: what is reported of a day is that of the day before. */
function shift({ places, ends, values }: Figures, place: string | null, from: number, to: number): void {
  const n = ends.length;
  places.forEach((one, u) => {
    if (place !== null && one !== place) return;
    for (let t = to - 1; t > from; t--) values[u * n + t] = values[u * n + t - 1] as number;
  });
}

/** Nearly a third of the rows of a delivery are gone: at random, or the end of the file. */
function loseRows(spoil: Spoil, report: Report): Seeded {
  const { chance, data } = spoil;
  const at = anyDelivery(spoil);
  const one = data.deliveries[at] as DeliveryFacts;
  const first = report.figures[0] as Figures;
  const n = first.ends.length;
  const rows: number[] = [];
  for (let u = 0; u < first.places.length; u++) {
    for (let t = 0; t < n; t++) {
      const end = first.ends[t] as number;
      if (end < one.first || end > one.last) continue;
      if (report.figures.some(({ values }) => !Number.isNaN(values[u * n + t] as number))) rows.push(u * n + t);
    }
  }
  const tail = chance.uniform() < 0.5;
  const gone = Math.round(0.3 * rows.length);
  const order = tail
    ? rows
    : rows
        .map((row) => ({ row, at: chance.uniform() }))
        .sort((a, b) => a.at - b.at)
        .map(({ row }) => row);
  for (const i of order.slice(order.length - gone)) for (const { values } of report.figures) values[i] = Number.NaN;
  data.deliveries[at] = { ...one, read: one.read - gone };
  return {
    kind: '30 % of rows lost',
    source: spoil.source,
    place: null,
    from: one.first,
    to: one.last,
    lasting: false,
    what: tail ? 'end of file' : 'at random',
    columns: null,
  };
}
