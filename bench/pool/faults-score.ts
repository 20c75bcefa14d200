import type { Finding, SourceHistory } from '@junheng/engine/pool';
import type { Seeded } from './faults-inject.ts';

/**
 * How far an alarm may lie from a fault: days for one that ends; for one that lasts, its start, since months are the
 * grain. A place with few rows shows a fault that lasts late: there an alarm that names it may start up to four months on.
 */
const slack = 3;
const slackOfStart = 45;
const delay = 120;

/**
 * Whether a finding points at a fault: the same source, the same place (the whole source for a fault of the whole
 * source), and the time. A fault that lasts must be told near its first day, not anywhere after.
 */
export function pointsAt(finding: Finding, source: string, fault: Seeded): boolean {
  if (source !== fault.source || finding.place !== fault.place) return false;
  if (fault.lasting) {
    const named = fault.place !== null && rightKinds[fault.kind].includes(finding.kind);
    const late = finding.from - fault.from;
    return finding.to >= fault.from && late >= -slackOfStart && late <= (named ? delay : slackOfStart);
  }
  return finding.from <= fault.to + slack && finding.to >= fault.from - slack;
}

/** Kinds of findings that name each kind of fault as what it is. */
const rightKinds: Readonly<Record<Seeded['kind'], readonly Finding['kind'][]>> = {
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

export type Verdict = { readonly fault: Seeded; readonly found: boolean; readonly named: boolean };

/** Each fault against the findings of its source. */
export function judge(
  seeded: readonly Seeded[],
  found: readonly { readonly history: SourceHistory; readonly findings: readonly Finding[] }[],
): Verdict[] {
  return seeded.map((fault) => {
    const hits = found.flatMap(({ history, findings }) =>
      findings.filter((one) => pointsAt(one, history.source_id, fault)),
    );
    return { fault, found: hits.length > 0, named: hits.some(({ kind }) => rightKinds[fault.kind].includes(kind)) };
  });
}
