export { type EncodedPerson, encodePerson, type PlainPerson } from './encode-person.ts';
export type { LinkageWeights } from './estimate.ts';
export { type Linkage, type LinkOptions, linkPeople, type PersonPair } from './link-people.ts';
export { nameGrams } from './name-grams.ts';
