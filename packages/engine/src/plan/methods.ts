import { decayTable, e2sfca, step, travelTimes, zoneReach } from '../balance/index.ts';
import { type Method, method } from '../domain/index.ts';
import { maxMinAllocationSmall } from './max-min-allocation.ts';
import {
  type MaxMinInput,
  type MaxMinOutput,
  maxMinInput,
  maxMinOutput,
  type PMedianInput,
  type PMedianOutput,
  pMedianInput,
  pMedianOutput,
} from './methods-contract.ts';
import { pMedian } from './p-median.ts';

function runMaxMin(input: MaxMinInput): MaxMinOutput {
  const travel = travelTimes(input.minutes);
  const decay = decayTable(step(input.decay.map(({ to_minutes, weight }) => [to_minutes, weight] as const)));
  const persons = Float64Array.from(input.population);
  const supply = Float64Array.from(input.supply, (units) => units ?? Number.NaN);
  const n = persons.length;
  const points = {
    zones: n,
    zone: Uint32Array.from(persons, (_, i) => i),
    share: new Float64Array(n).fill(1),
    lon: new Float64Array(n),
    lat: new Float64Array(n),
  };
  const answer = maxMinAllocationSmall({
    reach: zoneReach(points, travel, decay),
    persons,
    counts: Uint8Array.from(persons, (p) => (p > 0 ? 1 : 0)),
    score: e2sfca(supply, persons, travel, decay).score.map((score) => 1000 * score),
    cap: Float64Array.from(input.cap, (units, j) => (Number.isNaN(supply[j]) ? 0 : units)),
    add: input.add,
    price: input.price,
    budget: input.budget,
    worstShare: input.worst_share,
  });
  const { status, placed, before, after, bound, gap, limitedBy, unitWorth } = answer;
  const units = [...answer.units];
  return { status, units, placed, before, after, bound, gap, limited_by: limitedBy, unit_worth: unitWorth };
}

function runPMedian(input: PMedianInput): PMedianOutput {
  const sites = input.cost[0]?.length ?? 0;
  const uneven = input.cost.findIndex((row) => row.length !== sites);
  if (uneven >= 0) {
    throw new RangeError(
      `row ${uneven} of cost has ${input.cost[uneven]?.length} sites, the first has ${sites}. Maybe the matrix is transposed.`,
    );
  }
  const cost = Float64Array.from(input.cost.flat(), (c) => c ?? Infinity);
  const answer = pMedian({
    weight: Float64Array.from(input.weight),
    sites,
    cost,
    existing: input.existing,
    open: input.open,
  });
  return { ...answer, opened: [...answer.opened] };
}

/** What the plan stage offers by name. */
export const planMethods: readonly Method[] = [
  method({
    id: 'plan/max-min-allocation',
    version: '1',
    answers: {
      en: 'Where do more beds (or doctors, or institutions) help the worst-served most, under a budget and caps?',
      zh: '新增床位（医生、机构）放在哪里，最能改善最薄弱人群的可及性？受数量、预算和各机构上限约束。',
    },
    reference:
      'E2SFCA: Luo & Qi 2009, doi:10.1016/j.healthplace.2009.06.002; mean of the worst share as a linear programme: Rockafellar & Uryasev 2000, doi:10.21314/JOR.2000.038',
    input: maxMinInput,
    output: maxMinOutput,
    run: runMaxMin,
  }),
  method({
    id: 'plan/p-median',
    version: '1',
    answers: {
      en: 'Where should new sites open, beside those that exist, so that people travel least?',
      zh: '在保留现有机构的前提下，新址设在哪里，居民总路程最短？',
    },
    reference: 'Hakimi 1964, doi:10.1287/opre.12.3.450; swaps: Teitz & Bart 1968, doi:10.1287/opre.16.5.955',
    input: pMedianInput,
    output: pMedianOutput,
    run: runPMedian,
  }),
];
