import { expect, test } from 'vitest';
import type { ServiceBalance } from '../balance/index.ts';
import type { AllocationPlan } from '../plan/index.ts';
import { decideDetail } from './contract.ts';
import { decideMethods } from './methods.ts';
import { type ProposalCase, proposalCase } from './methods-contract.ts';
import { dayAfter, draftProposals } from './proposal.ts';

const allocation: AllocationPlan = {
  service_code: 'inpatient',
  unit: 'bed',
  status: 'feasible',
  before: 2,
  after: 2.5,
  bound: 2.6,
  gap: 0.04,
  placed: 12,
  cost: null,
  currency: null,
  placements: [
    { facility_id: 'h1', now: 40, add: 10 },
    { facility_id: 'h2', now: 20, add: 2 },
  ],
  people_helped: 8000,
  short_before: 9,
  short_after: 6,
  binding: [],
  variants: [
    { id: 'slow', before: 1, after: 1.1 },
    { id: 'wide', before: 2, after: 2 },
  ],
  score_after: [2.5, 3],
};

const service: ServiceBalance = {
  service_code: 'inpatient',
  names: { zh: '住院', en: 'Inpatient care' },
  unit: 'bed',
  score: [2, 3],
  supply_index: [1, 1],
  need_index: [1, 1],
  class: [null, null],
  nearest_minutes: [1, 2],
  unknown_near: [true, false],
  edge_near: [true, true],
  held: [null, null],
  nearest: [[], []],
  mean_score: 2,
  mean_need_per_1000: 100,
  supply_out_of_reach: 0,
  spread_over: 'zone_points',
  reach_bands: [],
  fairness: null,
  findings: [],
};

const given: ProposalCase = {
  as_of: '2020-12-15',
  options: { vote_within_days: 30, measure_after_days: 365, quorum: 0.67 },
  made: { profile: 'profile-1', balance: 'balance-1', plan: 'plan-1' },
  balance: { travel_basis: 'straight_line', variants: ['slow', 'wide'], services: [service] },
  plan: {
    allocation,
    site: {
      service_code: 'inpatient',
      status: 'optimal',
      zone_id: 'z7',
      mean_minutes_before: 20,
      mean_minutes_after: 15,
      objective: 1,
      gap: 0,
      runners_up: [{ zone_id: 'z8', mean_minutes: 15.01 }],
      void: null,
    },
  },
  simulate: null,
  dispatch: null,
  place_names: { z7: { zh: '老港', en: 'Old Harbour' } },
  stand_in_need: ['inpatient'],
};

test('days: across the end of a year and a leap day', () => {
  expect(dayAfter('2020-12-15', 30)).toBe('2021-01-14');
  expect(dayAfter('2024-02-28', 1)).toBe('2024-02-29');
});

test('proposal: an allocation holds evidence, expectations, alternatives and objections', () => {
  const [first] = draftProposals(given);
  expect(first).toMatchObject({
    id: 'allocation-inpatient',
    kind: 'allocation',
    params: { count: 12, places: 2, unit: 'bed', people: 8000 },
    status: 'draft',
    evidence: [
      { stage: 'profile', artefact_id: 'profile-1' },
      { stage: 'balance', artefact_id: 'balance-1' },
      { stage: 'plan', artefact_id: 'plan-1' },
    ],
    vote_by: '2021-01-14',
    measure_on: '2021-12-15',
  });
  const value = (id: string) => first?.expected.find((figure) => figure.id === id)?.value;
  expect([value('worst_served'), value('gain'), value('gain_least'), value('gain_most')]).toEqual([2.5, 0.25, 0, 0.1]);
  expect(first?.alternatives.map(({ kind }) => kind)).toEqual(['nothing', 'site']);
  expect(first?.objections.map(({ code }) => code)).toEqual([
    'price_unknown',
    'gap',
    'not_firm',
    'not_simulated',
    'unknown_near',
    'edge',
    'straight_line',
    'stand_in_need',
  ]);
});

test('proposal: a site names the place, its saving and the runner-up', () => {
  const site = draftProposals(given)[1];
  expect(site).toMatchObject({ kind: 'site', params: { zh: '老港', en: 'Old Harbour' } });
  expect(site?.expected.map(({ id, value }) => [id, value])).toEqual([
    ['mean_minutes', 15],
    ['minutes_saved', 5],
  ]);
  expect(site?.alternatives.map(({ kind, params }) => [kind, params])).toEqual([
    ['nothing', {}],
    ['site', { zh: 'z8', en: 'z8' }],
  ]);
  expect(site?.objections.map(({ code }) => code)).toContain('site_is_close');
});

test('proposal: what was simulated is expected with its interval', () => {
  const estimate = (mean: number) => ({ mean, low: mean - 1, high: mean + 1 });
  const scenario = {
    beds: 60,
    extra_beds: 0,
    occupancy: estimate(0.9),
    mean_wait_days: estimate(2),
    refused: estimate(0.1),
    admissions_per_day: estimate(7),
    in_extra_beds: estimate(0),
    facilities: [],
  };
  const change = estimate(-0.5);
  const simulate = {
    service_code: 'inpatient',
    unit: 'bed' as const,
    level: 0.95,
    replications: 20,
    days: 365,
    warm_up_days: 90,
    scenarios: [
      { ...scenario, id: 'baseline' as const },
      { ...scenario, id: 'plan' as const },
    ],
    difference: {
      occupancy: change,
      mean_wait_days: change,
      refused: change,
      admissions_per_day: change,
      in_extra_beds: change,
    },
    left_out: { beyond_limit: 0, no_beds: 0, no_stays: 0, implausible: 0 },
    observed: { occupancy: null, mean_wait_days: null, admissions_per_day: null, mean_stay_days: null },
  };
  const [first] = draftProposals({ ...given, simulate, made: { ...given.made, simulate: 'simulate-1' } });
  expect(first?.expected.find(({ id }) => id === 'wait_change')).toMatchObject({
    value: -0.5,
    interval: { low: -1.5, high: 0.5, level: 0.95 },
  });
  expect(first?.objections.map(({ code }) => code)).toContain('wait_may_not_fall');
  expect(first?.evidence.map(({ stage }) => stage)).toContain('simulate');
});

test('proposal: transfers; nothing is proposed where nothing was found', () => {
  const dispatch = {
    service_code: 'inpatient',
    unit: 'bed' as const,
    status: 'infeasible' as const,
    patients: 30,
    origin_id: 'h1',
    origin_free: 4,
    stay_at_origin: 4,
    transfers: [{ from_id: 'h1', to_id: 'h2', patients: 20, minutes: 12 }],
    unplaced: 6,
    patient_minutes: 240,
    facilities: [],
  };
  const [only] = draftProposals({ ...given, plan: null, dispatch });
  expect(only).toMatchObject({ kind: 'transfers', params: { count: 30, zh: 'h1', en: 'h1', places: 1 } });
  expect(only?.expected.map(({ value }) => value)).toEqual([20, 6, 12]);
  expect(only?.alternatives[0]?.figures[0]?.value).toBe(26);
  const none = { ...allocation, placed: 0, status: 'infeasible' as const };
  expect(draftProposals({ ...given, plan: { allocation: none, site: null } })).toEqual([]);
});

test('decide/proposal: runs as a method', () => {
  const [method] = decideMethods;
  const out = decideDetail.parse(method?.run(proposalCase.parse(given)));
  expect(out.proposals).toHaveLength(2);
});
