import type { Dimension } from './contract.ts';
import { expectFigures } from './expected.ts';
import type { Figures, Finding, SourceHistory } from './history.ts';
import { firstDayOf } from './series.ts';

/** Scores of one place (null: the whole source) by month, 0..1; null: insufficient history. Months as `2024-03`. */
export type ScoredPlace = {
  readonly place: string | null;
  readonly months: readonly string[];
  readonly scores: Readonly<Partial<Record<Dimension, readonly (number | null)[]>>>;
};

/** Two sources that tell of the same thing: what this one says and what another says, by place and month. */
export type Comparison = {
  readonly place: string;
  readonly month: string;
  readonly own: number;
  readonly other: number;
};

const day = 86_400_000;
const monthOf = (of: number): string => new Date(of * day).toISOString().slice(0, 7);

/** Every month from that of one day to that of another. */
export function listMonths(first: number, last: number): string[] {
  const months: string[] = [];
  const end = monthOf(last);
  for (
    let date = new Date(first * day);
    ;
    date = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1))
  ) {
    const month = date.toISOString().slice(0, 7);
    months.push(month);
    if (month >= end) return months;
  }
}

/** Findings that say the values themselves are wrong. A distribution that changed may well be right. */
const wrongValues: readonly Finding['kind'][] = [
  'count_scaled',
  'zero_run',
  'stuck_value',
  'day_shift',
  'unit_changed',
  'columns_swapped',
  'value_spike',
];

/**
 * The history of quality of one source: for the source as a whole and for each place, month by month.
 *
 * - completeness: of reports, values that came ÷ values that were due (units that report in most months); of events, rows
 *   that came ÷ rows expected, less three standard deviations of chance, at most 1. Of the source: also × filled fields.
 * - timeliness: share of deliveries on time; - update frequency: deliveries that came ÷ periods that the contract names.
 * - accuracy: share of rows that break no rule × share of days and columns that no finding casts doubt on.
 * - consistency: 1 − |own − other| ÷ the greater, mean over what another source tells too.
 *
 * @param filled  share of mapped fields that are filled, of the whole source; null where nothing was sent
 */
export function scoreHistory(
  history: SourceHistory,
  findings: readonly Finding[],
  comparisons: readonly Comparison[],
  filled: number | null,
): ScoredPlace[] {
  const ends = history.figures.flatMap((one) => [one.ends[0] as number, one.ends[one.ends.length - 1] as number]);
  const days = [
    ...ends,
    ...history.deliveries.filter(({ period }) => period !== null).flatMap(({ first, last }) => [first, last]),
  ];
  if (days.length === 0) return [];
  const months = listMonths(Math.min(...days), Math.max(...days));
  const due = history.figures
    .filter(({ events, kind }) => !events || kind === 'count')
    .map((figures) => completenessOf(figures, months));
  const places = [...new Set(history.figures.flatMap((one) => one.places))].sort();
  const columns = new Set([...history.figures, ...history.columns].map(({ column }) => column)).size;
  const doubts = doubtsBy(findings, months, Math.max(1, columns));
  const agree = agreementOf(comparisons, months);
  const whole: ScoredPlace = {
    place: null,
    months,
    scores: {
      completeness: months.map((_, m) => timesOf(mean(due, null, m), filled)),
      ...ofDeliveries(history, months),
      accuracy: months.map((_, m) =>
        timesOf(ruleShare(history, months[m] as string), 1 - (doubts.get(null)?.[m] ?? 0)),
      ),
      ...(comparisons.length > 0 ? { consistency: agree.get(null) ?? [] } : {}),
    },
  };
  return [
    whole,
    ...places.map((place): ScoredPlace => {
      const consistency = agree.get(place);
      return {
        place,
        months,
        scores: {
          completeness: months.map((_, m) => mean(due, place, m)),
          accuracy: months.map((_, m) =>
            mean(due, place, m) === null ? null : 1 - Math.max(doubts.get(place)?.[m] ?? 0, doubts.get(null)?.[m] ?? 0),
          ),
          ...(consistency ? { consistency } : {}),
        },
      };
    }),
  ];
}

const timesOf = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : a * b);

type Due = ReadonlyMap<string | null, { readonly found: Float64Array; readonly due: Float64Array }>;

/** What came and what was due, by place and month; the whole source under null. */
function completenessOf(figures: Figures, months: readonly string[]): Due {
  const { ends, places, values, events, step } = figures;
  const n = ends.length;
  const monthAt = Int32Array.from(ends, (end) =>
    months.indexOf(monthOf(step === 'month' ? firstDayOf(step, end) : end)),
  );
  const expected = events ? expectFigures(figures).mean : undefined;
  const out = new Map<string | null, { found: Float64Array; due: Float64Array }>();
  const at = (key: string | null) => {
    const held = out.get(key) ?? { found: new Float64Array(months.length), due: new Float64Array(months.length) };
    out.set(key, held);
    return held;
  };
  places.forEach((place, u) => {
    const active = activeSpan(values, u * n, n);
    for (const key of [place, null]) {
      const sums = at(key);
      for (let t = active.from; t < active.to; t++) {
        const m = monthAt[t] as number;
        if (m < 0) continue;
        const value = values[u * n + t] as number;
        const wanted = expected ? (expected[u * n + t] as number) : 1;
        if (Number.isNaN(wanted)) continue;
        sums.due[m] = (sums.due[m] as number) + wanted;
        if (!Number.isNaN(value)) sums.found[m] = (sums.found[m] as number) + (expected ? value : 1);
      }
    }
  });
  if (events) {
    for (const { found, due } of out.values()) {
      for (let m = 0; m < months.length; m++)
        found[m] = Math.min(due[m] as number, (found[m] as number) + 3 * Math.sqrt(due[m] as number));
    }
  }
  return out;
}

