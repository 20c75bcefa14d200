import type { Figure } from '@junheng/engine/domain';
import type { AllocationPlan, PlanDetail, SitePlan } from '@junheng/engine/plan';

/** The headline figures of a plan. */
export function planFigures({ allocation, site }: PlanDetail): Figure[] {
  return [...(allocation ? allocationFigures(allocation) : []), ...(site ? siteFigures(site) : [])];
}

function allocationFigures(plan: AllocationPlan): Figure[] {
  const figures: Figure[] = [
    { id: 'placed', value: plan.placed, unit: plan.unit },
    { id: 'places', value: plan.placements.length, unit: 'facility' },
    { id: 'worst_before', value: plan.before, unit: 'per_1000' },
    { id: 'worst_after', value: plan.after, unit: 'per_1000' },
    { id: 'worst_bound', value: plan.bound, unit: 'per_1000' },
    { id: 'gap', value: plan.gap, unit: 'share' },
    { id: 'people_helped', value: plan.people_helped, unit: 'person' },
    { id: 'short_before', value: plan.short_before, unit: 'zone' },
    { id: 'short_after', value: plan.short_after, unit: 'zone' },
  ];
  if (plan.cost !== null) figures.push({ id: 'cost', value: plan.cost, unit: 'money' });
  return figures.map((figure) => ({ ...figure, service_code: plan.service_code }));
}

function siteFigures(plan: SitePlan): Figure[] {
  const where = { service_code: plan.service_code, ...(plan.zone_id === null ? {} : { place_id: plan.zone_id }) };
  return [
    { id: 'site_minutes_before', value: plan.mean_minutes_before, unit: 'minute', service_code: plan.service_code },
    { id: 'site_minutes_after', value: plan.mean_minutes_after, unit: 'minute', ...where },
  ];
}
