import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Delivery } from '@junheng/engine/source';
import { afterAll, expect, test } from 'vitest';
import { ingest } from './ingest/ingest.ts';
import { readContract } from './read-contract.ts';
import { openPool } from './reader/open-pool.ts';

const library = fileURLToPath(new URL('../../../examples/contracts/', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'junheng-library-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Rows of each example: accepted, merged, quarantined, flagged, rows of tables, unknown codes. Counted by hand. */
type Expected = readonly [string, string, Readonly<Record<string, number>>, readonly string[]];
const expected: readonly Expected[] = [
  ['cn-institutions', '3 0 1 1', { facility: 3 }, ['机构类别=体检站']],
  ['cn-inpatient-front-page', '3 1 3 1', { encounter: 3, claim: 3 }, ['XB=3']],
  ['cn-insurance-settlement', '2 1 2 0', { claim: 2 }, ['fixmedins_code=H35010299999']],
  ['cn-statistics-return', '3 0 1 1', { resource: 11 }, []],
  ['cn-yearbook', '3 0 1 0', { population: 2, statistic: 2 }, []],
  ['cn-emergency-triage', '5 0 1 3', { encounter: 5 }, ['分诊级别=五级']],
  ['cn-staff', '2 0 2 0', { staff: 2 }, ['岗位类别=司机']],
  ['cn-residents', '3 0 1 0', { person: 3 }, []],
  ['cn-chronic-follow-up', '3 1 0 0', { follow_up: 3 }, []],
  ['dhis2-json', '2 0 2 0', { statistic: 2 }, ['dataelement=f7n9E0hX8qk.default', 'dataelement=zzzzzzzzzzz.default']],
  ['dhis2-csv', '2 0 1 0', { statistic: 2 }, []],
  ['us-cms-hospitals', '2 0 1 0', { facility: 2, service: 1 }, []],
  ['us-hifld-hospitals', '3 0 0 0', { facility: 2, resource: 1 }, []],
  ['person-links', '2 0 1 0', { person_link: 2 }, []],
  ['uk-nhs-emergency', '3 0 1 0', { statistic: 4 }, ['Period=MARCHE']],
];

async function readLibrary(names: readonly string[]) {
  return Promise.all(
    names.map(async (name) => {
      const contract = await readContract(join(library, name, 'contract.yaml'));
      return { ...contract, file: `${name}/${contract.file}` };
    }),
  );
}

test('every contract of the library has its counts here, and names the schema for editors', () => {
  const folders = readdirSync(library, { withFileTypes: true }).filter((one) => one.isDirectory());
  const names = folders.map(({ name }) => name).filter((name) => name !== 'codes' && name !== 'dictionaries');
  expect(names.sort()).toEqual(expected.map(([name]) => name).sort());
  for (const name of names) {
    const [first] = readFileSync(join(library, name, 'contract.yaml'), 'utf8').split('\n');
    expect(first, name).toBe('# yaml-language-server: $schema=../../../docs/contract.schema.json');
  }
});

const inFourNumbers = ({ accepted, merged, quarantined, flagged }: Delivery) =>
  [accepted, merged, quarantined, flagged].join(' ');

test('the library: every example comes in with the counts that were made by hand', async () => {
  const contracts = await readLibrary(expected.map(([name]) => name));
  const poolFolder = join(root, 'pool');
  const snapshot = await ingest({
    regionId: 'library',
    contracts,
    regionFolder: library,
    dataFolder: library,
    poolFolder,
    personKey: new Uint8Array(32).fill(7),
    threads: 1,
  });
  for (const [i, [name, counts, tables, codes]] of expected.entries()) {
    const delivery = snapshot.deliveries[i] as Delivery;
    expect(`${name} ${inFourNumbers(delivery)}`).toBe(`${name} ${counts}`);
    const rows = Object.fromEntries(delivery.tables.map((one) => [one.table, one.rows]));
    expect(rows, name).toEqual(tables);
    expect(
      delivery.unknown_codes.map(({ field, code }) => `${field}=${code}`),
      name,
    ).toEqual(codes);
  }
  const pool = await openPool(poolFolder, snapshot);
  try {
    const people = await pool.readTable('person');
    expect(
      people.map(({ birth_year, sex, home_zone_id, register_codes }) => [
        birth_year,
        sex,
        home_zone_id,
        register_codes,
      ]),
    ).toEqual([
      [1949, 'female', '350102001', ['elderly', 'hypertension']],
      [1980, 'male', '350102001', null],
      [2020, 'male', '350102001', ['child-0-6', 'disability']],
    ]);
    const stays = await pool.readTable('encounter');
    expect(
      stays
        .slice(0, 2)
        .map(({ encounter_id, facility_id, diagnosis_code, disposition }) => [
          encounter_id,
          facility_id,
          diagnosis_code,
          disposition,
        ]),
    ).toEqual([
      ['J001-A0001-1', 'J001', 'J18.900', 'home'],
      ['J001-A0002-2', 'J001', 'I10.x00x002', 'home'],
    ]);
    expect(stays[0]?.person_key).toBe(people[0]?.person_key);
    expect(stays[1]?.person_key).toBeNull();
    const claims = await pool.readTable('claim');
    expect(claims.map(({ claim_id, settled_elsewhere }) => [claim_id, settled_elsewhere]).slice(-2)).toEqual([
      ['S1', false],
      ['S2', true],
    ]);
  } finally {
    pool.close();
  }
});
