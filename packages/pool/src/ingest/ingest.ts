import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { standardTables } from '@junheng/engine/pool';
import { asksForPseudonyms, checkContract, namesPeople, type SourceContract } from '@junheng/engine/source';
import { formatOf, withoutErased } from '../erasure/without-erased.ts';
import { writeProblem } from '../file-layer.ts';
import type { Receipt } from '../inbox/receipt.ts';
import { InputError } from '../input-error.ts';
import { type CellSealer, cellSealer } from '../seal/cells.ts';
import { type SealKeys, sealKeys } from '../seal/keys.ts';
import { sweepOpened, withOpened } from '../seal/private-folder.ts';
import { sealKept } from '../seal/seal-kept.ts';
import type { Snapshot } from '../spi.ts';
import { openSession, type Session } from '../sql/session.ts';
import { readArrivals } from './arrivals.ts';
import { deliveryIdOf } from './delivery-id.ts';
import { dependsOn, type Earlier } from './earlier.ts';
import { type FoundDelivery, type FoundSource, findDeliveries, requireUnchanged } from './find-deliveries.ts';
import { findReplayed } from './find-replayed.ts';
import { findRecord, forgetIncomplete, type KeptRecord, keepRaw, keepRecord } from './keep.ts';
import { KnownKeys } from './known-keys.ts';
import { type IngestOptions, ingestVersion, type KeptDelivery } from './options.ts';
import { pseudonyms } from './pseudonyms.ts';
import { readSource } from './read-source.ts';

/** DuckDB's limit where nobody says another: pieces of a large delivery are mapped, sorted and written at the same time. */
const memoryLimit = '600MB';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Reads a region's deliveries by their contracts into the pool, and gives the snapshot they make.
 *
 * Each delivery is kept as it came under `raw/`, its usable rows become Parquet under `standard/`, the rest goes to
 * `quarantine/` with reasons, repeated rows to `merged/`. What was read before, by the same contract and with the same
 * content, is found and not read again: that costs only hashing. Results depend on contracts, content, names of files
 * and key alone; the same input gives the same bytes on any number of threads. A run that fails or is stopped leaves
 * nothing half-written.
 *
 * Cost: one pass over the deliveries; memory grows with the number of keys, about 60 bytes each, up to some 600 MB.
 *
 * @throws InputError for what the user can mend, `pool.error.notWritten` for a full or failing disk; the abort reason
 *   when `signal` stops it
 */
export async function ingest(options: IngestOptions): Promise<Snapshot> {
  const { poolFolder, replay } = options;
  for (const contract of options.contracts) requireUsable(contract, options);
  const staging = join(poolFolder, 'staging');
  rmSync(staging, { recursive: true, force: true });
  sweepOpened(poolFolder);
  const seal = sealOf(options);
  let opened: Session | undefined;
  const session = async () => {
    opened ??= await openSession({
      threads: options.threads,
      memoryLimit: options.memoryLimit ?? memoryLimit,
      spillFolder: join(staging, 'spill'),
    });
    return opened;
  };
  try {
    if (seal) sealKept(poolFolder, options.contracts, seal.keys, options.files);
    const sent = replay ? await findReplayed(options, replay) : await findAll(options, join(staging, 'extracts'));
    const contracts = sent.map(({ contract }) => contract);
    mkdirSync(join(poolFolder, 'deliveries'), { recursive: true });
    const pseudonym = options.personKey ? pseudonyms(options.personKey) : undefined;
    const found = await leaveOutErased(sent, options, pseudonym, seal?.keys);
    const all = found.flatMap(({ deliveries }) => deliveries);
    const total = Math.max(
      1,
      all.reduce((sum, one) => sum + one.bytes, 0),
    );
    for (;;) {
      const run: Run = {
        options,
        kept: [],
        records: [],
        known: new KnownKeys(),
        total,
        before: 0,
        pseudonym,
        seal,
        session,
        interrupt: () => opened?.interrupt(),
      };
      if (!(await takeAll(all, run))) continue;
      const kept = run.kept.map((one, i) => withArrival(one.kept, all[i]));
      return toSnapshot(
        kept,
        contracts,
        found.filter(({ deliveries }) => deliveries.length === 0).map(({ contract }) => contract),
      );
    }
  } catch (cause) {
    throw writeProblem(cause, poolFolder);
  } finally {
    opened?.close();
    rmSync(staging, { recursive: true, force: true });
  }
}

