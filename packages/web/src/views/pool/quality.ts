import {
  type Dimension,
  dimensions,
  latestScore,
  listScores,
  type PoolDetail,
  type QualityHistory,
  type SourceQuality,
} from '@junheng/engine/pool';
import type { Speak } from '../../speak.tsx';

export type Scores = Readonly<Record<Dimension, number | null>>;

/** One place (null: the whole source) in one table of a source: its months and what each scored. */
export type PlaceQuality = {
  readonly source_id: string;
  readonly table: string;
  readonly place_id: string | null;
  readonly months: readonly string[];
  /** Dimensions that the place has, month by month. */
  readonly scores: Readonly<Partial<Record<Dimension, readonly (number | null)[]>>>;
  /** The mean of the last twelve months that have a score. */
  readonly latest: Scores;
  /** The lowest of `latest`; null where there is none. */
  readonly lowest: number | null;
};

/** Months from the first to the last, `2024-03`. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  let [year, month] = first.split('-').map(Number) as [number, number];
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > last) return months;
    months.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

/** A month as the language writes it: Sep 2025, 2025年9月. */
export const monthWords = ({ date }: Pick<Speak, 'date'>, month: string): string =>
  date(`${month}-01`).replace(/^1 |1日$/, '');

/** The last day of a month. */
export const lastDayOf = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);

/** The lowest of several scores; null where there is none. */
export function lowestOf(scores: Scores): number | null {
  const known = dimensions.flatMap((dimension) => scores[dimension] ?? []);
  return known.length === 0 ? null : Math.min(...known);
}

/** A history laid out month by month. */
export function layOut(history: QualityHistory): PlaceQuality {
  const scores: Partial<Record<Dimension, readonly (number | null)[]>> = {};
  const latest = {} as Record<Dimension, number | null>;
  for (const dimension of dimensions) {
    const runs = history.scores[dimension];
    if (runs) scores[dimension] = listScores(runs);
    latest[dimension] = latestScore(scores[dimension]);
  }
  const { source_id, table, place_id } = history;
  const months = monthsBetween(history.first, history.last);
  return { source_id, table, place_id, months, scores, latest, lowest: lowestOf(latest) };
}

/** The places of a source, the lowest score first; the whole source stands before them. */
export function placesOf(detail: PoolDetail, source: string): readonly PlaceQuality[] {
  const places = detail.history.filter(({ source_id }) => source_id === source).map(layOut);
  const rank = ({ place_id, lowest }: PlaceQuality) => (place_id === null ? -1 : (lowest ?? 2));
  return places.sort((a, b) => rank(a) - rank(b) || ((a.place_id ?? '') < (b.place_id ?? '') ? -1 : 1));
}

/** Why a source has no score in some dimensions: each reason once, with those that it holds for. */
export function reasonsOf({ why }: SourceQuality): readonly { code: string; dimensions: readonly Dimension[] }[] {
  const groups = Map.groupBy(why, ({ say }) => say.code);
  return [...groups].map(([code, group]) => ({ code, dimensions: group.map(({ dimension }) => dimension) }));
}

/** The score that is lowest of all, and whose it is. */
export function lowestScore(
  detail: PoolDetail,
): { readonly source_id: string; readonly dimension: Dimension; readonly score: number } | undefined {
  const all = detail.quality.flatMap((one) =>
    dimensions.flatMap((dimension) => {
      const score = one[dimension];
      return score === null ? [] : [{ source_id: one.source_id, dimension, score }];
    }),
  );
  return all.sort((a, b) => a.score - b.score)[0];
}

/** From where scores are drawn: the tenth below the lowest of them, 90% at most. */
export function floorOf(places: readonly PlaceQuality[]): number {
  const known = places.flatMap(({ scores }) =>
    dimensions.flatMap((dimension) => (scores[dimension] ?? []).filter((score) => score !== null)),
  );
  return Math.floor(Math.min(0.9, ...known) * 10) / 10;
}
