import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type LinkOptions, linkPeople, type PersonPair } from '@junheng/engine/source';
import { writeWhole } from '../write-whole.ts';
import { readEncodings } from './store.ts';

export type LinkSourcesOptions = LinkOptions & {
  /** The linkage store. */
  readonly folder: string;
  /** People of the second go into those of the first. */
  readonly sources: readonly [into: string, from: string];
  readonly personKey: Uint8Array;
  /** Day of the decision, ISO; it is data, not the clock. */
  readonly decided: string;
  /** Where `person-links.csv` and `review.csv` go. */
  readonly out: string;
};

export type LinkedSources = {
  readonly people: readonly [number, number];
  readonly by_number: number;
  readonly by_probability: number;
  readonly review: number;
  readonly compared: number;
};

const header = 'person_key,into_key,method,score,decided\n';

/**
 * Compares the people of two sources and writes who is one person. `person-links.csv` comes into the pool as the delivery
 * of a source that feeds `person_link`; `review.csv` has the pairs that people must look at: a line that is right is moved
 * into a list of its own, which comes in likewise with the method `reviewed`. Pairs with one pseudonym already need no link.
 *
 * Same store and thresholds, same bytes.
 *
 * @throws InputError as `readEncodings` does
 */
export function linkSources(options: LinkSourcesOptions): LinkedSources {
  const { folder, sources, personKey, decided, out, ...thresholds } = options;
  const left = readEncodings(folder, sources[0], personKey);
  const right = readEncodings(folder, sources[1], personKey);
  const { links, review, compared } = linkPeople(left, right, thresholds);
  const others = links.filter((link) => link.left !== link.right);
  mkdirSync(out, { recursive: true });
  const line = ({ left: into, right: from, method, score }: PersonPair) =>
    `${from},${into},${method},${score.toFixed(6)},${decided}\n`;
  writeWhole(join(out, 'person-links.csv'), header + others.map(line).sort().join(''));
  writeWhole(join(out, 'review.csv'), header + review.map(line).join(''));
  return {
    people: [left.length, right.length],
    by_number: links.filter(({ method }) => method === 'number').length,
    by_probability: links.filter(({ method }) => method === 'probability').length,
    review: review.length,
    compared,
  };
}
