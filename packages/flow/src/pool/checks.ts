import type { Issue } from '@junheng/engine/domain';
import type { PoolReader } from '@junheng/pool';
import type { Populations } from './population.ts';

const places = [
  { table: 'facility', column: 'facility_id' },
  { table: 'zone', column: 'zone_id' },
  { table: 'region', column: 'region_id' },
] as const;
const [facility, zone, region] = places;

/** Names that one table uses for rows of another; what is not found is one finding a column, with the number of rows. */
const references = [
  { table: 'zone', column: 'region_id', within: [region] },
  { table: 'facility', column: 'region_id', within: [region, zone] },
  { table: 'population', column: 'place_id', within: [zone, region] },
  { table: 'resource', column: 'place_id', within: [facility, zone] },
  { table: 'statistic', column: 'place_id', within: places },
  { table: 'service', column: 'facility_id', within: [facility] },
  { table: 'staff', column: 'facility_id', within: [facility] },
  { table: 'encounter', column: 'facility_id', within: [facility] },
  { table: 'encounter', column: 'home_zone_id', within: [zone] },
  { table: 'travel', column: 'from_id', within: [zone, facility] },
  { table: 'travel', column: 'to_id', within: [facility] },
] as const;

/** What only several rows together can show. */
const remarkable = ['person_in_two_beds', 'outside_validity'] as const;

/** What cannot be above another number, and what should not; the tables that tell both. */
const above = [
  { code: 'intensive_above_hospital', table: 'status' },
  { code: 'staffed_above_physical', table: 'resource' },
  { code: 'physical_above_licensed', table: 'resource' },
] as const;

/** Holds the sources against each other. Both values are given; one finding for the region, not one for each place. */
export async function crossCheck(pool: PoolReader, populations: Populations, asOf: string): Promise<Issue[]> {
  const filled = new Set(pool.snapshot.files.map(({ table }) => table));
  const found: Issue[] = comparePopulations(populations);
  for (const reference of references) {
    if (!filled.has(reference.table)) continue;
    const count = await pool.countUnmatched(reference);
    if (count === 0) continue;
    const { table, column } = reference;
    found.push({
      code: 'names_unknown',
      severity: 'warning',
      params: { table, column, count },
      at: `${table}.${column}`,
    });
  }
  for (const code of filled.has('encounter') ? remarkable : []) {
    const count = await pool.countRemarkable(code);
    if (count > 0) found.push({ code, severity: 'warning', params: { count }, at: 'encounter' });
  }
  for (const { code, table } of above) {
    const one = filled.has(table) ? await pool.findAbove(code, asOf) : null;
    if (one === null) continue;
    const { count, place_id: place, more, less } = one;
    found.push({ code, severity: 'warning', params: { count, place, more, less }, at: table });
  }
  return found;
}

function comparePopulations({ zones, areas, uneven }: Populations): Issue[] {
  if (!zones) return [];
  const differ = areas
    .filter(({ persons }) => Math.abs(persons - zones.persons) >= 0.5)
    .map(
      ({ level, year, persons, places: count }): Issue => ({
        code: 'population_differs',
        severity: 'warning',
        params: {
          zones: zones.persons,
          zones_year: String(zones.year),
          areas: persons,
          areas_year: String(year),
          level,
          count,
        },
      }),
    );
  const apart = uneven.map(
    ({ level, year, count, place, zones: inZones, area }): Issue => ({
      code: 'population_uneven',
      severity: 'warning',
      params: { level, year: String(year), count, place, zones: inZones, area },
    }),
  );
  return [...differ, ...apart];
}
