import { join } from 'node:path';
import type { FoundDelivery, FoundSource } from '../ingest/find-deliveries.ts';
import type { SealKeys } from '../seal/keys.ts';
import { withOpened } from '../seal/private-folder.ts';
import type { ErasureList } from './erasures.ts';
import { isAboutPeople } from './person-rows.ts';
import { type Redaction, redact, redactedFormat } from './redact.ts';

export type WithoutErasedOptions = {
  readonly list: ErasureList;
  readonly pseudonym: (text: string) => string;
  /** Where redacted files are written: a folder of this run alone. */
  readonly folder: string;
  readonly poolFolder: string;
  /** What opens deliveries that are sealed. */
  readonly keys: SealKeys | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** How a delivery is written, whatever its contract says of others. */
export const formatOf = ({ contract, repairs, asCsv }: Pick<FoundDelivery, 'contract' | 'repairs' | 'asCsv'>) =>
  repairs || asCsv ? redactedFormat : contract.format;

/**
 * Deliveries as they are once people on the list are left out: what holds nobody of them stays as it is, the rest is
 * written anew, and a delivery of which nothing is left is not there. Repaired rows follow the rows that they repair.
 *
 * Cost: one reading of each delivery that is about people.
 */
export async function withoutErased(
  sources: readonly FoundSource[],
  options: WithoutErasedOptions,
): Promise<readonly FoundSource[]> {
  if (options.list.persons.size === 0) return sources;
  const redacted = new Map<FoundDelivery, Redaction>();
  const found: FoundSource[] = [];
  for (const { contract, deliveries } of sources) {
    const left: FoundDelivery[] = [];
    for (const delivery of deliveries) {
      const one = isAboutPeople(contract) ? await redactOne(delivery, options, redacted) : delivery;
      if (one) left.push(one);
    }
    found.push({ contract, deliveries: left.map((one) => followRepairs(one, deliveries, redacted)) });
  }
  return found;
}

async function redactOne(
  delivery: FoundDelivery,
  { list, pseudonym, folder, poolFolder, keys, signal }: WithoutErasedOptions,
  redacted: Map<FoundDelivery, Redaction>,
): Promise<FoundDelivery | undefined> {
  const { contract, repairs } = delivery;
  const target = join(folder, String(redacted.size), 'redacted.csv');
  const read = { ...contract, format: formatOf(delivery) };
  const redaction = await withOpened(delivery, { poolFolder, keys, signal }, (path) =>
    redact(path, read, list, pseudonym, target, signal),
  );
  if (!redaction) return delivery;
  redacted.set(delivery, redaction);
  if (redaction.left === 0) return undefined;
  const { bytes, content, taken } = redaction;
  const rows = repairs?.rows.filter((_, i) => !taken.includes(i + 1)) ?? [];
  const now = { path: target, sealed: undefined };
  return { ...delivery, ...now, bytes, content, asCsv: true, repairs: repairs && { ...repairs, rows } };
}

function followRepairs(
  one: FoundDelivery,
  all: readonly FoundDelivery[],
  redacted: ReadonlyMap<FoundDelivery, Redaction>,
): FoundDelivery {
  const { repairs } = one;
  const original = repairs && all.find(({ content }) => content === repairs.content);
  const redaction = original && redacted.get(original);
  if (!repairs || !redaction) return one;
  const rows = repairs.rows
    .filter((row) => !redaction.taken.includes(row))
    .map((row) => row - redaction.taken.filter((taken) => taken < row).length);
  return { ...one, repairs: { ...repairs, content: redaction.content, rows } };
}
