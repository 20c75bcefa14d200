import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Row, standardTables, type TableName } from '@junheng/engine/pool';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { ingest } from '../ingest/ingest.ts';
import { validateFhir } from '../read/fhir/validate.ts';
import { readContract } from '../read-contract.ts';
import { openPool } from '../reader/open-pool.ts';
import { firstDayOfPeriod } from './figures.ts';
import { toFhirId } from './parts.ts';
import { type FhirForm, fhirForms, tableOfForm, toFhir, toSearchset } from './serve-back.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-serve-back-'));
afterAll(() => rmSync(root, { recursive: true }));
const options = { system: 'https://junheng.example/fhir' };

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2299-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const word = fc.oneof(
  fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
  fc.constantFrom(
    'h1',
    '北县医院',
    'H1/v1',
    'a  b',
    ' x\u00a0y\n',
    '08:00-17:30',
    '00:00-24:00',
    'inpatient',
    'in-use',
  ),
);
const cellOf: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  text: word,
  integer: fc.integer({ min: -1000, max: 3000 }),
  number: fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
  boolean: fc.boolean(),
  day,
  decimal: fc.double({ noNaN: true, min: 0, max: 1e6 }),
  json: fc.constant({}),
  texts: fc.array(word),
};
const period = fc.oneof(
  day,
  fc.constantFrom('2024', '2024-02', '2024-Q3', '2024-W01', '2024-01-02/2024-02-03', 'never'),
);

/** Any row of a table, with whatever may stand in its columns. */
function anyRow<T extends TableName>(table: T): fc.Arbitrary<Row<T>> {
  const cells = Object.entries(standardTables[table]).map(([name, column]) => {
    const known = table === 'statistic' && name === 'period' ? period : (cellOf[column.replace('?', '')] ?? word);
    return [name, column.endsWith('?') ? fc.option(known) : known] as const;
  });
  return fc.record(Object.fromEntries(cells)) as fc.Arbitrary<unknown> as fc.Arbitrary<Row<T>>;
}

