import { type PoolDetail, populationYear, type Row, residentsByPlace } from '@junheng/engine/pool';
import type { PoolReader } from '@junheng/pool';

type Level = { readonly level: string; readonly year: number; readonly places: number; readonly persons: number };

/** Areas of a level that do not hold the people of their own zones: how many, and the one that is furthest off. */
export type Uneven = {
  readonly level: string;
  readonly year: number;
  readonly count: number;
  readonly place: string;
  readonly zones: number;
  readonly area: number;
};

/** People of the zones and of the areas above them, each in the year that results use. */
export type Populations = {
  readonly zones: Level | null;
  /** Areas by level, without those that are zones themselves. */
  readonly areas: readonly Level[];
  /** Levels whose people add up to those of the zones, but not area by area. */
  readonly uneven: readonly Uneven[];
  readonly bySource: PoolDetail['totals']['population_by_source'];
};

/** Adds up who lives where, by level and by source, so that the sums can be held against each other. */
export async function readPopulations(
  pool: PoolReader,
  zoneIds: ReadonlySet<string>,
  levels: ReadonlyMap<string, string>,
  parents: ReadonlyMap<string, string>,
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
  const zones = totals.find(({ level }) => level === 'zone') ?? null;
  const areas = totals.filter(({ level }) => level !== 'zone' && level !== 'unknown');
  const same = areas.filter((area) => area.year === zones?.year && Math.abs(area.persons - zones.persons) < 0.5);
  const uneven = same.flatMap(({ level, year }) => {
    const inZones = sumUpwards(residentsByPlace(byLevel.get('zone') ?? [], year), parents);
    return unevenOf(residentsByPlace(byLevel.get(level) ?? [], year), inZones, { level, year });
  });
  return { zones, areas, uneven, bySource };
}

/** People of the zones, added up for everything that they lie in. */
function sumUpwards(residents: ReadonlyMap<string, number>, parents: ReadonlyMap<string, string>) {
  const sums = new Map<string, number>();
  for (const [zone, persons] of residents) {
    const passed = new Set([zone]);
    for (let at = parents.get(zone); at !== undefined && !passed.has(at); at = parents.get(at)) {
      passed.add(at);
      sums.set(at, (sums.get(at) ?? 0) + persons);
    }
  }
  return sums;
}

function unevenOf(
  own: ReadonlyMap<string, number>,
  inZones: ReadonlyMap<string, number>,
  of: { readonly level: string; readonly year: number },
): Uneven[] {
  const off = [...own]
    .map(([place, area]) => ({ place, area, zones: inZones.get(place) ?? 0 }))
    .filter(({ area, zones }) => Math.abs(area - zones) >= 0.5)
    .sort((a, b) => Math.abs(b.area - b.zones) - Math.abs(a.area - a.zones) || (a.place < b.place ? -1 : 1));
  return off[0] ? [{ ...of, count: off.length, ...off[0] }] : [];
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