async function leaveOutErased(
  sent: readonly FoundSource[],
  { erased, poolFolder, signal }: IngestOptions,
  pseudonym: ((text: string) => string) | undefined,
  keys: SealKeys | undefined,
): Promise<readonly FoundSource[]> {
  if (!erased || !pseudonym) return sent;
  const folder = join(poolFolder, 'staging', 'redacted');
  return withoutErased(sent, { list: erased, pseudonym, folder, poolFolder, keys, signal });
}

/** Keys for what names people, and what seals cells. */
type Seal = { readonly keys: SealKeys; readonly cells: CellSealer };

function sealOf({ personKey }: IngestOptions): Seal | undefined {
  const keys = personKey && sealKeys(personKey);
  return keys && { keys, cells: cellSealer(keys) };
}

async function findAll(options: IngestOptions, extractFolder: string): Promise<readonly FoundSource[]> {
  const arrivals = readArrivals(options.dataFolder);
  const found: FoundSource[] = [];
  for (const contract of options.contracts) {
    found.push({ contract, deliveries: await findDeliveries(contract, { ...options, arrivals, extractFolder }) });
  }
  return found;
}

type Run = {
  readonly options: IngestOptions;
  /** Deliveries as later ones left them, in the order in which they are read. */
  readonly kept: Earlier['kept'][number][];
  /** What was found or made of each, as it was right after reading. */
  readonly records: KeptRecord[];
  readonly known: KnownKeys;
  readonly total: number;
  before: number;
  readonly pseudonym: ((text: string) => string) | undefined;
  readonly seal: Seal | undefined;
  session(): Promise<Session>;
  interrupt(): void;
};

/** All deliveries in their order; false when files that should be there are not: then what made them is forgotten. */
async function takeAll(all: readonly FoundDelivery[], run: Run): Promise<boolean> {
  const { signal, poolFolder } = run.options;
  const times = new Map<string, string[]>();
  for (const one of all) {
    signal?.throwIfAborted();
    const { contract, content, bytes } = one;
    const before = times.get(`${contract.source} ${content}`) ?? [];
    const deliveryId = deliveryIdOf(contract, content, before.length);
    const key = keyOf(run.options.personKey, contract);
    const surroundings = [one.file, repairsOf(one), ...dependsOn(contract, run.kept)];
    const ingestId = sha256([deliveryId, ingestVersion, key, ...surroundings].join('\n')).slice(0, 16);
    let record = findRecord(poolFolder, contract.source, ingestId);
    if (!record) {
      if (forgetIncomplete(poolFolder, run.kept, run.records)) return false;
      record = await takeIn(one, { deliveryId, ingestId, repeats: before[0] }, run);
    }
    for (const changed of record.changes ?? []) {
      const at = run.kept.findIndex(({ kept }) => kept.ingest_id === changed.ingest_id);
      const held = run.kept[at];
      if (held) run.kept[at] = { ...held, kept: changed };
    }
    run.kept.push({ contract, kept: record });
    run.records.push(record);
    times.set(`${contract.source} ${content}`, [...before, deliveryId]);
    run.before += bytes;
    report(run, one, record.delivery.read, 0);
  }
  return !forgetIncomplete(poolFolder, run.kept, run.records);
}

const keyOf = (personKey: Uint8Array | undefined, contract: SourceContract) =>
  personKey && namesPeople(contract) ? sha256(Buffer.from(personKey).toString('hex')) : '';

const repairsOf = ({ repairs }: FoundDelivery) => (repairs ? `${repairs.content} ${repairs.rows.join()}` : '');

/** When it came is no part of what was read: the same content may be sent at another time. */
function withArrival(kept: KeptDelivery, found: FoundDelivery | undefined): KeptDelivery {
  const { period = null, arrivedAt = null } = found ?? {};
  return { ...kept, delivery: { ...kept.delivery, period, arrived_at: arrivedAt } };
}

function requireUsable(contract: SourceContract, { personKey }: IngestOptions): void {
  const [finding] = checkContract(contract, standardTables);
  if (finding) {
    const at = `${contract.source}: ${finding.at ?? ''}`;
    throw new InputError(`source.error.contract.${finding.code}`, { ...finding.params, at }, at);
  }
  if (personKey === undefined && namesPeople(contract)) {
    const code = asksForPseudonyms(contract) ? 'source.error.keyMissing' : 'source.error.sealKeyMissing';
    throw new InputError(code, { source: contract.source });
  }
}

