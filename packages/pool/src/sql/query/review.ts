import { page } from './rows.ts';
import type { Bound, Statement } from './statement.ts';

export type ReviewFilter = { readonly source_id?: string | undefined; readonly field?: string | undefined };

function chosen({ source_id, field }: ReviewFilter): { from: string; values: Bound[] } {
  const parts = ['TRUE'];
  const values: Bound[] = [];
  if (source_id !== undefined) {
    parts.push('source_id = ?');
    values.push(source_id);
  }
  if (field !== undefined) {
    parts.push('field = ?');
    values.push(field);
  }
  const kept = 'source_id, field, text, sum("rows") AS n, min(guesses) AS guesses';
  return { from: `SELECT ${kept} FROM review WHERE ${parts.join(' AND ')} GROUP BY source_id, field, text`, values };
}

/** A page of the texts that wait for a person, over all deliveries of a source, the most frequent first. */
export function reviewPage(filter: ReviewFilter, offset: number, limit: number): Statement {
  const { from, values } = chosen(filter);
  return {
    sql: `SELECT source_id, field, text, n, guesses FROM (${from}) AS texts ORDER BY n DESC, source_id, field, text LIMIT ${page(limit)} OFFSET ${page(offset)}`,
    values,
  };
}

export function reviewCount(filter: ReviewFilter): Statement {
  const { from, values } = chosen(filter);
  return { sql: `SELECT count(*) AS n FROM (${from}) AS texts`, values };
}
