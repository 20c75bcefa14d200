import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type SourceContract, sourceContract } from '@junheng/engine/source';
import { openSession } from '../../packages/pool/src/sql/session.ts';
import { runNode, type Taken, withFolder } from '../frame/child.ts';
import { median } from '../frame/measure.ts';
import { type Bench, type Part, part } from '../frame/row.ts';

const goal =
  'rows/s ≥ 0.5 × a bare COPY with the same columns, partitions, order and codec; ≤ 2 GB; a new day rewrites nothing';
const what = 'governed CSV → Parquet: encounters of three years, one of a hundred rows dirty';

const say = { zh: '规则', en: 'rule' };
const columns = [
  ...['stay_id', 'hospital', 'department', 'patient_no', 'township', 'age', 'sex', 'diagnosis', 'admitted'],
  ...['discharged', 'wait_minutes', 'arrival', 'outcome'],
];
const departments = { 内科: 'internal', 外科: 'surgery', 儿科: 'paediatrics', 产科: 'obstetrics', 重症医学科: 'icu' };

const hospitals = sourceContract.parse({
  source: 'hospitals',
  version: '1',
  names: say,
  owner: 'bench',
  purpose: say,
  file: 'hospitals.csv',
  format: { kind: 'csv' },
  columns: ['hospital', 'name'],
  tables: [
    {
      table: 'facility',
      fields: { facility_id: 'hospital', name: 'name', kind: { const: 'general' } },
      key: ['facility_id'],
    },
  ],
});

/** Stays as the sample province sends them: look-up, code maps, days, numbers, a rule; `*` stands for a delivery. */
const stays = (pseudonym: boolean): SourceContract =>
  sourceContract.parse({
    source: 'stays',
    version: '1',
    names: say,
    owner: 'bench',
    purpose: say,
    file: 'stays-*.csv',
    format: { kind: 'csv' },
    columns,
    tables: [
      {
        table: 'encounter',
        fields: {
          encounter_id: 'stay_id',
          person_key: pseudonym ? { pseudonym: ['patient_no'] } : 'patient_no',
          facility_id: { lookup: 'hospital', table: 'facility', match: 'facility_id', give: 'facility_id' },
          service_code: { map: 'department', codes: departments },
          class: { const: 'inpatient' },
          start: { day: 'admitted' },
          end: { day: 'discharged' },
          wait_minutes: { number: 'wait_minutes' },
          diagnosis_code: 'diagnosis',
          acuity_code: { map: 'arrival', codes: { 1: 'planned', 2: 'urgent' } },
          age: { integer: 'age' },
          sex: { map: 'sex', codes: { 1: 'male', 2: 'female' } },
          home_zone_id: 'township',
          disposition: { map: 'outcome', codes: { 1: 'home', 2: 'transferred', 3: 'community', 4: 'died' } },
        },
        key: ['encounter_id'],
      },
    ],
    rules: [{ id: 'long-wait', should: { le: [{ number: 'wait_minutes' }, 1440] }, field: 'wait_minutes', say }],
  });

/** Writes stays from row `from` on; one in a hundred has an impossible day, an unknown department or comes twice. */
async function makeStays(path: string, from: number, rows: number, firstDay: string, days: number): Promise<void> {
  const session = await openSession({ memoryLimit: '1GB' });
  const dirty = (kind: number, spoilt: string, value: string) =>
    `CASE WHEN hash(i, 20) % 300 = ${kind} THEN ${spoilt} ELSE ${value} END`;
  const day = `DATE '${firstDay}' + ((i - ${from}) * ${days} // ${rows})::INT`;
  await session.run(`COPY (SELECT
    'S' || lpad((${dirty(0, 'greatest(i - 1000, 0)', 'i')})::VARCHAR, 9, '0') AS stay_id,
    'H' || lpad((hash(i, 1) % 3000)::VARCHAR, 5, '0') AS hospital,
    ${dirty(1, `'未知科'`, `['内科', '外科', '儿科', '产科', '重症医学科'][(hash(i, 2) % 5)::INT + 1]`)} AS department,
    'P' || lpad((hash(i, 3) % 3000000)::VARCHAR, 9, '0') AS patient_no,
    'Z' || lpad((hash(i, 4) % 1260)::VARCHAR, 4, '0') AS township,
    (hash(i, 5) % 95)::INT AS age, (hash(i, 6) % 2 + 1)::INT AS sex,
    ['I10', 'E11.9', 'J18.9', 'K35', 'O80'][(hash(i, 7) % 5)::INT + 1] AS diagnosis,
    ${dirty(2, `'2024-02-30'`, `(${day})::VARCHAR`)} AS admitted, ${day} + (hash(i, 8) % 16)::INT AS discharged,
    CASE WHEN hash(i, 9) % 3 = 0 THEN NULL ELSE hash(i, 10) % 240 END AS wait_minutes,
    (hash(i, 11) % 2 + 1)::INT AS arrival, (hash(i, 12) % 4 + 1)::INT AS outcome
    FROM range(${from}, ${from + rows}) t(i)) TO '${path}' (HEADER)`);
  session.close();
}

/** The same columns out of the same file by one COPY that asks nothing: partitions by year, in the order of the file. */
const bareCopy = (csv: string, target: string): string => {
  const types: Record<string, string> = { age: 'INTEGER', discharged: 'DATE', wait_minutes: 'DOUBLE' };
  const read = columns.map((name) => `'${name}': '${types[name] ?? 'VARCHAR'}'`).join(', ');
  const rows = `SELECT stay_id, patient_no, hospital, department, 'inpatient' AS class, TRY_CAST(admitted AS DATE) AS "start",
    discharged AS "end", wait_minutes, diagnosis, arrival, age, sex, township, NULL::VARCHAR AS referred_from, outcome,
    'stays' AS source_id, 'delivery' AS delivery_id, (row_number() OVER ())::INTEGER AS row_no, 1 AS part_no,
    NULL::VARCHAR[] AS quality FROM read_csv('${csv}', header = true, auto_detect = false, delim = ',', columns = {${read}})`;
  return `COPY (SELECT *, year("start") AS year FROM (${rows}) ORDER BY row_no) TO '${target}' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (year), ROW_GROUP_SIZE 122880)`;
};

