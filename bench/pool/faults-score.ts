import type { Finding, SourceHistory } from '@junheng/engine/pool';
import type { Seeded } from './faults-inject.ts';

/**
 * How long before and after its first day a fault that lasts may be told to begin. Values are counted by the month: a
 * fault of the 20th shows from the 1st on, or, with few rows, from the month after.
 */
const monthBefore = 31;
const delay = 45;

/** The detectors of each kind of fault. Of columns that are swapped, what they then hold breaks a rule or is spread otherwise. */
const ownDetectors: Readonly<Record<Seeded['kind'], readonly Finding['kind'][]>> = {
  'delivery missing': ['missing_delivery'],
  'delivery late': ['late_delivery'],
  '30 % of rows lost': ['rows_lost'],
  'sent twice': ['repeated_delivery'],
  'columns swapped': ['columns_swapped', 'distribution_drift', 'rule_breaches'],
  'unit changed': ['unit_changed'],
  'figure stuck 7 days': ['stuck_value'],
  'counts × 3 or ÷ 3': ['count_scaled'],
  '5 % unknown codes': ['unknown_codes'],
  '10 % default values': ['value_spike'],
  'days shifted by one': ['day_shift'],
  'zeros for no report': ['zero_run'],
};

/**
 * Whether a finding tells a fault as a steward would want it: by a detector of its kind, of the same source and the same
 * place (the whole source for a fault of the whole source), of the column that was spoilt where one was, and of a period
 * that overlaps the fault; of a fault that lasts, one that begins near its first day, not anywhere after.
 */
export function tells(finding: Finding, source: string, fault: Seeded): boolean {
  if (source !== fault.source || finding.place !== fault.place) return false;
  if (!ownDetectors[fault.kind].includes(finding.kind)) return false;
  const { column, params } = finding;
  if (fault.columns && column !== null && !fault.columns.includes(column)) return false;
  if (fault.columns && params.other !== undefined && !fault.columns.includes(String(params.other))) return false;
  if (finding.from > fault.to || finding.to < fault.from) return false;
  const late = finding.from - fault.from;
  return !fault.lasting || (late >= -monthBefore && late <= delay);
}

export type Verdict = { readonly fault: Seeded; readonly found: boolean };

/** Each fault against the findings of its source. */
export const judge = (
  seeded: readonly Seeded[],
  found: readonly { readonly history: SourceHistory; readonly findings: readonly Finding[] }[],
): Verdict[] =>
  seeded.map((fault) => ({
    fault,
    found: found.some(({ history, findings }) => findings.some((one) => tells(one, history.source_id, fault))),
  }));
