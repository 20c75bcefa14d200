import type { Issue } from '@junheng/engine/domain';
import type { Context } from '../context.ts';
import { html, type Markup, nothing } from '../html.ts';
import { type Body, head, noteText, numbers, section, table } from '../section.ts';
import { both, number, type Said, say, sentence, text, together } from '../words.ts';
import { qualityPart } from './pool-quality.ts';

/** What is held, from where, how good. */
export function poolSection(context: Context): Markup {
  const artefact = context.artefacts.pool;
  const { value } = artefact;
  if (value.status !== 'made') return section(context, 'pool', artefact, null);
  const { checks, totals, tables } = value.detail;
  const names = new Map(context.artefacts.source.value.detail?.deliveries.map((one) => [one.source_id, one.names]));
  const sourceName = (id: string) => {
    const named = names.get(id);
    return named ? text(named) : html`${id}`;
  };
  const body: Body = {
    answer: html`<p>${both(poolAnswer(context))}</p>`,
    tables: html`${table(
      [head('report.pool.table'), numbers('report.source.rows')],
      tables.map((one) => [say(`app.table.name.${one.table}`), number(one.rows)]),
    )}${
      totals.population_by_source.length > 0 &&
      html`<h3>${say('report.pool.population')}</h3>${table(
        [
          head('report.source.name'),
          head('report.pool.level'),
          numbers('report.pool.year'),
          numbers('report.pool.persons'),
        ],
        totals.population_by_source.map((one) => [
          sourceName(one.source_id),
          levelName(context, one.level),
          html`${one.year}`,
          number(one.persons),
        ]),
      )}`
    }${qualityPart(context, value.detail, sourceName)}${checkList(checks, value.notes)}`,
  };
  return section(context, 'pool', artefact, body);
}

/** Cross-checks between sources, but for those that stand among the notes. */
function checkList(checks: readonly Issue[], notes: readonly Issue[]): Markup {
  const said = new Set(notes.map((note) => JSON.stringify(noteText('pool', note))));
  const rest = checks.filter((check) => !said.has(JSON.stringify(noteText('pool', check))));
  if (rest.length === 0) return nothing;
  return html`<h3>${say('report.pool.checks')}</h3><ul class="notes">${rest.map((check) => html`<li>${text(noteText('pool', check))}</li>`)}</ul>`;
}

function levelName({ region }: Context, level: string): Markup {
  if (level === 'zone') return text(region.zone_names);
  const named = region.levels.find(({ code }) => code === level);
  return named ? text(named.names) : html`${level}`;
}

/** What the pool holds, in one sentence; what is unknown is said to be. */
export function poolAnswer({ summary, region }: Context): Said {
  const { zones, facilities, beds } = summary;
  const persons = summary.population.zones;
  return together(
    sentence('report.answer.pool', { zones, zone_names: region.zone_names, facilities }),
    persons === null ? sentence('report.answer.poolNoPeople') : sentence('report.answer.poolPeople', { persons }),
    beds === null ? sentence('report.answer.poolNoBeds') : sentence('report.answer.poolBeds', { beds }),
  );
}
