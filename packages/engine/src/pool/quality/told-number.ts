import type { AlarmKind } from './contract.ts';

/** Alarms whose numbers count rows, deliveries or days. */
const counting: ReadonlySet<AlarmKind> = new Set([
  'missing_delivery',
  'late_delivery',
  'repeated_delivery',
  'rows_lost',
  'rows_surplus',
  'rule_breaches',
  'unknown_codes',
  'value_spike',
]);

/** The number of an alarm as it is said: what is counted is whole, though what was expected is a mean. */
export const toldNumber = (kind: AlarmKind, value: number): number =>
  counting.has(kind) || Math.abs(value) >= 10 ? Math.round(value) : value;
