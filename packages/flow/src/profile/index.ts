import type { Figure, Issue, Lack } from '@junheng/engine/domain';
import { globeIndex } from '@junheng/engine/kernel';
import type { Row } from '@junheng/engine/pool';
import {
  type FacilityTable,
  type ProfileDetail,
  type ProfileValue,
  type ServiceOptions,
  type ServiceProfile,
  supplyPer1000,
} from '@junheng/engine/profile';
import { lacking, type StageContext, type StageRun } from '../stage.ts';
import { headFigures, serviceFigures } from './figures.ts';
import type { Ground, MadeService } from './made.ts';
import { needBasis, zoneNeed } from './need.ts';
import { headNotes, serviceNotes } from './notes.ts';
import { compare, type Places, placesOf, standingOf, zoneColumns } from './places.ts';
import { agesOf, type Population, populationOf, type ZonePeople, zonePeople } from './population.ts';
import { derivedFor, deriveStaffedBeds } from './staffed-beds.ts';
import { readSupply } from './supply.ts';
import { readUse } from './use.ts';

/** The profile: what there is, who needs it and how full it is, zone by zone and facility by facility. */
export const profileRun: StageRun<'profile'> = {
  stage: 'profile',
  version: '2',
  needs: [],
  options: (region) => ({ region: region.region, profile: region.profile }),
  async run(context) {
    const [zones, facilities] = await Promise.all([context.pool.readTable('zone'), context.pool.readTable('facility')]);
    const lacks: Lack[] = [];
    if (zones.length === 0) lacks.push({ code: 'no_zones', table: 'zone' });
    if (facilities.length === 0) lacks.push({ code: 'no_facilities', table: 'facility' });
    if (lacks.length > 0) return lacking(lacks);
    return makeProfile(context, zones, facilities);
  },
};

async function makeProfile(
  context: StageContext,
  zoneRows: readonly Row<'zone'>[],
  facilityRows: readonly Row<'facility'>[],
): Promise<ProfileValue> {
  const { pool, region, asOf } = context;
  const places = placesOf(zoneRows, await pool.readTable('region'));
  const facilities = facilityRows
    .filter(({ valid_from, valid_to }) => (valid_from ?? '') <= asOf && (valid_to === null || valid_to >= asOf))
    .sort((a, b) => compare(a.facility_id, b.facility_id));
  const zoneIds = new Set(places.zoneIndex.keys());
  const rows = await pool.readTable('population');
  const population = populationOf(rows, zoneIds, region.profile.population_year, Number(asOf.slice(0, 4)));
  const people = zonePeople(places, population);
  const columns = zoneColumns(places, new Set(pool.snapshot.gaps.map(({ place_id }) => place_id)));
  const standing = standingOf(places, facilities, nearestZone(places));
  const derivedBeds = await deriveStaffedBeds(pool, region.profile.staffed_beds, asOf);
  const ground: Ground = { places, facilities, population, people, standing, gaps: columns.gap, derivedBeds };
  const services: MadeService[] = [];
  const [rates, offers] = [await pool.readTable('rate'), await pool.readTable('service')];
  for (const options of region.profile.services) {
    services.push(await makeService(context, ground, options, rates, offers));
  }
  const detail: ProfileDetail = {
    population_year: population.year,
    zones: { ...columns, persons: people.persons, share_65plus: people.share65 },
    facilities: facilityColumns(facilities),
    services: services.map(({ profile }) => profile),
    regions: regionRows(places, population),
    ages: agesOf(population, people.agePlaces),
  };
  const figures: Figure[] = [
    ...headFigures(ground, detail, asOf),
    ...services.flatMap((made) => serviceFigures(ground, made)),
  ];
  const notes: Issue[] = [
    ...headNotes(ground, pool.snapshot.gaps),
    ...services.flatMap((made) => serviceNotes(made, region.profile)),
  ];
  return { status: 'made', figures, notes, lacks: lacksOf(people, services), detail };
}

function lacksOf(people: ZonePeople, services: readonly MadeService[]): Lack[] {
  const lacks: Lack[] = [];
  if (people.persons.every((persons) => persons === null)) lacks.push({ code: 'no_population', table: 'population' });
  if (services.some(({ basis }) => basis === null)) lacks.push({ code: 'no_rates', table: 'rate' });
  if (services.some(({ basis, profile }) => basis !== null && profile.total_need === null)) {
    lacks.push({ code: 'no_ages', table: 'population' });
  }
  const bare = services.find(({ profile }) => profile.total_supply === null);
  if (bare) lacks.push({ code: 'no_supply', table: bare.profile.supply_basis });
  if (services.some(({ use }) => use.inUse === null)) lacks.push({ code: 'no_use', table: 'encounter' });
  return lacks;
}

