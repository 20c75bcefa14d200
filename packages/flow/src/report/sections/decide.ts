import type { Proposal } from '@junheng/engine/decide';
import type { Context } from '../context.ts';
import { figureTable } from '../figures.ts';
import { html, type Markup, nothing } from '../html.ts';
import { type Body, section } from '../section.ts';
import { both, day, say } from '../words.ts';

/** Who proposes what, on which evidence. */
export function decideSection(context: Context): Markup {
  const artefact = context.artefacts.decide;
  const { value } = artefact;
  if (value.status !== 'made') return section(context, 'decide', artefact, null);
  const body: Body = {
    answer: html`<p>${say('report.answer.decide', { count: value.detail.proposals.length })}</p>`,
    tables: html`${value.detail.proposals.map((one) => proposal(context, one))}`,
  };
  return section(context, 'decide', artefact, body);
}

/** A sentence of the stage's own catalogue about a proposal; its key where there is none. */
const about = (key: string, params: Proposal['params']): Markup =>
  both((speak) => (speak.has(key) ? speak.t(key, params) : key));

function proposal(context: Context, one: Proposal): Markup {
  const currency = context.region.currency;
  return html`<h3>${about(`decide.proposal.${one.kind}.title`, one.params)} <span class="quiet">${say(`report.decide.status.${one.status}`)}</span></h3>
<p>${about(`decide.proposal.${one.kind}.question`, one.params)}</p>
${one.expected.length > 0 && html`<p class="caption">${say('report.decide.expected')}</p>${figureTable('decide', one.expected, currency, () => undefined)}`}
${one.alternatives.map((other) => html`<p class="caption">${say('report.decide.alternative')} ${about(`decide.proposal.${other.kind}.title`, other.params)}</p>${figureTable('decide', other.figures, currency, () => undefined)}`)}
${one.objections.length > 0 ? html`<p class="caption">${say('report.decide.objections')}</p><ul class="notes">${one.objections.map((issue) => html`<li>${both((speak) => (speak.has(`decide.note.${issue.code}`) ? speak.issue('decide', issue) : issue.code))}</li>`)}</ul>` : nothing}
<p class="caption">${say('report.decide.voteBy')} ${day(one.vote_by)} · ${say('report.decide.measureOn')} ${day(one.measure_on)} · ${say('report.decide.evidence')} <span class="code">${one.evidence.map(({ artefact_id }) => artefact_id).join(', ')}</span></p>`;
}
