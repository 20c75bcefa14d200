import { formatNumber, formatShare } from '@junheng/display';
import type { SeriesForecast } from '@junheng/engine/forecast';
import { html, type Markup, nothing, px } from '../html.ts';
import { drawn, plain, sentence } from '../words.ts';
import { rough, ticksBetween } from './scale.ts';

const lineHeight = 13;

const frame = { width: 720, height: 280, left: 8, right: 132, top: 26, bottom: 26 };
const shown = { week: 78, month: 36 } as const;

/**
 * A forecast as a fan: what was measured as a line, the middle of the forecast, its intervals as bands, and what
 * happened since as hollow dots. Labels stand at the right end of what they name.
 */
export function fan(series: SeriesForecast, levels: readonly number[]): Markup {
  const history = series.history.slice(-shown[series.frequency]);
  const steps = history.length + series.forecast.length;
  const values = [
    ...history.flatMap(({ value }) => (value === null ? [] : [value])),
    ...series.forecast.flatMap(({ low, high, middle }) => [...low, ...high, middle]),
    ...series.happened.map(({ value }) => value),
  ];
  const ticks = ticksBetween(Math.min(...values), Math.max(1, ...values));
  const [bottom, top] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const x = (step: number) => frame.left + (step / Math.max(1, steps - 1)) * (frame.width - frame.left - frame.right);
  const y = (value: number) =>
    frame.height - frame.bottom - ((value - bottom) / (top - bottom)) * (frame.height - frame.top - frame.bottom);
  const start = history.length;
  const last = history.at(-1)?.value ?? series.forecast[0]?.middle ?? 0;
  const bands = levels
    .map((level, i) => ({ level, i }))
    .reverse()
    .map(({ level, i }) => {
      const high = series.forecast.map((point, k) => `${px(x(start + k))} ${px(y(point.high[i] ?? point.middle))}`);
      const low = series.forecast.map((point, k) => `${px(x(start + k))} ${px(y(point.low[i] ?? point.middle))}`);
      const from = `${px(x(start - 1))} ${px(y(last))}`;
      return html`<path class="band${Math.round(level * 100)} band" d="M${from}L${high.join(' ')} ${low.reverse().join(' ')}Z"/>`;
    });
  const measured = polyline(history.map(({ value }, k) => (value === null ? null : [x(k), y(value)])));
  const middle = polyline([
    [x(start - 1), y(last)],
    ...series.forecast.map((point, k) => [x(start + k), y(point.middle)] as const),
  ]);
  const periods = new Map(series.forecast.map(({ period }, k) => [period, k]));
  const since = series.happened.flatMap(({ period, value }) => {
    const k = periods.get(period);
    return k === undefined
      ? []
      : [html`<circle class="happened" cx="${px(x(start + k))}" cy="${px(y(value))}" r="3.2"/>`];
  });
  const edge = x(start - 1);
  return html`<svg class="chart" viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-label="${plain(({ language }) => series.names[language])}">
${ticks.map((tick) => html`<path class="grid" d="M${frame.left} ${px(y(tick))}H${px(frame.width - frame.right)}"/>${(tick > 0 || bottom > 0) && drawn('axis', html`x="${frame.left}" y="${px(y(tick) - 4)}"`, ({ language }) => formatNumber(language, tick))}`)}
${bands}<path class="edge" d="M${px(edge)} ${frame.top - 6}V${frame.height - frame.bottom}"/>
<path class="measured" d="${measured}"/><path class="middle" d="${middle}"/>${since}${endLabels(series, levels, y)}${dates(series, history, x)}</svg>`;
}

function polyline(points: readonly (readonly [number, number] | null)[]): string {
  let [path, pen] = ['', 'M'];
  for (const point of points) {
    if (point === null) pen = 'M';
    else {
      path += `${pen}${px(point[0])} ${px(point[1])}`;
      pen = 'L';
    }
  }
  return path;
}

/** Labels at the right end: upper bounds and the middle always, moved apart; lower bounds where they find room. */
function endLabels(series: SeriesForecast, levels: readonly number[], y: (value: number) => number): Markup {
  const last = series.forecast.at(-1);
  if (!last) return nothing;
  const of = (key: string, value: number, level: number, strong = false) => ({
    key,
    value,
    level,
    strong,
    at: y(value) + 4,
  });
  const width = (last.high.at(-1) ?? 0) - (last.low.at(-1) ?? 0);
  const upper = levels.map((level, i) => of('report.chart.upTo', last.high[i] ?? last.middle, level)).reverse();
  const lower = levels.map((level, i) => of('report.chart.from', last.low[i] ?? last.middle, level));
  const placed: ReturnType<typeof of>[] = [];
  let lowest = Number.NEGATIVE_INFINITY;
  for (const label of [...upper, of('report.chart.middle', last.middle, 0, true)]) {
    lowest = Math.max(label.at, lowest + lineHeight);
    placed.push({ ...label, at: lowest });
  }
  for (const label of lower) {
    if (label.at < lowest + lineHeight) continue;
    lowest = label.at;
    placed.push(label);
  }
  return html`${placed.map(({ key, value, level, strong, at }) =>
    drawn(
      strong ? 'label strong' : 'label',
      html`x="${frame.width - frame.right + 8}" y="${px(at)}"`,
      sentence(key, { level: formatShare(level), value: rough(value, width) }),
    ),
  )}`;
}

function dates(series: SeriesForecast, history: SeriesForecast['history'], x: (step: number) => number): Markup {
  const all = [...history.map(({ period }) => period), ...series.forecast.map(({ period }) => period)];
  const marks: Markup[] = [];
  let [year, at] = ['', -Infinity];
  all.forEach((period, step) => {
    const own = period.slice(0, 4);
    if (own === year || x(step) - at < 44) return;
    [year, at] = [own, x(step)];
    marks.push(html`<text class="axis" x="${px(at)}" y="${frame.height - 8}">${own}</text>`);
  });
  return html`${marks}`;
}
