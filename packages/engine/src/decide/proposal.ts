import type { DispatchDetail } from '../dispatch/index.ts';
import type { Figure } from '../domain/index.ts';
import { steady } from '../kernel/index.ts';
import type { AllocationPlan, SitePlan } from '../plan/index.ts';
import type { Estimate } from '../simulate/index.ts';
import type { Proposal } from './contract.ts';
import type { ProposalCase } from './methods-contract.ts';
import { objectionsToAllocation, objectionsToBalance, objectionsToSite } from './objections.ts';

/** The day so many days after an ISO date. */
export function dayAfter(isoDate: string, days: number): string {
  const [year, month, day] = isoDate.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/**
 * Drafts what a working group can vote on from what was planned, simulated and dispatched: an allocation, a site, an
 * agreement on transfers. Each holds its evidence by artefact id, the figures that are expected and will be held against
 * what is observed, the alternatives with theirs (doing nothing is always one), and what speaks against it. Nothing is
 * proposed where nothing was found: a void question or an empty plan gives no proposal.
 */
export function draftProposals(given: ProposalCase): Proposal[] {
  const { plan, dispatch } = given;
  const proposals: Proposal[] = [];
  if (plan?.allocation && plan.allocation.placed > 0) proposals.push(allocationProposal(given, plan.allocation));
  if (plan?.site && plan.site.zone_id !== null) proposals.push(siteProposal(given, plan.site, plan.site.zone_id));
  if (dispatch && dispatch.transfers.length > 0) proposals.push(transferProposal(given, dispatch));
  return proposals;
}

type Kind = Pick<Proposal, 'kind' | 'params' | 'expected' | 'alternatives' | 'objections'>;

function proposalOf(
  { as_of, options, made }: ProposalCase,
  service: string,
  stages: readonly string[],
  kind: Kind,
): Proposal {
  return {
    id: `${kind.kind}-${service}`,
    ...kind,
    status: 'draft',
    evidence: stages.flatMap((stage) => {
      const artefact_id = made[stage];
      return artefact_id === undefined ? [] : [{ stage, artefact_id }];
    }),
    vote_by: dayAfter(as_of, options.vote_within_days),
    measure_on: dayAfter(as_of, options.measure_after_days),
  };
}

function allocationProposal(given: ProposalCase, plan: AllocationPlan): Proposal {
  const { service_code } = plan;
  const site = given.plan?.site;
  const alternatives: Kind['alternatives'] = [
    {
      kind: 'nothing',
      params: {},
      figures: tell(service_code, [...today(plan), ...simulated(given, service_code, 'baseline')]),
    },
  ];
  const other = site && site.zone_id !== null ? [siteAlternative(given, site, site.zone_id)] : [];
  return proposalOf(given, service_code, ['profile', 'balance', 'plan', 'simulate'], {
    kind: plan.unit === 'institution' ? 'institutions' : 'allocation',
    params: { count: plan.placed, places: plan.placements.length, unit: plan.unit, people: plan.people_helped },
    expected: tell(service_code, [...promised(plan), ...simulated(given, service_code, 'plan')]),
    alternatives: [...alternatives, ...other],
    objections: [...objectionsToAllocation(given, plan), ...objectionsToBalance(given, service_code)],
  });
}

function promised(plan: AllocationPlan): Figure[] {
  const gains = plan.variants.filter(({ before }) => before > 0).map(({ before, after }) => after / before - 1);
  const figures: Figure[] = [
    { id: 'worst_served', value: plan.after, unit: 'per_1000' },
    { id: 'short_zones', value: plan.short_after, unit: 'zone' },
    { id: 'people_helped', value: plan.people_helped, unit: 'person' },
  ];
  if (plan.before > 0) figures.push({ id: 'gain', value: steady(plan.after / plan.before - 1), unit: 'share' });
  if (gains.length > 0) {
    figures.push({ id: 'gain_least', value: steady(Math.min(...gains)), unit: 'share' });
    figures.push({ id: 'gain_most', value: steady(Math.max(...gains)), unit: 'share' });
  }
  if (plan.cost !== null) figures.push({ id: 'cost', value: plan.cost, unit: 'money' });
  return figures;
}

const today = (plan: AllocationPlan): Figure[] => [
  { id: 'worst_served', value: plan.before, unit: 'per_1000' },
  { id: 'short_zones', value: plan.short_before, unit: 'zone' },
];

/** What the simulation expects under one scenario, with its intervals; under the plan also the change, paired. */
function simulated({ simulate }: ProposalCase, service: string, id: 'baseline' | 'plan'): Figure[] {
  if (!simulate || simulate.service_code !== service) return [];
  const scenario = simulate.scenarios.find((one) => one.id === id);
  if (!scenario) return [];
  const told = (name: string, { mean, low, high }: Estimate, unit: Figure['unit']): Figure => ({
    id: name,
    value: mean,
    unit,
    interval: { low, high, level: simulate.level },
  });
  const figures = [
    told('wait', scenario.mean_wait_days, 'day'),
    told('refused', scenario.refused, 'share'),
    told('occupancy', scenario.occupancy, 'share'),
  ];
  if (id === 'plan' && simulate.difference)
    figures.push(told('wait_change', simulate.difference.mean_wait_days, 'day'));
  return figures;
}

/** A place's name in both languages, which the sentence of each language takes its own of; the id where it has none. */
const nameOf = ({ place_names }: ProposalCase, id: string): { zh: string; en: string } =>
  place_names[id] ?? { zh: id, en: id };

function siteProposal(given: ProposalCase, site: SitePlan, zone: string): Proposal {
  const { service_code, mean_minutes_before } = site;
  const runner = site.runners_up[0];
  const other = runner && {
    kind: 'site',
    params: nameOf(given, runner.zone_id),
    figures: tell(service_code, [{ id: 'mean_minutes', value: runner.mean_minutes, unit: 'minute' }]),
  };
  return proposalOf(given, service_code, ['profile', 'balance', 'plan'], {
    ...siteAlternative(given, site, zone),
    expected: siteAlternative(given, site, zone).figures,
    alternatives: [
      {
        kind: 'nothing',
        params: {},
        figures: tell(service_code, [{ id: 'mean_minutes', value: mean_minutes_before, unit: 'minute' }]),
      },
      ...(other ? [other] : []),
    ],
    objections: [...objectionsToSite(site), ...objectionsToBalance(given, service_code)],
  });
}

function siteAlternative(given: ProposalCase, site: SitePlan, zone: string): Proposal['alternatives'][number] {
  const { mean_minutes_before: before, mean_minutes_after: after } = site;
  const figures: Figure[] = [{ id: 'mean_minutes', value: after, unit: 'minute' }];
  if (before !== null && after !== null) {
    figures.push({ id: 'minutes_saved', value: steady(before - after), unit: 'minute' });
  }
  return { kind: 'site', params: nameOf(given, zone), figures: tell(site.service_code, figures) };
}

function transferProposal(given: ProposalCase, dispatch: DispatchDetail): Proposal {
  const { service_code, transfers } = dispatch;
  const moved = transfers.reduce((sum, { patients }) => sum + patients, 0);
  const expected: Figure[] = [
    { id: 'transferred', value: moved, unit: 'patient' },
    { id: 'unplaced', value: dispatch.unplaced, unit: 'patient' },
    { id: 'transfer_minutes', value: steady(dispatch.patient_minutes / moved), unit: 'minute' },
  ];
  const alone: Figure[] = [{ id: 'unplaced', value: dispatch.patients - dispatch.stay_at_origin, unit: 'patient' }];
  const objections: Proposal['objections'][number][] = [
    { code: 'occupancy_is_past', severity: 'warning', params: {} },
    { code: 'severity_not_weighed', severity: 'warning', params: {} },
  ];
  if (dispatch.unplaced > 0) {
    objections.push({ code: 'some_unplaced', severity: 'warning', params: { count: dispatch.unplaced } });
  }
  if (given.balance?.travel_basis === 'straight_line') {
    objections.push({ code: 'straight_line', severity: 'warning', params: {} });
  }
  return proposalOf(given, service_code, ['profile', 'dispatch'], {
    kind: 'transfers',
    params: {
      count: dispatch.patients,
      ...nameOf(given, dispatch.origin_id),
      places: transfers.length,
    },
    expected: tell(service_code, expected),
    alternatives: [{ kind: 'nothing', params: {}, figures: tell(service_code, alone) }],
    objections,
  });
}

const tell = (service_code: string, figures: readonly Figure[]): Figure[] =>
  figures.map((figure) => ({ ...figure, service_code }));
