import { type Method, method } from '../domain/index.ts';
import {
  qualityInput,
  qualityOutput,
  residentsInput,
  residentsOutput,
  staffedBedsInput,
  staffedBedsOutput,
} from './methods-contract.ts';
import { scoreQuality } from './quality.ts';
import { residentsByPlace } from './residents.ts';
import { staffedBedsFromNurses } from './staffed-beds.ts';

/** What the stage offers by id. */
export const poolMethods: readonly Method[] = [
  method({
    id: 'pool/quality',
    version: '1',
    answers: {
      zh: '一个交付批次的完整性和准确性各是多少？',
      en: 'How complete and how accurate is one delivery?',
    },
    reference: 'packages/engine/src/pool/README.md',
    input: qualityInput,
    output: qualityOutput,
    run: (input) => scoreQuality({ ...input, expected: input.expected }),
  }),
  method({
    id: 'pool/residents',
    version: '1',
    answers: {
      zh: '人口数据既有合计又有分年龄、分性别时，各地常住人口是多少（不重复计数）？',
      en: 'How many people live in each place, when rows give totals and splits by sex and age at once?',
    },
    reference: 'packages/engine/src/pool/README.md',
    input: residentsInput,
    output: residentsOutput,
    run({ year, place_id, persons, sex, age_from }) {
      if (persons.length !== place_id.length) {
        throw new RangeError(`place_id has ${place_id.length} entries, persons ${persons.length}.`);
      }
      const rows = place_id.map((place, i) => ({
        place_id: place,
        year,
        persons: persons[i] ?? 0,
        sex: sex?.[i] ?? null,
        age_from: age_from?.[i] ?? null,
      }));
      const sums = residentsByPlace(rows, year);
      return { place_id: [...sums.keys()], persons: [...sums.values()] };
    },
  }),
  method({
    id: 'pool/staffed-beds',
    version: '1',
    answers: {
      zh: '机构未报送有人力床位时，按护士数推算有多少张？',
      en: 'How many beds can a facility staff that reports none, as its nurses tell?',
    },
    reference: 'packages/engine/src/pool/README.md',
    input: staffedBedsInput,
    output: staffedBedsOutput,
    run: ({ beds, nurses, nurses_per_bed }) => ({ derived: staffedBedsFromNurses(beds, nurses, nurses_per_bed) }),
  }),
];
