import type { Text } from '@junheng/engine/domain';
import { type Alarm, dimensions, type PoolDetail, toldNumber } from '@junheng/engine/pool';
import type { Context } from '../context.ts';
import { html, type Markup, nothing } from '../html.ts';
import { head, numbers, table } from '../section.ts';
import { both, type Params, say, sentence, share, spoken } from '../words.ts';

/** Alarms that the report tells; all of them stand in the artefact. */
const mostAlarms = 20;

/** How good each source is, why a score is missing, and what looks wrong. */
export function qualityPart(
  context: Context,
  { quality, alarms }: PoolDetail,
  sourceName: (id: string) => Markup,
): Markup {
  if (quality.length === 0) return nothing;
  return html`<h3>${say('report.pool.quality')}</h3>${table(
    [head('report.source.name'), ...dimensions.map((dimension) => numbers(`report.pool.${dimension}`))],
    quality.map((one) => [
      sourceName(one.source_id),
      ...dimensions.map((dimension) =>
        one[dimension] === null ? html`<span class="quiet">–</span>` : share(one[dimension]),
      ),
    ]),
  )}${reasons(quality, sourceName)}${alarmList(context, alarms)}`;
}

/** Each reason once, with the sources that it holds for. */
function reasons(quality: PoolDetail['quality'], sourceName: (id: string) => Markup): Markup {
  const missing = quality.flatMap(({ source_id, why }) =>
    why.map(({ dimension, say: { code } }) => ({ source_id, dimension, code })),
  );
  const groups = [...Map.groupBy(missing, ({ dimension, code }) => `${dimension} ${code}`).values()];
  if (groups.length === 0) return nothing;
  const lines = groups.map((group) => {
    const [{ dimension, code }] = group as [(typeof group)[number]];
    const names = group.map(({ source_id }, i) => html`${i > 0 && ' · '}${sourceName(source_id)}`);
    return html`<li>${say(`report.pool.${dimension}`)} – ${say(`pool.insufficient.${code}`)} <span class="quiet">${names}</span></li>`;
  });
  return html`<ul class="notes">${lines}</ul>`;
}

function alarmList(context: Context, alarms: PoolDetail['alarms']): Markup {
  if (alarms.length === 0) return nothing;
  const names = new Map(context.artefacts.source.value.detail?.deliveries.map((one) => [one.source_id, one.names]));
  const told = [...alarms].sort((a, b) => b.strength - a.strength).slice(0, mostAlarms);
  return html`<h3>${say('report.pool.alarms')}</h3><ul class="notes">${told.map(
    (one) =>
      html`<li>${both(sentence(`pool.alarm.${one.kind}`, alarmParams(context, one, names.get(one.source_id))))}</li>`,
  )}</ul>`;
}

/** What fills the sentence of an alarm. */
function alarmParams(
  context: Context,
  { kind, source_id, place_id, column, from, to, expected, found, params }: Alarm,
  name: Text | undefined,
): Params {
  return {
    ...params,
    source: name ?? source_id,
    place: place_id === null ? spoken(sentence('pool.alarmPlace')) : context.placeText(place_id),
    column: column === 'rows' ? spoken(sentence('pool.alarmRows')) : (column ?? spoken(sentence('pool.alarmColumn'))),
    from,
    to,
    ...(expected === null ? {} : { expected: toldNumber(kind, expected) }),
    ...(found === null ? {} : { found: toldNumber(kind, found) }),
  };
}
