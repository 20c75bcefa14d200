import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceContract } from '@junheng/engine/source';
import { afterAll, expect, test } from 'vitest';
import { readSharedCsv, sharedPath, testShared } from '../../../../../testing/shared-data.ts';
import { ingest } from '../../ingest/ingest.ts';
import { readContract } from '../../read-contract.ts';
import { openPool } from '../../reader/open-pool.ts';
import { compilePath } from './paths.ts';

const contractFolder = fileURLToPath(new URL('../../../../../examples/sources/fhir-r4/', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'junheng-fhir-contracts-'));
afterAll(() => rmSync(root, { recursive: true }));

/** In the order in which they look each other up. */
const order = [
  'location',
  'organization',
  'healthcare-service',
  'practitioner-role',
  'patient',
  'encounter',
  'condition',
];
const rest = ['observation', 'device', 'claim', 'explanation-of-benefit', 'measure-report'];
const load = (names: readonly string[]) =>
  Promise.all(names.map((name) => readContract(join(contractFolder, `${name}.yaml`))));

let boxes = 0;
/** Takes one file in by contracts, each of which reads it for its own type. */
async function takeIn(contracts: readonly SourceContract[], name: string, put: (path: string) => void) {
  const folder = join(root, String(++boxes));
  mkdirSync(folder);
  put(join(folder, name));
  const poolFolder = join(folder, 'pool');
  const snapshot = await ingest({
    regionId: 'r',
    contracts: contracts.map((contract) => ({ ...contract, file: name })),
    regionFolder: folder,
    dataFolder: folder,
    poolFolder,
    personKey: Buffer.alloc(32, 7),
    threads: 1,
  });
  const byType = new Map(
    snapshot.deliveries.map((delivery, i) => {
      const format = contracts[i]?.format;
      return [format?.kind === 'fhir' ? format.resource : '', delivery] as const;
    }),
  );
  return { snapshot, byType, poolFolder };
}

test('every contract of the folder compiles: its paths are in FHIR R4', async () => {
  const names = readdirSync(contractFolder).filter((name) => name.endsWith('.yaml'));
  expect(names.map((name) => name.replace('.yaml', '')).sort()).toEqual([...order, ...rest].sort());
  for (const contract of await load([...order, ...rest])) {
    const { format } = contract;
    if (format.kind !== 'fhir') expect.unreachable();
    else for (const [column, path] of Object.entries(format.paths)) compilePath(format.resource, path, column);
  }
});

testShared('Synthea: all that its bundles hold comes in as the manifest counts it, and counts balance', async () => {
  const names = ['organization', 'patient', 'encounter', 'condition', 'observation', 'claim', 'explanation-of-benefit'];
  const contracts = await load(names);
  for (const { file = '', ...wanted } of readSharedCsv('messages_hl7_fhir/fhir_r4_manifest.csv')) {
    const { byType, snapshot, poolFolder } = await takeIn(contracts, file, (path) =>
      cpSync(sharedPath(`messages_hl7_fhir/fhir_r4/${file}`), path),
    );
    for (const [type, { read, accepted, merged, quarantined, passed_over = [] }] of byType) {
      if (type in wanted) expect([file, type, read]).toEqual([file, type, Number(wanted[type])]);
      expect([read, quarantined]).toEqual([accepted + merged, 0]);
      expect(read + passed_over.reduce((sum, { records }) => sum + records, 0)).toBe(Number(wanted.entries));
    }
    const pool = await openPool(poolFolder, snapshot);
    const [person] = await pool.readTable('person');
    const [facility] = await pool.readTable('facility');
    const encounters = await pool.readTable('encounter');
    const claims = await pool.readTable('claim');
    pool.close();
    expect(encounters.length).toBe(Number(wanted.Encounter));
    for (const { person_key, facility_id } of encounters) {
      expect([person_key, facility_id]).toEqual([person?.person_key, facility?.facility_id]);
    }
    // Diagnoses come from the conditions of their encounters, payments from the explanations of benefit of their claims.
    expect(encounters.filter(({ diagnosis_code }) => diagnosis_code !== null).length).toBeGreaterThan(2);
    expect(claims.length).toBe(Number(wanted.Claim));
    const paid = claims.filter(({ insured }) => insured !== null);
    expect(paid.length).toBe(Number(wanted.Encounter));
    for (const { total, insured, out_of_pocket } of paid)
      expect((insured ?? 0) + (out_of_pocket ?? 0)).toBeCloseTo(total, 2);
  }
});

