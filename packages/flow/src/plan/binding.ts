import type { Issue } from '@junheng/engine/domain';
import type { AllocationAnswer, PlanOptions } from '@junheng/engine/plan';
import type { ProfileDetail, ServiceProfile } from '@junheng/engine/profile';

/** Full facilities named one by one; the rest are counted. */
const named = 3;

/** Scores are per 1,000 people; what a unit is worth is told per million, or it would read as 0. */
const perMillion = (worth: number): number => Number((1000 * worth).toPrecision(2));

/** The rules that stopped an allocation from being better, each with what a little more room would be worth. */
export function bindingOf(
  answer: AllocationAnswer,
  options: PlanOptions['allocation'],
  profile: ProfileDetail,
  unit: ServiceProfile['unit'],
): Issue[] {
  if (answer.status === 'infeasible') return [impossible(answer, options)];
  const binding: Issue[] = [];
  if (answer.unitWorth > 0 && answer.limitedBy !== 'caps') {
    const params = { count: answer.placed, worth: perMillion(answer.unitWorth), unit };
    const both = answer.limitedBy === 'number' && affordable(options) === answer.placed;
    binding.push({ code: both ? 'number_and_budget' : answer.limitedBy, severity: 'info', params });
  }
  if (answer.limitedBy === 'caps') {
    binding.push({ code: 'caps', severity: 'warning', params: { count: answer.placed, unit } });
  }
  for (const { facility, worth } of answer.full.slice(0, named)) {
    const params = {
      name: profile.facilities.name[facility] as string,
      count: answer.units[facility] as number,
      worth: perMillion(worth),
      unit,
    };
    const at = profile.facilities.facility_id[facility] as string;
    binding.push({ code: 'cap', severity: 'info', params, at });
  }
  const others = answer.full.length - named;
  if (others > 0) binding.push({ code: 'other_caps', severity: 'info', params: { count: others } });
  return binding;
}

/** Whole units that the budget pays for; infinite where price or budget is not known. */
const affordable = ({ price, budget }: PlanOptions['allocation']): number =>
  price === undefined || budget === undefined ? Infinity : Math.floor(budget / price + 1e-9);

/** Why nothing could be placed: the smallest set of rules in conflict. */
function impossible(answer: AllocationAnswer, { price, budget }: PlanOptions['allocation']): Issue {
  if (answer.limitedBy === 'budget') {
    return { code: 'budget_below_price', severity: 'error', params: { price: price ?? 0, budget: budget ?? 0 } };
  }
  return { code: 'no_candidate', severity: 'error', params: {} };
}
