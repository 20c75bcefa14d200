import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SourceContract, sourceContract } from '@junheng/engine/source';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openPool } from '../reader/open-pool.ts';
import type { Snapshot } from '../spi.ts';
import { openSession } from '../sql/session.ts';
import { ingest } from './ingest.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-repeats-'));
afterAll(() => rmSync(root, { recursive: true }));
let boxes = 0;

type Repeat = 'first' | 'last' | 'fill';
const say = { zh: '规则', en: 'rule' };
/** Stays: one row a message; `act` x cancels. A doctor rides along in a second table, where the first row stands. */
function stays(repeat: Repeat, source = 'stays'): SourceContract {
  return sourceContract.parse({
    source,
    version: '1',
    names: say,
    owner: 'x',
    purpose: say,
    file: `${source}-{period}.csv`,
    format: { kind: 'csv' },
    columns: ['id', 'act', 'from', 'to', 'doctor'],
    tables: [
      {
        table: 'encounter',
        fields: {
          encounter_id: 'id',
          facility_id: { const: 'h1' },
          service_code: { const: 'im' },
          class: { const: 'inpatient' },
          start: 'from',
          end: 'to',
          acuity_code: 'act',
        },
        key: ['encounter_id'],
        repeat,
        remove: { eq: ['act', { const: 'x' }] },
      },
      {
        table: 'staff',
        when: { present: 'doctor' },
        fields: {
          staff_key: 'doctor',
          facility_id: { const: 'h1' },
          role_code: { const: 'doctor' },
          fte: { const: 1 },
          speciality: 'id',
        },
        key: ['staff_key'],
      },
    ],
  });
}

type Cells = readonly [id: string, act: string, from: string, to: string, doctor: string];
const csv = (rows: readonly Cells[]) => `id,act,from,to,doctor\n${rows.map((row) => row.join(',')).join('\n')}\n`;

/** A folder with one delivery a day, and how to take them in. */
function box(contracts: readonly SourceContract[]) {
  const folder = join(root, String(++boxes));
  mkdirSync(folder);
  const poolFolder = join(folder, 'pool');
  return {
    folder,
    poolFolder,
    put: (source: string, day: number, rows: readonly Cells[]) =>
      writeFileSync(join(folder, `${source}-2025-07-${String(day).padStart(2, '0')}.csv`), csv(rows)),
    take: () => ingest({ regionId: 'r', contracts, regionFolder: folder, dataFolder: folder, poolFolder, threads: 1 }),
  };
}

async function look(poolFolder: string, snapshot: Snapshot) {
  const pool = await openPool(poolFolder, snapshot, { threads: 1 });
  const encounters = await pool.readTable('encounter');
  const staff = await pool.readTable('staff');
  pool.close();
  const merged = snapshot.files
    .filter(({ table }) => table === 'merged')
    .map(({ path }) => `'${join(poolFolder, path)}'`);
  const session = await openSession({ threads: 1 });
  const rows =
    merged.length === 0
      ? []
      : await session.read(
          `SELECT delivery_id, row_no, part_no, whole, table_name, into_delivery_id, into_row_no FROM read_parquet([${merged.join()}]) ORDER BY ALL`,
        );
  session.close();
  return { encounters, staff, merged: rows };
}

test('messages of a stay, worked by hand: admitted, cancelled, discharged; each delivery balances', async () => {
  const contract = stays('fill');
  const { folder, poolFolder, put, take } = box([contract]);
  put('stays', 1, [
    ['e1', 'a', '2025-07-01', '', 'd1'],
    ['e2', 'a', '2025-07-01', '', ''],
    ['e3', 'a', '2025-07-01', '', ''],
  ]);
  const first = await take();
  put('stays', 2, [
    ['e1', '', '2025-07-01', '2025-07-02', 'd1'], // closes e1, keeps its act; the doctor is there already
    ['e2', 'x', '', '', ''], //                      takes e2 out; needs no start
    ['e9', 'x', '', '', ''], //                      takes out what was never there
    ['e3', 'b', '2025-07-05', '', ''], //            overtaken by the next row
    ['e3', '', '2025-07-05', '2025-07-01', ''], //   impossible by itself: quarantined
  ]);
  const second = await take();
  expect(
    second.deliveries.map(({ read, accepted, merged, quarantined }) => [read, accepted, merged, quarantined]),
  ).toEqual([
    [3, 1, 2, 0],
    [5, 4, 0, 1],
  ]);
  const { encounters, staff, merged } = await look(poolFolder, second);
  expect(encounters.map((row) => [row.encounter_id, row.start, row.end, row.acuity_code])).toEqual([
    ['e1', '2025-07-01', '2025-07-02', 'a'],
    ['e3', '2025-07-05', null, 'b'],
  ]);
  expect(staff.map(({ staff_key, speciality }) => [staff_key, speciality])).toEqual([['d1', 'e1']]);
  const [one, two] = second.deliveries.map(({ delivery_id }) => delivery_id);
  expect([...merged].sort()).toEqual(
    [
      [one, 1, 1, false, 'encounter', two, 1],
      [one, 2, 1, true, 'encounter', two, 2],
      [one, 3, 1, true, 'encounter', two, 4],
      [two, 1, 2, false, 'staff', one, 1],
    ].sort(),
  );
  expect(first.files.map(({ path }) => path)).not.toEqual(second.files.map(({ path }) => path));
  for (const { path } of first.files)
    expect(readdirSync(join(poolFolder, path, '..'))).toContain(path.split('/').at(-1));
  rmSync(join(folder, 'stays-2025-07-02.csv'));
  expect(await take()).toEqual(first);
});

