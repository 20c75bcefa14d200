import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceContract } from '@junheng/engine/source';
import { afterAll, expect, test } from 'vitest';
import { limits } from '../read/limits.ts';
import { ingest } from './ingest.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-hostile-rows-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('rows as long as a record may be go in or to quarantine, and every row is accounted for', async () => {
  const long = 'y'.repeat(limits.record - 1000);
  writeFileSync(
    join(folder, 'f.csv'),
    `id,name,kind\n1,a,b\n2,${long}\n3,${','.repeat(1_000_000)}\n4,"${long}",c\n5,"=cmd|' /C calc'!A0",e\n`,
  );
  const say = { zh: '机构', en: 'Facilities' };
  const contract = sourceContract.parse({
    source: 's',
    version: '1',
    names: say,
    owner: 'x',
    purpose: say,
    file: 'f.csv',
    format: { kind: 'csv' },
    columns: ['id', 'name', 'kind'],
    tables: [{ table: 'facility', key: ['facility_id'], fields: { facility_id: 'id', name: 'name', kind: 'kind' } }],
  });
  const { deliveries } = await ingest({
    regionId: 'r',
    contracts: [contract],
    regionFolder: folder,
    dataFolder: folder,
    poolFolder: join(folder, 'pool'),
  });
  expect(deliveries[0]).toMatchObject({ read: 5, accepted: 3, merged: 0, quarantined: 2 });
});