function report(run: Run, { contract, bytes: all }: FoundDelivery, rows: number, bytes: number): void {
  run.options.onProgress?.({
    source_id: contract.source,
    rows,
    bytes,
    of_bytes: all,
    share: Math.min(1, (run.before + bytes) / run.total),
  });
}

/** Reads a delivery anew and keeps what came of it. */
async function takeIn(
  one: FoundDelivery,
  { deliveryId, ingestId, repeats }: { deliveryId: string; ingestId: string; repeats: string | undefined },
  run: Run,
): Promise<KeptRecord> {
  const { contract, bytes, file, content, repairs } = one;
  const { poolFolder, signal, files } = run.options;
  const keys = run.seal?.keys;
  const result = await withOpened(one, { poolFolder, keys, signal }, async (path) => {
    requireUnchanged(one);
    mkdirSync(join(poolFolder, 'staging'), { recursive: true, mode: 0o700 });
    const stagingFolder = mkdtempSync(join(poolFolder, 'staging', `${contract.source}-`));
    const keeping = keepRaw(poolFolder, { ...one, path }, deliveryId, {
      keys,
      now: () => new Date().toISOString(),
      files,
    });
    const reading = readSource({
      contract,
      path,
      file,
      format: formatOf(one),
      bytes,
      deliveryId,
      ingestId,
      stagingFolder,
      earlier: { poolFolder, kept: run.kept, session: run.session, interrupt: run.interrupt },
      known: run.known,
      repeats: repeats !== undefined && mergesWhole(contract, run.kept, repeats) ? repeats : undefined,
      pseudonym: run.pseudonym,
      cells: namesPeople(contract) ? run.seal?.cells : undefined,
      quick: run.options.quick,
      signal,
      files,
      onProgress: (rows, done) => report(run, one, rows, done),
    });
    await Promise.allSettled([reading, keeping]);
    requireUnchanged(one, await keeping);
    return reading;
  });
  const { every, due, rows = [] } = contract.expected ?? {};
  const [least, most] = rows;
  const record: KeptRecord = {
    ingest_id: ingestId,
    delivery: {
      ...result.delivery,
      content,
      ...(every === undefined ? {} : { every }),
      ...(due === undefined ? {} : { due }),
      ...(least === undefined || most === undefined || repairs ? {} : { expected_rows: { least, most } }),
      ...(repeats === undefined ? {} : { repeats }),
      ...(repairs ? { repairs: repairsToday(repairs, contract.source, run.records) } : {}),
    },
    files: result.files,
    last_day: result.lastDay,
    ...(result.changes.length > 0 ? { changes: result.changes } : {}),
  };
  keepRecord(poolFolder, record, files);
  return record;
}

/** A new contract gives a delivery another id; its content stays. */
function repairsToday(repairs: NonNullable<Receipt['repairs']>, source: string, records: readonly KeptRecord[]) {
  const of = records.filter(({ delivery }) => delivery.source_id === source && delivery.repeats === undefined);
  const now = of.find(({ delivery }) => delivery.content === repairs.content);
  return { ...repairs, delivery_id: now?.delivery.delivery_id ?? repairs.delivery_id, rows: [...repairs.rows] };
}

/**
 * Whether a delivery of the same content as an earlier one changes nothing: so it is where the first row with a key
 * stands, and where nothing of the source came between, which the same content would now take back.
 */
function mergesWhole(contract: SourceContract, kept: Earlier['kept'], repeats: string): boolean {
  const changing = contract.tables.some(({ repeat, remove }) => repeat !== 'first' || remove !== undefined);
  return !changing || kept.at(-1)?.kept.delivery.delivery_id === repeats;
}

function toSnapshot(
  kept: readonly KeptDelivery[],
  contracts: readonly SourceContract[],
  lacking: readonly SourceContract[],
): Snapshot {
  const absent = lacking.map(({ source }) => source);
  const files = kept.flatMap((one) => one.files);
  const deliveries = kept.map(({ delivery }) => delivery);
  const described = { files: files.map(({ path, sha256: sum }) => [path, sum]), deliveries, absent };
  const days = kept.flatMap(({ last_day }) => last_day ?? []).sort();
  return {
    id: `snapshot-${sha256(JSON.stringify(described)).slice(0, 16)}`,
    files,
    deliveries,
    absent,
    gaps: contracts.flatMap(({ source, gaps }) => gaps.map((gap) => ({ ...gap, source_id: source }))),
    lastDay: days.at(-1) ?? null,
  };
}
