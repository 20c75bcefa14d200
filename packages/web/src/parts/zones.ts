import type { ImbalanceClass, ServiceBalance } from '@junheng/engine/balance';
import type { Language } from '@junheng/engine/domain';
import type { ProfileDetail, ServiceProfile } from '@junheng/engine/profile';
import { placeNames, zoneNames } from './places.ts';

/** One zone with all that the balance of one service says of it. `null` is no data. */
export type ZoneView = {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  /** The name as sent, where a translation stands in front of it. */
  readonly sent: string | null;
  readonly area: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly persons: number | null;
  readonly share65: number | null;
  readonly gap: boolean;
  readonly class: ImbalanceClass | null;
  readonly score: number | null;
  readonly supplyIndex: number | null;
  readonly needIndex: number | null;
  readonly need: number | null;
  readonly minutes: number | null;
  readonly held: number | null;
  readonly unknownNear: boolean;
  readonly edgeNear: boolean;
  /** Index into the profile's facilities and minutes, nearest first. */
  readonly nearest: readonly (readonly number[])[];
};

/** A facility with its supply of one service; `null` is unknown. */
export type FacilityView = {
  readonly id: string;
  readonly name: string;
  readonly sent: string | null;
  readonly kind: string;
  readonly lon: number;
  readonly lat: number;
  readonly supply: number | null;
};

/** Puts the columns of profile and balance together, zone by zone, in the order of the profile. */
export function toZones(
  language: Language,
  profile: ProfileDetail,
  service: ServiceProfile | undefined,
  balance: ServiceBalance,
): readonly ZoneView[] {
  const { zones, regions } = profile;
  const areas = new Map(regions.map((area) => [area.region_id, placeNames(language, area.name, area.name_en).first]));
  return zones.zone_id.map((id, index) => {
    const area = areas.get(zones.region_id[index] ?? '') ?? '';
    const { first, second } = zoneNames(language, id, zones.name[index], zones.name_en[index], area);
    return {
      index,
      id,
      name: first,
      sent: second,
      area,
      lon: zones.lon[index] ?? null,
      lat: zones.lat[index] ?? null,
      persons: zones.persons[index] ?? null,
      share65: zones.share_65plus[index] ?? null,
      gap: zones.gap[index] ?? false,
      class: balance.class[index] ?? null,
      score: balance.score[index] ?? null,
      supplyIndex: balance.supply_index[index] ?? null,
      needIndex: balance.need_index[index] ?? null,
      need: service?.zone_need_per_1000[index] ?? null,
      minutes: balance.nearest_minutes[index] ?? null,
      held: balance.held[index] ?? null,
      unknownNear: balance.unknown_near[index] ?? false,
      edgeNear: balance.edge_near[index] ?? false,
      nearest: balance.nearest[index] ?? [],
    };
  });
}

/** The facilities that give a service and have a position. */
export function toFacilities(
  language: Language,
  profile: ProfileDetail,
  service: ServiceProfile | undefined,
): readonly FacilityView[] {
  const { facilities } = profile;
  return facilities.facility_id.flatMap((id, index) => {
    const [lon, lat] = [facilities.lon[index] ?? null, facilities.lat[index] ?? null];
    if (lon === null || lat === null || service?.gives[index] === false) return [];
    const { first, second } = placeNames(language, facilities.name[index] ?? id, facilities.name_en[index]);
    return [
      {
        id,
        name: first,
        sent: second,
        kind: facilities.kind[index] ?? '',
        lon,
        lat,
        supply: service?.supply[index] ?? null,
      },
    ];
  });
}
