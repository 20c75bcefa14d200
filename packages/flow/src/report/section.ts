import type { Stage, StageValues } from '@junheng/engine';
import type { Artefact, Issue, Lack, Text } from '@junheng/engine/domain';
import type { Context } from './context.ts';
import { figureTable } from './figures.ts';
import { html, type Markup, nothing } from './html.ts';
import { both, day, say, spoken, text } from './words.ts';

/** What a stage's section says of its own: the answer in a sentence, the picture, and the tables. */
export type Body = { readonly answer: Markup; readonly picture?: Markup; readonly tables?: Markup };

/**
 * One stage as a section: question, answer with its certainty, picture, table, figures, notes and caveats, what is lacking
 * and what it would bring, and how it was made.
 */
export function section<S extends Stage>(
  context: Context,
  stage: S,
  artefact: Artefact<StageValues[S]>,
  body: Body | null,
): Markup {
  const { value } = artefact;
  const answer = body?.answer ?? say('report.answer.lacking');
  const of = (figure: { service_code?: string | undefined; place_id?: string | undefined }) => {
    if (figure.place_id) return context.placeName(figure.place_id);
    return figure.service_code ? text(context.serviceNames(figure.service_code)) : undefined;
  };
  return html`<section id="${stage}"${body ? '' : html` class="keep"`}>
<p class="caption">${say(`common.stage.${stage}.name`)}</p><h2>${say(`common.stage.${stage}.question`)}</h2>
<div class="answer">${answer}</div>
${body?.picture}${body?.tables}
${value.figures.length > 0 && html`<h3>${say('report.part.figures')}</h3>${figureTable(stage, value.figures, context.region.currency, of)}`}
${noteList(context, stage, value.notes)}${lackList(stage, value.lacks)}${howMade(artefact)}
</section>`;
}

/** A note in both languages; its code where the catalogues have no sentence for it. */
export const noteText = (stage: Stage, note: Issue): Text =>
  spoken((speak) => (speak.has(`${stage}.note.${note.code}`) ? speak.issue(stage, note) : note.code));

/** Notes as sentences. What several services have in common is said once, with their names. */
function noteList(context: Context, stage: Stage, notes: readonly Issue[]): Markup {
  const said = Map.groupBy(notes, (note) => JSON.stringify(noteText(stage, note)));
  if (said.size === 0) return nothing;
  const written = [...said].map(([sentence, same]) => {
    const services = [...new Set(same.flatMap(({ at }) => (at && context.findService(at) ? [at] : [])))];
    const of = services.map((code, i) => html`${i > 0 && ' · '}${text(context.serviceNames(code))}`);
    return html`<li>${text(JSON.parse(sentence) as Text)}${services.length > 0 && html` <span class="quiet">${of}</span>`}</li>`;
  });
  return html`<h3>${say('report.part.notes')}</h3><ul class="notes">${written}</ul>`;
}

function lackList(stage: Stage, lacks: readonly Lack[]): Markup {
  if (lacks.length === 0) return nothing;
  const written = lacks.map((lack) => {
    const sentence = both((speak) => speak.lack(stage, lack));
    return html`<li>${sentence}${lack.table !== '' && html` <span class="quiet">${say('report.lack.table', { table: lack.table })}</span>`}</li>`;
  });
  return html`<h3>${say('report.part.lacks')}</h3><ul class="notes lacks">${written}</ul>`;
}

function howMade({ id, made_from, run }: Artefact): Markup {
  return html`<details><summary>${say('report.part.made')}</summary><dl class="made">
<dt>${say('report.made.artefact')}</dt><dd class="code">${id}</dd>
<dt>${say('report.made.from')}</dt><dd class="code">${made_from.join(', ')}</dd>
<dt>${say('report.made.version')}</dt><dd>${run.version}</dd>
<dt>${say('report.made.asOf')}</dt><dd>${day(run.as_of)}</dd>
<dt>${say('report.made.seed')}</dt><dd>${run.seed}</dd>
</dl>${run.options !== null && run.options !== undefined && html`<p class="caption">${say('report.made.options')}</p><pre>${JSON.stringify(run.options, null, 1)}</pre>`}</details>`;
}

export type Column = { readonly head: Markup; readonly number?: boolean };

/** A table with a head; columns of numbers stand right. Wide ones scroll by themselves on narrow screens. */
export function table(columns: readonly Column[], rows: readonly (readonly Markup[])[]): Markup {
  const kind = (at: number) => (columns[at]?.number ? html` class="num"` : nothing);
  return html`<div class="scroll"><table><thead><tr>${columns.map(({ head }, at) => html`<th scope="col"${kind(at)}>${head}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell, at) => html`<td${kind(at)}>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

/** A column by the key of its head in the catalogues. */
export const head = (key: string, params: Readonly<Record<string, string | number | Text>> = {}): Column => ({
  head: say(key, params),
});
export const numbers = (key: string, params: Readonly<Record<string, string | number | Text>> = {}): Column => ({
  head: say(key, params),
  number: true,
});

/** The first rows of a long list, with a line that says how many follow and where they are. */
export function cut<T>(
  list: readonly T[],
  most: number,
  where: string,
): { readonly shown: readonly T[]; readonly rest: Markup } {
  const left = list.length - most;
  return {
    shown: list.slice(0, most),
    rest: left > 0 ? html`<p class="caption">${say('report.more', { count: left, where })}</p>` : nothing,
  };
}