/** From the first period in which a unit reports to the last: before and after it does not exist. */
function activeSpan(values: Float64Array, row: number, n: number): { from: number; to: number } {
  let [from, to] = [0, n];
  while (from < n && Number.isNaN(values[row + from] as number)) from++;
  while (to > from && Number.isNaN(values[row + to - 1] as number)) to--;
  return { from, to };
}

function mean(due: readonly Due[], place: string | null, m: number): number | null {
  let [found, wanted] = [0, 0];
  for (const one of due) {
    found += one.get(place)?.found[m] ?? 0;
    wanted += one.get(place)?.due[m] ?? 0;
  }
  return wanted > 0 ? Math.min(1, found / wanted) : null;
}

/** Share of each month's days and columns that findings cast doubt on, by place: one column of ten is a tenth. */
function doubtsBy(
  findings: readonly Finding[],
  months: readonly string[],
  columns: number,
): Map<string | null, Float64Array> {
  const out = new Map<string | null, Float64Array>();
  for (const { kind, place, column, from, to, params } of findings) {
    if (!wrongValues.includes(kind)) continue;
    const part = column === null ? 1 : (params.other === undefined ? 1 : 2) / columns;
    const shares = out.get(place) ?? new Float64Array(months.length);
    out.set(place, shares);
    months.forEach((month, m) => {
      const first = Math.round(Date.parse(`${month}-01T00:00:00Z`) / day);
      const last = first + new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate() - 1;
      const days = Math.min(last, to) - Math.max(first, from) + 1;
      if (days > 0) shares[m] = Math.min(1, (shares[m] as number) + (part * days) / (last - first + 1));
    });
  }
  return out;
}

function ruleShare({ deliveries }: SourceHistory, month: string): number | null {
  const own = deliveries.filter(({ period, first }) => period === null || monthOf(first) === month);
  const read = own.reduce((sum, one) => sum + one.read, 0);
  const broken = own.reduce((sum, one) => sum + one.quarantined, 0);
  return read > 0 ? 1 - broken / read : null;
}

function ofDeliveries({ deliveries, every, dueDays }: SourceHistory, months: readonly string[]) {
  const dated = deliveries.filter(({ period }) => period !== null);
  if (every === null || dated.length < 2) return {};
  const lengths = { day: 1, week: 7, month: 365.25 / 12, quarter: 365.25 / 4, year: 365.25 } as const;
  const allowed = dueDays ?? lengths[every];
  const inMonth = (month: string) => dated.filter(({ last }) => monthOf(last) === month);
  const known = dated.some(({ arrived }) => arrived !== null);
  const timeliness = months.map((month) => {
    const told = inMonth(month).filter(({ arrived }) => arrived !== null);
    return told.length === 0
      ? null
      : told.filter((one) => (one.arrived as number) - one.last <= allowed).length / told.length;
  });
  const first = Math.min(...dated.map((one) => one.first));
  const last = Math.max(...dated.map((one) => one.last));
  const frequency = months.map((month) => {
    const start = Math.max(first, Math.round(Date.parse(`${month}-01T00:00:00Z`) / day));
    const [year, number] = month.split('-').map(Number) as [number, number];
    const stop = Math.min(last, Math.round(Date.UTC(year, number, 0) / day));
    const wanted = Math.floor((stop - start + 1) / lengths[every] + 0.05);
    return wanted < 1 ? null : Math.min(1, new Set(inMonth(month).map((one) => one.last)).size / wanted);
  });
  return { ...(known ? { timeliness } : {}), update_frequency: frequency };
}

function agreementOf(
  comparisons: readonly Comparison[],
  months: readonly string[],
): Map<string | null, (number | null)[]> {
  const out = new Map<string | null, { sum: Float64Array; count: Float64Array }>();
  for (const { place, month, own, other } of comparisons) {
    const m = months.indexOf(month);
    const most = Math.max(Math.abs(own), Math.abs(other));
    if (m < 0) continue;
    for (const key of [place, null]) {
      const held = out.get(key) ?? { sum: new Float64Array(months.length), count: new Float64Array(months.length) };
      out.set(key, held);
      held.sum[m] = (held.sum[m] as number) + (most === 0 ? 1 : 1 - Math.abs(own - other) / most);
      held.count[m] = (held.count[m] as number) + 1;
    }
  }
  return new Map(
    [...out].map(([key, { sum, count }]) => [
      key,
      months.map((_, m) => ((count[m] as number) > 0 ? (sum[m] as number) / (count[m] as number) : null)),
    ]),
  );
}

/** The mean of the last twelve months that have a score; null where none has. */
export function latestScore(scores: readonly (number | null)[] | undefined): number | null {
  const known = (scores ?? []).filter((one) => one !== null).slice(-12);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
}
