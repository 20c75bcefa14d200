import { page } from './rows.ts';
import type { Bound, Statement } from './statement.ts';

export type QuarantineFilter = {
  readonly source_id?: string | undefined;
  readonly rule?: string | undefined;
  /** Part of the value, the sentence or the row as it was sent; letters large or small. Sealed rows all fit: see `readSealed`. */
  readonly search?: string | undefined;
  readonly delivery_id?: string | undefined;
  readonly row_no?: number | undefined;
  /** Rows for which a repaired one came in instead; they are left out otherwise. */
  readonly repaired?: boolean | undefined;
};
/** Rows whose cells are sealed (`cellMark`): no search in SQL sees what they say. */
const isSealed = `position('sealed:1:' IN "row") = 1`;

/** Rows of a delivery for which repaired ones came in. */
export type Repairs = { readonly delivery_id: string; readonly rows: readonly number[] };

function chosen(filter: QuarantineFilter, repairs: readonly Repairs[]): { where: string; values: Bound[] } {
  const { source_id, rule, search, delivery_id, row_no, repaired = false } = filter;
  const parts: string[] = [];
  const values: Bound[] = [];
  const of = repairs.map(({ rows }) => `(delivery_id = ? AND row_no IN (${rows.map(page).join(', ')}))`);
  const any = of.length === 0 ? 'FALSE' : `(${of.join(' OR ')})`;
  parts.push(repaired ? any : `NOT ${any}`);
  values.push(...repairs.map((one) => one.delivery_id));
  if (delivery_id !== undefined) {
    parts.push('delivery_id = ?');
    values.push(delivery_id);
  }
  if (row_no !== undefined) parts.push(`row_no = ${page(row_no)}`);
  if (source_id !== undefined) {
    parts.push('source_id = ?');
    values.push(source_id);
  }
  if (rule !== undefined) {
    parts.push('rule = ?');
    values.push(rule);
  }
  if (search !== undefined && search !== '') {
    const found = `position(lower(?) IN lower(concat(coalesce(value, ''), ' ', say_zh, ' ', say_en, ' ', "row"))) > 0`;
    parts.push(`(${isSealed} OR ${found})`);
    values.push(search);
  }
  return { where: parts.join(' AND '), values };
}

const columns = 'source_id, delivery_id, file, line, row_no, rule, field, value, say_zh, say_en, "row"';

/** A page of the rows in quarantine, by source and line. */
export function quarantinePage(
  filter: QuarantineFilter,
  offset: number,
  limit: number,
  repairs: readonly Repairs[] = [],
): Statement {
  const { where, values } = chosen(filter, repairs);
  return {
    sql: `SELECT ${columns} FROM quarantine WHERE ${where} ORDER BY source_id, file, delivery_id, row_no LIMIT ${page(limit)} OFFSET ${page(offset)}`,
    values,
  };
}

/** How many of the rows are sealed. */
export function sealedCount(filter: QuarantineFilter, repairs: readonly Repairs[] = []): Statement {
  const { where, values } = chosen(filter, repairs);
  return { sql: `SELECT count(*) AS n FROM quarantine WHERE ${where} AND ${isSealed}`, values };
}

export function quarantineCount(filter: QuarantineFilter, repairs: readonly Repairs[] = []): Statement {
  const { where, values } = chosen(filter, repairs);
  return { sql: `SELECT count(*) AS n FROM quarantine WHERE ${where}`, values };
}
