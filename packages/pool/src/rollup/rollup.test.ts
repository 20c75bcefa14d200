import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Snapshot, SnapshotFile } from '../spi.ts';
import { literal } from '../sql/names.ts';
import { askRollup, rollupOfRows } from '../sql/query/rollups.ts';
import { openSession, type Session } from '../sql/session.ts';
import {
  type Basis,
  chooseRollup,
  type Dimension,
  type RollupQuestion,
  refreshRollups,
  rollups,
  rollupViews,
} from './index.ts';
import { listRollupSources, rollupPath } from './sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-rollup-'));
let session: Session;

/** A delivery of made-up encounters: unknown ends, ages, waits and homes among them, and a stay over New Year. */
async function deliver(name: string, rows: number, firstDay: string): Promise<SnapshotFile> {
  const path = `standard/encounter/2025/${name}.parquet`;
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  await session.run(`COPY (SELECT 'e' || i AS encounter_id, 'F' || (hash(i, 1) % 7) AS facility_id,
    ['内科', 'surgery', 'icu'][(hash(i, 2) % 3)::INT + 1] AS service_code,
    ['inpatient', 'outpatient'][(hash(i, 3) % 2)::INT + 1] AS class,
    DATE '${firstDay}' + (hash(i, 4) % 70)::INT AS "start",
    CASE WHEN hash(i, 5) % 10 = 0 THEN NULL ELSE DATE '${firstDay}' + ((hash(i, 4) % 70) + (hash(i, 6) % 9))::INT END AS "end",
    CASE WHEN hash(i, 7) % 4 = 0 THEN NULL ELSE (hash(i, 8) % 5000) / 60.0 END AS wait_minutes,
    CASE WHEN hash(i, 9) % 9 = 0 THEN NULL ELSE (hash(i, 10) % 101)::INT END AS age,
    CASE WHEN hash(i, 11) % 9 = 0 THEN NULL ELSE ['male', 'female'][(hash(i, 12) % 2)::INT + 1] END AS sex,
    CASE WHEN hash(i, 13) % 8 = 0 THEN NULL ELSE 'Z' || (hash(i, 14) % 5) END AS home_zone_id
    FROM range(${rows}) t(i) ORDER BY i) TO ${literal(join(folder, path))} (FORMAT parquet)`);
  const sha256 = createHash('sha256')
    .update(readFileSync(join(folder, path)))
    .digest('hex');
  return { table: 'encounter', path, rows, bytes: 0, sha256, schema: '' };
}

const snapshotOf = (files: readonly SnapshotFile[]): Snapshot => ({
  id: 's',
  files,
  deliveries: [],
  absent: [],
  gaps: [],
  lastDay: null,
});

/** The same question over the rows themselves. */
async function fromRows(question: RollupQuestion, snapshot: Snapshot) {
  const paths = snapshot.files.map(({ path }) => literal(join(folder, path)));
  const finest = {
    name: 'finest',
    basis: question.basis,
    grain: 'day' as const,
    keys: ['facility_id', 'service_code', 'class', 'home_zone_id', 'sex', 'age_band'] as const,
  };
  const name = `rollup_${chooseRollup(question).name}`;
  const { sql, values } = askRollup(question);
  await session.run(`CREATE OR REPLACE VIEW rows_as_rollup AS ${rollupOfRows(finest, `read_parquet([${paths}])`)}`);
  return session.read(sql.replace(`"${name}"`, 'rows_as_rollup'), values);
}

async function open(snapshot: Snapshot): Promise<void> {
  for (const { name } of rollups) await session.run(`DROP VIEW IF EXISTS "rollup_${name}"`);
  for (const view of rollupViews(folder, snapshot)) await session.run(view);
}

beforeAll(async () => {
  session = await openSession();
  await session.run(
    'CREATE TABLE encounter AS SELECT NULL::VARCHAR AS facility_id, NULL::VARCHAR AS service_code, NULL::VARCHAR AS class, NULL::DATE AS "start", NULL::DATE AS "end", NULL::DOUBLE AS wait_minutes, NULL::INTEGER AS age, NULL::VARCHAR AS sex, NULL::VARCHAR AS home_zone_id WHERE FALSE',
  );
});
afterAll(() => {
  session.close();
  rmSync(folder, { recursive: true });
});

