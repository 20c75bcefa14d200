import type { Issue } from '../domain/index.ts';
import type { AllocationPlan, SitePlan } from '../plan/index.ts';
import type { ProposalCase } from './methods-contract.ts';

/** From this gap on a better plan may exist that is worth asking for. */
const gapWorthTelling = 0.01;

const objection = (code: string, params: Issue['params'] = {}): Issue => ({ code, severity: 'warning', params });

/** What speaks against believing any figure of a service: what lies outside the data, and what was assumed. */
export function objectionsToBalance({ balance, stand_in_need }: ProposalCase, service: string): Issue[] {
  const found = balance?.services.find(({ service_code }) => service_code === service);
  if (!balance || !found) return [];
  const objections: Issue[] = [];
  const unknown = found.unknown_near.filter((near) => near).length;
  const edge = found.edge_near.filter((near) => near).length;
  if (unknown > 0) objections.push(objection('unknown_near', { count: unknown }));
  if (edge > 0) objections.push(objection('edge', { count: edge }));
  if (balance.travel_basis === 'straight_line') objections.push(objection('straight_line'));
  if (found.unit === 'institution') objections.push(objection('institutions_only'));
  if (stand_in_need.includes(service)) objections.push(objection('stand_in_need'));
  return objections;
}

/** What speaks against an allocation besides. */
export function objectionsToAllocation({ simulate }: ProposalCase, plan: AllocationPlan): Issue[] {
  const objections: Issue[] = [];
  if (plan.cost === null) objections.push(objection('price_unknown'));
  if (plan.gap > gapWorthTelling) objections.push(objection('gap', { share: `${Math.ceil(100 * plan.gap)}%` }));
  const worse = plan.variants.filter(({ before, after }) => after <= before).length;
  if (worse > 0) objections.push(objection('not_firm', { count: worse, variants: plan.variants.length }));
  if (plan.short_after >= plan.short_before && plan.short_before > 0) {
    objections.push(objection('short_stay', { count: plan.short_after }));
  }
  const simulated = simulate?.service_code === plan.service_code ? simulate.difference : null;
  if (!simulated) objections.push(objection('not_simulated'));
  else if (simulated.mean_wait_days.high >= 0) objections.push(objection('wait_may_not_fall'));
  return objections;
}

/** What speaks against a site besides: what it costs and how many beds it needs is not asked by a p-median. */
export function objectionsToSite({ runners_up, mean_minutes_after }: SitePlan): Issue[] {
  const next = runners_up[0]?.mean_minutes;
  const close = next !== undefined && mean_minutes_after !== null && next - mean_minutes_after < 0.05;
  return [objection('site_has_no_size'), ...(close ? [objection('site_is_close')] : [])];
}