test('filled up to what cannot be: the later row stands as it was sent, with a flag', async () => {
  const { poolFolder, put, take } = box([stays('fill')]);
  put('stays', 1, [['e1', 'a', '2025-07-01', '2025-07-02', '']]);
  put('stays', 2, [['e1', '', '2025-07-05', '', '']]);
  const snapshot = await take();
  const { encounters } = await look(poolFolder, snapshot);
  expect(encounters.map((row) => [row.start, row.end, row.acuity_code])).toEqual([['2025-07-05', null, null]]);
  expect(snapshot.deliveries[1]?.rules).toMatchObject([{ rule: 'ends_before_start', kept_out: false, rows: 1 }]);
});

/** What the pool should hold: the same rules over plain maps. */
function model(contracts: readonly SourceContract[], sent: readonly (readonly (readonly Cells[])[])[]) {
  type Part = { readonly at: string; readonly values: (string | null)[] };
  const tables = { encounter: new Map<string, Part>(), staff: new Map<string, Part>() };
  const counts: { read: number; quarantined: number; parts: Map<number, string[]> }[] = [];
  const live = new Set<string>();
  contracts.forEach((contract, c) => {
    for (const delivery of sent[c] ?? []) {
      const parts = new Map<number, string[]>();
      let quarantined = 0;
      const number = counts.length;
      counts.push({
        read: delivery.length,
        get quarantined() {
          return quarantined;
        },
        parts,
      });
      delivery.forEach(([id, act, from, to, doctor], i) => {
        const removes = act === 'x';
        if (id === '' || (!removes && (from === '' || (to !== '' && to < from)))) {
          quarantined++;
          return;
        }
        const name = (part: number) => `${number}/${i + 1}/${part}`;
        const mine: string[] = [];
        const standing = tables.encounter.get(id);
        if (removes) {
          if (standing) live.delete(standing.at);
          tables.encounter.delete(id);
        } else {
          mine.push(name(1));
          const repeat = contract.tables[0]?.repeat;
          if (!standing || repeat !== 'first') {
            let values = [from, to || null, act || null];
            if (standing) {
              live.delete(standing.at);
              const filled = values.map((value, at) => value ?? standing.values[at] ?? null);
              const possible = filled[1] == null || (filled[1] ?? '') >= (filled[0] ?? '');
              if (repeat === 'fill' && possible) values = filled;
            }
            tables.encounter.set(id, { at: name(1), values });
            live.add(name(1));
          }
        }
        if (doctor !== '') {
          mine.push(name(2));
          if (!tables.staff.has(doctor)) {
            tables.staff.set(doctor, { at: name(2), values: [id] });
            live.add(name(2));
          }
        }
        parts.set(i + 1, mine);
      });
    }
  });
  return {
    encounters: [...tables.encounter].map(([id, { values }]) => [id, ...values]).sort(),
    staff: [...tables.staff].map(([key, { values }]) => [key, ...values]).sort(),
    counts: counts.map(({ read, quarantined, parts }) => {
      const merged = [...parts.values()].filter((mine) => mine.length > 0 && !mine.some((at) => live.has(at))).length;
      return [read, read - quarantined - merged, merged, quarantined];
    }),
  };
}

const day = fc.constantFrom('2024-12-31', '2025-07-01', '2025-07-02');
const row = fc.tuple(
  fc.constantFrom('e1', 'e2', 'e3', 'e4', ''),
  fc.constantFrom('a', 'b', 'x', ''),
  fc.oneof({ weight: 5, arbitrary: day }, fc.constant('')),
  fc.oneof(day, fc.constant('')),
  fc.constantFrom('', '', 'd1', 'd2'),
);
const deliveries = fc.array(fc.array(row, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 });

test('any deliveries of two sources: the pool holds what plain maps hold, and read = accepted + merged + quarantined', async () => {
  const repeat = fc.constantFrom<Repeat>('first', 'last', 'fill');
  await fc.assert(
    fc.asyncProperty(repeat, repeat, deliveries, deliveries, fc.boolean(), async (one, two, first, second, early) => {
      const contracts = [stays(one), stays(two, 'more')];
      const { poolFolder, put, take } = box(contracts);
      // Equal content is told as sent twice; here each delivery is to differ.
      const differ = (sent: readonly (readonly Cells[])[]) =>
        sent.map((rows, i): readonly Cells[] => [...rows, ['', `${i}`, '', '', '']]);
      const sent = [differ(first), differ(second)];
      sent.forEach((of, c) => {
        of.forEach((rows, i) => {
          put(contracts[c]?.source ?? '', i + 1, rows);
        });
      });
      if (early) await take();
      const snapshot = await take();
      const expected = model(contracts, sent);
      expect(snapshot.deliveries.map((d) => [d.read, d.accepted, d.merged, d.quarantined])).toEqual(expected.counts);
      const { encounters, staff, merged } = await look(poolFolder, snapshot);
      expect(encounters.map((r) => [r.encounter_id, r.start, r.end, r.acuity_code]).sort()).toEqual(
        expected.encounters,
      );
      expect(staff.map((r) => [r.staff_key, r.speciality]).sort()).toEqual(expected.staff);
      const whole = new Set(merged.filter(([, , , all]) => all).map(([delivery, rowNo]) => `${delivery} ${rowNo}`));
      expect(whole.size).toBe(snapshot.deliveries.reduce((sum, d) => sum + d.merged, 0));
      expect(snapshot.deliveries.flatMap(({ tables }) => tables).reduce((sum, { rows }) => sum + rows, 0)).toBe(
        encounters.length + staff.length,
      );
    }),
    { numRuns: Number(process.env.RUNS ?? 5) },
  );
}, 600_000);
