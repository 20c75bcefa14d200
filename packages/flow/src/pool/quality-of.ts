import { latestScore, listMonths, listScores, type QualityHistory } from '@junheng/engine/pool';
import { dayNumber } from './history.ts';

/**
 * How good the data of a place (or of a whole source) were in the twelve months up to a day: completeness × accuracy,
 * 0..1; null where nothing is known. A place that the source does not know on its own takes the source's.
 */
export function qualityOf(
  history: readonly QualityHistory[],
  of: { readonly source_id: string; readonly place_id: string | null; readonly until: string },
): number | null {
  const own = history.filter(({ source_id }) => source_id === of.source_id);
  const held = own.find(({ place_id }) => place_id === of.place_id) ?? own.find(({ place_id }) => place_id === null);
  if (!held) return null;
  const months = listMonths(dayNumber(`${held.first}-01`), dayNumber(`${held.last}-01`));
  const known = months.filter((month) => month <= of.until.slice(0, 7)).length;
  const latest = (runs: readonly number[] | undefined) => latestScore(listScores(runs ?? []).slice(0, known));
  const [completeness, accuracy] = [latest(held.scores.completeness), latest(held.scores.accuracy)];
  if (completeness === null && accuracy === null) return null;
  return (completeness ?? 1) * (accuracy ?? 1);
}
