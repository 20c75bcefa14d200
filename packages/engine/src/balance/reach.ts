import { indexArray } from '../kernel/index.ts';
import type { DecayTable } from './decay.ts';
import type { DemandPoints } from './points.ts';
import type { TravelTimes } from './travel-times.ts';

/**
 * Who reaches what, zone by zone (compressed rows): how much the journey from zone i to facility j counts, 0..1. Where a
 * zone's people are spread over points, it is the mean over its points. Pairs of weight 0 are left out.
 */
export type ZoneReach = {
  readonly zones: number;
  readonly facilities: number;
  readonly zoneStart: Uint32Array;
  readonly facility: Uint16Array | Uint32Array;
  readonly weight: Float64Array;
};

/**
 * Weights of zones from journey times of their points. Both steps of E2SFCA are linear in the weights, so scores over
 * these mean weights are the means of the scores over the points, and supply is conserved alike. O(pairs of the points).
 */
export function zoneReach(points: DemandPoints, travel: TravelTimes, decay: DecayTable): ZoneReach {
  if (travel.zones !== points.zone.length) {
    throw new RangeError(`travel has ${travel.zones} rows for ${points.zone.length} points; give one row a point.`);
  }
  const mean = new Float64Array(travel.facilities);
  const zoneStart = new Uint32Array(points.zones + 1);
  const facility = indexArray(travel.facility.length, travel.facilities);
  const weight = new Float64Array(travel.facility.length);
  let [at, p] = [0, 0];
  for (let i = 0; i < points.zones; i++) {
    const touched: number[] = [];
    for (; p < points.zone.length && points.zone[p] === i; p++) {
      for (let k = travel.zoneStart[p] as number; k < (travel.zoneStart[p + 1] as number); k++) {
        const j = travel.facility[k] as number;
        const w = (decay.weight[travel.centiMin[k] as number] as number) * (points.share[p] as number);
        if (w === 0) continue;
        if (mean[j] === 0) touched.push(j);
        mean[j] = (mean[j] as number) + w;
      }
    }
    for (const j of touched.sort((a, b) => a - b)) {
      facility[at] = j;
      weight[at] = mean[j] as number;
      mean[j] = 0;
      at++;
    }
    zoneStart[i + 1] = at;
  }
  const { zones } = points;
  return {
    zones,
    facilities: travel.facilities,
    zoneStart,
    facility: facility.slice(0, at),
    weight: weight.slice(0, at),
  };
}
