import type { FeedbackDetail } from '@junheng/engine/feedback';
import { bars } from '../charts/bars.ts';
import type { Context } from '../context.ts';
import { html, type Markup, nothing } from '../html.ts';
import { type Body, cut, head, numbers, section, table } from '../section.ts';
import { both, number, type Said, say, sentence, text } from '../words.ts';

/** Scores at or above this are on the frontier; below it, rounding of the solver is no longer the reason. */
const frontier = 1 - 1e-6;

/** Who turns resources into care, and who does not. */
export function feedbackSection(context: Context): Markup {
  const artefact = context.artefacts.feedback;
  const { value } = artefact;
  if (value.status !== 'made') return section(context, 'feedback', artefact, null);
  const { detail } = value;
  const lowest = [...detail.units].sort((a, b) => a.score - b.score || (a.facility_id < b.facility_id ? -1 : 1));
  const { shown, rest } = cut(lowest, 25, 'artefacts/feedback');
  const column = (id: string) => ({ head: text(detail.names[id] ?? { zh: id, en: id }), number: true });
  const body: Body = {
    answer: html`<p>${both(feedbackSentence(detail))}</p>`,
    picture: html`<h3>${say('report.feedback.spread')}</h3>${spread(detail)}`,
    tables: html`<h3>${say('report.feedback.lowest')}</h3>${table(
      [
        head('report.plan.facility'),
        numbers('report.feedback.score'),
        ...detail.inputs.map(column),
        ...detail.outputs.map(column),
        head('report.feedback.peers'),
      ],
      shown.map((unit) => [
        context.facilityName(unit.facility_id),
        html`${unit.score.toFixed(3)}`,
        ...[...unit.inputs, ...unit.outputs].map((value) => number(Math.round(value))),
        html`${unit.peers.slice(0, 3).map(({ facility_id }, i) => html`${i > 0 && html`, `}${context.facilityName(facility_id)}`)}`,
      ]),
    )}${rest}${leftOut(detail)}`,
  };
  return section(context, 'feedback', artefact, body);
}

/** How many stand on the frontier, and the middle of the rest. */
export function feedbackSentence({ units }: FeedbackDetail): Said {
  const scores = units.map(({ score }) => score).sort((a, b) => a - b);
  const middle =
    scores.length % 2 === 1
      ? (scores[(scores.length - 1) / 2] ?? 0)
      : ((scores[scores.length / 2 - 1] ?? 0) + (scores[scores.length / 2] ?? 0)) / 2;
  return sentence('report.answer.feedback', {
    count: scores.filter((score) => score >= frontier).length,
    all: scores.length,
    median: middle.toFixed(2),
  });
}

function spread({ units }: FeedbackDetail): Markup {
  const edges = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
  return bars(
    edges.map((from, i) => {
      const to = edges[i + 1];
      const count = units.filter(({ score }) =>
        to === undefined ? score >= frontier : score >= from && score < Math.min(to, frontier),
      ).length;
      return {
        label: to === undefined ? html`1` : html`${from}–${to}`,
        value: count,
        written: number(count),
        strong: to === undefined,
      };
    }),
  );
}

function leftOut({ left_out }: FeedbackDetail): Markup {
  const some = left_out.filter(({ facilities }) => facilities > 0);
  if (some.length === 0) return nothing;
  return html`<p class="caption">${some.map(({ reason, facilities }, i) => html`${i > 0 && ' · '}${say(`report.feedback.left.${reason}`, { count: facilities })}`)}</p>`;
}
