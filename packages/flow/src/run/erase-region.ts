import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type ErasureList,
  type ErasureProof,
  type ErasureRecord,
  erasePersons,
  InputError,
  lockFolder,
  manifestCatalogue,
  pseudonyms,
  readErasures,
  toErasureList,
  verifyErasures,
} from '@junheng/pool';
import { loadRegion } from '../region/index.ts';
import { keyFile, personKey } from './person-key.ts';

export type ErasePlace = {
  /** Folder that holds `region.yaml`. */
  readonly folder: string;
  readonly out?: string | undefined;
  readonly outRoot: string;
};
export type EraseRequest = ErasePlace & {
  /** Pseudonyms of the people. */
  readonly keys: readonly string[];
  /** Identifiers as a contract's `pseudonym` takes them: the parts of one person each. */
  readonly identifiers: readonly (readonly string[])[];
  readonly by: string;
  readonly reason: string;
  /** ISO instant. */
  readonly at: string;
  readonly signal?: AbortSignal | undefined;
};

/** Where records of erasures are kept: in the pool, and beside the key, which outlives the pool. */
const recordFolders = (folder: string, out: string): readonly string[] => [
  join(out, 'pool', 'erasures'),
  join(dirname(keyFile(folder, process.env.JUNHENG_PERSON_KEY_FILE)), 'erasures'),
];

/** Everybody who was erased from a region; undefined where it has no key, and so nobody who could be. */
export const erasedOf = (folder: string, out: string, key: Uint8Array | undefined): ErasureList | undefined =>
  key && toErasureList(readErasures(recordFolders(folder, out), key), key);

/**
 * Takes people out of a region's pool with a signed record (`erasePersons`). Results that were made before are sums and
 * stay; the next run makes them anew.
 *
 * @throws InputError `region.error.noPersons` for a region whose contracts make no pseudonyms
 */
export async function eraseFromRegion(request: EraseRequest): Promise<ErasureRecord> {
  const { by, reason, at, keys, identifiers, signal } = request;
  const { out, ...place } = await openPlace(request);
  const seal = pseudonyms(place.personKey);
  const named = identifiers.map((parts) => seal(parts.map((part) => part.normalize('NFKC')).join('\u001f')));
  const lock = lockFolder(out);
  try {
    const catalogue = manifestCatalogue(out);
    return await erasePersons({ ...place, catalogue, persons: [...keys, ...named], by, reason, at, signal });
  } finally {
    lock.release();
  }
}

/** Proves that everybody who was erased from a region is gone from its pool (`verifyErasures`). */
export async function verifyRegion(asked: ErasePlace): Promise<ErasureProof> {
  const { out, ...place } = await openPlace(asked);
  const lock = lockFolder(out);
  try {
    return await verifyErasures({ ...place, catalogue: manifestCatalogue(out) });
  } finally {
    lock.release();
  }
}

async function openPlace({ folder, out: given, outRoot }: ErasePlace) {
  const { config, contracts, folder: place } = await loadRegion(folder);
  const out = given ?? join(outRoot, config.region);
  if (!existsSync(keyFile(place, process.env.JUNHENG_PERSON_KEY_FILE))) {
    throw new InputError('region.error.noPersons', { folder });
  }
  const { key } = personKey(place, contracts, process.env.JUNHENG_PERSON_KEY_FILE);
  if (!key || !existsSync(join(out, 'pool'))) throw new InputError('region.error.noPersons', { folder });
  return { out, poolFolder: join(out, 'pool'), contracts, personKey: key, recordFolders: recordFolders(place, out) };
}
