import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceContract } from '@junheng/engine/source';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../sql/session.ts';
import type { Earlier } from './earlier.ts';
import { KnownKeys } from './known-keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-known-'));
let session: Session;
beforeAll(async () => {
  session = await openSession();
});
afterAll(() => {
  session.close();
  rmSync(folder, { recursive: true });
});

const say = { zh: '例', en: 'case' };
const contractOf = (table: string, key: readonly string[]) =>
  sourceContract.parse({
    version: '1',
    names: say,
    owner: 'x',
    purpose: say,
    format: { kind: 'csv' },
    source: 's',
    file: 's.csv',
    columns: ['x'],
    tables: [{ table, fields: Object.fromEntries(key.map((column) => [column, 'x'])), key }],
  });

/** A file of earlier rows, as `Earlier` tells of it. */
async function hold(name: string, contract: ReturnType<typeof contractOf>, rows: string): Promise<Earlier> {
  await session.run(`COPY (${rows}) TO '${join(folder, name)}' (FORMAT parquet)`);
  const file = { table: contract.tables[0]?.table ?? '', path: name, rows: 0, bytes: 0, sha256: '', schema: '' };
  const delivery = { source_id: 's', delivery_id: 'd' };
  const kept = [{ contract, kept: { ingest_id: 'i', delivery, files: [file], last_day: null } }];
  return { poolFolder: folder, kept, session: async () => session, interrupt() {} } as unknown as Earlier;
}

test('keys of earlier rows are found as a mapping writes them: texts of any script, days, numbers, unknown ones', async () => {
  const population = contractOf('population', ['place_id', 'year', 'sex']);
  const earlier = await hold(
    'population.parquet',
    population,
    `SELECT * FROM (VALUES ('五星镇', 2025, 'male', 1), ('a''b', 2024, NULL, 2), ('', 0, '😀', 3), ('五星镇', 2025, 'male', 4))
      AS t(place_id, year, sex, row_no)`,
  );
  const known = new KnownKeys();
  await known.prepare(population, earlier, new Set());
  const find = (...parts: readonly string[]) =>
    known.find('population(place_id,year,sex)', parts.map((part) => `\u001f${part}`).join(''))?.row_no;
  expect(find('五星镇', '2025', 'male')).toBe(1);
  expect(find("a'b", '2024', '')).toBe(2);
  expect(find('', '0', '😀')).toBe(3);
  expect(find('五星镇', '2025', 'female')).toBeUndefined();
});

test('keys that hold instants or fractions are found too', async () => {
  const status = contractOf('status', ['at']);
  const earlier = await hold('status.parquet', status, `SELECT TIMESTAMP '2025-03-01 12:30:00' AS at, 7 AS row_no`);
  const known = new KnownKeys();
  await known.prepare(status, earlier, new Set());
  expect(known.find('status(at)', `\u001f${Date.UTC(2025, 2, 1, 12, 30)}`)?.row_no).toBe(7);
  const resource = contractOf('resource', ['quantity', 'valid_from']);
  const held = await hold(
    'resource.parquet',
    resource,
    `SELECT 5.0::DOUBLE AS quantity, DATE '2025-03-01' AS valid_from, 9 AS row_no`,
  );
  await known.prepare(resource, held, new Set());
  expect(known.find('resource(quantity,valid_from)', '\u001f5\u001f2025-03-01')?.row_no).toBe(9);
});
