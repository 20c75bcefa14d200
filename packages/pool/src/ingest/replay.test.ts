import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SourceContract, sourceContract } from '@junheng/engine/source';
import { afterAll, expect, test } from 'vitest';
import { receive } from '../inbox/receive.ts';
import { compareReadings } from './compare-readings.ts';
import { ingest } from './ingest.ts';
import type { IngestOptions } from './options.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-replay-'));
afterAll(() => rmSync(root, { recursive: true }));
const say = { zh: '规则', en: 'rule' };
const contract = (source: string, columns: string[], fields: Record<string, unknown>, table: string, key: string[]) =>
  sourceContract.parse({
    source,
    version: '1',
    names: say,
    owner: 'x',
    purpose: say,
    file: `${source}-{period}.csv`,
    format: { kind: 'csv' },
    columns,
    tables: [{ table, fields, key }],
  });
const counties = contract(
  'counties',
  ['id', 'name'],
  { region_id: 'id', level: { const: 'county' }, name: 'name' },
  'region',
  ['region_id'],
);
const hospitals = (day: unknown) =>
  contract(
    'hospitals',
    ['id', 'name', 'since'],
    { facility_id: 'id', name: 'name', kind: { const: 'general' }, valid_from: day },
    'facility',
    ['facility_id'],
  );

test('a corrected contract is run over what is kept, though the files are gone; what changes is told', async () => {
  const folder = mkdtempSync(join(root, 'b-'));
  const poolFolder = join(folder, 'pool');
  const data = join(folder, 'data');
  mkdirSync(data);
  writeFileSync(join(data, 'counties-2024.csv'), 'id,name\nc1,Cook\n');
  writeFileSync(join(data, 'hospitals-2024.csv'), 'id,name,since\nh1,North,2020-01-31\nh2,South,31/01/2020\n');
  const content = (async function* () {
    yield Buffer.from('id,name,since\nh3,East,28/02/2021\nh4,,2020-01-01\n');
  })();
  const arrivedAt = '2025-01-01T00:00:00Z';
  await receive({ poolFolder, source: 'hospitals', file: 'hospitals-2025.csv', content, arrivedAt, cameBy: 'upload' });
  const take = (hospital: SourceContract, more: Partial<IngestOptions> = {}, county = counties) =>
    ingest({
      regionId: 'r',
      contracts: [county, hospital],
      regionFolder: data,
      dataFolder: data,
      poolFolder,
      threads: 1,
      ...more,
    });
  const before = await take(hospitals('since'));
  rmSync(data, { recursive: true });
  const good = hospitals({
    coalesce: [{ day: 'since' }, { day: 'since', formats: ['DD/MM/YYYY'] }],
  });
  const changedCounties = { ...counties, version: '2' };
  const after = await take(good, { replay: { snapshot: before, source: 'hospitals' } }, changedCounties);
  expect(after.deliveries.map(({ file, period, arrived_at }) => [file, period, arrived_at])).toEqual(
    before.deliveries.map(({ file, period, arrived_at }) => [file, period, arrived_at]),
  );
  expect(after.deliveries[0]).toEqual(before.deliveries[0]);
  const counts = { read: 4, merged: 0, flagged: 0 };
  expect(compareReadings(before, after)).toMatchObject([
    {
      source_id: 'hospitals',
      deliveries: 2,
      before: { ...counts, accepted: 1, quarantined: 3, made: 1 },
      after: { ...counts, accepted: 3, quarantined: 1, made: 3 },
      rules: [{ rule: 'not_a_day/since', kept_out: true, before: 2, after: 0 }],
    },
  ]);
  expect(await take(good, { replay: { snapshot: after } })).toEqual(after);
  expect(compareReadings(after, after)).toEqual([]);
  const all = await take(good, { replay: { snapshot: after } }, changedCounties);
  expect(all.deliveries[0]?.contract_version).toBe('2');
  expect(all.deliveries[1]).toEqual(after.deliveries[1]);
  await expect(take(good, { replay: { snapshot: after, source: 'x' } })).rejects.toMatchObject({
    code: 'source.error.unknownSource',
  });
  const kept = join(poolFolder, 'raw', 'hospitals', after.deliveries[1]?.delivery_id ?? '');
  appendFileSync(join(kept, 'hospitals-2024.csv'), 'h9,West,2020-01-01\n');
  await expect(take(good, { replay: { snapshot: after } })).rejects.toMatchObject({ code: 'source.error.rawGone' });
  rmSync(kept, { recursive: true });
  await expect(take(good, { replay: { snapshot: after } })).rejects.toMatchObject({ code: 'source.error.rawGone' });
});
