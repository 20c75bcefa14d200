import type { Figure, Issue } from '@junheng/engine/domain';
import { type DerivedBeds, type PoolDetail, type Row, standardTables } from '@junheng/engine/pool';
import type { ProfileOptions } from '@junheng/engine/profile';
import type { Snapshot } from '@junheng/pool';
import { derivedFor, deriveStaffedBeds } from '../profile/staffed-beds.ts';
import type { StageRun } from '../stage.ts';
import { type Beds, bedSupply, readBeds } from './beds.ts';
import { crossCheck } from './checks.ts';
import { readPopulations } from './population.ts';
import { readQuality } from './quality.ts';

export { rowsBehind } from './rows-behind.ts';

/** The pool stage: what is held, from where, how good it is, and whether the sources agree. */
export const poolRun: StageRun<'pool'> = {
  stage: 'pool',
  version: '5',
  needs: [],
  options: ({ profile }) => ({
    beds: bedSupply(profile.services) ?? null,
    population_year: profile.population_year ?? null,
    ...(profile.staffed_beds ? { staffed_beds: profile.staffed_beds } : {}),
  }),
  async run({ pool, region, asOf, signal }) {
    const { snapshot } = pool;
    const zones = await pool.readTable('zone');
    const regions = await pool.readTable('region');
    const levels = new Map(regions.map((row) => [row.region_id, row.level]));
    const parents = parentsOf(regions, zones);
    const zoneIds = new Set(zones.map(({ zone_id }) => zone_id));
    const { population_year: wanted, services } = region.profile;
    const populations = await readPopulations(pool, zoneIds, levels, parents, wanted, Number(asOf.slice(0, 4)));
    const derived = await deriveStaffedBeds(pool, region.profile.staffed_beds, asOf);
    const supply = bedSupply(services);
    const beds = await readBeds(pool, supply, asOf, derivedFor(supply, region.profile.staffed_beds, derived));
    const checks = await crossCheck(pool, populations, asOf);
    const totals: PoolDetail['totals'] = {
      population_zones: populations.zones?.persons ?? null,
      population_by_source: populations.bySource,
      facilities: await pool.countRows({ table: 'facility', where: [] }),
      zones: zones.length,
      beds: beds.value,
    };
    const tables = tablesOf(snapshot);
    const quality = await readQuality(pool, asOf, derived, signal);
    return {
      status: 'made',
      figures: figuresOf(tables, totals, beds, populations.zones?.year ?? null),
      notes: [...checks, ...noteOfDerived(derived, region.profile), ...noteOfAlarms(quality.alarms)],
      lacks: [],
      detail: { snapshot: snapshot.id, tables, ...quality, checks, totals },
    };
  },
};

/** What each region and zone lies in. */
const parentsOf = (regions: readonly Row<'region'>[], zones: readonly Row<'zone'>[]): ReadonlyMap<string, string> =>
  new Map([
    ...regions.flatMap(({ region_id, parent_id }) => (parent_id === null ? [] : [[region_id, parent_id] as const])),
    ...zones.map(({ zone_id, region_id }) => [zone_id, region_id] as const),
  ]);

function tablesOf({ files }: Snapshot): PoolDetail['tables'] {
  return Object.keys(standardTables).flatMap((table) => {
    const own = files.filter((file) => file.table === table);
    if (own.length === 0) return [];
    const sum = (of: 'rows' | 'bytes') => own.reduce((total, file) => total + file[of], 0);
    return [{ table, rows: sum('rows'), files: own.length, bytes: sum('bytes') }];
  });
}

/** Staffed beds that nobody reports: of how many facilities, and how they are derived. */
function noteOfDerived(derived: readonly DerivedBeds[], { staffed_beds }: ProfileOptions): Issue[] {
  if (derived.length === 0 || !staffed_beds) return [];
  const count = new Set(derived.map(({ facility_id }) => facility_id)).size;
  return [
    { code: 'staffed_derived', severity: 'warning', params: { count, ratio: String(staffed_beds.nurses_per_bed) } },
  ];
}

/** One sentence for all alarms; each stands in the detail. */
function noteOfAlarms(alarms: PoolDetail['alarms']): Issue[] {
  if (alarms.length === 0) return [];
  const sources = new Set(alarms.map(({ source_id }) => source_id)).size;
  return [{ code: 'alarms', severity: 'warning', params: { count: alarms.length, sources } }];
}

function figuresOf(
  tables: PoolDetail['tables'],
  totals: PoolDetail['totals'],
  beds: Beds,
  year: number | null,
): Figure[] {
  const all = (table: string) => ({ table, where: [] });
  const residents =
    year === null ? {} : { rows: { table: 'population', where: [{ column: 'year', op: 'eq', value: year }] } as const };
  return [
    { id: 'tables', value: tables.length, unit: 'table' },
    { id: 'rows', value: tables.reduce((sum, { rows }) => sum + rows, 0), unit: 'row' },
    { id: 'zones', value: totals.zones, unit: 'zone', rows: all('zone') },
    { id: 'population_zones', value: totals.population_zones, unit: 'person', ...residents },
    { id: 'facilities', value: totals.facilities, unit: 'facility', rows: all('facility') },
    { id: 'beds', value: totals.beds, unit: 'bed', ...(beds.rows ? { rows: beds.rows } : {}) },
  ];
}
