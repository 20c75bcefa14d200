import type { DecayTable } from './decay.ts';
import { checkTravel, type TravelTimes } from './travel-times.ts';

/** Scores of the floating-catchment family with what a reader must know of the way to them. */
export type CatchmentResult = {
  /** Supply per resident, one per zone. 0 where a zone reaches nothing. */
  readonly score: Float64Array;
  /** Weighted residents who can reach each facility. */
  readonly demand: Float64Array;
  /** Supply per weighted resident of each facility; 0 where nobody reaches it, or where its supply is unknown. */
  readonly ratio: Float64Array;
};

/**
 * Enhanced two-step floating catchment area (E2SFCA): supply within reach per resident, near supply counting more.
 *
 *   step 1   R_j = S_j / sum_i P_i w(t_ij)     supply per resident who can reach facility j
 *   step 2   A_i = sum_j R_j w(t_ij)           supply per resident of zone i
 *
 * With one step of weight 1 it is 2SFCA, with a smooth decay KD2SFCA. Supply is conserved: sum_i P_i A_i is the supply of
 * every facility that someone can reach. A facility whose supply is NaN (unknown) takes no part, a zone whose population
 * is NaN adds no demand. A zone that reaches nothing gets 0. Time O(pairs), memory O(zones + facilities).
 *
 * @param supply      one per facility (length m), for example staffed beds
 * @param population  residents, one per zone (length n)
 * @param travel      pairs within reach, zone by zone (n zones, m facilities)
 * @param decay       table over hundredths of a minute
 * @returns supply per resident, one per zone, with demand and ratio of each facility
 * @see Luo & Qi 2009, doi:10.1016/j.healthplace.2009.06.002; Luo & Wang 2003, doi:10.1068/b29120
 */
export function e2sfca(
  supply: Float64Array,
  population: Float64Array,
  travel: TravelTimes,
  decay: DecayTable,
): CatchmentResult {
  checkTravel(travel, population, supply);
  const { zoneStart, facility, centiMin } = travel;
  const weight = decay.weight;
  const demand = new Float64Array(supply.length);
  for (let i = 0; i < population.length; i++) {
    const persons = population[i] as number;
    if (!(persons > 0)) continue;
    const end = zoneStart[i + 1] as number;
    for (let k = zoneStart[i] as number; k < end; k++) {
      const j = facility[k] as number;
      demand[j] = (demand[j] as number) + persons * (weight[centiMin[k] as number] as number);
    }
  }
  const ratio = ratios(supply, demand);
  const score = new Float64Array(population.length);
  for (let i = 0; i < score.length; i++) {
    let total = 0;
    const end = zoneStart[i + 1] as number;
    for (let k = zoneStart[i] as number; k < end; k++) {
      total += (ratio[facility[k] as number] as number) * (weight[centiMin[k] as number] as number);
    }
    score[i] = total;
  }
  return { score, demand, ratio };
}

/** The same on pairs whose weights are given, for exact costs (`pairWeights`) and selection shares (3SFCA). */
export function e2sfcaWeighted(
  supply: Float64Array,
  population: Float64Array,
  travel: Pick<TravelTimes, 'zones' | 'facilities' | 'zoneStart' | 'facility'>,
  weight: Float64Array,
): CatchmentResult {
  checkTravel(travel, population, supply);
  if (weight.length !== travel.facility.length) {
    throw new RangeError(
      `There are ${travel.facility.length} pairs and ${weight.length} weights; give one weight a pair.`,
    );
  }
  const { zoneStart, facility } = travel;
  const demand = new Float64Array(supply.length);
  for (let i = 0; i < population.length; i++) {
    const persons = population[i] as number;
    if (!(persons > 0)) continue;
    for (let k = zoneStart[i] as number; k < (zoneStart[i + 1] as number); k++) {
      const j = facility[k] as number;
      demand[j] = (demand[j] as number) + persons * (weight[k] as number);
    }
  }
  const ratio = ratios(supply, demand);
  const score = new Float64Array(population.length);
  for (let i = 0; i < score.length; i++) {
    let total = 0;
    for (let k = zoneStart[i] as number; k < (zoneStart[i + 1] as number); k++) {
      total += (ratio[facility[k] as number] as number) * (weight[k] as number);
    }
    score[i] = total;
  }
  return { score, demand, ratio };
}

function ratios(supply: Float64Array, demand: Float64Array): Float64Array {
  const ratio = new Float64Array(supply.length);
  for (let j = 0; j < ratio.length; j++) {
    const [there, wanted] = [supply[j] as number, demand[j] as number];
    ratio[j] = there > 0 && wanted > 0 ? there / wanted : 0;
  }
  return ratio;
}
