import { page } from './rows.ts';
import type { Bound, Statement } from './statement.ts';

export type QuarantineFilter = {
  readonly source_id?: string | undefined;
  readonly rule?: string | undefined;
  /** Part of the value, the sentence or the row as it was sent; letters large or small. */
  readonly search?: string | undefined;
};

function chosen({ source_id, rule, search }: QuarantineFilter): { where: string; values: Bound[] } {
  const parts = ['TRUE'];
  const values: Bound[] = [];
  if (source_id !== undefined) {
    parts.push('source_id = ?');
    values.push(source_id);
  }
  if (rule !== undefined) {
    parts.push('rule = ?');
    values.push(rule);
  }
  if (search !== undefined && search !== '') {
    parts.push(`position(lower(?) IN lower(concat(coalesce(value, ''), ' ', say_zh, ' ', say_en, ' ', "row"))) > 0`);
    values.push(search);
  }
  return { where: parts.join(' AND '), values };
}

const columns = 'source_id, delivery_id, file, line, row_no, rule, field, value, say_zh, say_en, "row"';

/** A page of the rows in quarantine, by source and line. */
export function quarantinePage(filter: QuarantineFilter, offset: number, limit: number): Statement {
  const { where, values } = chosen(filter);
  return {
    sql: `SELECT ${columns} FROM quarantine WHERE ${where} ORDER BY source_id, file, delivery_id, row_no LIMIT ${page(limit)} OFFSET ${page(offset)}`,
    values,
  };
}

export function quarantineCount(filter: QuarantineFilter): Statement {
  const { where, values } = chosen(filter);
  return { sql: `SELECT count(*) AS n FROM quarantine WHERE ${where}`, values };
}
