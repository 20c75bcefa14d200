import type { DeliveryFacts, Finding, SourceHistory } from './history.ts';
import { medianOf } from './robust.ts';

/** Least share of a delivery's rows, and how many times the usual share, from which on breaches are a finding. */
const leastShare = 0.01;
const leastTimes = 4;
const leastStrength = 5;

/** Deliveries before, from which what is usual is read. */
const memory = 12;

/**
 * Deliveries in which far more rows than usual break a rule or hold a code that the contract does not know. Usual is the
 * median share of the deliveries before (up to twelve, at least two), so that a new list of codes is told when it comes; the chance of so many is a
 * Poisson's (Chernoff's bound on its tail).
 */
export function findRuleBreaches({ deliveries }: SourceHistory): Finding[] {
  const dated = deliveries.filter(({ read, period }) => read > 0 && period !== null).sort((a, b) => a.first - b.first);
  const rules = [...new Set(dated.flatMap((one) => one.rules.map(({ rule }) => rule)))];
  return [
    ...breachesOf(dated, null, ({ unknownCodes }) => unknownCodes),
    ...rules.flatMap((rule) =>
      breachesOf(dated, rule, (one) => one.rules.find((broken) => broken.rule === rule)?.rows ?? 0),
    ),
  ];
}

function breachesOf(
  deliveries: readonly DeliveryFacts[],
  rule: string | null,
  countOf: (one: DeliveryFacts) => number,
): Finding[] {
  const shares = deliveries.map((one) => countOf(one) / one.read);
  return deliveries.flatMap((one, i): Finding[] => {
    const rows = countOf(one);
    if (i < 2 || rows < 2 || rows < leastShare * one.read) return [];
    const expected = (medianOf(shares.slice(Math.max(0, i - memory), i)) + 1e-4) * one.read;
    const strength = (rows * Math.log(rows / expected) - rows + expected) / Math.LN10;
    if (rows < leastTimes * expected || strength < leastStrength) return [];
    return [
      {
        kind: rule === null ? 'unknown_codes' : 'rule_breaches',
        place: null,
        column: null,
        from: one.first,
        to: one.last,
        expected: Math.round(expected * 10) / 10,
        found: rows,
        strength: Math.min(99, strength),
        params: rule === null ? { rows: one.read } : { rule, rows: one.read },
      },
    ];
  });
}
