import { type Method, method } from '../domain/index.ts';
import { bedOccupancy, bedTurnover } from './bed-use.ts';
import { expectedNeed } from './expected-need.ts';
import {
  bedUseInput,
  bedUseOutput,
  expectedNeedInput,
  expectedNeedOutput,
  supplyPer1000Input,
  supplyPer1000Output,
} from './methods-contract.ts';
import { supplyPer1000 } from './supply-per-1000.ts';

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** What the profile stage offers by name. */
export const profileMethods: readonly Method[] = [
  method({
    id: 'profile/expected-need',
    version: '1',
    answers: {
      zh: '按标准年龄率，这些人一年需要多少？',
      en: 'How much do these people need a year at standard rates by age?',
    },
    reference: 'Standardisation by age: Breslow & Day 1987, IARC Scientific Publications 82, chapter 2',
    input: expectedNeedInput,
    output: expectedNeedOutput,
    run({ people, rates }) {
      const bands = people.map(({ sex, age_from, age_to, persons }) => ({
        sex,
        ageFrom: age_from,
        ageTo: age_to,
        persons,
      }));
      const { need, uncovered } = expectedNeed(
        bands,
        rates.map(({ sex, age_from, age_to, per_1000 }) => ({
          sex,
          ageFrom: age_from,
          ageTo: age_to,
          perPerson: per_1000 / 1000,
        })),
      );
      const persons = bands.reduce((sum, band) => sum + band.persons, 0);
      return { need, uncovered, per_1000: persons > 0 ? (1000 * need) / persons : null };
    },
  }),
  method({
    id: 'profile/supply-per-1000',
    version: '1',
    answers: { zh: '每个单元里，每千人有多少供给？', en: 'How much supply stands in each zone, per 1,000 residents?' },
    reference: 'Container ratio; see Guagliardo 2004, doi:10.1186/1476-072X-3-3',
    input: supplyPer1000Input,
    output: supplyPer1000Output,
    run: ({ supply, zone, population }) => ({
      per_1000: Array.from(
        supplyPer1000(
          Float64Array.from(supply, (units) => units ?? Number.NaN),
          Int32Array.from(zone),
          Float64Array.from(population, (persons) => persons ?? Number.NaN),
        ),
        known,
      ),
    }),
  }),
  method({
    id: 'profile/bed-use',
    version: '1',
    answers: { zh: '床位用得多满，周转多快？', en: 'How full are the beds, and how often do they change hands?' },
    reference: 'Occupancy: bed-days used ÷ (beds × days); turnover: stays ended a year ÷ beds',
    input: bedUseInput,
    output: bedUseOutput,
    run: ({ bed_days, stays, beds, days }) => ({
      occupancy: bedOccupancy(bed_days, beds, days),
      turnover: bedTurnover(stays, beds, days),
    }),
  }),
];