async function makeService(
  { pool, asOf, region }: StageContext,
  ground: Ground,
  options: ServiceOptions,
  rates: readonly Row<'rate'>[],
  offers: readonly Row<'service'>[],
): Promise<MadeService> {
  const { facilities, people, standing } = ground;
  const derived = derivedFor(options.supply, region.profile.staffed_beds, ground.derivedBeds);
  const supply = await readSupply(pool, options, facilities, offers, asOf, derived);
  const use = await readUse(pool, options, facilities, supply, asOf);
  const basis = needBasis(options.need, rates, region.region);
  const need = zoneNeed(people, options.need, basis);
  const persons = Float64Array.from(people.persons, (n) => n ?? Number.NaN);
  const standingPer1000 = supplyPer1000(supply.supply, standing.zoneOf, persons);
  const known = supply.supply.filter((units) => !Number.isNaN(units));
  const needed = need.need.filter((n) => n !== null);
  const profile: ServiceProfile = {
    service_code: options.code,
    names: options.names,
    unit: options.supply.unit,
    supply_basis: options.supply.from,
    period: supply.period,
    need_basis: basis?.basis ?? 'residents',
    supply: column(supply.supply),
    gives: supply.gives,
    ...(supply.derived.includes(true) ? { supply_derived: [...supply.derived] } : {}),
    occupancy: column(use.occupancy),
    turnover: column(use.turnover),
    zone_supply_per_1000: column(standingPer1000).map((value, i) => (ground.gaps[i] ? null : value)),
    zone_need: need.need,
    zone_need_per_1000: need.per1000,
    total_supply: known.length > 0 ? known.reduce((sum, units) => sum + units, 0) : null,
    unknown_facilities: supply.gives.filter((does, j) => does && Number.isNaN(supply.supply[j])).length,
    total_need: needed.length > 0 ? needed.reduce((sum, n) => sum + n, 0) : null,
  };
  return { options, profile, supply, use, basis, uncovered: need.uncovered };
}

const column = (values: Float64Array): (number | null)[] =>
  Array.from(values, (value) => (Number.isNaN(value) ? null : value));

function facilityColumns(facilities: readonly Row<'facility'>[]): FacilityTable {
  return {
    facility_id: facilities.map(({ facility_id }) => facility_id),
    name: facilities.map(({ name }) => name),
    name_en: facilities.map(({ name_en }) => name_en),
    kind: facilities.map(({ kind }) => kind),
    level_code: facilities.map(({ level_code }) => level_code),
    region_id: facilities.map(({ region_id }) => region_id),
    lon: facilities.map(({ lon }) => lon),
    lat: facilities.map(({ lat }) => lat),
  };
}

function regionRows(places: Places, population: Population): ProfileDetail['regions'] {
  const inside = new Map<string, number>();
  for (const { zone_id, region_id } of places.zones) {
    inside.set(region_id, (inside.get(region_id) ?? 0) + (population.of.get(zone_id)?.persons ?? 0));
  }
  return [...places.regions.values()].map(({ region_id, parent_id, level, name, name_en, kind, geometry }) => ({
    region_id,
    parent_id,
    level,
    name,
    name_en,
    kind,
    persons: population.of.get(region_id)?.persons ?? inside.get(region_id) ?? null,
    has_polygon: geometry !== null,
  }));
}

/** The nearest zone of an area, or of all where the area is unknown. */
function nearestZone(places: Places): (lon: number, lat: number, region: string | null) => number {
  const lat = places.zones.map((zone) => zone.lat ?? Number.NaN);
  const regions = new Set(places.zones.map(({ region_id }) => region_id));
  const indices = new Map<string | null, ReturnType<typeof globeIndex>>();
  return (east, north, region) => {
    const here = region !== null && regions.has(region) ? region : null;
    let index = indices.get(here);
    if (!index) {
      const lon = places.zones.map(
        (zone) => (here === null || zone.region_id === here ? zone.lon : null) ?? Number.NaN,
      );
      index = globeIndex(lon, lat);
      indices.set(here, index);
    }
    return index.nearest(east, north, 1)[0]?.point ?? -1;
  };
}
