import type { Delivery, SourceContract } from '@junheng/engine/source';
import { InputError } from '../input-error.ts';
import { sealKeys } from '../seal/keys.ts';
import { type FoundDelivery, type FoundSource, hashFile } from './find-deliveries.ts';
import { findRaw } from './keep.ts';
import type { IngestOptions } from './options.ts';

/**
 * The deliveries of a snapshot as `raw` keeps them, in the order in which they were read. Sources that are not replayed
 * keep the contract by which they were read.
 *
 * @throws InputError `source.error.rawGone` for a delivery that is not kept any more or has changed, `.unknownSource`
 */
export async function findReplayed(
  { contracts, poolFolder, personKey, signal }: IngestOptions,
  { snapshot, source, asRead }: NonNullable<IngestOptions['replay']>,
): Promise<readonly FoundSource[]> {
  if (source !== undefined && !contracts.some((contract) => contract.source === source)) {
    const sources = contracts.map((contract) => contract.source).join(', ');
    throw new InputError('source.error.unknownSource', { source, sources });
  }
  const keys = personKey && sealKeys(personKey);
  const found: FoundSource[] = [];
  for (const contract of contracts) {
    const deliveries: FoundDelivery[] = [];
    let read: SourceContract = contract;
    for (const delivery of snapshot.deliveries.filter(({ source_id }) => source_id === contract.source)) {
      const raw = findRaw(poolFolder, contract.source, delivery.delivery_id);
      if (!raw || (await hashFile(raw, keys, signal)) !== raw.record.sha256) throw rawGone(delivery);
      if (asRead || (source !== undefined && source !== contract.source)) read = raw.record.contract;
      deliveries.push({
        contract: read,
        path: raw.path,
        sealed: raw.sealed,
        file: delivery.file,
        period: delivery.period,
        bytes: raw.record.bytes,
        content: raw.record.sha256,
        arrivedAt: delivery.arrived_at,
        repairs: delivery.repairs,
        asCsv: raw.record.as_csv,
      });
    }
    found.push({ contract: read, deliveries });
  }
  return found;
}

const rawGone = ({ file, source_id, delivery_id }: Delivery) =>
  new InputError('source.error.rawGone', { file, source: source_id, delivery: delivery_id }, delivery_id);
