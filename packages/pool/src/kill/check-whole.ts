import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standardTables, type TableName } from '@junheng/engine/pool';
import { openPool } from '../reader/open-pool.ts';
import type { Catalogue, Snapshot } from '../spi.ts';

const most = 1_000_000;

/**
 * What is not whole of what a catalogue lists: files that are gone or have other bytes, for every kept snapshot; for the
 * newest also rows that are not as many as listed, deliveries whose counts do not balance, and artefacts that cannot be
 * read. Empty when all is well. Cost: every byte of every kept file once.
 */
export async function checkWhole(catalogue: Catalogue, poolFolder: string): Promise<string[]> {
  const problems: string[] = [];
  const hashed = new Map<string, string | undefined>();
  for (const { id } of await catalogue.listKept()) {
    const snapshot = await catalogue.findSnapshot(id);
    if (snapshot?.id !== id) problems.push(`${id} is listed and not there`);
    for (const { path, sha256 } of snapshot?.files ?? []) {
      if (!hashed.has(path)) hashed.set(path, hashOfFile(join(poolFolder, path)));
      if (hashed.get(path) !== sha256) problems.push(`${id}: ${path} is ${hashed.get(path) ? 'other' : 'gone'}`);
    }
  }
  const newest = await catalogue.findSnapshot();
  if (newest && problems.length === 0) problems.push(...(await checkRows(poolFolder, newest)));
  for (const { id } of await catalogue.listCurrent()) {
    await catalogue.readArtefact(id).catch((error: Error) => problems.push(error.message));
  }
  return problems;
}

const isStandard = (table: string): table is TableName => table in standardTables;

const hashOfFile = (path: string) =>
  existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : undefined;

async function checkRows(poolFolder: string, snapshot: Snapshot): Promise<string[]> {
  const problems: string[] = [];
  const claim = (what: string, found: number, listed: number) => {
    if (found !== listed) problems.push(`${snapshot.id}: ${what}: ${found} found, ${listed} listed`);
  };
  const pool = await openPool(poolFolder, snapshot, { threads: 1, clickhouse: null });
  try {
    for (const table of new Set(snapshot.files.map((file) => file.table).filter(isStandard))) {
      const listed = snapshot.files.reduce((sum, file) => sum + (file.table === table ? file.rows : 0), 0);
      claim(`rows of ${table}`, await pool.countRows({ table, where: [] }), listed);
      const made = snapshot.deliveries.flatMap(({ tables }) => tables.filter((one) => one.table === table));
      claim(
        `rows of ${table} in deliveries`,
        made.reduce((sum, { rows }) => sum + rows, 0),
        listed,
      );
    }
    const { rows } = await pool.readQuarantine({}, { limit: most });
    for (const { source_id, delivery_id, read, accepted, merged, quarantined } of snapshot.deliveries) {
      claim(`rows of ${source_id} ${delivery_id}`, accepted + merged + quarantined, read);
      const own = rows.filter((row) => row.delivery_id === delivery_id).map(({ row_no }) => row_no);
      claim(`quarantine of ${source_id} ${delivery_id}`, new Set(own).size, quarantined);
    }
    const counted = await pool.countEncounters({ basis: 'started', by: [] });
    const encounters = await pool.countRows({ table: 'encounter', where: [] });
    claim('encounters in roll-ups', Number(counted.rows[0]?.[counted.columns.indexOf('encounters')] ?? 0), encounters);
  } finally {
    pool.close();
  }
  return problems;
}