const reference = (type: string, id: string) => ({ reference: `${type}/${id}` });
const coded = (code: string) => ({ coding: [{ code }] });
const fixtures = [
  { resourceType: 'Location', id: 'c1', name: '北县', physicalType: coded('jdn'), partOf: reference('Location', 'p1') },
  {
    resourceType: 'Location',
    id: 's1',
    name: '北县医院主院区',
    physicalType: coded('bu'),
    managingOrganization: reference('Organization', 'h1'),
    position: { longitude: 119.3, latitude: 26.1 },
  },
  { resourceType: 'Location', id: 'w1', name: '内科病区', physicalType: coded('wa') },
  { resourceType: 'Organization', id: 'h1', name: '北县医院', active: true, type: [coded('prov')] },
  { resourceType: 'Organization', id: 'i1', name: '医保局', type: [coded('ins')] },
  {
    resourceType: 'HealthcareService',
    id: 'd1',
    providedBy: reference('Organization', 'h1'),
    specialty: [coded('internal')],
    name: '内科',
    availableTime: [{ daysOfWeek: ['mon', 'tue'], availableStartTime: '08:00:00', availableEndTime: '17:30:00' }],
    referralMethod: [coded('phone')],
  },
  {
    resourceType: 'PractitionerRole',
    id: 'r1',
    practitioner: reference('Practitioner', 'x'),
    organization: reference('Organization', 'h1'),
    code: [coded('nurse')],
    period: { start: '2020-05-01' },
    extension: [{ url: 'https://junheng.example/fhir/StructureDefinition/full-time-equivalent', valueDecimal: 0.5 }],
  },
  { resourceType: 'PractitionerRole', id: 'r2', organization: reference('Organization', 'h1'), code: [coded('nurse')] },
  {
    resourceType: 'Device',
    id: 'ct1',
    status: 'active',
    type: coded('ct'),
    owner: reference('Organization', 'h1'),
    manufactureDate: '2018-03-01',
    expirationDate: '2028-03-01',
  },
  { resourceType: 'Device', id: 'ct2', status: 'active', type: coded('ct'), owner: 'Organization/h1' },
  {
    resourceType: 'Observation',
    id: 'o1',
    status: 'final',
    code: coded('waiting'),
    subject: reference('Location', 's1'),
    effectiveDateTime: '2024-03-02',
    valueInteger: 12,
  },
  {
    resourceType: 'MeasureReport',
    id: 'm1',
    status: 'complete',
    type: 'summary',
    measure: 'http://example.org/beds',
    reporter: reference('Organization', 'h1'),
    period: { start: '2024-03-01', end: '2024-03-31' },
    group: [
      {
        code: coded('beds'),
        population: [
          { code: { coding: [{ code: 'numTotBeds' }, { code: 'denominator' }] }, count: 150 },
          { code: { coding: [{ code: 'numTotBedsOcc' }, { code: 'numerator' }] }, count: 120 },
        ],
      },
    ],
  },
];

test('types that the Synthea bundles lack, worked by hand: rows, references, what has no home, what is broken', async () => {
  const contracts = await load([...order, ...rest]);
  const text = fixtures.map((one) => JSON.stringify(one)).join('\n');
  const { byType, snapshot, poolFolder } = await takeIn(contracts, 'all.ndjson', (path) => writeFileSync(path, text));
  const counts = [...byType].map(([type, { read, accepted, merged, quarantined }]) => [
    type,
    read,
    accepted,
    merged,
    quarantined,
  ]);
  expect(counts).toEqual([
    ['Location', 3, 2, 1, 0], // the site's row goes into the organisation's
    ['Organization', 2, 2, 0, 0],
    ['HealthcareService', 1, 1, 0, 0],
    ['PractitionerRole', 2, 1, 0, 1], // a post that nobody holds
    ['Patient', 0, 0, 0, 0],
    ['Encounter', 0, 0, 0, 0],
    ['Condition', 0, 0, 0, 0],
    ['Observation', 1, 1, 0, 0],
    ['Device', 2, 1, 0, 1],
    ['Claim', 0, 0, 0, 0],
    ['ExplanationOfBenefit', 0, 0, 0, 0],
    ['MeasureReport', 1, 1, 0, 0],
  ]);
  const pool = await openPool(poolFolder, snapshot);
  const known = (row: object) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
  expect((await pool.readTable('region')).map(known)).toEqual([
    { region_id: 'c1', parent_id: 'p1', level: 'county', name: '北县' },
  ]);
  expect((await pool.readTable('facility')).map(known)).toEqual([
    { facility_id: 'h1', name: '北县医院', kind: 'general', lon: 119.3, lat: 26.1 },
  ]);
  expect((await pool.readTable('service')).map(known)).toEqual([
    { facility_id: 'h1', service_code: 'internal', department: '内科', hours: '08:00-17:30', accepts_referral: true },
  ]);
  expect((await pool.readTable('staff')).map(known)).toMatchObject([
    { facility_id: 'h1', role_code: 'nurse', fte: 0.5, valid_from: '2020-05-01' },
  ]);
  expect((await pool.readTable('equipment')).map(known)).toEqual([
    {
      equipment_id: 'ct1',
      facility_id: 'h1',
      type_code: 'ct',
      commissioned: '2018-03-01',
      life_years: 10,
      state: 'in-use',
    },
  ]);
  expect((await pool.readTable('statistic')).map(known)).toEqual([
    { place_id: 's1', period: '2024-03-02', indicator_code: 'waiting', value: 12, unit: '1' },
    { place_id: 'h1', period: '2024-03-31', indicator_code: 'beds', value: 150, unit: 'bed' },
    { place_id: 'h1', period: '2024-03-31', indicator_code: 'beds_occupied', value: 120, unit: 'bed' },
  ]);
  const { rows } = await pool.readQuarantine({ source_id: 'fhir-device' });
  expect(rows).toMatchObject([
    {
      rule: 'object_expected/Device.owner',
      field: 'Device.owner',
      value: '"Organization/h1"',
      say: { en: '"Device.owner" must be an object, and there stands "Organization/h1".' },
    },
  ]);
  pool.close();
});
