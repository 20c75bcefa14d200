import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';
import { sharedPath, testShared } from '../../../../testing/shared-data.ts';
import { readContract } from '../read-contract.ts';
import { openPool } from '../reader/open-pool.ts';
import { ingest } from './ingest.ts';

const examples = fileURLToPath(new URL('../../../../examples/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'junheng-real-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(home: string, files: readonly string[], data: string) {
  const contracts = await Promise.all(files.map((file) => readContract(join(home, file))));
  const poolFolder = join(folder, data);
  const snapshot = await ingest({
    regionId: 'r',
    contracts,
    regionFolder: home,
    dataFolder: sharedPath(data),
    poolFolder,
  });
  return { snapshot, pool: await openPool(poolFolder, snapshot) };
}

testShared('Kenya: 6,146 facilities, 47 counties of 47,562,772 people, 345 sub-counties of 47,564,296', async () => {
  const files = ['areas', 'counties', 'subcounties', 'facilities'].map((name) => `sources/${name}.yaml`);
  const { snapshot, pool } = await read(join(examples, 'regions/ke-kenya'), files, 'region_kenya');
  try {
    const counts = snapshot.deliveries.map(({ read, accepted, flagged }) => [read, accepted, flagged]);
    expect(counts).toEqual([
      [1, 1, 0],
      [47, 47, 0],
      [345, 345, 0],
      [6146, 6146, 102],
    ]);
    const people = await pool.readTable('population');
    const sum = (of: typeof people) => of.reduce((total, { persons }) => total + persons, 0);
    const totals = people.filter(({ sex, age_from }) => sex === null && age_from === null);
    expect(sum(totals.filter(({ place_id }) => /^\d+$/.test(place_id)))).toBe(47_562_772);
    expect(sum(totals.filter(({ place_id }) => !/^\d+$/.test(place_id)))).toBe(47_564_296);
    // 682 people did not state their age.
    expect(sum(people.filter(({ age_from }) => age_from !== null))).toBe(47_562_772 - 682);
    const facilities = await pool.readTable('facility');
    expect(facilities.filter(({ level_code }) => level_code === '3' || level_code === '4')).toHaveLength(402);
    expect(facilities.filter(({ lon }) => lon === null)).toHaveLength(102);
    expect(facilities.filter(({ region_id }) => region_id === null)).toHaveLength(0);
  } finally {
    pool.close();
  }
});

testShared('daily capacity of a hospital in the USA: month/day/year, blanks in names of columns', async () => {
  const { snapshot, pool } = await read(
    join(examples, 'sources/us-capacity'),
    ['capacity.yaml'],
    'messages_hl7_fhir/capacity_csv',
  );
  try {
    const [delivery] = snapshot.deliveries;
    expect(delivery).toMatchObject({ quarantined: 0, flagged: 0 });
    expect(delivery?.extra_columns).toContain('numTotBeds');
    const status = await pool.readTable('status');
    expect(status[0]).toMatchObject({ facility_id: '12345', service_code: 'inpatient', physical: 125, occupied: 100 });
    expect(status[0]?.at).toBe(Date.UTC(2020, 4, 29));
    const statistic = await pool.readTable('statistic');
    expect(statistic).toContainEqual(
      expect.objectContaining({ period: '2020-05-29', indicator_code: 'covid_deaths', value: 1 }),
    );
  } finally {
    pool.close();
  }
});
