import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SourceContract, sourceContract } from '@junheng/engine/source';
import { afterAll, expect, test } from 'vitest';
import { writeProblem } from '../file-layer.ts';
import { faultyFiles } from '../inbox/faulty-files.ts';
import { openPool } from '../reader/open-pool.ts';
import { openSession } from '../sql/session.ts';
import { writeWhole } from '../write-whole.ts';
import { ingest } from './ingest.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-faults-'));
afterAll(() => rmSync(root, { recursive: true }));
const say = { zh: '规则', en: 'rule' };
const contract = sourceContract.parse({
  source: 'cases',
  version: '1',
  names: say,
  owner: 'x',
  purpose: say,
  file: 'cases-*.csv',
  format: { kind: 'csv' },
  columns: ['day', 'n'],
  tables: [
    {
      table: 'surveillance',
      fields: { region_id: { const: 'r' }, date: 'day', condition_code: { const: 'flu' }, cases: 'n' },
      key: ['date'],
      repeat: 'last',
    },
  ],
});

const personal = { ...contract, classification: 'personal' } as const;

function box(used: SourceContract = contract) {
  const folder = mkdtempSync(join(root, 'b-'));
  const poolFolder = join(folder, 'pool');
  const data = join(folder, 'data');
  mkdirSync(data);
  writeFileSync(join(data, 'cases-1.csv'), 'day,n\n2025-01-01,1\n2025-01-02,2\nnever,3\n');
  return {
    poolFolder,
    second: () => writeFileSync(join(data, 'cases-2.csv'), 'day,n\n2025-01-02,9\n'),
    take: (files = faultyFiles(Number.POSITIVE_INFINITY, 'EIO')) =>
      ingest({
        regionId: 'r',
        contracts: [used],
        personKey: new Uint8Array(32).fill(7),
        regionFolder: data,
        dataFolder: data,
        poolFolder,
        threads: 1,
        files,
      }),
  };
}

test.each([
  ['deliveries as they came', contract, 3],
  ['sealed ones', personal, 7],
])(
  'a full or dying disk at any call: a clear error, the old snapshot stands, and the next run is as if it had not been; %s',
  async (_, used, step) => {
    const sound = box(used);
    await sound.take();
    sound.second();
    const counting = faultyFiles(Number.POSITIVE_INFINITY, 'EIO');
    const expected = await sound.take(counting);
    expect(counting.calls).toBeGreaterThan(20);
    for (let at = 1; at <= counting.calls; at += step) {
      const { poolFolder, second, take } = box(used);
      const before = await take();
      second();
      const code = at % 2 === 0 ? 'EIO' : 'ENOSPC';
      await expect(take(faultyFiles(at, code, at % 3 === 0))).rejects.toMatchObject({
        code: 'pool.error.notWritten',
        params: { folder: poolFolder, why: code },
      });
      const pool = await openPool(poolFolder, before, { threads: 1 });
      expect((await pool.readTable('surveillance')).map(({ cases }) => cases)).toEqual([1, 2]);
      pool.close();
      expect(await take()).toEqual(expected);
    }
  },
);

test('a whole file is there before or after, and nothing beside it, whichever call fails', () => {
  // Opening and syncing the folder come after the new file has its name.
  const callsAfterRenaming = 2;
  const path = join(root, 'w', 'a.json');
  writeWhole(path, 'before');
  const counting = faultyFiles(Number.POSITIVE_INFINITY, 'EIO');
  writeWhole(path, 'after', counting);
  for (let at = 1; at <= counting.calls; at++) {
    writeWhole(path, 'before');
    expect(() => writeWhole(path, 'after', faultyFiles(at, 'ENOSPC'))).toThrow('ENOSPC');
    const stands = at <= counting.calls - callsAfterRenaming ? 'before' : 'after';
    expect([readFileSync(path, 'utf8'), readdirSync(join(path, '..'))]).toEqual([stands, ['a.json']]);
  }
});

test('what DuckDB cannot write is told as a full disk, too', async () => {
  const session = await openSession({ threads: 1 });
  const cause = await session
    .run("COPY (SELECT range FROM range(1000000)) TO '/dev/full' (FORMAT parquet)")
    .catch((error: unknown) => error);
  session.close();
  expect(writeProblem(cause, '/pool')).toMatchObject({ code: 'pool.error.notWritten', params: { why: 'ENOSPC' } });
  const other = new Error('something else');
  expect(writeProblem(other, '/pool')).toBe(other);
});
