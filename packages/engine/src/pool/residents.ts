import type { Row } from './tables.ts';

type Person = Pick<Row<'population'>, 'place_id' | 'year' | 'persons'> &
  Partial<Pick<Row<'population'>, 'sex' | 'age_from' | 'residence' | 'education' | 'marital'>>;

/**
 * Which split of a place's people to add up, so that nobody is counted twice: the total where it is given, else by
 * age, else by sex, else by sex and age; splits by residence, education or marital status only where nothing else is.
 */
const splits: readonly ((row: Person) => boolean)[] = [
  (row) => row.sex == null && row.age_from == null && !isFiner(row),
  (row) => row.sex == null && row.age_from != null && !isFiner(row),
  (row) => row.sex != null && row.age_from == null && !isFiner(row),
  (row) => row.sex != null && row.age_from != null && !isFiner(row),
];
const isFiner = (row: Person) => row.residence != null || row.education != null || row.marital != null;

/**
 * Residents of each place in a year, from rows that may give them in total and by sex and age at once.
 *
 * @returns persons by place, in the order in which places first appear; a place without a row is absent, not 0
 */
export function residentsByPlace(rows: readonly Person[], year: number): Map<string, number> {
  const sums = new Map<string, (number | undefined)[]>();
  for (const row of rows) {
    if (row.year !== year) continue;
    const split = splits.findIndex((holds) => holds(row));
    const sum = sums.get(row.place_id) ?? [];
    const at = split < 0 ? splits.length : split;
    sum[at] = (sum[at] ?? 0) + row.persons;
    sums.set(row.place_id, sum);
  }
  return new Map([...sums].map(([place, sum]) => [place, sum.find((persons) => persons !== undefined) ?? 0]));
}

/**
 * The year of a place's population that results use: `wanted` where it is there, else the last one that is not later
 * than `wanted` (or than `until`), else the first. Undefined when there is none at all.
 */
export function populationYear(years: Iterable<number>, wanted: number | undefined, until: number): number | undefined {
  const sorted = [...new Set(years)].sort((a, b) => a - b);
  if (wanted !== undefined && sorted.includes(wanted)) return wanted;
  return sorted.findLast((year) => year <= (wanted ?? until)) ?? sorted[0];
}
