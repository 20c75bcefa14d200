import { quantity } from '@junheng/display';
import type { ProfileDetail } from '@junheng/engine/profile';
import { bars } from '../charts/bars.ts';
import { type Context, codeName } from '../context.ts';
import { measured } from '../figures.ts';
import { html, type Markup, nothing } from '../html.ts';
import { type Body, head, numbers, section, table } from '../section.ts';
import { both, missing, number, type Said, say, sentence, share, spoken, text, together } from '../words.ts';

/** What there is, and who needs it. */
export function profileSection(context: Context): Markup {
  const artefact = context.artefacts.profile;
  const { value } = artefact;
  if (value.status !== 'made') return section(context, 'profile', artefact, null);
  const body: Body = {
    answer: html`<p>${both(profileAnswer(context))}</p>`,
    picture: ages(value.detail),
    tables: html`<h3>${say('report.profile.services')}</h3>${services(value.detail)}<h3>${say('report.profile.kinds')}</h3>${kinds(context, value.detail)}`,
  };
  return section(context, 'profile', artefact, body);
}

/** The first service in one sentence: how much, for how many, and what is unknown. */
export function profileAnswer({ profile }: Context): Said {
  const service = profile?.services[0];
  if (!profile || !service) return sentence('report.answer.lacking');
  const { names, unit, total_supply: count, unknown_facilities } = service;
  if (count === null) return sentence('report.answer.profileUnknown', { service: names });
  const persons = profile.zones.persons.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const supply = spoken((speak) => quantity(speak, count, unit));
  const per_1000 = persons > 0 ? (1000 * count) / persons : 0;
  return together(
    sentence('report.answer.profile', { service: names, supply, per_1000 }),
    unknown_facilities > 0 && sentence('report.answer.profileWithout', { count: unknown_facilities }),
  );
}

function ages({ ages: bands }: ProfileDetail): Markup {
  if (bands.length === 0) return nothing;
  const total = bands.reduce((sum, { persons }) => sum + persons, 0);
  return html`<h3>${say('report.profile.ages')}</h3>${bars(
    bands.map(({ age_from, age_to, persons }) => ({
      label: age_to === null ? say('report.profile.ageOpen', { from: age_from }) : html`${age_from}–${age_to}`,
      value: persons,
      written: html`${number(persons)} <span class="quiet">${share(persons / total)}</span>`,
      strong: age_from >= 65,
    })),
  )}`;
}

function services({ services: list }: ProfileDetail): Markup {
  return table(
    [
      head('report.profile.service'),
      numbers('report.profile.supply'),
      numbers('report.profile.giving'),
      numbers('report.profile.unknown'),
      head('report.profile.supplyFrom'),
      head('report.profile.needFrom'),
      numbers('report.profile.need'),
    ],
    list.map((one) => [
      text(one.names),
      measured(one.total_supply, one.unit),
      number(one.gives.filter(Boolean).length),
      number(one.unknown_facilities),
      html`${say(`report.profile.basis.${one.supply_basis}`)}${one.period !== null && html` <span class="quiet">${one.period}</span>`}${derived(one)}`,
      say(`report.profile.needBasis.${one.need_basis}`),
      one.total_need === null ? missing() : number(Math.round(one.total_need)),
    ]),
  );
}

/** How many facilities' supply is derived from nurses, where any is. */
function derived({ supply_derived }: ProfileDetail['services'][number]): Markup {
  const count = supply_derived?.filter(Boolean).length ?? 0;
  return count > 0 ? html` <span class="quiet">${say('report.profile.derived', { count })}</span>` : nothing;
}

function kinds({ region }: Context, { facilities }: ProfileDetail): Markup {
  const counts = new Map<string, number>();
  for (const kind of facilities.kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const order = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return bars(
    order.map(([kind, count]) => ({
      label: codeName(region.facility_kinds, kind),
      value: count,
      written: number(count),
    })),
  );
}
