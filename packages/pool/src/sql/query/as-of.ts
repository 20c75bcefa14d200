import { columnName, columnsOf } from '../names.ts';
import { dayCompared, type Statement } from './statement.ts';

/**
 * The condition that a dated row holds on a day: it began on or before it and has not ended before it. Both ends are
 * days that count; an unknown end is open. A day beyond those of the pool meets open ends only.
 *
 * @param day ISO date
 * @throws RangeError for a table without `valid_from` and `valid_to`, and for anything that is no day
 */
export function holdsOn(table: string, day: string): Statement {
  if (!Object.hasOwn(columnsOf(table), 'valid_from')) {
    throw new RangeError(`Table "${table}" has no dates, so it cannot be asked as of a day.`);
  }
  if (!isDay(day)) throw new RangeError(`"${day}" is not a day. Write it as 2024-02-29.`);
  const begun = ends(columnName(table, 'valid_from'), 'le', day);
  const going = ends(columnName(table, 'valid_to'), 'ge', day);
  return { sql: `${begun.sql} AND ${going.sql}`, values: [...begun.values, ...going.values] };
}

function ends(name: string, op: 'le' | 'ge', day: string): Statement {
  const known = dayCompared(op, day);
  if (known !== undefined) return { sql: known ? 'TRUE' : `${name} IS NULL`, values: [] };
  return { sql: `(${name} IS NULL OR ${name} ${op === 'le' ? '<=' : '>='} CAST(? AS DATE))`, values: [day] };
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}
