import { type PoolDetail, populationYear, type Row, residentsByPlace } from '@junheng/engine/pool';
import type { PoolReader } from '@junheng/pool';

type Level = { readonly level: string; readonly year: number; readonly places: number; readonly persons: number };

/** People of the zones and of the areas above them, each in the year that results use. */
export type Populations = {
  readonly zones: Level | null;
  /** Areas by level, without those that are zones themselves. */
  readonly areas: readonly Level[];
  readonly bySource: PoolDetail['totals']['population_by_source'];
};

/** Adds up who lives where, by level and by source, so that the sums can be held against each other. */
export async function readPopulations(
  pool: PoolReader,
  zoneIds: ReadonlySet<string>,
  levels: ReadonlyMap<string, string>,
  wanted: number | undefined,
  until: number,
): Promise<Populations> {
  const levelOf = (place: string) => (zoneIds.has(place) ? 'zone' : (levels.get(place) ?? 'unknown'));
  const bySource: Populations['bySource'][number][] = [];
  const all: Row<'population'>[] = [];
  for (const { source_id, tables } of pool.snapshot.deliveries) {
    if (!tables.some(({ table }) => table === 'population')) continue;
    const rows = await pool.readTable('population', [{ column: 'source_id', op: 'eq', value: source_id }]);
    all.push(...rows);
    for (const year of yearsOf(rows)) {
      for (const [level, { persons }] of sumByLevel(residentsByPlace(rows, year), levelOf)) {
        bySource.push({ source_id, level, year, persons });
      }
    }
  }
  const byLevel = Map.groupBy(all, ({ place_id }) => levelOf(place_id));
  const totals = [...byLevel].flatMap(([level, rows]): Level[] => {
    const year = populationYear(yearsOf(rows), wanted, until);
    if (year === undefined) return [];
    const sum = sumByLevel(residentsByPlace(rows, year), levelOf).get(level);
    return sum ? [{ level, year, ...sum }] : [];
  });
  return {
    zones: totals.find(({ level }) => level === 'zone') ?? null,
    areas: totals.filter(({ level }) => level !== 'zone' && level !== 'unknown'),
    bySource,
  };
}

const yearsOf = (rows: readonly Row<'population'>[]) =>
  [...new Set(rows.map(({ year }) => year))].sort((a, b) => a - b);

function sumByLevel(residents: ReadonlyMap<string, number>, levelOf: (place: string) => string) {
  const sums = new Map<string, { persons: number; places: number }>();
  for (const [place, persons] of residents) {
    const level = levelOf(place);
    const sum = sums.get(level) ?? { persons: 0, places: 0 };
    sums.set(level, { persons: sum.persons + persons, places: sum.places + 1 });
  }
  return sums;
}
