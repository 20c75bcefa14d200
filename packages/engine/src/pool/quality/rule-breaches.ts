import type { Finding, SourceHistory } from './history.ts';
import { medianOf } from './robust.ts';

/** Least share of a delivery's rows, and how many times the usual share, from which on breaches are a finding. */
const leastShare = 0.01;
const leastTimes = 4;

/**
 * Deliveries in which far more rows than usual break a rule or hold a code that the contract does not know. The usual
 * share is the median over the source's deliveries; the chance of so many is a Poisson's (Chernoff's bound on its tail).
 */
export function findRuleBreaches({ deliveries }: SourceHistory): Finding[] {
  const shares = new Map<string, number[]>();
  const dated = deliveries.filter(({ read }) => read > 0);
  const countsOf = (one: (typeof dated)[number]) =>
    new Map([
      ...one.rules.map(({ rule, rows }) => [rule, rows] as const),
      ['unknown_codes', one.unknownCodes] as const,
    ]);
  for (const one of dated) {
    for (const [rule, rows] of countsOf(one)) shares.set(rule, [...(shares.get(rule) ?? []), rows / one.read]);
  }
  const usual = new Map(
    [...shares].map(([rule, list]) => [
      rule,
      medianOf([...list, ...Array.from({ length: dated.length - list.length }, () => 0)]),
    ]),
  );
  return dated.flatMap((one) =>
    [...countsOf(one)].flatMap(([rule, rows]): Finding[] => {
      const share = usual.get(rule) ?? 0;
      const expected = (share + 1e-4) * one.read;
      const strength = (rows * Math.log(rows / expected) - rows + expected) / Math.LN10;
      if (rows < 2 || rows < leastShare * one.read || rows < leastTimes * expected || strength < 5) return [];
      const codes = rule === 'unknown_codes';
      return [
        {
          kind: codes ? 'unknown_codes' : 'rule_breaches',
          place: null,
          column: null,
          from: one.first,
          to: one.last,
          expected: Math.round(expected * 10) / 10,
          found: rows,
          strength: Math.min(99, strength),
          params: codes ? { rows: one.read } : { rule, rows: one.read },
        },
      ];
    }),
  );
}
