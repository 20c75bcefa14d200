import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { standardTables } from '@junheng/engine/pool';
import { checkContract, type SourceContract } from '@junheng/engine/source';
import { InputError, unreadable } from '../input-error.ts';
import { readBytes } from '../read/encoding.ts';
import type { Snapshot } from '../spi.ts';
import { openSession, type Session } from '../sql/session.ts';
import { writeWhole } from '../write-whole.ts';
import { dependsOn, type Earlier } from './earlier.ts';
import { type IngestOptions, ingestVersion, type KeptDelivery } from './options.ts';
import { pseudonyms } from './pseudonyms.ts';
import { readSource } from './read-source.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

type FoundDelivery = { readonly contract: SourceContract; readonly path: string; readonly bytes: number };

/**
 * Reads a region's deliveries by their contracts into the pool, and gives the snapshot they make.
 *
 * Each delivery is kept as it came under `raw/`, its usable rows become Parquet under `standard/`, the rest goes to
 * `quarantine/` with reasons, repeated rows to `merged/`. What was read before, by the same contract and with the same
 * content, is found and not read again: that costs only hashing. Results depend on contracts, content and key alone; the same input gives the
 * same bytes on any number of threads. A run that fails or is stopped leaves nothing half-written.
 *
 * Cost: one pass over the deliveries; memory grows with the number of keys, about 100 bytes each.
 *
 * @throws InputError for what the user can mend; the abort reason when `signal` stops it
 */
export async function ingest(options: IngestOptions): Promise<Snapshot> {
  const { contracts, poolFolder, signal } = options;
  for (const contract of contracts) requireUsable(contract, options);
  const found = contracts.map((contract) => findDelivery(contract, options));
  mkdirSync(join(poolFolder, 'deliveries'), { recursive: true });
  rmSync(join(poolFolder, 'staging'), { recursive: true, force: true });
  let opened: Session | undefined;
  const run: Run = {
    options,
    kept: [],
    total: Math.max(
      1,
      found.reduce((sum, one) => sum + (one?.bytes ?? 0), 0),
    ),
    before: 0,
    pseudonym: options.personKey ? pseudonyms(options.personKey) : undefined,
    async session() {
      opened ??= await openSession({
        threads: options.threads,
        memoryLimit: options.memoryLimit,
        spillFolder: join(poolFolder, 'staging', 'spill'),
      });
      return opened;
    },
    interrupt: () => opened?.interrupt(),
  };
  try {
    for (const one of found) {
      signal?.throwIfAborted();
      if (!one) continue;
      run.kept.push({ contract: one.contract, kept: await takeIn(one, run) });
      run.before += one.bytes;
      report(run, one, run.kept.at(-1)?.kept.delivery.read ?? 0, 0);
    }
  } finally {
    opened?.close();
    rmSync(join(poolFolder, 'staging'), { recursive: true, force: true });
  }
  return toSnapshot(
    run.kept.map(({ kept }) => kept),
    contracts,
    contracts.filter((_, i) => !found[i]).map(({ source }) => source),
  );
}

type Run = {
  readonly options: IngestOptions;
  readonly kept: Earlier['kept'][number][];
  readonly total: number;
  before: number;
  readonly pseudonym: ((text: string) => string) | undefined;
  session(): Promise<Session>;
  interrupt(): void;
};

function requireUsable(contract: SourceContract, { personKey }: IngestOptions): void {
  const [finding] = checkContract(contract, standardTables);
  if (finding) {
    const at = `${contract.source}: ${finding.at ?? ''}`;
    throw new InputError(`source.error.contract.${finding.code}`, { ...finding.params, at }, at);
  }
  if (personKey === undefined && JSON.stringify(contract).includes('"pseudonym"')) {
    throw new InputError('source.error.keyMissing', { source: contract.source });
  }
}

/** Paths of facts that stand beside the contracts begin so. */
const besideContract = 'region:';

