import { createHash } from 'node:crypto';
import {
  accessSync,
  type BigIntStats,
  constants,
  type Dirent,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { namesPeople, type SourceContract } from '@junheng/engine/source';
import { readReceipts, receivedFile } from '../inbox/read-receipts.ts';
import type { Receipt } from '../inbox/receipt.ts';
import { InputError, unreadable } from '../input-error.ts';
import { passBytes } from '../read/encoding.ts';
import { type SealKeys, sealKeys } from '../seal/keys.ts';
import { readSealed } from '../seal/open-file.ts';
import type { KeptFile } from '../seal/private-folder.ts';
import { compilePattern, isSeries, type NamedFile } from './file-pattern.ts';

/** A file that is to be read by a contract, wherever it stands. */
export type FoundDelivery = NamedFile & {
  readonly contract: SourceContract;
  readonly path: string;
  /** The file is sealed with the region's key (`withOpened`); `bytes` and `content` are of what was sent. */
  readonly sealed?: true | undefined;
  readonly bytes: number;
  /** What the file was right before its content was hashed; absent where nobody else may write it. */
  readonly stamp?: FileStamp | undefined;
  /** SHA-256 of what was sent, hex. */
  readonly content: string;
  readonly arrivedAt: string | null;
  /** Which rows in quarantine it repairs: such a delivery is always CSV. */
  readonly repairs: Receipt['repairs'];
  /** It is CSV of its cells by now, whatever its contract says: rows of erased people were taken out. */
  readonly asCsv?: true | undefined;
};

/** Tells a file from what it is once somebody has written to it or put another in its place. */
export type FileStamp = { readonly path: string; readonly is: string };

/** A source with its deliveries in the order in which they are read. */
export type FoundSource = { readonly contract: SourceContract; readonly deliveries: readonly FoundDelivery[] };

export type FindOptions = {
  readonly dataFolder: string;
  readonly regionFolder: string;
  readonly poolFolder: string;
  /** When files of the data folder came, by name. */
  readonly arrivals: ReadonlyMap<string, string>;
  /** The region's key; needed where something is sealed. */
  readonly personKey?: Uint8Array | undefined;
  /** Where answers of databases about people go: a folder that is gone after the reading. */
  readonly extractFolder?: string | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Paths of facts that stand beside the contracts begin so. */
const besideContract = 'region:';
type Candidate = Omit<FoundDelivery, 'content' | 'contract' | 'repairs'> & { readonly receipt: Receipt | null };

/**
 * The deliveries of a source, in the order in which they are read: files that fit the contract's `file` by their names,
 * from the data folder and the inbox, the newest of each name; then other files of the inbox as they came. Where later
 * rows take the place of earlier ones, repaired rows stand right behind the delivery that they repair.
 *
 * @returns an empty list where there is none and the contract allows that
 * @throws InputError `source.error.fileMissing`, `.fileUnreadable`, `.receiptBroken`, `.inboxChanged`
 */
export async function findDeliveries(contract: SourceContract, options: FindOptions): Promise<FoundDelivery[]> {
  const beside = contract.file.startsWith(besideContract);
  const pattern = beside ? contract.file.slice(besideContract.length) : contract.file;
  const folder = beside ? options.regionFolder : await folderOf(contract, options);
  const receipts = readReceipts(options.poolFolder, contract.source);
  const sent = isSeries(pattern) ? findSeries(folder, pattern) : findOne(folder, pattern);
  if (sent.length === 0 && receipts.length === 0) {
    if (contract.optional) return [];
    const path = resolve(folder, pattern);
    throw new InputError('source.error.fileMissing', { file: path, source: contract.source }, path);
  }
  const standing = new Map<string, Candidate>();
  for (const named of sent) {
    const arrivedAt = (beside ? undefined : options.arrivals.get(named.file)) ?? null;
    standing.set(named.file, { ...named, ...readable(resolve(folder, named.file)), arrivedAt, receipt: null });
  }
  const { named, others } = takeReceived(standing, receipts, pattern, options.poolFolder);
  const keys = options.personKey && sealKeys(options.personKey);
  const found: FoundDelivery[] = [];
  for (const { receipt, ...candidate } of [...named, ...others]) {
    const content = await hashFile(candidate, keys, options.signal);
    if (receipt && receipt.content !== content) {
      throw new InputError('source.error.inboxChanged', { file: candidate.path }, candidate.path);
    }
    found.push({ ...candidate, contract, content, repairs: receipt?.repairs, asCsv: receipt?.as_csv });
  }
  return changesRows(contract) ? withRepairsBehind(found) : found;
}

/** Where the files of a source stand: what a database answers is written to a folder of the pool first. */
async function folderOf(contract: SourceContract, options: FindOptions): Promise<string> {
  const { dataFolder, poolFolder, extractFolder, signal } = options;
  if (contract.format.kind !== 'sql') return dataFolder;
  const lasting = join(poolFolder, 'extracts');
  const folder = join(namesPeople(contract) ? (extractFolder ?? lasting) : lasting, contract.source);
  const { takeExtract } = await import('../read/sql-source/extract-sql.ts');
  await takeExtract(contract, join(folder, contract.file), signal);
  return folder;
}

/** Where a name of the inbox falls under the pattern, the newest file of that name stands. */
function takeReceived(
  standing: Map<string, Candidate>,
  receipts: readonly Receipt[],
  pattern: string,
  poolFolder: string,
): { named: Candidate[]; others: Candidate[] } {
  const fits = compilePattern(basename(pattern));
  const place = pattern.slice(0, pattern.length - basename(pattern).length);
  const others = new Map<string, Candidate>();
  for (const receipt of receipts) {
    const fitting = receipt.repairs ? undefined : fits(receipt.file);
    const file = fitting && !isSeries(place) ? place + receipt.file : receipt.file;
    const received: Candidate = {
      file,
      period: fitting?.period ?? null,
      ...readable(receivedFile(poolFolder, receipt)),
      sealed: receipt.sealed,
      bytes: receipt.bytes,
      arrivedAt: receipt.arrived_at,
      receipt,
    };
    if (!fitting) others.set(receipt.repairs ? receipt.receipt : file, received);
    else if ((standing.get(file)?.arrivedAt ?? '') <= receipt.arrived_at) standing.set(file, received);
  }
  return {
    named: [...standing.values()].sort((a, b) => (a.file < b.file ? -1 : 1)),
    others: [...others.values()].sort((a, b) => ((a.arrivedAt ?? '') < (b.arrivedAt ?? '') ? -1 : 1)),
  };
}

const changesRows = ({ tables }: SourceContract) =>
  tables.some(({ repeat, remove }) => repeat !== 'first' || remove !== undefined);

function withRepairsBehind(found: readonly FoundDelivery[]): FoundDelivery[] {
  const behind = new Map<string, FoundDelivery[]>();
  const there = new Set(found.map(({ content }) => content));
  for (const one of found) {
    const of = one.repairs?.content;
    if (of !== undefined && there.has(of)) behind.set(of, [...(behind.get(of) ?? []), one]);
  }
  const placed = new Set<FoundDelivery>();
  const ordered: FoundDelivery[] = [];
  const place = (one: FoundDelivery) => {
    if (placed.has(one)) return;
    placed.add(one);
    ordered.push(one);
    for (const repair of behind.get(one.content) ?? []) place(repair);
  };
  const hangs = (one: FoundDelivery) => there.has(one.repairs?.content ?? '');
  for (const one of found) if (!hangs(one)) place(one);
  return ordered;
}

function findOne(folder: string, file: string): NamedFile[] {
  return existsSync(resolve(folder, file)) ? [{ file, period: null }] : [];
}

function findSeries(folder: string, pattern: string): NamedFile[] {
  const fits = compilePattern(pattern);
  return walk(folder, pattern.split('/')).flatMap((file) => {
    const named = fits(file);
    return named ? [{ file, period: named.period }] : [];
  });
}

/** Names under the folder that may fit, one part of the path after the other. */
function walk(folder: string, [part = '', ...rest]: readonly string[]): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const fits = isSeries(part) ? compilePattern(part) : (name: string) => name === part;
  const wanted = (entry: Dirent) => !entry.name.startsWith('.') && fits(entry.name);
  const names = readdirSync(folder, { withFileTypes: true }).filter(wanted);
  if (rest.length === 0) return names.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  return names.flatMap(({ name }) => walk(join(folder, name), rest).map((file) => `${name}/${file}`));
}

const stampOf = ({ ino, size, ctimeNs }: BigIntStats) => `${ino} ${size} ${ctimeNs}`;

/**
 * What was read must be what was hashed: the checksum names it, and its key in `raw` comes from it.
 *
 * @param forget takes back what was kept of it
 * @throws InputError `source.error.fileChanged`
 */
export function requireUnchanged({ stamp }: FoundDelivery, forget?: () => void): void {
  if (!stamp) return;
  const now = statSync(stamp.path, { throwIfNoEntry: false, bigint: true });
  if (now && stampOf(now) === stamp.is) return;
  forget?.();
  throw new InputError('source.error.fileChanged', { file: stamp.path }, stamp.path);
}

function readable(path: string): { readonly path: string; readonly bytes: number; readonly stamp: FileStamp } {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
  if (!stat) throw unreadable(path, { code: 'ENOENT' });
  if (!stat.isFile()) throw unreadable(path, { code: 'EISDIR' });
  try {
    accessSync(path, constants.R_OK);
  } catch (cause) {
    throw unreadable(path, cause);
  }
  return { path, bytes: Number(stat.size), stamp: { path, is: stampOf(stat) } };
}

/** SHA-256 of what was sent, hex; of a sealed file that of what is in it. */
export async function hashFile(
  { path, sealed }: KeptFile,
  keys: SealKeys | undefined,
  signal: AbortSignal | undefined,
): Promise<string> {
  signal?.throwIfAborted();
  const hash = createHash('sha256');
  if (!sealed && statSync(path).size < 1 << 20) return hash.update(readFileSync(path)).digest('hex');
  const pieces = sealed ? readSealed(path, keys, signal) : passBytes(path, signal);
  for await (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}
