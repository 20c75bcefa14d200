import { chooseRollup, type Dimension, type Rollup, type RollupQuestion } from '../../rollup/rollups.ts';
import type { Bound, Statement } from './statement.ts';

/** Days of a stay: nights, and 1 for a stay that ends on the day it starts. */
const stayDays = `CASE WHEN "end" > "start" THEN date_diff('day', "start", "end") ELSE 1 END`;

const keyColumns: Readonly<Record<Rollup['keys'][number], string>> = {
  facility_id: 'facility_id',
  service_code: 'service_code',
  class: '"class"',
  home_zone_id: 'home_zone_id',
  sex: 'sex',
  age_band: 'CAST(floor(age / 5.0) * 5 AS INTEGER)',
};

/** What a roll-up counts; sums are whole numbers. */
export const rollupMeasures = ['encounters', 'bed_days', 'waits', 'wait_seconds'] as const;

/**
 * The counts of one roll-up out of rows of `encounter`: one row for each time and key. Sums are whole numbers, so that
 * no order can matter. Age bands are five years, named by their first.
 *
 * @param from what is counted: a table, a view or a table function
 */
export function rollupOfRows({ basis, grain, keys }: Rollup, from: string): string {
  const day = basis === 'started' ? '"start"' : '"end"';
  const at = grain === 'day' ? day : `CAST(date_trunc('month', ${day}) AS DATE)`;
  const columns = keys.map((key) => `${keyColumns[key]} AS "${key}"`);
  const sums = [
    'count(*) AS encounters',
    `CAST(coalesce(sum(${basis === 'ended' ? stayDays : '0'}), 0) AS BIGINT) AS bed_days`,
    'count(wait_minutes) AS waits',
    'CAST(coalesce(sum(CAST(floor(wait_minutes * 60 + 0.5) AS BIGINT)), 0) AS BIGINT) AS wait_seconds',
  ];
  const groups = [at, ...keys.map((key) => keyColumns[key])].join(', ');
  return `SELECT ${[`${at} AS "at"`, ...columns, ...sums].join(', ')} FROM ${from} WHERE ${day} IS NOT NULL GROUP BY ${groups}`;
}

/** The counts of a roll-up summed from those of a finer one. */
export function rollupOfFiner({ grain, keys }: Rollup, from: string): string {
  const at = grain === 'day' ? '"at"' : `CAST(date_trunc('month', "at") AS DATE)`;
  const names = keys.map((key) => `"${key}"`);
  const sums = rollupMeasures.map((measure) => `CAST(sum("${measure}") AS BIGINT) AS "${measure}"`);
  return `SELECT ${[`${at} AS "at"`, ...names, ...sums].join(', ')} FROM ${from} GROUP BY ${[at, ...names].join(', ')}`;
}

const timeOf: Readonly<Record<'day' | 'month' | 'year', string>> = {
  day: '"at"',
  month: `CAST(date_trunc('month', "at") AS DATE)`,
  year: `CAST(date_trunc('year', "at") AS DATE)`,
};
const lengthOfTime = { day: 10, month: 7, year: 4 } as const;

const isTime = (name: Dimension): name is 'day' | 'month' | 'year' => name in timeOf;

/**
 * The answer to a dashboard's question from the coarsest roll-up that can give it, in the order of its groups. Columns:
 * the dimensions asked for, then encounters, bed_days, waits, wait_seconds.
 */
export function askRollup(question: RollupQuestion): Statement {
  const { name } = chooseRollup(question);
  const { by, where = {}, from, to } = question;
  const groups = by.map((dimension) => (isTime(dimension) ? timeOf[dimension] : `"${dimension}"`));
  const values: Bound[] = [];
  const tests: string[] = [];
  for (const [column, value] of Object.entries(where)) {
    tests.push(`"${column}" = ?`);
    values.push(value);
  }
  if (from !== undefined) tests.push('"at" >= CAST(? AS DATE)');
  if (to !== undefined) tests.push('"at" <= CAST(? AS DATE)');
  values.push(...[from, to].filter((day) => day !== undefined));
  const inner = [
    ...groups.map((group, i) => `${group} AS "${by[i]}"`),
    ...rollupMeasures.map((measure) => `CAST(coalesce(sum("${measure}"), 0) AS BIGINT) AS "${measure}"`),
  ];
  const grouped = groups.length > 0 ? ` GROUP BY ${groups.join(', ')}` : '';
  const filter = tests.length > 0 ? ` WHERE ${tests.join(' AND ')}` : '';
  const shown = by.map((dimension) =>
    isTime(dimension)
      ? `substring(CAST("${dimension}" AS VARCHAR), 1, ${lengthOfTime[dimension]}) AS "${dimension}"`
      : `"${dimension}"`,
  );
  const order = by.length > 0 ? ` ORDER BY ${by.map((_, i) => i + 1).join(', ')}` : '';
  const columns = [...shown, ...rollupMeasures.map((measure) => `"${measure}"`)].join(', ');
  const counted = `SELECT ${inner.join(', ')} FROM "rollup_${name}"${filter}${grouped}`;
  return { sql: `SELECT ${columns} FROM (${counted}) AS counted${order}`, values };
}