function findDelivery(
  contract: SourceContract,
  { dataFolder, regionFolder }: IngestOptions,
): FoundDelivery | undefined {
  const beside = contract.file.startsWith(besideContract);
  const path = beside
    ? resolve(regionFolder, contract.file.slice(besideContract.length))
    : resolve(dataFolder, contract.file);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile()) {
    requireReadable(path);
    return { contract, path, bytes: stat.size };
  }
  if (!stat && contract.optional) return undefined;
  if (stat) throw unreadable(path, { code: 'EISDIR' });
  throw new InputError('source.error.fileMissing', { file: path, source: contract.source }, path);
}

function requireReadable(path: string): void {
  try {
    accessSync(path, constants.R_OK);
  } catch (cause) {
    throw unreadable(path, cause);
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

/** One delivery: what is kept of it when nothing changed, else read anew. */
async function takeIn(one: FoundDelivery, run: Run): Promise<KeptDelivery> {
  const { contract, path, bytes } = one;
  const { poolFolder, personKey, signal } = run.options;
  const content = await hashFile(path, signal);
  const described = JSON.stringify(contract);
  const deliveryId = sha256([contract.source, described, content].join('\n')).slice(0, 16);
  const key = personKey && described.includes('"pseudonym"') ? sha256(Buffer.from(personKey).toString('hex')) : '';
  const ingestId = sha256([deliveryId, ingestVersion, key, ...dependsOn(contract, run.kept)].join('\n')).slice(0, 16);
  const record = join(poolFolder, 'deliveries', `${contract.source}-${ingestId}.json`);
  const found = findKept(record, poolFolder);
  if (found) return found;
  keepRaw(poolFolder, one, deliveryId, content);
  mkdirSync(join(poolFolder, 'staging'), { recursive: true });
  const stagingFolder = mkdtempSync(join(poolFolder, 'staging', `${contract.source}-`));
  const result = await readSource({
    contract,
    path,
    bytes,
    deliveryId,
    ingestId,
    stagingFolder,
    earlier: { poolFolder, kept: run.kept, session: run.session, interrupt: run.interrupt },
    pseudonym: run.pseudonym,
    signal,
    onProgress: (rows, read) => report(run, one, rows, read),
  });
  const kept: KeptDelivery = {
    ingest_id: ingestId,
    delivery: result.delivery,
    files: result.files,
    last_day: result.lastDay,
  };
  writeWhole(record, JSON.stringify(kept));
  return kept;
}

async function hashFile(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  if (statSync(path).size < 1 << 20) return hash.update(readFileSync(path)).digest('hex');
  for await (const chunk of readBytes(path, undefined, signal, false)) hash.update(chunk);
  return hash.digest('hex');
}

/** What is kept of a delivery, when all its files are still there with the size that they had. */
function findKept(record: string, poolFolder: string): KeptDelivery | undefined {
  if (!existsSync(record)) return undefined;
  const kept = JSON.parse(readFileSync(record, 'utf8')) as KeptDelivery;
  const whole = kept.files.every(({ path, bytes }) => {
    const stat = statSync(join(poolFolder, path), { throwIfNoEntry: false });
    return stat?.size === bytes;
  });
  return whole ? kept : undefined;
}

/** Keeps the delivery as it came, once, with its checksum, its contract and when it arrived. */
function keepRaw(
  poolFolder: string,
  { contract, path, bytes }: FoundDelivery,
  deliveryId: string,
  content: string,
): void {
  const folder = join(poolFolder, 'raw', contract.source, deliveryId);
  if (existsSync(join(folder, 'delivery.json'))) return;
  mkdirSync(folder, { recursive: true });
  const target = join(folder, basename(path));
  copyFileSync(path, `${target}.part`);
  renameSync(`${target}.part`, target);
  const described = { file: basename(path), sha256: content, bytes, arrived_at: new Date().toISOString(), contract };
  writeWhole(join(folder, 'delivery.json'), `${JSON.stringify(described, null, 2)}\n`);
}

function toSnapshot(
  kept: readonly KeptDelivery[],
  contracts: readonly SourceContract[],
  absent: readonly string[],
): Snapshot {
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