const bases: readonly Basis[] = ['started', 'ended'];
const questions: readonly RollupQuestion[] = [
  ...bases.flatMap((basis): RollupQuestion[] => [
    { basis, by: [] },
    { basis, by: ['year', 'class'] },
    { basis, by: ['month', 'service_code'], where: { class: 'inpatient' } },
    { basis, by: ['day'], where: { class: 'outpatient' }, from: '2025-01-01', to: '2025-01-31' },
    { basis, by: ['facility_id', 'service_code'], where: { class: 'inpatient' }, from: '2024-12-20', to: '2025-01-15' },
    { basis, by: ['day', 'facility_id'], where: { service_code: '内科' } },
  ]),
  { basis: 'started', by: ['sex', 'age_band'], where: { service_code: 'icu' } },
  { basis: 'started', by: ['month', 'home_zone_id'], where: { facility_id: 'F3' } },
  { basis: 'started', by: ['home_zone_id', 'facility_id'], from: '2025-01-01', to: '2025-01-31' },
  { basis: 'started', by: ['age_band', 'facility_id'], where: { sex: 'female' } },
];

test('roll-ups: every question gets the answer that the rows give, with counts kept, loose, and both', async () => {
  const first = await deliver('stays-000000000000000a', 4000, '2024-11-25');
  const second = await deliver('visits-000000000000000b', 300, '2025-01-02');
  const both = snapshotOf([first, second]);
  for (const least of [1_000_000, 1000, 1]) {
    await refreshRollups(folder, both, { least });
    await open(both);
    for (const question of questions) {
      const { sql, values } = askRollup(question);
      const [kept, raw] = [await session.read(sql, values), await fromRows(question, both)];
      expect(kept, JSON.stringify({ least, question })).toEqual(raw);
      expect(kept.length, JSON.stringify(question)).toBeGreaterThan(0);
    }
  }
});

test('roll-ups: a new delivery gets its own and leaves the old files as they were; the same rows give the same bytes', async () => {
  const old = snapshotOf([await deliver('a-000000000000000a', 3000, '2025-03-01')]);
  expect(await refreshRollups(folder, old, { least: 1 })).toBe(1);
  const stamp = () =>
    listRollupSources(old).flatMap(({ key }) =>
      rollups.map((one) => {
        const { ino, mtimeMs, size } = statSync(join(folder, rollupPath(one, key)));
        return `${one.name} ${ino} ${mtimeMs} ${size}`;
      }),
    );
  const before = stamp();
  const grown = snapshotOf([...old.files, await deliver('a-000000000000000b', 2000, '2025-06-01')]);
  expect(await refreshRollups(folder, grown, { least: 1 })).toBe(1);
  expect(await refreshRollups(folder, grown, { least: 1 })).toBe(0);
  expect(stamp()).toEqual(before);
  const [source] = listRollupSources(old);
  const file = join(folder, rollupPath(rollups[3] as (typeof rollups)[number], source?.key ?? ''));
  const bytes = readFileSync(file);
  rmSync(file);
  await refreshRollups(folder, old, { least: 1, threads: 1 });
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('roll-ups: an empty pool answers with nothing, or with zero where nothing is grouped', async () => {
  await open(snapshotOf([]));
  const ask = async (by: readonly Dimension[]) => {
    const { sql, values } = askRollup({ basis: 'started', by });
    return session.read(sql, values);
  };
  expect(await ask(['day'])).toEqual([]);
  expect(await ask([])).toEqual([[0, 0, 0, 0]]);
});

test('roll-ups: the coarsest that knows enough is asked; what none knows is told', () => {
  const name = (question: RollupQuestion) => chooseRollup(question).name;
  expect(name({ basis: 'started', by: ['year'] })).toBe('started_month');
  expect(name({ basis: 'started', by: ['year'], from: '2025-01-02' })).toBe('started_day');
  expect(name({ basis: 'ended', by: ['facility_id'], from: '2025-02-01', to: '2025-02-28' })).toBe(
    'ended_facility_month',
  );
  expect(name({ basis: 'started', by: ['age_band'] })).toBe('started_people');
  const none = (question: Parameters<typeof chooseRollup>[0], by: string) =>
    expect(() => chooseRollup(question)).toThrow(
      expect.objectContaining({ code: 'pool.error.noRollup', params: expect.objectContaining({ by }) }),
    );
  none({ basis: 'ended', by: ['home_zone_id'] }, 'ended, home_zone_id');
  none({ basis: 'started', by: ['day', 'age_band'] }, 'started, day, age_band');
});
