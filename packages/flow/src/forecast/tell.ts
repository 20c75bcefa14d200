import type { Figure, Issue, Recipe, Text } from '@junheng/engine/domain';
import type { SeriesForecast, SeriesOptions, Warning } from '@junheng/engine/forecast';
import { steady } from '@junheng/engine/kernel';
import type { Capacity } from './capacity.ts';
import type { GroupForecast } from './forecast-series.ts';
import type { SeriesGroup } from './read-series.ts';

/** One option with what was made of it. */
export type MadeGroup = {
  readonly options: SeriesOptions;
  readonly group: SeriesGroup;
  readonly capacity: Capacity | undefined;
  readonly made: GroupForecast;
};

/** Units that have a headline of their own; the rest share `peak_value`. */
const peakUnits = ['admission', 'attendance', 'stay', 'bed', 'patient'] as const;
const peakId = (unit: string): string => `peak_${(peakUnits as readonly string[]).includes(unit) ? unit : 'value'}`;

/** Position of the level that headlines use: the one nearest to 80 %. */
function headlineLevel(levels: readonly number[]): number {
  let best = 0;
  for (const [k, level] of levels.entries()) {
    if (Math.abs(level - 0.8) < Math.abs((levels[best] as number) - 0.8)) best = k;
  }
  return best;
}

/** The headline figures: the expected peak of each of the region's series, past coverage and loss, warnings. */
export function figuresOf(groups: readonly MadeGroup[], levels: readonly number[]): Figure[] {
  const k = headlineLevel(levels);
  const figures: Figure[] = [];
  const add = (figure: Figure) => {
    if (!figures.some(({ id }) => id === figure.id)) figures.push(figure);
  };
  for (const { options, group, made } of groups) {
    const series = made.forecasts[0];
    if (options.by === 'region' && series) add(peakOf(series, k, levels[k] as number, group.rows));
  }
  const main = groups.find(({ options }) => options.by === 'region') ?? groups[0];
  if (main) {
    const { tested, calibration, loss } = main.made;
    const coverage = tested.values > 0 ? steady(calibration.coverage[k] as number) : null;
    add({ id: 'coverage', value: coverage, unit: 'share', rows: main.group.rows });
    const ratio = loss && loss.seasonalNaive > 0 ? steady(loss.chosen / loss.seasonalNaive) : null;
    add({ id: 'loss_ratio', value: ratio, unit: 'index', rows: main.group.rows });
  }
  const warned = groups.filter(({ options, capacity }) => options.by === 'facility' && capacity !== undefined);
  if (warned.length > 0) {
    const warnings = warned.flatMap(({ made }) => made.warnings);
    const rows = (warned[0] as MadeGroup).group.rows;
    add({ id: 'warned', value: countPlaces(warnings, () => true), unit: 'facility', rows });
    add({ id: 'warned_red', value: countPlaces(warnings, (level) => level === 'red'), unit: 'facility', rows });
  }
  return figures;
}

function peakOf(series: SeriesForecast, k: number, level: number, rows: Recipe): Figure {
  let peak = series.forecast[0] as SeriesForecast['forecast'][number];
  for (const point of series.forecast) if (point.middle > peak.middle) peak = point;
  const interval = { low: peak.low[k] as number, high: peak.high[k] as number, level };
  return { id: peakId(series.unit), value: peak.middle, unit: series.unit, interval, rows };
}

function countPlaces(warnings: readonly Warning[], wanted: (level: Warning['level']) => boolean): number {
  return new Set(
    warnings
      .filter(({ level }) => level !== 'none' && wanted(level))
      .map(({ place_id, series_id }) => place_id ?? series_id),
  ).size;
}

const percent = (share: number): number => Math.round(share * 100);

/** What a reader must know of each option's series: choice, past intervals, gaps, what was left out. */
export function notesOf(groups: readonly MadeGroup[], levels: readonly number[]): Issue[] {
  const k = headlineLevel(levels);
  const promised = levels[k] as number;
  return groups.flatMap(({ options, group, capacity, made }) => {
    const notes: Issue[] = [];
    const named = { zh: options.names.zh, en: options.names.en };
    const say = (code: string, severity: Issue['severity'], params: Issue['params'] = {}) =>
      notes.push({ code, severity, params: { ...named, ...params }, at: options.id });
    const coverage = made.calibration.coverage[k] as number;
    if (made.forecasts.length > 0 && made.tested.values === 0) say('not_tested', 'warning');
    else if (made.forecasts.length > 0) {
      const params = { promised: percent(promised), held: percent(coverage), count: made.tested.origins };
      if (coverage < promised - 0.1) say('intervals_narrow', 'warning', params);
      else if (coverage > promised + 0.1) say('intervals_wide', 'info', params);
      if (made.calibration.adjusted) say('intervals_adjusted', 'info');
    }
    if (made.loss && made.loss.chosen >= made.loss.seasonalNaive && made.tested.values > 0) say('no_better', 'info');
    if (made.widened > 0) say('intervals_for_quality', 'warning', { count: made.widened });
    if (made.missing > 0) say('missing_periods', 'info', { count: made.missing });
    if (options.by === 'region' && group.places.least < group.places.most)
      say('places_vary', 'info', { least: group.places.least, most: group.places.most });
    const { count, has, needs } = made.tooShort;
    if (count > 0)
      say(options.by === 'facility' ? 'facilities_too_short' : 'series_too_short', 'warning', { count, has, needs });
    if (capacity?.byStay) say('capacity_by_stay', 'info');
    if (capacity && made.withoutCapacity > 0) say('capacity_unknown', 'info', { count: made.withoutCapacity });
    return notes;
  });
}

/** A facility's series carries the facility's name behind the name of the series. */
export function seriesName(names: Text, facility: Text | undefined): Text {
  return facility === undefined ? names : { zh: `${names.zh} · ${facility.zh}`, en: `${names.en} · ${facility.en}` };
}
