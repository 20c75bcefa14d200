import { formBreach, type MappedSourceRow } from '@junheng/engine/source';
import type { Broken } from './csv.ts';

/** What becomes of one row as a reader gives it: kept out for its form, or what the contract makes of it. */
export function judgeRow(
  cells: readonly string[],
  broken: string | readonly Broken[] | undefined,
  width: number,
  map: (cells: readonly string[]) => MappedSourceRow,
): MappedSourceRow {
  if (typeof broken === 'string') return { status: 'quarantined', breaches: [formBreach('broken_quote', broken)] };
  if (broken) {
    return { status: 'quarantined', breaches: broken.map(({ rule, field, value }) => formBreach(rule, value, field)) };
  }
  if (cells.length === width || (cells.length > width && cells.slice(width).every((cell) => cell.trim() === ''))) {
    return map(cells);
  }
  return { status: 'quarantined', breaches: [formBreach('field_count', String(cells.length))] };
}
