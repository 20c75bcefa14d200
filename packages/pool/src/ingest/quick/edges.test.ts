import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceContract } from '@junheng/engine/source';
import { expect, test } from 'vitest';
import { ingest } from '../ingest.ts';
import type { QuickOptions } from './read-quickly.ts';

const say = { zh: '设备', en: 'equipment' };
const equipment = sourceContract.parse({
  source: 'equipment',
  version: '1',
  names: say,
  owner: 'x',
  purpose: say,
  file: 'equipment.csv',
  format: { kind: 'csv' },
  columns: ['id', 'price', 'years', 'state'],
  tables: [
    {
      table: 'equipment',
      fields: {
        equipment_id: 'id',
        facility_id: { const: 'H1' },
        type_code: { const: 'ct' },
        life_years: { number: { integer: 'years' } },
        price: 'price',
        state: { map: 'state', codes: { ok: 'in_use', ' ': 'lost' } },
      },
      key: ['equipment_id'],
    },
  ],
});

/** Takes lines in, in SQL or row by row. */
async function take(lines: readonly string[], quick: QuickOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-edges-'));
  try {
    mkdirSync(join(folder, 'pool'));
    writeFileSync(join(folder, 'equipment.csv'), `id,price,years,state\n${lines.join('\n')}\n`);
    const place = { regionId: 'r', regionFolder: folder, dataFolder: folder, poolFolder: join(folder, 'pool') };
    return await ingest({ ...place, contracts: [equipment], threads: 1, quick });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each([
  [
    'a number that a decimal cannot hold',
    ['a,99999999999999,5,ok', 'b,100000000000000,5,ok', 'c,123456789012345,5,ok'],
  ],
  ['a whole number that is asked for within a number', ['a,1.5,5,ok', 'b,1.5,5.5,ok', 'c,1.5,5.0,ok']],
  ['a mark of byte order behind the header', ['\ufeffa,1,5,ok', 'b,1,5,ok']],
  ['a code of blanks, which no cell holds', ['a,1,5,ok', 'b,1,5, ', 'c,1,5,']],
])('%s: SQL and row by row say the same', async (_, lines) => {
  let quickly = 0;
  const onPiece = (rows: number, unclear: number) => {
    quickly += rows - unclear;
  };
  const fast = await take(lines, { leastBytes: 0, leastClean: 0, bytesOfPiece: 1, onPiece });
  expect(fast).toEqual(await take(lines, { leastBytes: Number.POSITIVE_INFINITY }));
  expect(quickly).toBeGreaterThan(0);
});
