import { type BalanceOptions, type Spread, spreadPoints } from '@junheng/engine/balance';
import type { Row } from '@junheng/engine/pool';
import { type Places, zoneArea } from '../profile/places.ts';

/**
 * Points inside the zones over which their people are spread: the settlements of a zone (or of the area of which it is
 * the only zone), else a grid within its polygon. Null where the region gives neither.
 */
export function spreadOf(places: Places, settlements: readonly Row<'settlement'>[], options: BalanceOptions): Spread {
  const towns = places.zones.map((): [number, number][] => []);
  for (const { region_id, lon, lat } of settlements) {
    const zone = places.zoneIndex.get(region_id) ?? places.soleZone.get(region_id);
    if (zone !== undefined) towns[zone]?.push([lon, lat]);
  }
  return spreadPoints(
    places.zones.map(({ lon, lat }, i) => ({
      lon: lon ?? Number.NaN,
      lat: lat ?? Number.NaN,
      settlements: towns[i] ?? [],
      area: zoneArea(places, i),
    })),
    options.spread.grid_km,
  );
}
