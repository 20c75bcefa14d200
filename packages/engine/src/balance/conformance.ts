import type { TravelCosts } from './travel-times.ts';

/** A floating-catchment method as the suite sees it: supply, residents and weighted pairs in, scores out. */
export type CatchmentMethod = {
  readonly id: string;
  run(
    supply: Float64Array,
    population: Float64Array,
    travel: Pick<TravelCosts, 'zones' | 'facilities' | 'zoneStart' | 'facility'>,
    weight: Float64Array,
  ): Float64Array;
};

/** One case of the suite; `holds` gives a sentence about what broke, or nothing. */
export type ConformanceCase = {
  readonly name: string;
  holds(method: CatchmentMethod, given: CatchmentCase): string | undefined;
};

/** Any catchment problem: pairs zone by zone with weights 0..1. */
export type CatchmentCase = {
  readonly supply: Float64Array;
  readonly population: Float64Array;
  readonly travel: Pick<TravelCosts, 'zones' | 'facilities' | 'zoneStart' | 'facility'>;
  readonly weight: Float64Array;
};

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** Supply of the facilities that someone can reach: a weight above 0 from a zone with people. */
export function reachableSupply({ supply, population, travel, weight }: CatchmentCase): number {
  const reached = new Set<number>();
  for (let i = 0; i < travel.zones; i++) {
    for (let k = travel.zoneStart[i] as number; k < (travel.zoneStart[i + 1] as number); k++) {
      if ((population[i] as number) > 0 && (weight[k] as number) > 0) reached.add(travel.facility[k] as number);
    }
  }
  let total = 0;
  for (const j of reached) if ((supply[j] as number) > 0) total += supply[j] as number;
  return total;
}

/**
 * What every member of the floating-catchment family that conserves supply must pass (2SFCA, E2SFCA, KD2SFCA, 3SFCA):
 * run each case on many problems, random ones too.
 */
export const catchmentConformance: readonly ConformanceCase[] = [
  {
    name: 'the supply that anyone can reach is handed out to the last unit',
    holds(method, given) {
      const score = method.run(given.supply, given.population, given.travel, given.weight);
      const handed = score.reduce((sum, a, i) => sum + a * (given.population[i] as number), 0);
      const reached = reachableSupply(given);
      return close(handed, reached) ? undefined : `${handed} handed out, ${reached} within reach`;
    },
  },
  {
    name: 'a zone that reaches nothing gets 0, and no score is negative or missing',
    holds(method, given) {
      const score = method.run(given.supply, given.population, given.travel, given.weight);
      for (let i = 0; i < score.length; i++) {
        const alone = given.travel.zoneStart[i] === given.travel.zoneStart[i + 1];
        const value = score[i] as number;
        if (!(value >= 0) || (alone && value !== 0)) return `zone ${i} has ${value}`;
      }
      return undefined;
    },
  },
  {
    name: 'twice the supply everywhere gives twice the score',
    holds(method, given) {
      const once = method.run(given.supply, given.population, given.travel, given.weight);
      const twice = method.run(
        given.supply.map((s) => 2 * s),
        given.population,
        given.travel,
        given.weight,
      );
      const off = once.findIndex((value, i) => !close(2 * value, twice[i] as number));
      return off < 0 ? undefined : `zone ${off}: ${once[off]} became ${twice[off]}`;
    },
  },
  {
    name: 'a facility of unknown supply changes no score',
    holds(method, given) {
      const unknown = given.supply.map((s, j) => (j === 0 ? Number.NaN : s));
      const none = given.supply.map((s, j) => (j === 0 ? 0 : s));
      const a = method.run(unknown, given.population, given.travel, given.weight);
      const b = method.run(none, given.population, given.travel, given.weight);
      const off = a.findIndex((value, i) => !close(value, b[i] as number));
      return off < 0 ? undefined : `zone ${off}: ${a[off]} with unknown, ${b[off]} with 0`;
    },
  },
  {
    name: 'a transposed or cut matrix is refused',
    holds(method, given) {
      try {
        method.run(Float64Array.of(...given.supply, 1), given.population, given.travel, given.weight);
        return 'it ran';
      } catch (error) {
        return error instanceof RangeError ? undefined : `it threw ${error}`;
      }
    },
  },
];
