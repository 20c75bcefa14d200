import type { Recipe } from '@junheng/engine/domain';
import {
  type Alarm,
  type Comparison,
  type DerivedBeds,
  type Dimension,
  dimensions,
  type Finding,
  findFaults,
  latestScore,
  type PoolDetail,
  type QualityHistory,
  type ScoredPlace,
  type SourceHistory,
  type SourceQuality,
  scoreHistory,
  toScoreRuns,
} from '@junheng/engine/pool';
import type { PoolReader } from '@junheng/pool';
import { compareSources } from './compare-sources.ts';
import { dayNumber, isoDay, readHistories } from './history.ts';
import { dayColumns, placeColumns } from './rows-behind.ts';

/** Alarms that an artefact keeps at most, the strongest of each source. */
const mostAlarms = 500;

/** What the pool stage says of quality: scores by source with the reasons for those that are missing, their history, alarms. */
export async function readQuality(
  pool: PoolReader,
  asOf: string,
  derivedBeds: readonly DerivedBeds[] = [],
  signal?: AbortSignal,
): Promise<Pick<PoolDetail, 'quality' | 'history' | 'alarms'>> {
  const quality: SourceQuality[] = [];
  const history: QualityHistory[] = [];
  const alarms: Alarm[] = [];
  const compared = await compareSources(pool, asOf, derivedBeds);
  const all: SourceHistory[] = [];
  for await (const one of readHistories(pool)) all.push(one);
  for (const one of all) {
    await pause();
    signal?.throwIfAborted();
    const found = findFaults(one, dayNumber(asOf), all);
    const comparisons = compared.get(one.source_id) ?? [];
    const scored = scoreHistory(one, found, comparisons, filledOf(pool, one.source_id));
    quality.push(summaryOf(pool, one, scored, comparisons));
    history.push(...scored.map((place) => historyOf(one, place)));
    alarms.push(
      ...found
        .map((finding) => alarmOf(one, finding))
        .sort((a, b) => b.strength - a.strength)
        .slice(0, mostAlarms),
    );
  }
  alarms.sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : b.strength - a.strength));
  return { quality, history, alarms };
}

/** Lets what waits come first: a signal to stop, an answer of the engine. */
const pause = () => new Promise((done) => setImmediate(done));

/** Share of mapped fields that are filled and of expected rows that came, over the deliveries of a source. */
function filledOf({ snapshot }: PoolReader, source: string): number | null {
  const own = snapshot.deliveries.filter(
    (one) => one.source_id === source && one.completeness !== null && one.read > 0,
  );
  const read = own.reduce((sum, one) => sum + one.read, 0);
  return read === 0 ? null : own.reduce((sum, one) => sum + (one.completeness as number) * one.read, 0) / read;
}

function accuracyOf({ snapshot }: PoolReader, source: string): number | null {
  const own = snapshot.deliveries.filter((one) => one.source_id === source && one.accuracy !== null && one.read > 0);
  const read = own.reduce((sum, one) => sum + one.read, 0);
  return read === 0 ? null : own.reduce((sum, one) => sum + (one.accuracy as number) * one.read, 0) / read;
}

function summaryOf(
  pool: PoolReader,
  history: SourceHistory,
  scored: readonly ScoredPlace[],
  comparisons: readonly Comparison[],
): SourceQuality {
  const whole = scored.find(({ place }) => place === null)?.scores ?? {};
  const scores: Record<Dimension, number | null> = {
    completeness: latestScore(whole.completeness) ?? filledOf(pool, history.source_id),
    timeliness: latestScore(whole.timeliness),
    accuracy: latestScore(whole.accuracy) ?? accuracyOf(pool, history.source_id),
    consistency: latestScore(whole.consistency),
    update_frequency: latestScore(whole.update_frequency),
  };
  const why = dimensions
    .filter((dimension) => scores[dimension] === null)
    .map((dimension) => ({
      dimension,
      say: { code: reasonOf(dimension, history, comparisons), severity: 'info' as const, params: {} },
    }));
  return { source_id: history.source_id, ...scores, why, owner: history.owner };
}

/** Why a dimension has no score: the sentence `pool.insufficient.<code>`. */
function reasonOf(
  dimension: Dimension,
  { deliveries, every }: SourceHistory,
  comparisons: readonly Comparison[],
): string {
  const dated = deliveries.filter(({ period }) => period !== null);
  if (dimension === 'completeness' || dimension === 'accuracy') return 'no_rows';
  if (dimension === 'consistency') return comparisons.length === 0 ? 'no_second_source' : 'no_rows';
  if (every === null) return 'no_schedule';
  if (dated.length < 2) return deliveries.length < 2 ? 'one_delivery' : 'no_periods';
  return dimension === 'timeliness' ? 'no_arrivals' : 'one_delivery';
}

function historyOf({ source_id, table }: SourceHistory, { place, months, scores }: ScoredPlace): QualityHistory {
  const runs = Object.entries(scores).map(([dimension, list]) => [dimension, toScoreRuns(list)]);
  return {
    source_id,
    table,
    place_id: place,
    first: months[0] as string,
    last: months.at(-1) as string,
    scores: Object.fromEntries(runs),
  };
}

function alarmOf({ source_id, table, owner }: SourceHistory, finding: Finding): Alarm {
  const { kind, place, column, from, to, expected, found, strength, params } = finding;
  return {
    kind,
    source_id,
    table,
    place_id: place,
    column,
    from: isoDay(from),
    to: isoDay(to),
    expected,
    found,
    strength: Math.round(10 * Math.min(99, strength)) / 10,
    params,
    rows: kind === 'missing_delivery' ? null : rowsOf(source_id, table, finding),
    owner,
  };
}

/** The rows behind a finding: of its source, place and days where the table has such columns. */
function rowsOf(source: string, table: string, { place, from, to }: Finding): Recipe {
  const [placeColumn, dayColumn] = [placeColumns[table], dayColumns[table]];
  return {
    table,
    where: [
      { column: 'source_id', op: 'eq', value: source },
      ...(place !== null && placeColumn ? [{ column: placeColumn, op: 'eq', value: place } as const] : []),
      ...(dayColumn
        ? [
            { column: dayColumn, op: 'ge', value: isoDay(from) } as const,
            { column: dayColumn, op: 'le', value: isoDay(to) } as const,
          ]
        : []),
    ],
  };
}
