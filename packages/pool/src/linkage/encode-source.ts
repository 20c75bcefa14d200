import type { SourceContract } from '@junheng/engine/source';
import { formatOf } from '../erasure/without-erased.ts';
import { findDeliveries } from '../ingest/find-deliveries.ts';
import { privateFolder } from '../seal/private-folder.ts';
import { type EncodedPeople, encodePeople } from './encode-people.ts';

export type EncodeSourceOptions = {
  readonly contract: SourceContract;
  readonly dataFolder: string;
  readonly regionFolder: string;
  /** The pool, whose inbox may hold deliveries. */
  readonly poolFolder: string;
  readonly personKey: Uint8Array;
  /** The linkage store. */
  readonly folder: string;
  readonly erased?: ReadonlySet<string> | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Encodes the people of all deliveries of a source that are there now. See `encodePeople`. */
export async function encodeSource(options: EncodeSourceOptions): Promise<EncodedPeople> {
  const { contract, personKey, folder, erased, ...places } = options;
  const { poolFolder } = places;
  const extracts = contract.format.kind === 'sql' ? privateFolder(poolFolder) : undefined;
  try {
    const around = { ...places, personKey, arrivals: new Map<string, string>(), extractFolder: extracts?.path };
    const found = await findDeliveries(contract, around);
    const files = found.map((one) => ({ path: one.path, sealed: one.sealed, format: formatOf(one) }));
    return await encodePeople({ contract, files, poolFolder, personKey, folder, erased });
  } finally {
    extracts?.drop();
  }
}
