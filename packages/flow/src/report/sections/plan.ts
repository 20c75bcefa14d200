import { formatNumber, formatShare, quantity } from '@junheng/display';
import type { AllocationPlan, SitePlan } from '@junheng/engine/plan';
import { bars } from '../charts/bars.ts';
import type { Context } from '../context.ts';
import { html, type Markup, nothing } from '../html.ts';
import { type Body, cut, head, numbers, section, table } from '../section.ts';
import { both, missing, number, type Said, say, sentence, spoken, text, together } from '../words.ts';

/** A gap below this is what a solver calls optimal. */
const leastGap = 1e-6;

/** What could be done. */
export function planSection(context: Context): Markup {
  const artefact = context.artefacts.plan;
  const { value } = artefact;
  if (value.status !== 'made') return section(context, 'plan', artefact, null);
  const { allocation, site } = value.detail;
  const body: Body = {
    answer: html`${allocation && html`<p>${both(allocationSentence(context, allocation))}</p>`}${site && html`<p>${both(siteSentence(context, site))}</p>`}`,
    picture: allocation ? allocationParts(context, allocation) : nothing,
    tables: site ? siteTable(context, site) : nothing,
  };
  return section(context, 'plan', artefact, body);
}

/** What the placed supply does for the worst served, and how far from the best possible it may be. */
export function allocationSentence(context: Context, plan: AllocationPlan): Said {
  const worst = context.region.plan?.allocation.worst_share ?? 0;
  const status = plan.status === 'feasible' && plan.gap < leastGap ? 'optimal' : plan.status;
  return together(
    sentence('report.answer.plan', {
      supply: spoken((speak) => quantity(speak, plan.placed, plan.unit)),
      service: context.serviceNames(plan.service_code),
      facilities: plan.placements.length,
      worst: formatShare(worst),
      before: plan.before,
      after: plan.after,
    }),
    sentence(`report.plan.status.${status}`, { gap: formatShare(Math.max(plan.gap, 0.001)) }),
  );
}

function siteSentence(context: Context, site: SitePlan): Said {
  const service = context.serviceNames(site.service_code);
  const { mean_minutes_before: before, mean_minutes_after: after, zone_id } = site;
  if (site.void !== null || zone_id === null || before === null || after === null) {
    return sentence('report.answer.siteVoid', { service });
  }
  return sentence('report.answer.site', { service, place: context.placeText(zone_id), before, after });
}

function allocationParts(context: Context, plan: AllocationPlan): Markup {
  const placed = [...plan.placements].sort((a, b) => b.add - a.add || (a.facility_id < b.facility_id ? -1 : 1));
  const { shown, rest } = cut(placed, 30, 'artefacts/plan');
  const pairs = [
    { id: null, before: plan.before, after: plan.after },
    ...plan.variants.map((variant) => ({ ...variant, id: variant.id })),
  ];
  return html`<h3>${say('report.plan.worst')}</h3>${bars(
    pairs.flatMap(({ id, before, after }) => {
      const of = id === null ? say('report.plan.asAssumed') : html`${id}`;
      return [
        { label: html`${of} · ${say('report.plan.before')}`, value: before, written: number(before) },
        {
          label: html`<span class="quiet">${say('report.plan.after')}</span>`,
          value: after,
          written: number(after),
          strong: true,
        },
      ];
    }),
  )}<h3>${say('report.plan.placements')}</h3>${table(
    [
      head('report.plan.facility'),
      numbers('report.plan.now'),
      numbers('report.plan.add'),
      numbers('report.plan.later'),
    ],
    shown.map(({ facility_id, now, add }) => [
      context.facilityName(facility_id),
      number(now),
      html`+${number(add)}`,
      number(now + add),
    ]),
  )}${rest}<p class="caption">${say('report.plan.effect', {
    persons: plan.people_helped,
    before: plan.short_before,
    after: plan.short_after,
    zone_names: context.region.zone_names,
  })} ${plan.cost !== null && html`${say('report.plan.cost')} ${both(({ language }) => `${formatNumber(language, plan.cost ?? 0)} ${plan.currency ?? ''}`)}`}</p>${binding(plan)}`;
}

function binding(plan: AllocationPlan): Markup {
  if (plan.binding.length === 0) return nothing;
  return html`<h3>${say('report.plan.binding')}</h3><ul class="notes">${plan.binding.map(
    (rule) =>
      html`<li>${both((speak) => {
        const key = `plan.binding.${rule.code}`;
        return speak.has(key) ? speak.t(key, rule.params) : rule.code;
      })}</li>`,
  )}</ul>`;
}

function siteTable(context: Context, site: SitePlan): Markup {
  if (site.zone_id === null) return nothing;
  const rows = [{ zone_id: site.zone_id, mean_minutes: site.mean_minutes_after }, ...site.runners_up];
  return html`<h3>${say('report.plan.sites')} <span class="quiet">${text(context.serviceNames(site.service_code))}</span></h3>${table(
    [{ head: text(context.region.zone_names) }, numbers('report.plan.meanMinutes')],
    rows.map(({ zone_id, mean_minutes }) => [
      context.placeName(zone_id),
      mean_minutes === null ? missing() : number(mean_minutes),
    ]),
  )}`;
}
