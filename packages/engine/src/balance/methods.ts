import { type Method, method } from '../domain/index.ts';
import { within } from './2sfca.ts';
import { classOf, indexed } from './classes.ts';
import { decayTable } from './decay.ts';
import { e2sfca } from './e2sfca.ts';
import { gini, lorenz } from './gini.ts';
import {
  catchmentOutput,
  classesInput,
  classesOutput,
  e2sfcaInput,
  fairnessInput,
  giniOutput,
  straightLineInput,
  straightLineOutput,
  type TravelInput,
  theilInput,
  theilOutput,
  twoStepFcaInput,
} from './methods-contract.ts';
import { supplyOutOfReach } from './spread.ts';
import { theil, theilL } from './theil.ts';
import { straightLineTimes, type TravelTimes, travelTimes, travelTimesFromPairs } from './travel-times.ts';

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

function read(input: TravelInput, zones: number, facilities: number): TravelTimes {
  if ('zone' in input) return travelTimesFromPairs(zones, facilities, input.zone, input.facility, input.minutes);
  return travelTimes(input.minutes);
}

function scores(
  supply: readonly (number | null)[],
  population: readonly number[],
  travel: TravelInput,
  decay: Parameters<typeof e2sfca>[3],
) {
  const units = Float64Array.from(supply, (n) => n ?? Number.NaN);
  const times = read(travel, population.length, supply.length);
  const { score, demand } = e2sfca(units, Float64Array.from(population), times, decay);
  return { score: [...score], demand: [...demand], supply_out_of_reach: supplyOutOfReach(units, demand) };
}

/** What the balance stage offers by name. */
export const balanceMethods: readonly Method[] = [
  method({
    id: 'balance/e2sfca',
    version: '1',
    answers: {
      zh: '按路程远近加权，每位居民能用上多少资源？',
      en: 'How much supply can each resident reach, near supply counting more?',
    },
    reference: 'Luo & Qi 2009, doi:10.1016/j.healthplace.2009.06.002',
    input: e2sfcaInput,
    output: catchmentOutput,
    run: ({ supply, population, travel, decay }) => scores(supply, population, travel, decayTable(decay)),
  }),
  method({
    id: 'balance/2sfca',
    version: '1',
    answers: {
      zh: '在限定时间内，每位居民能用上多少资源？',
      en: 'How much supply can each resident reach within a time?',
    },
    reference: 'Luo & Wang 2003, doi:10.1068/b29120',
    input: twoStepFcaInput,
    output: catchmentOutput,
    run: ({ supply, population, travel, within_minutes }) => scores(supply, population, travel, within(within_minutes)),
  }),
  method({
    id: 'balance/gini',
    version: '1',
    answers: { zh: '资源在居民之间分得有多不均？', en: 'How unequally do people share what can be reached?' },
    reference: 'Gini 1912; G = ΣΣ P_i P_j |A_i − A_j| ÷ (2 P² μ)',
    input: fairnessInput,
    output: giniOutput,
    run: ({ score, population }) => ({ gini: known(gini(score, population)), lorenz: lorenz(score, population) }),
  }),
  method({
    id: 'balance/theil',
    version: '1',
    answers: {
      zh: '不均有多少在地区之间，有多少在地区之内？',
      en: 'How much of the inequality lies between areas, how much within them?',
    },
    reference: 'Theil 1967, Economics and Information Theory, chapter 4; T with population shares',
    input: theilInput,
    output: theilOutput,
    run({ score, population, group }) {
      const parts = theil(score, population, group);
      return {
        theil_t: known(parts.total),
        between: known(parts.between),
        within: known(parts.within),
        theil_l: known(theilL(score, population)),
      };
    },
  }),
  method({
    id: 'balance/straight-line',
    version: '1',
    answers: {
      zh: '没有路网时，路上大约要多久？',
      en: 'How long are the journeys, roughly, where no roads are known?',
    },
    reference: 'Great circle (R = 6371.0088 km) × detour ÷ speed',
    input: straightLineInput,
    output: straightLineOutput,
    run({ zones, facilities, detour, speed_kmh, up_to_minutes }) {
      const travel = straightLineTimes(zones, facilities, { detour, speedKmh: speed_kmh }, up_to_minutes);
      const zone = zones.lon.flatMap((_, i) =>
        Array.from({ length: (travel.zoneStart[i + 1] as number) - (travel.zoneStart[i] as number) }, () => i),
      );
      return { zone, facility: [...travel.facility], minutes: Array.from(travel.centiMin, (c) => c / 100) };
    },
  }),
  method({
    id: 'balance/imbalance-classes',
    version: '1',
    answers: {
      zh: '哪里资源少而需要多，哪里相反？',
      en: 'Where is supply low and need high, and where the reverse?',
    },
    reference: 'Index = value ÷ mean over people; three classes of supply × three of need',
    input: classesInput,
    output: classesOutput,
    run({ score, need, population, limits }) {
      if (score.length !== population.length || need.length !== population.length) {
        throw new RangeError(
          `There are ${score.length} scores, ${need.length} needs and ${population.length} populations; give one of each a zone.`,
        );
      }
      const people = Float64Array.from(population);
      const counts = Uint8Array.from(population, (persons) => (persons > 0 ? 1 : 0));
      const supplyIndex = indexed(Float64Array.from(score), people, counts).index;
      const needIndex = indexed(Float64Array.from(need), people, counts).index;
      return {
        supply_index: Array.from(supplyIndex, known),
        need_index: Array.from(needIndex, known),
        class: Array.from(supplyIndex, (s, i) => classOf(s, needIndex[i] as number, limits)),
      };
    },
  }),
];
