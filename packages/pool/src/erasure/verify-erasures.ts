import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceContract } from '@junheng/engine/source';
import { readReceipts, receivedFile } from '../inbox/read-receipts.ts';
import { findRaw } from '../ingest/keep.ts';
import { pseudonyms } from '../ingest/pseudonyms.ts';
import type { Catalogue } from '../spi.ts';
import { claimContacts, countPersons, quarantinedRows } from '../sql/ingest/persons.ts';
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
    /** `held`: somebody on the list is in it. `changed`: it is not what the catalogue says. `unfinished`: ask again. */
    readonly what: 'held' | 'changed' | 'unfinished';
  }[];
};

/**
 * Proves that people who were erased are gone: every record bears its signature, nobody on the list is in any file of
 * the pool, also in those that no snapshot names, and every file of a kept snapshot is what the catalogue says.
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
  const redaction = { poolFolder, list, pseudonym: pseudonyms(personKey) };
  for (const [file, held] of [
    ...(await heldInTables(redaction)),
    ...(await heldInRaw(redaction)),
    ...(await heldInInbox(redaction, options.contracts)),
  ]) {
    files++;
    if (held) findings.push({ file, what: 'held' });
  }
  const named = new Map((await keptSnapshots(catalogue)).flatMap((one) => one.files.map((file) => [file.path, file])));
  for (const [path, { sha256 }] of named) {
    if (!isWhole(join(poolFolder, path), sha256)) findings.push({ file: path, what: 'changed' });
  }
  return { records: records.length, persons: list.persons.size, files, findings };
}

type Held = readonly (readonly [file: string, held: boolean])[];

async function heldInTables({ poolFolder, list, pseudonym }: RedactionOptions): Promise<Held> {
  const held: [string, boolean][] = [];
  const session = await openSession();
  try {
    for (const folder of ['standard', 'quarantine']) {
      const root = join(poolFolder, folder);
      if (!existsSync(root)) continue;
      for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        const file = path.slice(poolFolder.length + 1);
        const table = folder === 'standard' ? (file.split('/')[1] ?? '') : folder;
        held.push([file, await isHeld(session, path, table, { poolFolder, list, pseudonym })]);
      }
    }
  } finally {
    session.close();
  }
  return held;
}

async function isHeld(session: Session, path: string, table: string, options: RedactionOptions): Promise<boolean> {
  const { poolFolder, list, pseudonym } = options;
  if (table === 'quarantine') {
    for (const [source, delivery, row] of await session.read(quarantinedRows(path))) {
      const contract = findRaw(poolFolder, String(source), String(delivery))?.record.contract;
      const cells = JSON.parse(String(row)) as Record<string, string | null>;
      const columns = Object.keys(cells);
      if (!contract) continue;
      const rows = findPersonRows(contract, columns, list, pseudonym);
      if (rows.holds(columns.map((column) => cells[column] ?? ''))) return true;
    }
    return false;
  }
  const statement = countPersons(path, table, [...list.persons]);
  if (statement !== undefined && Number((await session.read(statement))[0]?.[0] ?? 0) > 0) return true;
  return table === 'claim' && holdsContact(await session.read(claimContacts(path)), list);
}

const holdsContact = (rows: readonly (readonly unknown[])[], list: ErasureList) =>
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
      held.push([`raw/${source}/${id}/${raw.record.file}`, await holds(raw.path, { ...contract, format }, options)]);
    }
  }
  return held;
}

async function heldInInbox(options: RedactionOptions, contracts: readonly SourceContract[]): Promise<Held> {
  const held: [string, boolean][] = [];
  for (const contract of contracts) {
    for (const receipt of readReceipts(options.poolFolder, contract.source)) {
      const format = formatOf({ contract, repairs: receipt.repairs, asCsv: receipt.as_csv });
      const path = receivedFile(options.poolFolder, receipt);
      held.push([path.slice(options.poolFolder.length + 1), await holds(path, { ...contract, format }, options)]);
    }
  }
  return held;
}

async function holds(path: string, contract: SourceContract, options: RedactionOptions): Promise<boolean> {
  if (!isAboutPeople(contract)) return false;
  const folder = join(options.poolFolder, 'staging', 'verify');
  const found = await redact(path, contract, options.list, options.pseudonym, join(folder, 'x.csv'), options.signal);
  rmSync(join(options.poolFolder, 'staging'), { recursive: true, force: true });
  return found !== undefined;
}
