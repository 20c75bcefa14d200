import type { Issue } from '@junheng/engine/domain';
import type { ProfileOptions } from '@junheng/engine/profile';
import type { Snapshot } from '@junheng/pool';
import type { Ground, MadeService } from './made.ts';
import { derivedNotes } from './staffed-beds.ts';

/** What a reader must know of the region as a whole. */
export function headNotes(ground: Ground, gaps: Snapshot['gaps']): Issue[] {
  const { people, places, population, standing, gaps: gap } = ground;
  const notes: Issue[] = [];
  if (people.fromAbove) {
    notes.push({
      code: 'ages_from_area',
      severity: 'info',
      params: { count: people.fromAbove.zones, year: String(people.fromAbove.year) },
    });
  }
  const empty = people.persons.filter((persons) => persons === 0).length;
  if (empty > 0) notes.push({ code: 'zones_without_people', severity: 'info', params: { count: empty } });
  const unknown = people.persons.filter((persons) => persons === null).length;
  if (unknown > 0) notes.push({ code: 'zones_unknown_people', severity: 'warning', params: { count: unknown } });
  if (population.unusable > 0) {
    notes.push({ code: 'population_unusable', severity: 'warning', params: { count: population.unusable } });
  }
  const unplaced = places.zones.filter(({ lon, lat }) => lon === null || lat === null).length;
  if (unplaced > 0) notes.push({ code: 'zones_without_position', severity: 'warning', params: { count: unplaced } });
  const lost = ground.facilities.filter(({ lon, lat }) => lon === null || lat === null).length;
  if (lost > 0) notes.push({ code: 'facilities_without_position', severity: 'warning', params: { count: lost } });
  const coarse = ground.facilities.filter(({ position_precision }) =>
    ['city', 'county', 'town', 'headquarters'].includes(position_precision ?? ''),
  ).length;
  if (coarse > 0) notes.push({ code: 'coarse_positions', severity: 'info', params: { count: coarse } });
  if (standing.byNearest) notes.push({ code: 'standing_by_nearest', severity: 'info', params: {} });
  if (gap.includes(true)) {
    const names = places.zones
      .filter((_, i) => gap[i])
      .map(({ name, zone_id }) => name ?? places.regions.get(zone_id)?.name ?? zone_id);
    notes.push({ code: 'gaps', severity: 'warning', params: { count: names.length, names: names.join(' · ') } });
  }
  const known = new Set([...places.zoneIndex.keys(), ...places.regions.keys()]);
  const stray = gaps.filter(({ place_id }) => !known.has(place_id)).map(({ place_id }) => place_id);
  if (stray.length > 0) notes.push({ code: 'gaps_unknown', severity: 'warning', params: { ids: stray.join(', ') } });
  if (
    places.zones.some(
      ({ zone_id }) => population.of.get(zone_id) && population.of.get(zone_id)?.year !== population.year,
    )
  ) {
    notes.push({ code: 'years_differ', severity: 'warning', params: { year: String(population.year) } });
  }
  return notes;
}

/** What a reader must know of one service. */
export function serviceNotes(
  { options, profile, basis, uncovered, supply }: MadeService,
  { staffed_beds }: ProfileOptions,
): Issue[] {
  const at = options.code;
  const notes: Issue[] = [];
  if (profile.unknown_facilities > 0 && profile.total_supply !== null) {
    notes.push({ code: 'unknown_supply', severity: 'warning', params: { count: profile.unknown_facilities }, at });
  }
  for (const note of derivedNotes(profile)) {
    const beds = Math.round(supply.supply.reduce((sum, units, j) => sum + (supply.derived[j] ? units : 0), 0));
    notes.push({ ...note, params: { ...note.params, beds, ratio: String(staffed_beds?.nurses_per_bed) } });
  }
  if (profile.supply_basis === 'institutions')
    notes.push({ code: 'institutions_only', severity: 'warning', params: {}, at });
  if (supply.period) notes.push({ code: 'supply_period', severity: 'info', params: { period: supply.period }, at });
  if (basis?.basis === 'stand_in_rates') {
    notes.push({
      code: 'stand_in_rates',
      severity: 'warning',
      params: { reference: basis.reference ?? basis.scope ?? '' },
      at,
    });
  }
  if (basis?.births) notes.push({ code: 'births_counted', severity: 'info', params: {}, at });
  if (basis?.basis === 'residents') notes.push({ code: 'need_is_residents', severity: 'info', params: {}, at });
  if (uncovered > 0.5)
    notes.push({ code: 'ages_without_rate', severity: 'warning', params: { count: Math.round(uncovered) }, at });
  return notes;
}
