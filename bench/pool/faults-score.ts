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
 * Whether a finding lies where and when a fault does: the same source, the same place (the whole source for a fault of the
 * whole source), of the column that was spoilt where both name one, and of a period that overlaps the fault; of a fault
 * that lasts, one that begins near its first day, not anywhere after.
 */
function leadsTo(finding: Finding, source: string, fault: Seeded): boolean {
  if (source !== fault.source || finding.place !== fault.place) return false;
  const { column, params } = finding;
  if (fault.columns && column !== null && !fault.columns.includes(column)) return false;
  if (fault.columns && params.other !== undefined && !fault.columns.includes(String(params.other))) return false;
  if (finding.from > fault.to || finding.to < fault.from) return false;
  const late = finding.from - fault.from;
  return !fault.lasting || (late >= -monthBefore && late <= delay);
}

const names = (finding: Finding, source: string, fault: Seeded): boolean =>
  ownDetectors[fault.kind].includes(finding.kind) && leadsTo(finding, source, fault);

const isSame = (one: Finding, other: Finding): boolean =>
  one.kind === other.kind &&
  one.place === other.place &&
  one.column === other.column &&
  one.from <= other.to &&
  one.to >= other.from;

/**
 * `named`: a detector of the fault's own kind tells it. `found`: that, or another detector does, whose finding is neither
 * there without the fault nor names another fault that was seeded.
 */
export type Verdict = { readonly fault: Seeded; readonly found: boolean; readonly named: boolean };

type Told = { readonly history: SourceHistory; readonly findings: readonly Finding[] };

/** Each fault against the findings of its source, beside those on the clean copy. */
export const judge = (seeded: readonly Seeded[], found: readonly Told[], clean: readonly Told[]): Verdict[] =>
  seeded.map((fault) => {
    const of = (told: readonly Told[]) =>
      told.flatMap(({ history, findings }) => (history.source_id === fault.source ? findings : []));
    const all = of(found);
    const named = all.some((one) => names(one, fault.source, fault));
    const others = seeded.filter((other) => other !== fault);
    const quiet = of(clean);
    const led = (one: Finding) =>
      leadsTo(one, fault.source, fault) &&
      !quiet.some((other) => isSame(one, other)) &&
      !others.some((other) => names(one, fault.source, other));
    return { fault, named, found: named || all.some(led) };
  });
