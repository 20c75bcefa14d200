import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceContract } from '@junheng/engine/source';
import { filesOf } from '../catalogue/sweep.ts';
import { readReceipts, receivedFile } from '../inbox/read-receipts.ts';
import { findRaw } from '../ingest/keep.ts';
import { pseudonyms } from '../ingest/pseudonyms.ts';
import { heldOfCells, textOfCell } from '../ingest/side-tables.ts';
import { cellSealer } from '../seal/cells.ts';
import { sealKeys } from '../seal/keys.ts';
import { type KeptFile, privateFolder, withOpened } from '../seal/private-folder.ts';
import type { Catalogue } from '../spi.ts';
import { claimContacts, countPersons, quarantinedRows, reviewTexts } from '../sql/ingest/persons.ts';
import { openSession, type Session } from '../sql/session.ts';
import { keptSnapshots } from './erase-persons.ts';
import { type ErasureList, readErasures, toErasureList } from './erasures.ts';
import { findPersonRows, isAboutPeople } from './person-rows.ts';
import { isWhole, type RedactionOptions } from './purge.ts';
import { redact } from './redact.ts';
import { formatOf } from './without-erased.ts';

export type VerifyOptions = {
  readonly poolFolder: string;
  readonly catalogue: Catalogue;
  readonly contracts: readonly SourceContract[];
  readonly personKey: Uint8Array;
  readonly recordFolders: readonly string[];
};
/** What a check of all erasures found: how many records and people, and every file that breaks the promise. */
export type ErasureProof = {
  readonly records: number;
  readonly persons: number;
  readonly files: number;
  readonly findings: readonly {
    readonly file: string;
    /**
     * `held`: somebody on the list is in it. `changed`: it is not what the catalogue says. `left`: nothing names it, and it
     * may hold anybody. `unfinished`: ask again.
     */
    readonly what: 'held' | 'changed' | 'left' | 'unfinished';
  }[];
};

/**
 * Proves that people who were erased are gone: every record bears its signature, nobody on the list is in any file of
 * the pool, also in those that no snapshot names, every file of a kept snapshot is what the catalogue says, and nothing
 * was left behind by a process that died: open copies, or counts of deliveries that no snapshot has.
 *
 * Cost: a reading of everything that is about people.
 *
 * @throws InputError `pool.error.erasureBroken` for a record that was changed
 */
export async function verifyErasures(options: VerifyOptions): Promise<ErasureProof> {
  const { poolFolder, catalogue, personKey, recordFolders } = options;
  const records = readErasures(recordFolders, personKey);
  const list = toErasureList(records, personKey);
  const findings: ErasureProof['findings'][number][] = records
    .filter(({ state }) => state !== 'done')
    .map(({ id }) => ({ file: `${id}.json`, what: 'unfinished' }));
  let files = 0;
  const redaction = { poolFolder, list, pseudonym: pseudonyms(personKey), keys: sealKeys(personKey) };
  const kept = await keptSnapshots(catalogue);
  for (const file of listLeft(poolFolder, new Set(kept.flatMap(filesOf)))) findings.push({ file, what: 'left' });
  for (const [file, held] of [
    ...(await heldInTables(redaction)),
    ...(await heldInRaw(redaction)),
    ...(await heldInInbox(redaction, options.contracts)),
  ]) {
    files++;
    if (held) findings.push({ file, what: 'held' });
  }
  const named = new Map(kept.flatMap((one) => one.files.map((file) => [file.path, file])));
  for (const [path, { sha256 }] of named) {
    if (!isWhole(join(poolFolder, path), sha256)) findings.push({ file: path, what: 'changed' });
  }
  return { records: records.length, persons: list.persons.size, files, findings };
}

/** Files that nobody answers for: of what was being made, and of what is only counted. */
const listLeft = (poolFolder: string, named: ReadonlySet<string>): string[] => [
  ...['staging', 'opened'].flatMap((folder) => filesUnder(poolFolder, folder)),
  ...['review', 'rollups'].flatMap((folder) => filesUnder(poolFolder, folder)).filter((file) => !named.has(file)),
];

type Held = readonly (readonly [file: string, held: boolean])[];

