import { randomInt } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from '@junheng/pool';
import { askRollup, type RollupQuestion, refreshRollups, rollupOfRows, rollupViews } from '@junheng/pool/rollup';
import { openSession, type Session } from '../../packages/pool/src/sql/session.ts';
import { withFolder } from '../frame/child.ts';
import { median } from '../frame/measure.ts';
import { findPostgres, type Postgres, withPostgres } from '../frame/postgres.ts';
import { type Bench, type Part, part } from '../frame/row.ts';
import { makeEncounters } from './encounters-made.ts';

const goal = 'p95 ≤ 300 ms over 100 M; raw scans of 20 M rows ≥ 20 × quicker than PostgreSQL (indexed, analysed)';

/** What dashboards ask, with a place drawn for each asking, so that nothing is answered from memory of the same question. */
const questions = (facility: string, zone: string): readonly RollupQuestion[] => [
  { basis: 'started', by: ['month', 'class'] },
  { basis: 'started', by: ['day', 'service_code'], where: { class: 'outpatient' } },
  { basis: 'ended', by: ['facility_id', 'service_code'], where: { class: 'inpatient' } },
  { basis: 'started', by: ['day', 'class'], where: { facility_id: facility } },
  { basis: 'started', by: ['facility_id'], where: { class: 'outpatient' }, from: '2025-03-05', to: '2025-04-11' },
  { basis: 'started', by: ['age_band', 'sex'], where: { class: 'inpatient' } },
  { basis: 'started', by: ['facility_id'], where: { home_zone_id: zone } },
  { basis: 'started', by: ['home_zone_id'], where: { facility_id: facility } },
  { basis: 'started', by: ['month', 'facility_id'] },
  {
    basis: 'ended',
    by: ['month', 'service_code'],
    where: { class: 'inpatient' },
    from: '2025-02-01',
    to: '2025-10-31',
  },
];

const draw = () =>
  questions(
    `F${String(Math.floor((randomInt(1000) / 1000) ** 2.2 * 3000)).padStart(4, '0')}`,
    `Z${String(randomInt(1200)).padStart(4, '0')}`,
  );

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Dashboard questions from roll-ups over a year of a province, and raw scans of the same against PostgreSQL. */
export const rollup100m: Bench = {
  id: 'pool/rollup-100m',
  async run({ quick }) {
    const rows = quick ? 6_000_000 : 100_000_000;
    const kept = await withFolder((folder) => measureKept(folder, rows, quick ? 3 : 20));
    const raw = await measureRaw(quick ? 1_000_000 : 20_000_000, quick ? 1 : 5);
    const parts: Part[] = [part('p95 of a question', 'ms', kept.p95, 'lower', 300)];
    if (raw) parts.push(part('raw scans against PostgreSQL', '×', raw.ratio, 'higher', 20));
    return {
      what: `dashboard questions over ${rows / 1e6} M encounters`,
      goal,
      peer: raw?.peer ?? null,
      peerName: raw ? 'PostgreSQL, raw scan, ms (median of questions)' : null,
      ratio: raw?.ratio ?? null,
      skipped: raw === undefined,
      parts,
      note: `median ${kept.median.toFixed(0)} ms of ${kept.asked} askings; roll-ups made in ${kept.making.toFixed(0)} s, for a new day's delivery in ${kept.day.toFixed(1)} s${raw ? `; our raw scan ${raw.ours.toFixed(0)} ms` : '; PostgreSQL is not installed'}${quick ? '; smaller' : ''}`,
    };
  },
};

async function measureKept(folder: string, rows: number, rounds: number) {
  const pool = join(folder, 'pool');
  const maker = await openSession({ memoryLimit: '3GB', spillFolder: join(folder, 'spill') });
  const snapshot = await makeEncounters(maker, pool, rows);
  maker.close();
  const making = (await timed(() => refreshRollups(pool, snapshot, { memoryLimit: '2GB', least: 1 }))) / 1000;
  const day = await newDay(pool, snapshot, Math.round(rows / 100));
  const session = await openSession({ memoryLimit: '1GB' });
  for (const view of rollupViews(pool, snapshot)) await session.run(view);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const question of draw()) {
      const { sql, values } = askRollup(question);
      times.push(await timed(() => session.read(sql, values)));
    }
  }
  session.close();
  times.sort((a, b) => a - b);
  const p95 = times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
  return { p95, median: median(times), asked: times.length, making, day };
}

