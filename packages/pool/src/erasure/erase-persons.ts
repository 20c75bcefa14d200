import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceContract } from '@junheng/engine/source';
import { filesOf } from '../catalogue/sweep.ts';
import { sweepStaging } from '../inbox/receive.ts';
import { ingest } from '../ingest/ingest.ts';
import { findRaw } from '../ingest/keep.ts';
import { pseudonyms } from '../ingest/pseudonyms.ts';
import { settleOnDisk } from '../ingest/settle-on-disk.ts';
import { sealKeys } from '../seal/keys.ts';
import type { Catalogue, Snapshot, SnapshotFile } from '../spi.ts';
import { contactsOfPersons, linkedPersons } from '../sql/ingest/persons.ts';
import { openSession } from '../sql/session.ts';
import {
  contactSealer,
  type ErasureRecord,
  idOfErasure,
  keepErasure,
  readErasures,
  toErasureList,
} from './erasures.ts';
import { purge, redactInbox, redactRaw } from './purge.ts';

export type EraseOptions = {
  readonly poolFolder: string;
  readonly catalogue: Catalogue;
  readonly contracts: readonly SourceContract[];
  readonly personKey: Uint8Array;
  /** Pseudonyms of the people; those that `person_link` calls the same go with them. */
  readonly persons: readonly string[];
  readonly by: string;
  readonly reason: string;
  /** ISO instant. */
  readonly at: string;
  /** Where records are kept: in the pool, and beside the key, so that a pool restored from a backup knows them too. */
  readonly recordFolders: readonly string[];
  readonly threads?: number | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Takes people out of everything that a pool holds: the deliveries in `raw` and `inbox`, and every kept snapshot, which
 * is read again without them from what `raw` keeps, so that its totals balance. Old files are deleted; a signed record
 * keeps their checksums beside the new ones. The pseudonyms stand on a list from the first moment on, and no later
 * reading, replay or restored pool brings their rows back. Cut off in the middle, it is finished by asking again.
 *
 * Files of the data folder belong to their senders and stay; their rows are left out whenever they are read.
 * Cost: a reading of all deliveries about people for each kept snapshot that held them. The caller owns the folder.
 *
 * @throws InputError `source.error.rawGone` where `raw` lacks what a kept snapshot was made from
 */
export async function erasePersons(options: EraseOptions): Promise<ErasureRecord> {
  const { poolFolder, catalogue, personKey, recordFolders, by, reason, at } = options;
  const kept = await keptSnapshots(catalogue);
  const { persons, contacts } = await findLinked(options, kept);
  const begun: ErasureRecord = {
    version: 1,
    id: idOfErasure({ erased_at: at, person_keys: persons }),
    state: 'begun',
    erased_at: at,
    by,
    reason,
    person_keys: persons,
    contacts,
    snapshots: [],
    deliveries: [],
  };
  keepErasure(begun, recordFolders, personKey);
  const list = toErasureList(readErasures(recordFolders, personKey), personKey);
  const sealing = { pseudonym: pseudonyms(personKey), keys: sealKeys(personKey) };
  const redaction = { poolFolder, list, ...sealing, signal: options.signal };
  sweepStaging(poolFolder);
  const inbox = await redactInbox(redaction, options.contracts);
  const changed: { readonly before: Snapshot; readonly after: Snapshot }[] = [];
  for (const before of kept) {
    const after = await readWithout(before, options, list);
    if (JSON.stringify(after.files) !== JSON.stringify(before.files)) changed.push({ before, after });
  }
  for (const { before, after } of changed) await settleOnDisk(poolFolder, after, before);
  if (changed.length > 0) {
    await catalogue.amend(
      changed.map(({ after }) => after),
      { at, note: begun.id },
    );
  }
  const now = await keptSnapshots(catalogue);
  const raw = await redactRaw(redaction, new Set(now.flatMap(({ deliveries }) => deliveries.map(rawName))));
  purge(poolFolder, new Set(now.flatMap(filesOf)));
  const record: ErasureRecord = {
    ...begun,
    state: 'done',
    snapshots: changed.map(({ before, after }) => ({
      id: before.id,
      before: sums(before.files, after.files),
      after: sums(after.files, before.files),
    })),
    deliveries: [...inbox, ...raw],
  };
  keepErasure(record, recordFolders, personKey);
  return record;
}

export const rawName = ({ source_id, delivery_id }: { source_id: string; delivery_id: string }): string =>
  `${source_id}/${delivery_id}`;

const sums = (files: readonly SnapshotFile[], others: readonly SnapshotFile[]) =>
  files
    .filter((file) => !others.some(({ path, sha256 }) => path === file.path && sha256 === file.sha256))
    .map(({ path, sha256 }) => ({ path, sha256 }));

export async function keptSnapshots(catalogue: Catalogue): Promise<readonly Snapshot[]> {
  const snapshots: Snapshot[] = [];
  for (const { id } of await catalogue.listKept()) {
    const snapshot = await catalogue.findSnapshot(id);
    if (snapshot) snapshots.push(snapshot);
  }
  return snapshots;
}

/** The same people under other pseudonyms, and the keyed hashes of their contacts. */
async function findLinked({ poolFolder, persons, personKey }: EraseOptions, kept: readonly Snapshot[]) {
  const paths = (table: string) =>
    [
      ...new Set(
        kept.flatMap(({ files }) =>
          files.filter((file) => file.table === table).map(({ path }) => join(poolFolder, path)),
        ),
      ),
    ].filter((path) => existsSync(path));
  const session = await openSession();
  try {
    const all = new Set(persons);
    const links = paths('person_link');
    if (links.length > 0) {
      for (let before = -1; before !== all.size; ) {
        before = all.size;
        for (const [one, other] of await session.read(linkedPersons(links, [...all]))) {
          all.add(String(one));
          all.add(String(other));
        }
      }
    }
    const seal = contactSealer(personKey);
    const encounters = paths('encounter');
    const found = encounters.length === 0 ? [] : await session.read(contactsOfPersons(encounters, [...all]));
    return { persons: [...all].sort(), contacts: found.map(([id]) => seal(String(id))).sort() };
  } finally {
    session.close();
  }
}

/** A kept snapshot, read again from `raw` by the contracts of its time, without people on the list; under its own id. */
async function readWithout(
  before: Snapshot,
  { poolFolder, personKey, threads, signal }: EraseOptions,
  erased: ReturnType<typeof toErasureList>,
): Promise<Snapshot> {
  const contracts = new Map<string, SourceContract>();
  for (const { source_id, delivery_id } of before.deliveries) {
    const raw = findRaw(poolFolder, source_id, delivery_id);
    if (raw) contracts.set(source_id, raw.record.contract);
  }
  const after = await ingest({
    regionId: '',
    contracts: [...contracts.values()],
    regionFolder: poolFolder,
    dataFolder: poolFolder,
    poolFolder,
    personKey,
    threads,
    signal,
    erased,
    replay: { snapshot: before, asRead: true },
  });
  return { ...after, id: before.id, gaps: before.gaps, absent: [...new Set([...before.absent, ...after.absent])] };
}
