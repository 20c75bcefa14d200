import type { Issue } from '@junheng/engine/domain';
import type { PlanOptions } from '@junheng/engine/plan';
import type { ProfileDetail } from '@junheng/engine/profile';
import type { World } from '../balance/world.ts';
import { derivedNotes } from '../profile/staffed-beds.ts';
import type { AllocationMade } from './allocation.ts';
import type { SiteMade } from './site.ts';

export type NoteCase = {
  readonly options: PlanOptions;
  readonly profile: ProfileDetail;
  readonly world: World;
  readonly allocation: AllocationMade | undefined;
  readonly site: SiteMade | undefined;
};

/** Beyond this share of people whose way counts as 0, what a site would save says little. */
const mostAtZero = 0.5;

/** What a reader must know before believing a plan. */
export function planNotes(made: NoteCase): Issue[] {
  return [...allocationNotes(made), ...siteNotes(made)];
}

function allocationNotes({ options, profile, allocation }: NoteCase): Issue[] {
  if (!allocation) return [];
  const { plan, peopleBeyond } = allocation;
  const notes: Issue[] = [];
  const warn = (code: string, params: Issue['params']) =>
    notes.push({ code, severity: 'warning', params, at: plan.service_code });
  if (options.allocation.price === undefined) warn('price_unknown', {});
  else if (options.allocation.budget === undefined) warn('budget_unknown', {});
  if (peopleBeyond > 0) warn('beyond_candidates', { count: Math.round(peopleBeyond) });
  const service = profile.services.find(({ service_code }) => service_code === plan.service_code);
  if (service && service.unknown_facilities > 0) warn('unknown_not_candidates', { count: service.unknown_facilities });
  notes.push(...derivedNotes(service));
  if (service?.supply_basis === 'institutions') warn('institutions_only', {});
  const firm = plan.variants.filter(({ before, after }) => after > before).length;
  if (plan.variants.length > 0) {
    const params = { held: firm, variants: plan.variants.length };
    notes.push({ code: 'variants', severity: firm < plan.variants.length ? 'warning' : 'info', params });
  }
  if (plan.short_after > plan.short_before) warn('more_short', { before: plan.short_before, after: plan.short_after });
  return notes;
}

function siteNotes({ site, world }: NoteCase): Issue[] {
  if (!site) return [];
  const notes: Issue[] = [];
  const at = site.plan.service_code;
  if (site.plan.void !== null) notes.push({ code: `void_${site.plan.void}`, severity: 'warning', params: {}, at });
  if (site.peopleBeyond > 0) {
    const params = { count: Math.round(site.peopleBeyond) };
    notes.push({ code: 'site_beyond', severity: 'warning', params, at });
  }
  if (site.plan.void === null && site.shareAtZero > mostAtZero) {
    const params = { share: `${Math.round(100 * site.shareAtZero)}%` };
    notes.push({ code: 'site_mostly_zero', severity: 'warning', params, at });
  }
  if (world.journeys.basis === 'table' && site.plan.void === null) {
    notes.push({ code: 'site_past_facilities', severity: 'warning', params: {}, at });
  }
  return notes;
}