async function heldInTables(options: RedactionOptions): Promise<Held> {
  const held: [string, boolean][] = [];
  const session = await openSession();
  try {
    for (const folder of ['standard', 'quarantine', 'review']) {
      for (const file of filesUnder(options.poolFolder, folder)) {
        const path = join(options.poolFolder, file);
        const table = folder === 'standard' ? (file.split('/')[1] ?? '') : folder;
        held.push([file, await isHeld(session, path, table, options)]);
      }
    }
  } finally {
    session.close();
  }
  return held;
}

/** Files under a folder of the pool, by their paths in it. */
function filesUnder(poolFolder: string, folder: string): string[] {
  const root = join(poolFolder, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(poolFolder.length + 1));
}

async function isHeld(session: Session, path: string, table: string, options: RedactionOptions): Promise<boolean> {
  const { list } = options;
  if (table === 'quarantine') return isHeldBack(await session.read(quarantinedRows(path)), options);
  if (table === 'review') return isToReview(await session.read(reviewTexts(path)), options);
  const statement = countPersons(path, table, [...list.persons]);
  if (statement !== undefined && Number((await session.read(statement))[0]?.[0] ?? 0) > 0) return true;
  return table === 'claim' && holdsContact(await session.read(claimContacts(path)), list);
}

type Rows = readonly (readonly unknown[])[];

const contractOf = ({ poolFolder }: RedactionOptions, source: unknown, delivery: unknown) =>
  findRaw(poolFolder, String(source), String(delivery))?.record.contract;

/** Whether any row in quarantine is about somebody on the list; one that cannot be opened is taken for one. */
function isHeldBack(kept: Rows, options: RedactionOptions): boolean {
  const cells = cellSealer(options.keys);
  return kept.some(([source, delivery, rowNo, text]) => {
    const contract = contractOf(options, source, delivery);
    const { row, sealed } = heldOfCells([null, '', '', String(text)], `${delivery}/${rowNo}`, cells);
    if (!contract || sealed) return sealed === true;
    const columns = Object.keys(row);
    const rows = findPersonRows(contract, columns, options.list, options.pseudonym);
    return rows.holds(columns.map((column) => row[column] ?? ''));
  });
}

/** Whether any text that waits for people holds an identifier of somebody on the list, as a word of its own. */
function isToReview(kept: Rows, options: RedactionOptions): boolean {
  const cells = cellSealer(options.keys);
  return kept.some(([source, delivery, field, text]) => {
    const contract = contractOf(options, source, delivery);
    const opened = textOfCell(String(text), `${source}/${field}`, cells);
    if (!contract || opened === undefined) return opened === undefined;
    return findPersonRows(contract, contract.columns, options.list, options.pseudonym).holdsText(opened);
  });
}

const holdsContact = (rows: Rows, list: ErasureList) =>
  rows.some(([id]) => id != null && list.contacts.has(list.sealContact(String(id))));

async function heldInRaw(options: RedactionOptions): Promise<Held> {
  const held: [string, boolean][] = [];
  const root = join(options.poolFolder, 'raw');
  for (const source of existsSync(root) ? readdirSync(root) : []) {
    for (const id of readdirSync(join(root, source))) {
      const raw = findRaw(options.poolFolder, source, id);
      if (!raw) continue;
      const { contract, as_csv: asCsv, repairs } = raw.record;
      const format = formatOf({ contract, repairs, asCsv });
      held.push([`raw/${source}/${id}/${raw.record.file}`, await holds(raw, { ...contract, format }, options)]);
    }
  }
  return held;
}

async function heldInInbox(options: RedactionOptions, contracts: readonly SourceContract[]): Promise<Held> {
  const held: [string, boolean][] = [];
  for (const contract of contracts) {
    for (const receipt of readReceipts(options.poolFolder, contract.source)) {
      const format = formatOf({ contract, repairs: receipt.repairs, asCsv: receipt.as_csv });
      const file = { path: receivedFile(options.poolFolder, receipt), sealed: receipt.sealed };
      held.push([file.path.slice(options.poolFolder.length + 1), await holds(file, { ...contract, format }, options)]);
    }
  }
  return held;
}

async function holds(file: KeptFile, contract: SourceContract, options: RedactionOptions): Promise<boolean> {
  if (!isAboutPeople(contract)) return false;
  const { poolFolder, list, pseudonym, signal } = options;
  const folder = privateFolder(poolFolder);
  try {
    const target = join(folder.path, 'x.csv');
    const found = await withOpened(file, options, (path) => redact(path, contract, list, pseudonym, target, signal));
    return found !== undefined;
  } finally {
    folder.drop();
  }
}
