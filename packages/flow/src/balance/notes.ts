import type { BalanceOptions, ServiceBalance } from '@junheng/engine/balance';
import type { Issue } from '@junheng/engine/domain';
import type { ProfileDetail, ServiceProfile } from '@junheng/engine/profile';
import { derivedNotes } from '../profile/staffed-beds.ts';
import { bareAreas } from './areas.ts';
import type { Placed, World } from './world.ts';

/** What one service's balance was made from. */
export type Made = {
  readonly options: BalanceOptions;
  readonly profile: ProfileDetail;
  readonly service: ServiceProfile;
  readonly made: ServiceBalance;
  readonly world: World;
  readonly placed: Placed;
  /** The region has polygons, so that its edge is known. */
  readonly edgeKnown: boolean;
};

/** What a reader must know before believing the map. */
export function balanceNotes(made: Made): Issue[] {
  return [...travelNotes(made), ...placeNotes(made), ...bareNotes(made), ...supplyNotes(made)];
}

function travelNotes({ options, world }: Made): Issue[] {
  const notes: Issue[] = [];
  const { travel } = options;
  if (travel.from === 'straight_line') {
    const params = { detour: String(travel.detour), speed: String(travel.speed_kmh) };
    notes.push({ code: 'straight_line', severity: 'warning', params });
  } else notes.push({ code: 'given_times', severity: 'info', params: { mode: travel.mode } });
  const skipped = options.variants.length - world.variants.length;
  if (skipped > 0) notes.push({ code: 'variants_skipped', severity: 'info', params: { count: skipped } });
  if (world.groups.every((group) => group === null)) {
    notes.push({ code: 'no_groups', severity: 'warning', params: { level: options.group_level } });
  }
  return notes;
}

const percent = (share: number) => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)}%`;

function placeNotes({ options, profile, service, made, placed, edgeKnown }: Made): Issue[] {
  const at = service.service_code;
  const notes: Issue[] = [];
  const spread = placed.over !== 'zone_points';
  if (spread) {
    const params = { share: percent(placed.beyond), km: String(options.spread.grid_km) };
    notes.push({ code: `spread_${placed.over}`, severity: 'warning', params, at });
  } else if (placed.beyond > options.spread.beyond_share) {
    notes.push({ code: 'spread_impossible', severity: 'warning', params: { share: percent(placed.beyond) }, at });
  }
  const edge = made.edge_near.filter((near) => near).length;
  if (edge > 0) notes.push({ code: 'edge', severity: 'warning', params: { count: edge }, ...(spread ? { at } : {}) });
  if (options.mark_edge && !edgeKnown) notes.push({ code: 'edge_unknown', severity: 'info', params: {} });
  const gaps = profile.zones.gap.filter((gap) => gap).length;
  if (gaps > 0) notes.push({ code: 'gaps_left_out', severity: 'warning', params: { count: gaps } });
  return notes;
}

/** Areas that are named in a note before it says "and others". */
const namedAreas = 12;

function bareNotes({ profile, service, world }: Made): Issue[] {
  const bare = bareAreas(world.places, profile, service);
  if (!bare || bare.names.length === 0) return [];
  const { names, persons, of } = bare;
  const code = names.length > namedAreas ? 'areas_without_facility_many' : 'areas_without_facility';
  const params = { count: names.length, of, persons, names: names.slice(0, namedAreas).join(' · ') };
  return [{ code, severity: 'warning', params, at: service.service_code }];
}

function supplyNotes({ profile, service, made }: Made): Issue[] {
  const at = service.service_code;
  const notes: Issue[] = [];
  if (service.unknown_facilities > 0) {
    const zones = made.unknown_near.filter((near) => near).length;
    notes.push({ code: 'unknown_near', severity: 'warning', params: { count: service.unknown_facilities, zones }, at });
  }
  notes.push(...derivedNotes(service));
  const lost = service.supply.filter(
    (units, j) => service.gives[j] && (units ?? 0) > 0 && (profile.facilities.lon[j] ?? null) === null,
  ).length;
  if (lost > 0) notes.push({ code: 'supply_without_position', severity: 'warning', params: { count: lost }, at });
  if (service.supply_basis === 'institutions')
    notes.push({ code: 'institutions_only', severity: 'warning', params: {}, at });
  if (service.need_basis === 'stand_in_rates')
    notes.push({ code: 'stand_in_rates', severity: 'warning', params: {}, at });
  if (service.need_basis === 'residents') notes.push({ code: 'need_is_residents', severity: 'info', params: {}, at });
  const needs = made.need_index.filter((index) => index !== null);
  if (needs.length > 0 && needs.every((index) => Math.abs(index - 1) < 1e-9)) {
    notes.push({ code: 'need_flat', severity: 'warning', params: {}, at });
  }
  if (needs.length === 0) notes.push({ code: 'need_unknown', severity: 'warning', params: {}, at });
  return notes;
}
