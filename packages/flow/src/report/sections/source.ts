import type { Context } from '../context.ts';
import { html } from '../html.ts';
import { type Body, head, numbers, section, table } from '../section.ts';
import { both, number, period, type Said, say, sentence, text } from '../words.ts';

/** What was sent, and what in it cannot be read. */
export function sourceSection(context: Context) {
  const artefact = context.artefacts.source;
  const { value } = artefact;
  if (value.status !== 'made') return section(context, 'source', artefact, null);
  const { deliveries, absent } = value.detail;
  const body: Body = {
    answer: html`<p>${both(sourceAnswer(context))}</p>${deliveries.map(({ stand_in, names }) => stand_in && html`<p><b>${text(names)}</b> ${text(stand_in)}</p>`)}`,
    tables: html`${table(
      [
        head('report.source.name'),
        head('report.source.owner'),
        head('report.source.describes'),
        numbers('report.source.read'),
        numbers('report.source.accepted'),
        numbers('report.source.merged'),
        numbers('report.source.quarantined'),
        numbers('report.source.flagged'),
      ],
      deliveries.map((one) => [
        html`${text(one.names)} <span class="quiet">${one.file}</span>`,
        html`${one.owner}`,
        one.describes === null
          ? html`<span class="quiet">${say('report.source.notStated')}</span>`
          : period(one.describes),
        number(one.read),
        number(one.accepted),
        number(one.merged),
        number(one.quarantined),
        number(one.flagged),
      ]),
    )}${absent.length > 0 && html`<p class="caption">${say('report.source.absent', { sources: absent.join(', ') })}</p>`}${brokenRules(context)}`,
  };
  return section(context, 'source', artefact, body);
}

/** Rows of all sources, in one sentence. */
export const sourceAnswer = ({ summary }: Context): Said =>
  sentence('report.answer.source', { sources: summary.sources.length, ...summary.rows });

function brokenRules({ artefacts }: Context) {
  const deliveries = artefacts.source.value.detail?.deliveries ?? [];
  const broken = deliveries.flatMap((one) => one.rules.map((rule) => ({ ...rule, names: one.names })));
  if (broken.length === 0) return html`<p class="caption">${say('report.source.noBreach')}</p>`;
  return html`<h3>${say('report.source.rules')}</h3>${table(
    [head('report.source.name'), head('report.source.rule'), head('report.source.fate'), numbers('report.source.rows')],
    broken.map((rule) => [
      text(rule.names),
      text(rule.say),
      say(rule.kept_out ? 'report.source.keptOut' : 'report.source.keptFlagged'),
      number(rule.rows),
    ]),
  )}`;
}
