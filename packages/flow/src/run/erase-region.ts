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
import { findPeople, forgetPeople } from '@junheng/pool/linkage';
import { loadRegion } from '../region/index.ts';
import { keyFile, personKey } from './person-key.ts';

export type ErasePlace = {
  /** Folder that holds `region.yaml`. */
  readonly folder: string;
  readonly out?: string | undefined;
  readonly outRoot: string;
  /** The linkage store, where the region has one: it lies apart, and nobody else can say where. */
  readonly linkage?: string | undefined;
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
 * Takes people out of a region's pool with a signed record (`erasePersons`), and out of the linkage store that is named.
 * Results that were made before are sums and stay; the next run makes them anew. While a server owns the folder it is
 * refused; the state database of one that starts later takes over what was changed here.
 *
 * @throws InputError `region.error.noPersons` for a region whose contracts make no pseudonyms, `pool.error.folderLocked`,
 *   `pool.error.linkageSealed`
 */
export async function eraseFromRegion(request: EraseRequest): Promise<ErasureRecord> {
  const { by, reason, at, keys, identifiers, linkage, signal } = request;
  const { out, ...place } = await openPlace(request);
  const seal = pseudonyms(place.personKey);
  const named = identifiers.map((parts) => seal(parts.map((part) => part.normalize('NFKC')).join('\u001f')));
  const lock = lockFolder(out);
  try {
    const catalogue = manifestCatalogue(out);
    const record = await erasePersons({ ...place, catalogue, persons: [...keys, ...named], by, reason, at, signal });
    if (linkage !== undefined) forgetPeople(linkage, record.person_keys, place.personKey);
    return record;
  } finally {
    lock.release();
  }
}

/** Proves that everybody who was erased from a region is gone from its pool (`verifyErasures`), and from the linkage store. */
export async function verifyRegion(asked: ErasePlace): Promise<ErasureProof> {
  const { out, ...place } = await openPlace(asked);
  const { linkage } = asked;
  const lock = lockFolder(out);
  try {
    const proof = await verifyErasures({ ...place, catalogue: manifestCatalogue(out) });
    if (linkage === undefined) return proof;
    const { persons } = toErasureList(readErasures(place.recordFolders, place.personKey), place.personKey);
    const held = findPeople(linkage, persons, place.personKey);
    const findings = held.map((source) => ({ file: join(linkage, `${source}.people`), what: 'held' as const }));
    return { ...proof, findings: [...proof.findings, ...findings] };
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