/** Seconds that the roll-ups of one more delivery take, when all others are there. */
async function newDay(pool: string, snapshot: Snapshot, rows: number): Promise<number> {
  const maker = await openSession({ memoryLimit: '2GB' });
  const { files } = await makeEncounters(maker, join(pool, 'day'), rows);
  maker.close();
  const added = files.slice(0, 1).map((file) => ({ ...file, path: `day/${file.path}`, sha256: `day-${file.sha256}` }));
  const grown = { ...snapshot, files: [...snapshot.files, ...added] };
  return (await timed(() => refreshRollups(pool, grown, { memoryLimit: '2GB', least: 1 }))) / 1000;
}

async function measureRaw(rows: number, rounds: number) {
  if (findPostgres() === undefined) return undefined;
  return withFolder(async (folder) => {
    const pool = join(folder, 'pool');
    const session = await openSession({ memoryLimit: '4GB', spillFolder: join(folder, 'spill') });
    const snapshot = await makeEncounters(session, pool, rows);
    const paths = snapshot.files.map(({ path }) => `'${join(pool, path)}'`).join(', ');
    await session.run(`CREATE VIEW encounter AS SELECT * FROM read_parquet([${paths}])`);
    const csv = join(folder, 'rows.csv');
    await session.run(`COPY encounter TO '${csv}' (FORMAT csv, HEADER false)`);
    chmodSync(csv, 0o644);
    try {
      return await withPostgres(folder, (postgres) => compare(session, postgres, csv, rounds));
    } finally {
      session.close();
    }
  });
}

async function compare(session: Session, postgres: Postgres, csv: string, rounds: number) {
  postgres.ask(`CREATE TABLE encounter (encounter_id text, facility_id text, service_code text, "class" text,
    "start" date, "end" date, wait_minutes double precision, age integer, sex text, home_zone_id text);
    COPY encounter FROM '${csv}' (FORMAT csv)`);
  for (const columns of ['"start"', '"end"', 'facility_id, "start"', 'home_zone_id', '"class", "end"']) {
    postgres.ask(`CREATE INDEX ON encounter (${columns})`);
  }
  postgres.ask('VACUUM ANALYZE encounter');
  const ratios: number[] = [];
  const [ours, peer]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    for (const question of draw()) {
      const { ask, same } = overRows(question);
      const mine = await timed(() => session.read(ask.sql, ask.values));
      const theirs = postgres.time(same);
      ours.push(mine);
      peer.push(theirs);
      ratios.push(theirs / mine);
    }
  }
  return { ours: median(ours), peer: median(peer), ratio: median(ratios) };
}

/** A question over the rows themselves: as DuckDB takes it, and the same in PostgreSQL's words. */
function overRows(question: RollupQuestion) {
  const ask = askRollup(question);
  const keys = [...question.by, ...Object.keys(question.where ?? {})].filter(
    (name) => !['day', 'month', 'year'].includes(name),
  );
  const rollup = { name: 'rows', basis: question.basis, grain: 'day', keys: [...new Set(keys)] } as Parameters<
    typeof rollupOfRows
  >[0];
  const tests = Object.entries(question.where ?? {}).map(([column, value]) => `"${column}" = '${value}'`);
  const day = question.basis === 'started' ? '"start"' : '"end"';
  if (question.from !== undefined) tests.push(`${day} >= DATE '${question.from}'`);
  if (question.to !== undefined) tests.push(`${day} <= DATE '${question.to}'`);
  const from = tests.length > 0 ? `(SELECT * FROM encounter WHERE ${tests.join(' AND ')}) AS chosen` : 'encounter';
  const counted = `(${rollupOfRows(rollup, from)}) AS counts`;
  const sql = ask.sql.replace(/"rollup_\w+"/, counted);
  let at = 0;
  const same = sql
    .replaceAll(`date_diff('day', "start", "end")`, '("end" - "start")')
    .replace(/\?/g, () => `'${ask.values[at++]}'`);
  return { ask: { sql, values: ask.values }, same };
}
