import { formatNumber, quantity } from '@junheng/display';
import type { ServiceBalance } from '@junheng/engine/balance';
import { bars } from '../charts/bars.ts';
import { lorenz } from '../charts/lorenz.ts';
import type { Context } from '../context.ts';
import { html, type Markup, nothing } from '../html.ts';
import { imbalanceMap } from '../map/imbalance-map.ts';
import { type Body, cut, head, numbers, section, table } from '../section.ts';
import { both, number, type Said, say, sentence, share, spoken, text, together } from '../words.ts';

const findingsShown = 40;

/** Where care is short: a map for each service, its findings, reach and fairness. */
export function balanceSection(context: Context): Markup {
  const artefact = context.artefacts.balance;
  const { value } = artefact;
  const { profile } = context;
  if (value.status !== 'made' || !profile) return section(context, 'balance', artefact, null);
  const body: Body = {
    answer: html`${value.detail.services.map((service) => html`<p>${both(shortSentence(context, service))}</p>`)}`,
    picture: html`${value.detail.services.map((service, at) => {
      const supply = context.findService(service.service_code);
      if (!supply) return nothing;
      const map = imbalanceMap({
        profile,
        service: supply,
        balance: service,
        shapes: context.shapes,
        zoneNames: context.region.zone_names,
        at,
      });
      return html`<h3>${text(service.names)}</h3>${map}${findings(context, service)}${reachAndFairness(context, service)}`;
    })}`,
    tables: caveats(context),
  };
  return section(context, 'balance', artefact, body);
}

/** How many zones of a service are short, how many people live there, and how firm that is. */
export function shortSentence({ region }: Context, service: ServiceBalance): Said {
  const kinds = Map.groupBy(service.findings, ({ kind }) => kind);
  const [short, ample] = [kinds.get('short') ?? [], kinds.get('ample') ?? []];
  const persons = (list: typeof short) => list.reduce((sum, finding) => sum + finding.persons, 0);
  const zones = service.class.filter((code) => code !== null).length;
  const base = { service: service.names, zone_names: region.zone_names, zones };
  const firm = short.filter(({ held, variants }) => held === variants).length;
  const variants = short[0]?.variants ?? 0;
  return together(
    short.length === 0
      ? sentence('report.answer.noneShort', base)
      : sentence('report.answer.short', { ...base, count: short.length, persons: persons(short) }),
    variants > 0 && sentence('report.answer.firm', { count: firm, variants }),
    ample.length > 0 && sentence('report.answer.ample', { count: ample.length, persons: persons(ample) }),
  );
}

/** What the region's own description says of its data. */
function caveats({ region }: Context): Markup {
  if (region.caveats.length === 0) return nothing;
  return html`<h3>${say('report.part.caveats')}</h3><ul class="notes">${region.caveats.map((caveat) => html`<li>${text(caveat)}</li>`)}</ul>`;
}

function findings(context: Context, service: ServiceBalance): Markup {
  if (service.findings.length === 0) return nothing;
  const at = new Map(context.profile?.zones.zone_id.map((id, i) => [id, i]));
  const order = [...service.findings].sort(
    (a, b) =>
      (a.kind === b.kind ? 0 : a.kind === 'short' ? -1 : 1) ||
      b.persons - a.persons ||
      (a.zone_id < b.zone_id ? -1 : 1),
  );
  const { shown, rest } = cut(order, findingsShown, 'findings.json');
  return html`<h3>${say('report.balance.findings', { service: service.names })}</h3>${table(
    [
      { head: text(context.region.zone_names) },
      head('report.balance.kind'),
      numbers('report.balance.people'),
      numbers('report.balance.supplyIndex'),
      numbers('report.balance.needIndex'),
      numbers('report.balance.score'),
      numbers('report.balance.nearest'),
      numbers('report.balance.held'),
      head('report.balance.marks'),
    ],
    shown.map((finding) => {
      const zone = at.get(finding.zone_id) ?? -1;
      const minutes = service.nearest_minutes[zone] ?? null;
      return [
        context.zoneName(zone),
        html`<span class="level"><i class="swatch k${finding.kind === 'short' ? '13' : '31'}"></i>${say(`report.balance.${finding.kind}`)}</span>`,
        number(finding.persons),
        html`${finding.supply_index.toFixed(2)}`,
        html`${finding.need_index.toFixed(2)}`,
        number(service.score[zone]),
        minutes === null ? say('report.balance.outOfReach') : number(Math.round(minutes)),
        html`${finding.held}/${finding.variants}`,
        marks(service, zone),
      ];
    }),
  )}${rest}`;
}

function marks(service: ServiceBalance, zone: number): Markup {
  const found = [service.unknown_near[zone] && 'unknownNear', service.edge_near[zone] && 'edgeNear'].filter(
    (mark) => typeof mark === 'string',
  );
  return html`${found.map((mark, i) => html`${i > 0 && html`<br/>`}${say(`report.balance.${mark}`)}`)}`;
}

function reachAndFairness(context: Context, service: ServiceBalance): Markup {
  const total = service.reach_bands.reduce((sum, { persons }) => sum + persons, 0) || 1;
  const limits = service.reach_bands.map(({ to_minutes }) => to_minutes);
  const reach = bars(
    service.reach_bands.map(({ to_minutes, persons }, i) => ({
      label:
        to_minutes === null
          ? say('report.balance.beyond', { minutes: limits[i - 1] ?? 0 })
          : say('report.balance.within', { from: limits[i - 1] ?? 0, to: to_minutes }),
      value: persons,
      written: html`${number(persons)} <span class="quiet">${share(persons / total)}</span>`,
    })),
  );
  return html`<div class="pair"><div>${fairnessOf(service)}</div><div><h3>${say('report.balance.reach')}</h3>${reach}
<p class="caption">${both(reachNote(service))}</p>${groups(context, service)}</div></div>`;
}

const reachNote = (service: ServiceBalance): Said =>
  together(
    sentence(`report.balance.spread.${service.spread_over}`),
    service.supply_out_of_reach > 0 &&
      sentence('report.balance.noOneReaches', {
        supply: spoken((speak) => quantity(speak, service.supply_out_of_reach, service.unit)),
      }),
  );

function fairnessOf({ fairness }: ServiceBalance): Markup {
  if (!fairness) return nothing;
  const two = (value: number) => html`${value.toFixed(2)}`;
  return html`<h3>${say('report.balance.fairness')}</h3>${lorenz(fairness.lorenz)}
<p class="caption">${say('report.balance.gini')} ${two(fairness.gini)} · ${say('report.balance.theil')} ${two(fairness.theil)} (${say('report.balance.between')} ${two(fairness.theil_between)}, ${say('report.balance.inside')} ${two(fairness.theil_within)})</p>`;
}

function groups(context: Context, { fairness }: ServiceBalance): Markup {
  if (!fairness || fairness.groups.length < 2) return nothing;
  const order = [...fairness.groups].sort(
    (a, b) => a.mean_score - b.mean_score || (a.region_id < b.region_id ? -1 : 1),
  );
  const most = 12;
  const list = order.length > most ? order.slice(0, most) : order;
  const heading =
    order.length > most ? say('report.balance.worstGroups', { count: most }) : say('report.balance.groups');
  return html`<h3>${heading}</h3>${bars(
    list.map(({ region_id, mean_score }) => ({
      label: context.placeName(region_id),
      value: mean_score,
      written: both(({ language }) => formatNumber(language, mean_score)),
    })),
  )}`;
}
