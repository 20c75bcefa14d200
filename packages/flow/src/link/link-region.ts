import { join } from 'node:path';
import { InputError } from '@junheng/pool';
import { type EncodedPeople, encodeSource, forgetPeople, type LinkedSources, linkSources } from '@junheng/pool/linkage';
import { loadRegion } from '../region/index.ts';
import { erasedOf } from '../run/erase-region.ts';
import { personKey } from '../run/person-key.ts';

export type LinkRegionOptions = {
  readonly folder: string;
  readonly data?: string | undefined;
  /** The linkage store, apart from results and pool. */
  readonly store: string;
  /** Where the links go. */
  readonly out: string;
  readonly into: string;
  readonly from: string;
  readonly decided: string;
  readonly upper?: number | undefined;
  readonly lower?: number | undefined;
  readonly signal?: AbortSignal | undefined;
};

export type LinkedRegion = LinkedSources & {
  readonly encoded: readonly (EncodedPeople & { readonly source: string })[];
};

/**
 * Finds which people of two sources of a region are one: encodes both, as their contracts' `linkage` says, into the linkage
 * store, compares them, and writes `person-links.csv` and `review.csv`. People who were erased are passed over, and leave the store.
 *
 * @throws InputError `pool.error.linkageSource`, `.linkageUndeclared`, and those of reading
 */
export async function linkRegion(options: LinkRegionOptions): Promise<LinkedRegion> {
  const { folder, data = folder, store, out, into, from, decided, upper, lower, signal } = options;
  const { contracts } = await loadRegion(folder);
  const { key } = personKey(folder, contracts, process.env.JUNHENG_PERSON_KEY_FILE, join(out, 'pool'));
  const erased = new Set(erasedOf(folder, out, key)?.persons);
  if (key && erased.size > 0) forgetPeople(store, [...erased], key);
  const encoded: (EncodedPeople & { readonly source: string })[] = [];
  for (const source of [into, from]) {
    const contract = contracts.find((one) => one.source === source);
    if (!contract) {
      const there = contracts.map((one) => one.source).join(', ');
      throw new InputError('pool.error.linkageSource', { source, there }, source);
    }
    if (!contract.linkage || !key) throw new InputError('pool.error.linkageUndeclared', { source }, source);
    const places = { dataFolder: data, regionFolder: folder, poolFolder: join(out, 'pool') };
    encoded.push({
      source,
      ...(await encodeSource({ contract, ...places, personKey: key, folder: store, erased, signal })),
    });
  }
  if (!key) throw new InputError('pool.error.linkageUndeclared', { source: into }, into);
  const linked = linkSources({ folder: store, sources: [into, from], personKey: key, decided, out, upper, lower });
  return { ...linked, encoded };
}