test('whatever stands in a row, what is served follows FHIR R4', () => {
  for (const form of fhirForms) {
    fc.assert(
      fc.property(anyRow(tableOfForm(form)), (row) => {
        for (const resource of toFhir(form, [row], options)) expect(validateFhir(resource)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }
});

test('the validator of these tests does refuse', () => {
  const [sound] = toFhir('Location:site', [facility], options);
  expect(validateFhir(sound)).toEqual([]);
  expect(validateFhir({ ...sound, position: { longitude: 1 } })).not.toEqual([]);
  expect(validateFhir({ ...sound, name: ['x'] })).not.toEqual([]);
  expect(validateFhir({ ...sound, status: undefined, mode: ' kind ' })).not.toEqual([]);
});

const facility: Row<'facility'> = {
  facility_id: 'h1',
  name: '北县医院',
  name_en: 'North County Hospital',
  kind: 'general',
  level_code: null,
  ownership: null,
  region_id: null,
  lon: 119.3,
  lat: 26.1,
  position_precision: null,
  valid_from: null,
  valid_to: null,
};
const row = <T extends TableName>(table: T, given: Partial<Row<T>>): Row<T> =>
  ({ ...Object.fromEntries(Object.keys(standardTables[table]).map((name) => [name, null])), ...given }) as Row<T>;

test('ids: as they are where FHIR allows them, else hashed alike', () => {
  expect(toFhirId('h-1.2')).toBe('h-1.2');
  expect(toFhirId('H1/v1')).toMatch(/^x[0-9a-f]{40}$/);
  expect(toFhirId('H1/v1')).toBe(toFhirId('H1/v1'));
  expect(toFhirId('a'.repeat(65))).not.toBe(toFhirId('a'.repeat(66)));
});

test('periods: their first days', () => {
  const days = { '2024': '2024-01-01', '2024-02': '2024-02-01', '2024-Q3': '2024-07-01', '2024-W01': '2024-01-01' };
  for (const [text, first] of Object.entries(days)) expect(firstDayOfPeriod(text)).toBe(first);
  expect(firstDayOfPeriod('2024-W53')).toBe('2024-12-30');
  expect(firstDayOfPeriod('2024-01-02/2024-02-03')).toBe('2024-01-02');
  expect([firstDayOfPeriod('2024-13'), firstDayOfPeriod('soon')]).toEqual([undefined, undefined]);
});

const rows: { readonly [K in FhirForm]?: readonly Row<TableName>[] } = {
  'Location:region': [row('region', { region_id: 'c1', parent_id: 'p1', level: 'county', name: '北县' })],
  Organization: [facility],
  'Location:site': [facility],
  HealthcareService: [
    row('service', {
      facility_id: 'h1',
      service_code: 'internal',
      department: '内科',
      hours: '08:00-17:30',
      remote: true,
      accepts_referral: true,
    }),
  ],
  Encounter: [
    row('encounter', {
      encounter_id: 'e1',
      person_key: 'abc',
      facility_id: 'h1',
      service_code: 'internal',
      class: 'inpatient',
      start: '2024-03-01',
      end: '2024-03-09',
      diagnosis_code: 'I63.9',
      acuity_code: 'U',
      referred_from: 'h2',
      disposition: 'home',
    }),
  ],
  Device: [
    row('equipment', {
      equipment_id: 'ct1',
      facility_id: 'h1',
      type_code: 'ct',
      commissioned: '2018-03-01',
      state: 'in-use',
    }),
  ],
  MeasureReport: ['2024', '2024-02', '2024-03-09'].map((of) =>
    row('statistic', { place_id: 'h1', period: of, indicator_code: 'beds', value: 150, unit: 'bed' }),
  ),
};

test('what is served comes back the same by the contracts of examples/sources/fhir-r4', async () => {
  const served = Object.entries(rows).flatMap(([form, given]) => toFhir(form as FhirForm, given, options));
  for (const resource of served) expect(validateFhir(resource)).toEqual([]);
  mkdirSync(join(root, 'in'));
  writeFileSync(join(root, 'in', 'all.ndjson'), served.map((resource) => JSON.stringify(resource)).join('\n'));
  const names = ['location', 'organization', 'healthcare-service', 'encounter', 'device', 'measure-report'];
  const folder = fileURLToPath(new URL('../../../../examples/sources/fhir-r4/', import.meta.url));
  const contracts = await Promise.all(names.map((name) => readContract(join(folder, `${name}.yaml`))));
  const poolFolder = join(root, 'pool');
  const snapshot = await ingest({
    regionId: 'r',
    contracts: contracts.map((contract) => ({ ...contract, file: 'in/all.ndjson' })),
    regionFolder: root,
    dataFolder: root,
    poolFolder,
    personKey: Buffer.alloc(32, 7),
    threads: 1,
  });
  expect(snapshot.deliveries.map(({ quarantined }) => quarantined)).toEqual(names.map(() => 0));
  const pool = await openPool(poolFolder, snapshot);
  for (const [form, given] of Object.entries(rows)) {
    const read = await pool.readTable(tableOfForm(form as FhirForm));
    // The server's own pseudonym is made into one of ours again.
    expect(read.map((one) => ('person_key' in one ? { ...one, person_key: 'abc' } : one))).toEqual(given);
  }
  pool.close();
});

test('a page is a searchset that follows FHIR R4', () => {
  const page = toSearchset(toFhir('Organization', [facility], options), { ...options, total: 7 });
  expect(page).toMatchObject({
    type: 'searchset',
    total: 7,
    entry: [{ fullUrl: `${options.system}/Organization/h1` }],
  });
  expect(validateFhir(page)).toEqual([]);
  expect(validateFhir(toSearchset([], options))).toEqual([]);
});
