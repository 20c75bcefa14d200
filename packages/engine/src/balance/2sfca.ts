import { type DecayTable, decayTable, step } from './decay.ts';
import { e2sfca } from './e2sfca.ts';
import type { TravelTimes } from './travel-times.ts';

/**
 * Two-step floating catchment area (2SFCA): supply within reach, per resident, every journey within reach counting the
 * same. It is E2SFCA with one step of weight 1; see there for the formula and what is conserved.
 *
 * @param supply      one per facility (length m)
 * @param population  residents, one per zone (length n)
 * @param travel      pairs within reach, zone by zone
 * @param decay       usually `within(minutes)`
 * @returns supply per resident, one per zone (length n)
 * @see Luo & Wang 2003, doi:10.1068/b29120
 */
export const twoStepFca = (
  supply: Float64Array,
  population: Float64Array,
  travel: TravelTimes,
  decay: DecayTable,
): Float64Array => e2sfca(supply, population, travel, decay).score;

/** The decay of 2SFCA: 1 up to and including so many minutes, then 0. */
export const within = (minutes: number): DecayTable => decayTable(step([[minutes, 1]]));
