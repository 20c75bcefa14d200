import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Snapshot, SnapshotFile } from '@junheng/pool';

/** What makes files: DuckDB. */
type Runner = { run(sql: string): Promise<void> };

const months = 12;

/** The rows of one month of a province: 3,000 facilities of very different size, 1,260 townships, eight services. */
const rowsOfMonth = (month: number, rows: number): string => `SELECT i::VARCHAR AS encounter_id,
  'F' || lpad(CAST(floor(pow((hash(i, 1) % 1000000) / 1e6, 2.2) * 3000) AS VARCHAR), 4, '0') AS facility_id,
  ['internal', 'surgery', 'paediatrics', 'obstetrics', 'icu', 'rehabilitation', 'general', 'tcm'][(hash(i, 2) % 8)::INT + 1] AS service_code,
  CASE WHEN hash(i, 3) % 100 < 7 THEN 'inpatient' WHEN hash(i, 3) % 100 < 15 THEN 'emergency' ELSE 'outpatient' END AS class,
  DATE '2025-${String(month + 1).padStart(2, '0')}-01' + (hash(i, 4) % 28)::INT AS "start",
  DATE '2025-${String(month + 1).padStart(2, '0')}-01' + (hash(i, 4) % 28)::INT
    + CASE WHEN hash(i, 3) % 100 < 7 THEN (hash(i, 5) % 16)::INT ELSE 0 END AS "end",
  CASE WHEN hash(i, 6) % 3 = 0 THEN NULL ELSE (hash(i, 7) % 240)::DOUBLE END AS wait_minutes,
  (hash(i, 8) % 95)::INT AS age, ['male', 'female'][(hash(i, 9) % 2)::INT + 1] AS sex,
  'Z' || lpad(((hash(i, 1) % 1000000) / 1000000.0 * 1200 + hash(i, 10) % 60)::INT::VARCHAR, 4, '0') AS home_zone_id
  FROM range(${month * rows}, ${(month + 1) * rows}) t(i)`;

/** Writes a year of encounters as a province's twelve monthly deliveries would lie in the pool, and their snapshot. */
export async function makeEncounters(session: Runner, poolFolder: string, rows: number): Promise<Snapshot> {
  const files: SnapshotFile[] = [];
  const each = Math.round(rows / months);
  for (let month = 0; month < months; month++) {
    const name = `visits-${String(month).padStart(16, 'a')}`;
    const path = `standard/encounter/2025/${name}.parquet`;
    const file = join(poolFolder, path);
    mkdirSync(dirname(file), { recursive: true });
    await session.run(
      `COPY (${rowsOfMonth(month, each)}) TO '${file}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`,
    );
    const { size } = statSync(file);
    files.push({ table: 'encounter', path, rows: each, bytes: size, sha256: `${name}-${size}`, schema: '' });
  }
  return { id: 'made', files, deliveries: [], absent: [], gaps: [], lastDay: '2025-12-31' };
}
