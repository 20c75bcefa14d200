import { type CatchmentResult, e2sfcaWeighted } from './e2sfca.ts';
import type { TravelTimes } from './travel-times.ts';

/**
 * Three-step floating catchment area (3SFCA): before the two steps, people choose among the facilities they know.
 *
 *   step 0   G_ij = w_ij / W_i,  W_i = sum_j w_ij     share of zone i's people that facility j draws
 *   then E2SFCA with the weights G_ij w_ij
 *
 * `weightSums` gives W_i where it runs over more than the listed pairs (facilities that are known but beyond the
 * catchment); without it W_i is the sum over the pairs. A zone whose weights sum to 0 draws nobody and gets 0. Supply is
 * conserved as in E2SFCA. Time O(pairs).
 *
 * @param weight  one a pair, 0 or more
 * @see Wan, Zou & Sternberg 2012, doi:10.1080/13658816.2011.624987
 */
export function threeStepFca(
  supply: Float64Array,
  population: Float64Array,
  travel: Pick<TravelTimes, 'zones' | 'facilities' | 'zoneStart' | 'facility'>,
  weight: Float64Array,
  weightSums?: Float64Array,
): CatchmentResult {
  const chosen = new Float64Array(weight.length);
  for (let i = 0; i < travel.zones; i++) {
    const [from, to] = [travel.zoneStart[i] as number, travel.zoneStart[i + 1] as number];
    let total = 0;
    for (let k = from; k < to; k++) total += weight[k] as number;
    const all = weightSums?.[i] ?? total;
    for (let k = from; k < to; k++) chosen[k] = all > 0 ? (weight[k] as number) ** 2 / all : 0;
  }
  return e2sfcaWeighted(supply, population, travel, chosen);
}
