import { type Area, gridInside } from '../kernel/index.ts';
import { type DemandPoints, evenPoints } from './points.ts';

/** A zone that may be larger than a catchment: its own position, and what is known of its inside. */
export type WideZone = {
  readonly lon: number;
  readonly lat: number;
  readonly settlements: readonly (readonly [lon: number, lat: number])[];
  readonly area: Area | null;
};

/** Demand points inside the zones, and what they are. `null` where no zone offers any: nothing can be spread. */
export type Spread = { readonly points: DemandPoints; readonly over: 'settlements' | 'grid' } | null;

/**
 * Spreads the people of each zone evenly over points inside it: over its settlements where the region gives them, else
 * over a grid within its polygon, else they stay at its own position. For zones larger than the catchment, whose centre
 * reaches its own hospital only. The label follows the kind of point that most zones got.
 */
export function spreadPoints(zones: readonly WideZone[], gridKm: number): Spread {
  let [onSettlements, onGrid] = [0, 0];
  const places = zones.map((zone) => {
    if (zone.settlements.length > 0) {
      onSettlements++;
      return zone.settlements;
    }
    const grid = zone.area ? gridInside(zone.area, gridKm) : [];
    if (grid.length > 0) {
      onGrid++;
      return grid;
    }
    return Number.isFinite(zone.lon) && Number.isFinite(zone.lat) ? [[zone.lon, zone.lat] as const] : [];
  });
  if (onSettlements + onGrid === 0) return null;
  return { points: evenPoints(places), over: onSettlements >= onGrid ? 'settlements' : 'grid' };
}

/** Share of the known supply that nobody can reach; 0 where there is none. `demand` is that of the facilities. */
export function supplyOutOfReach(supply: Float64Array, demand: Float64Array): number {
  let [all, beyond] = [0, 0];
  for (let j = 0; j < supply.length; j++) {
    const there = supply[j] as number;
    if (!(there > 0)) continue;
    all += there;
    if (!((demand[j] as number) > 0)) beyond += there;
  }
  return all > 0 ? beyond / all : 0;
}
