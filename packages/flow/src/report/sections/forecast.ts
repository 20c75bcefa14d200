import { formatDate, formatNumber, formatShare } from '@junheng/display';
import type { ForecastDetail, SeriesForecast } from '@junheng/engine/forecast';
import { rangeMark } from '../charts/bars.ts';
import { fan } from '../charts/fan.ts';
import { warningMark } from '../charts/marks.ts';
import { rough } from '../charts/scale.ts';
import type { Context } from '../context.ts';
import { html, type Markup, nothing } from '../html.ts';
import { type Body, cut, head, numbers, section, table } from '../section.ts';
import { both, day, missing, number, type Said, say, sentence, share, spoken, text, together } from '../words.ts';

const fansShown = 4;
const warningsShown = 20;
const order = ['red', 'orange', 'yellow', 'blue', 'none'];

/** What comes next, and what to warn of. */
export function forecastSection(context: Context): Markup {
  const artefact = context.artefacts.forecast;
  const { value } = artefact;
  if (value.status !== 'made') return section(context, 'forecast', artefact, null);
  const regional = value.detail.series.filter(({ place_id }) => place_id === null);
  const drawn = (regional.length > 0 ? regional : value.detail.series).slice(0, fansShown);
  const body: Body = {
    answer: html`${drawn.map((series) => html`<p>${both(forecastSentence(series, value.detail))}</p>`)}${warned(value.detail)}`,
    picture: html`${drawn.map((series) => oneSeries(series, value.detail))}`,
    tables: warnings(context, value.detail),
  };
  return section(context, 'forecast', artefact, body);
}

/** A forecast of one period as it is written: no finer than its interval lets one know. */
function written({ middle, low, high }: SeriesForecast['forecast'][number], at: number) {
  const [from, to] = [low[at] ?? middle, high[at] ?? middle];
  const as = (value: number) => rough(value, to - from);
  return { low: as(from), middle: as(middle), high: as(to) };
}

/** The last period of a forecast in a sentence, with how such intervals did in the past. */
export function forecastSentence(series: SeriesForecast, { levels }: ForecastDetail): Said {
  const last = series.forecast.at(-1);
  if (!last) return sentence('report.answer.lacking');
  const at = Math.max(levels.indexOf(0.8), 0);
  const held = series.scores.find(({ method }) => method === series.method)?.coverage[at] ?? null;
  const { low, middle, high } = written(last, at);
  return together(
    sentence('report.answer.forecast', {
      series: series.names,
      middle,
      when: spoken(({ language }) => formatDate(language, last.period)),
      range: spoken(({ language }) => `${formatNumber(language, low)}–${formatNumber(language, high)}`),
      level: formatShare(levels[at] ?? 0),
    }),
    held !== null && sentence('report.answer.forecastHeld', { held: formatShare(held) }),
  );
}

function warned({ warnings: list }: ForecastDetail): Markup {
  const raised = list.filter(({ level }) => level !== 'none').length;
  if (list.length === 0) return nothing;
  return html`<p>${raised === 0 ? say('report.answer.noWarning', { count: list.length }) : say('report.answer.warnings', { count: raised, all: list.length })}</p>`;
}

function oneSeries(series: SeriesForecast, { levels }: ForecastDetail): Markup {
  const at = Math.max(levels.indexOf(0.8), 0);
  const happened = new Map(series.happened.map(({ period, value }) => [period, value]));
  const rows = series.forecast.map((point) => {
    const { low, middle, high } = written(point, at);
    return [
      day(point.period),
      number(middle),
      html`${number(low)}–${number(high)}`,
      number(point.same_last_season),
      ...(happened.size > 0 ? [number(happened.get(point.period))] : []),
    ];
  });
  const columns = [
    head(`report.forecast.${series.frequency}`),
    numbers('report.forecast.middle'),
    numbers('report.forecast.range', { level: formatShare(levels[at] ?? 0) }),
    numbers('report.forecast.lastSeason'),
    ...(happened.size > 0 ? [numbers('report.forecast.happened')] : []),
  ];
  return html`<h3>${text(series.names)} <span class="quiet">${series.form}</span></h3>${fan(series, levels)}${table(columns, rows)}${scores(series, levels)}`;
}

function scores(series: SeriesForecast, levels: readonly number[]): Markup {
  if (series.scores.length === 0) return nothing;
  return html`<h3>${say('report.forecast.scores')}</h3>${table(
    [
      head('report.forecast.method'),
      numbers('report.forecast.mase'),
      ...levels.map((level) => numbers('report.forecast.held', { level: formatShare(level) })),
      numbers('report.forecast.origins'),
    ],
    series.scores.map((score) => [
      html`<span class="code">${score.method}</span>${score.method === series.method && html` <span class="quiet">${say('report.forecast.chosen')}</span>`}`,
      score.mase === null ? missing() : html`${score.mase.toFixed(2)}`,
      ...score.coverage.map((held) => share(held)),
      number(score.origins),
    ]),
  )}`;
}

function warnings(context: Context, { warnings: all }: ForecastDetail): Markup {
  if (all.length === 0) return nothing;
  const sorted = [...all].sort(
    (a, b) =>
      order.indexOf(a.level) - order.indexOf(b.level) ||
      b.chance - a.chance ||
      ((a.place_id ?? '') < (b.place_id ?? '') ? -1 : 1),
  );
  const { shown, rest } = cut(sorted, warningsShown, 'artefacts/forecast');
  const largest = Math.max(1.1, ...shown.map(({ occupancy }) => occupancy.high));
  const limit = context.region.forecast?.warning.occupancy ?? 1;
  return html`<h3>${say('report.forecast.warnings')}</h3>${table(
    [
      head('report.forecast.level'),
      head('report.forecast.place'),
      numbers('report.forecast.chance', { limit: formatShare(limit) }),
      head('report.forecast.occupancy'),
      numbers('report.forecast.occupancyRange'),
      head('report.forecast.when'),
    ],
    shown.map((warning) => [
      warningMark(warning.level),
      warning.place_id === null ? text(context.region.names) : context.placeName(warning.place_id),
      share(warning.chance),
      rangeMark(
        { low: warning.occupancy.low, mean: warning.occupancy.middle, high: warning.occupancy.high },
        largest,
        limit,
      ),
      html`${formatShare(warning.occupancy.low)}–${formatShare(warning.occupancy.high)}`,
      day(warning.period),
    ]),
  )}${rest}`;
}
