import type { Condition, Recipe } from '@junheng/engine/domain';

const dayMs = 86_400_000;

/** The column that says where a row of a table belongs. */
export const placeColumns: Readonly<Record<string, string>> = {
  encounter: 'facility_id',
  claim: 'facility_id',
  statistic: 'place_id',
  surveillance: 'region_id',
  waiting_list: 'facility_id',
  finance: 'facility_id',
};
/** The column that says on which day a row was so. */
export const dayColumns: Readonly<Record<string, string>> = {
  encounter: 'start',
  claim: 'settled',
  surveillance: 'date',
  waiting_list: 'as_of',
};
/** Tables whose rows name a period instead. */
const periodTables: ReadonlySet<string> = new Set(['statistic', 'finance']);

/** Days up to which the periods of a window are named one by one. */
const mostDays = 400;

/** Rows of one source in one table: at a place, from one day to another (ISO dates, both included), where they are given. */
export type RowsAsked = {
  readonly source_id: string;
  readonly table: string;
  readonly place_id?: string | null | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/**
 * The rows behind a score or an alarm. Where the table names periods, those count that overlap the window: its days,
 * weeks, months, quarters and years; of a window longer than 400 days, all periods of its years. A table without places
 * or days gives all rows of the source.
 */
export function rowsBehind({ source_id, table, place_id, from, to }: RowsAsked): Recipe {
  const placeColumn = placeColumns[table];
  const dayColumn = dayColumns[table];
  const where: Condition[] = [{ column: 'source_id', op: 'eq', value: source_id }];
  if (place_id && placeColumn) where.push({ column: placeColumn, op: 'eq', value: place_id });
  if (dayColumn && from) where.push({ column: dayColumn, op: 'ge', value: from });
  if (dayColumn && to) where.push({ column: dayColumn, op: 'le', value: to });
  if (periodTables.has(table) && from && to) where.push(...periodsIn(from, to));
  return { table, where };
}

function periodsIn(from: string, to: string): Condition[] {
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  if ((last - first) / dayMs > mostDays) {
    return [
      { column: 'period', op: 'ge', value: from.slice(0, 4) },
      { column: 'period', op: 'lt', value: String(Number(to.slice(0, 4)) + 1) },
    ];
  }
  const names = new Set<string>();
  for (let at = first; at <= last; at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10);
    const quarter = `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    for (const name of [day, day.slice(0, 7), day.slice(0, 4), quarter, isoWeek(at)]) names.add(name);
  }
  return [{ column: 'period', op: 'in', value: [...names].sort() }];
}

/** The ISO week of a day: the one that its Thursday lies in. */
function isoWeek(at: number): string {
  const thursday = at + (3 - ((new Date(at).getUTCDay() + 6) % 7)) * dayMs;
  const year = new Date(thursday).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1)) / dayMs / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
