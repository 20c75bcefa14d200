import { windowOf } from './expected.ts';
import type { Finding } from './history.ts';
import { surprise } from './robust.ts';
import { firstDayOf, type PlaceSeries, runningSums, type Series } from './series.ts';

/** How sure a scan over all windows must be before it speaks, in standard deviations: of all figures together, of one. */
const together = 4.2;
const alone = 4.5;
/** Least factor between found and expected. */
const leastFactor = 1.7;
/** How much of the doubt the figures of one place share: they rise and fall together. */
const shared = 0.3;

type Prepared = { readonly series: Series; readonly found: Float64Array; readonly due: Float64Array };
type Hit = {
  readonly at: number;
  readonly z: number;
  readonly best: Prepared;
  readonly found: number;
  readonly due: number;
};

/**
 * A place whose figures lie far above or below what is expected for a week, and return: three times as many, a third.
 *
 * Each window of a week (or one weekly or monthly period) is held against what its peers and the weeks around it
 * suggest. The weeks before and the weeks after must both say so, and the nearer of the two counts: a ward that opens
 * changes one side only. Counts are compared as square roots (variance 1/4 for a Poisson), with the place's own spread
 * beyond chance; the figures of a place are added up.
 *
 * A figure of fewer than three units has no peers: its waves cannot be told from faults, and nothing is said.
 *
 * @returns one finding a place and time, the most surprising window of each
 * @see Anscombe 1948, doi:10.1093/biomet/35.3-4.246 (square roots); Stouffer's sum for dependent figures
 */
export function findScaledCounts({ place, step, ends, series, peers }: PlaceSeries): Finding[] {
  if (peers < 3) return [];
  const week = windowOf[step];
  const n = ends.length;
  const prepared = series.map((one) => prepare(one));
  const counts = series.filter(({ kind }) => kind === 'count');
  if (counts.length > 1) prepared.push(prepare(sumOf(counts)));
  const hits: Hit[] = [];
  for (let t = 2 * week; t + week <= n; t++) {
    const hit = weigh(prepared, t, week, n);
    if (hit) hits.push(hit);
  }
  return strongest(hits, 2 * week).map(({ at, z, best, found, due }) => ({
    kind: 'count_scaled',
    place,
    column: best.series.column === '' ? null : best.series.column,
    from: firstDayOf(step, ends[at] as number),
    to: ends[at + week - 1] as number,
    expected: Math.round(due * 10) / 10,
    found,
    strength: surprise(z),
    params: { factor: Math.round((100 * (found + 0.5)) / (due + 0.5)) / 100 },
  }));
}

/** All counts of a place as one series: where each is small, only their sum tells. */
function sumOf(series: readonly Series[]): Series {
  const n = series[0]?.values.length ?? 0;
  const [values, mean] = [new Float64Array(n), new Float64Array(n)];
  for (const one of series) {
    for (let t = 0; t < n; t++) {
      if (Number.isNaN(one.values[t] as number) || Number.isNaN(one.mean[t] as number)) continue;
      values[t] = (values[t] as number) + (one.values[t] as number);
      mean[t] = (mean[t] as number) + (one.mean[t] as number);
    }
  }
  const excessOfWindow = Math.min(...series.map((one) => one.excessOfWindow));
  return { column: '', kind: 'count', values, mean, excess: 0, excessOfWindow };
}

function prepare(series: Series): Prepared {
  const { values, mean } = series;
  return {
    series,
    found: runningSums(values),
    due: runningSums(mean.map((one, t) => (Number.isNaN(values[t] as number) ? 0 : one))),
  };
}

function weigh(prepared: readonly Prepared[], t: number, week: number, n: number): Hit | undefined {
  let [sum, count, largest] = [0, 0, 0];
  let best: Prepared | undefined;
  let [bestFound, bestDue] = [0, 0];
  for (const one of prepared) {
    const window = compare(one, t, week, n);
    if (window === undefined) continue;
    const { z, found, due } = window;
    sum += z;
    count++;
    if (Math.abs(z) > Math.abs(largest)) [largest, best, bestFound, bestDue] = [z, one, found, due];
  }
  if (best === undefined) return undefined;
  const all = sum / Math.sqrt(count + count * (count - 1) * shared);
  const z = Math.abs(all) >= together ? all : Math.abs(largest) >= alone ? largest : 0;
  return z === 0 ? undefined : { at: t, z, best, found: bestFound, due: bestDue };
}

/** One window of one figure against its weeks before and after; 0 deviations where they do not agree. */
function compare({ series, found, due }: Prepared, t: number, week: number, n: number) {
  const sum = (of: Float64Array, from: number, to: number) =>
    (of[Math.min(n, to)] as number) - (of[Math.max(0, from)] as number);
  const [x, m] = [sum(found, t, t + week), sum(due, t, t + week)];
  if (!(m >= 0.5)) return undefined;
  const before = ratio(sum(found, t - 2 * week, t), sum(due, t - 2 * week, t));
  const after = ratio(sum(found, t + week, t + 3 * week), sum(due, t + week, t + 3 * week));
  if (before === undefined && after === undefined) return undefined;
  const one = m * (before ?? (after as number));
  const other = m * (after ?? (before as number));
  const nearer =
    x > Math.max(one, other) ? Math.max(one, other, m) : x < Math.min(one, other) ? Math.min(one, other, m) : x;
  const factor = (x + 0.5) / (nearer + 0.5);
  const variance = 1.25 + series.excessOfWindow * nearer;
  const z = (2 * (Math.sqrt(x + 0.375) - Math.sqrt(nearer + 0.375))) / Math.sqrt(variance);
  return {
    z: factor >= leastFactor || factor <= 1 / leastFactor ? z : 0.5 * z * (Math.abs(z) < 3 ? 1 : 0),
    found: x,
    due: nearer,
  };
}

const ratio = (found: number, due: number) => (due >= 1 ? (found + 0.5) / (due + 0.5) : undefined);

/** Of hits that lie within a span of each other the most surprising one. */
function strongest(hits: readonly Hit[], span: number): Hit[] {
  const kept: Hit[] = [];
  for (const hit of hits) {
    const last = kept.at(-1);
    if (last === undefined || hit.at - last.at > span) kept.push(hit);
    else if (Math.abs(hit.z) > Math.abs(last.z)) kept[kept.length - 1] = hit;
  }
  return kept;
}