const script = fileURLToPath(import.meta.url);

/** Runs one side in a process of its own, so that time and memory are its alone. */
async function side(folder: string, which: string, pool: string): Promise<Taken> {
  const taken = await runNode([script, which, folder, pool], folder);
  if (taken.code !== 0) throw new Error(`${which} ended with ${taken.code}:\n${taken.stderr}`);
  return taken;
}

/** What the processes do: `bare` copies, the others ingest. */
async function work(which: string, folder: string, pool: string): Promise<void> {
  if (which === 'bare') {
    const session = await openSession({ threads: 2, memoryLimit: '1GB', spillFolder: join(folder, 'spill') });
    await session.run(bareCopy(join(folder, 'stays-0.csv'), pool));
    session.close();
    return;
  }
  const { ingest } = await import('../../packages/pool/src/ingest/ingest.ts');
  const snapshot = await ingest({
    regionId: 'bench',
    contracts: [hospitals, stays(which === 'pseudonym')],
    regionFolder: folder,
    dataFolder: folder,
    poolFolder: pool,
    threads: 2,
    personKey: new Uint8Array(32).fill(1),
  });
  for (const { read, accepted, merged, quarantined } of snapshot.deliveries) {
    if (read !== accepted + merged + quarantined) throw new Error('The counts of a delivery do not balance.');
  }
}

/** Size and time of change of every file of encounters. */
const filesOf = (pool: string): Map<string, string> =>
  new Map(
    readdirSync(join(pool, 'standard', 'encounter'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.parquet'))
      .map((name) => {
        const { size, mtimeMs, ino } = statSync(join(pool, 'standard', 'encounter', name));
        return [name, `${size} ${mtimeMs} ${ino}`];
      }),
  );

/** How many files of earlier days a new day's delivery changed or took away, and how long it took. */
async function newDay(folder: string, pool: string, before: number, rows: number) {
  const old = filesOf(pool);
  await makeStays(join(folder, 'stays-1.csv'), before, rows, '2025-12-31', 1);
  const { seconds } = await side(folder, 'plain', pool);
  const now = filesOf(pool);
  rmSync(join(folder, 'stays-1.csv'));
  return {
    seconds,
    rewritten: [...old].filter(([name, state]) => now.get(name) !== state).length,
    added: now.size - old.size,
  };
}

/** Governed ingest of a large delivery against a bare COPY, each in its own process, in turn. */
export const ingestCsv: Bench = {
  id: 'pool/ingest-csv',
  async run({ quick }) {
    const rows = quick ? 500_000 : 5_000_000;
    return withFolder(async (folder) => {
      const list = Array.from({ length: 3000 }, (_, i) => `H${String(i).padStart(5, '0')},Hospital ${i}`);
      writeFileSync(join(folder, 'hospitals.csv'), `hospital,name\n${list.join('\n')}\n`);
      await makeStays(join(folder, 'stays-0.csv'), 0, rows, '2023-01-01', 1095);
      const ours: Taken[] = [];
      const peer: Taken[] = [];
      for (let round = 0; round < (quick ? 1 : 5); round++) {
        peer.push(await side(folder, 'bare', join(folder, 'bare')));
        ours.push(await side(folder, 'plain', join(folder, 'pool')));
        rmSync(join(folder, 'bare'), { recursive: true });
        if (round > 0 || !quick) rmSync(join(folder, 'pool'), { recursive: true });
      }
      if (!existsSync(join(folder, 'pool'))) await side(folder, 'plain', join(folder, 'pool'));
      const day = await newDay(folder, join(folder, 'pool'), rows, quick ? 100_000 : 1_000_000);
      mkdirSync(join(folder, 'sealed'));
      const sealed = await side(folder, 'pseudonym', join(folder, 'sealed'));
      const perSecond = (taken: readonly Taken[]) => rows / median(taken.map(({ seconds }) => seconds));
      const ratio = median(ours.map(({ seconds }, i) => (peer[i] as Taken).seconds / seconds));
      const peak = Math.max(...ours.map(({ peakBytes }) => peakBytes)) / 1e9;
      const parts: Part[] = [
        part('rows/s against a bare COPY', '×', ratio, 'higher', 0.5),
        part('peak memory', 'GB', peak, 'lower', 2),
        part('old files that a new day rewrites', '', day.rewritten, 'lower', 0),
      ];
      return {
        what,
        goal,
        peer: perSecond(peer),
        peerName: 'bare DuckDB COPY, rows/s',
        ratio,
        parts,
        note: `${Math.round(perSecond(ours))} rows/s; CPU ${median(ours.map(({ cpuSeconds }) => cpuSeconds)).toFixed(1)} s against ${median(peer.map(({ cpuSeconds }) => cpuSeconds)).toFixed(1)} s; with a pseudonym a row ${Math.round(rows / sealed.seconds)} rows/s (the COPY has none); a new day of ${quick ? '100,000' : '1 M'} rows in ${day.seconds.toFixed(1)} s, ${day.added} new files${quick ? '; smaller, one run' : ''}`,
      };
    });
  },
};

if (process.argv[1] === script) {
  const [, , which = '', folder = '', pool = ''] = process.argv;
  await work(which, folder, pool);
}
