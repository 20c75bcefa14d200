import type { Row } from '@junheng/engine/pool';
import type { ProfileDetail, ServiceProfile } from '@junheng/engine/profile';
import { type Places, upwards } from '../profile/places.ts';

/** Areas in which no facility gives a service: a finding, not a gap of the list. */
export type BareAreas = { readonly names: readonly string[]; readonly persons: number; readonly of: number };

/**
 * The areas that hold the zones and in which no facility gives the service. An area is left out where a facility is known
 * only to stand somewhere in the area above it. Null where nobody can tell: a facility that gives the service is in no
 * known area, every area is a gap, or nothing but a list of institutions is known, which need not be complete.
 */
export function bareAreas(places: Places, profile: ProfileDetail, service: ServiceProfile): BareAreas | null {
  if (service.supply_basis === 'institutions') return null;
  const served = new Set<string>();
  const holders = new Set<string>();
  for (const [j, gives] of service.gives.entries()) {
    if (!gives || service.supply[j] === 0) continue;
    const chain = upwards(places.regions, profile.facilities.region_id[j] ?? '');
    if (chain.length === 0) return null;
    holders.add((chain[0] as Row<'region'>).region_id);
    for (const { region_id } of chain) served.add(region_id);
  }
  const { zones } = profile;
  const areas = new Map<string, { name: string; persons: number; gap: boolean }>();
  zones.region_id.forEach((id, i) => {
    const row = places.regions.get(id);
    if (!row) return;
    const area = areas.get(id) ?? { name: row.name, persons: 0, gap: false };
    area.persons += zones.persons[i] ?? 0;
    area.gap ||= zones.gap[i] === true;
    areas.set(id, area);
  });
  const vague = (id: string) => upwards(places.regions, id).some((area, up) => up > 0 && holders.has(area.region_id));
  const counted = [...areas].filter(([id, { gap }]) => !gap && !vague(id));
  if (counted.length === 0) return null;
  const bare = counted.filter(([id]) => !served.has(id)).map(([, area]) => area);
  return {
    names: bare.map(({ name }) => name),
    persons: bare.reduce((sum, { persons }) => sum + persons, 0),
    of: counted.length,
  };
}
