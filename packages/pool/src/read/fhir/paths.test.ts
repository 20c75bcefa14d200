import { evalFhirPath } from '@medplum/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readShared, testShared } from '../../../../../testing/shared-data.ts';
import { InputError } from '../../input-error.ts';
import type { Broken } from '../csv.ts';
import { compilePath } from './paths.ts';

function read(path: string, resource: { readonly resourceType: string; readonly [key: string]: unknown }) {
  const broken: Broken[] = [];
  return { cell: compilePath(resource.resourceType, path, 'c')(resource, broken), broken };
}

const encounter = {
  resourceType: 'Encounter',
  id: 'e1',
  class: { code: 'IMP' },
  type: [
    { coding: [{ system: 'a', code: '1' }] },
    {
      coding: [
        { system: 'b', code: '2' },
        { system: 'b', code: '3', userSelected: true },
      ],
    },
  ],
  period: { start: '2024-01-31T08:00:00+08:00' },
  subject: { reference: 'Patient/p1' },
  serviceProvider: { reference: 'https://x.example/fhir/Organization/o1/_history/3' },
  extension: [
    { url: 'u1', valueString: 'one' },
    { url: 'u2', valueDecimal: 2.5 },
  ],
};

test('paths, worked by hand', () => {
  const cells: Readonly<Record<string, string>> = {
    id: 'e1',
    'Encounter.id': 'e1',
    'class.code': 'IMP',
    'type.coding.code': '1; 2; 3',
    "type.coding.code.join('/')": '1/2/3',
    'type.coding.code.first()': '1',
    'type.coding.code.last()': '3',
    'type[1].coding[0].code': '2',
    'type[7].coding.code': '',
    "type.coding.where(system = 'b').code.first()": '2',
    "type.coding.where(system = 'b' and userSelected = true).code": '3',
    "type.where(coding.system = 'a').coding.code": '1',
    // Two codings: their systems are not one value, and equal nothing.
    "type.where(coding.system = 'b').coding.code": '',
    "type.where(coding.where(system = 'b').exists()).coding.code.first()": '2',
    'period.start': '2024-01-31T08:00:00+08:00',
    'period.end': '',
    'period.end.exists()': 'false',
    'subject.reference': 'Patient/p1',
    'subject.resolve().id': 'p1',
    'serviceProvider.getReferenceKey()': 'o1',
    "extension('u1').value.ofType(string)": 'one',
    "extension('u2').valueDecimal": '2.5',
    "extension.where(url = 'u2').value.ofType(decimal)": '2.5',
    'period.end | period.start': '2024-01-31T08:00:00+08:00',
  };
  for (const [path, cell] of Object.entries(cells)) expect(read(path, encounter), path).toEqual({ cell, broken: [] });
});

test('the id of a reference: relative, absolute, of a version, urn; none of a search or a contained resource', () => {
  const id = (reference: string) =>
    read('subject.resolve().id', { resourceType: 'Encounter', subject: { reference } }).cell;
  expect(id('urn:uuid:2ec622d5')).toBe('2ec622d5');
  expect(id('Patient/1/_history/2')).toBe('1');
  expect(id('Patient?identifier=a/b|1')).toBe('');
  expect(id('#here')).toBe('');
});

test('what is not as FHIR has it is told with its path, and never stops the reading', () => {
  const wrong = (path: string, more: object) => {
    const { cell, broken } = read(path, { resourceType: 'Encounter', ...more });
    expect(cell).toBe('');
    return broken.map(({ rule, field, value }) => [rule, field, value]);
  };
  expect(wrong('subject.reference', { subject: 'Patient/1' })).toEqual([
    ['object_expected', 'Encounter.subject', '"Patient/1"'],
  ]);
  expect(wrong('subject.resolve().id', { subject: { reference: 7 } })).toEqual([
    ['form_expected', 'Encounter.subject.reference', '7'],
  ]);
  expect(wrong('type.coding.code', { type: { coding: [] } })).toEqual([['list_expected', 'Encounter.type', '{…}']]);
  expect(wrong('type.coding.code', { type: ['x'] })).toEqual([['object_expected', 'Encounter.type', '"x"']]);
  expect(wrong('period.start', { period: [{}] })).toEqual([['object_expected', 'Encounter.period', '[…]']]);
  expect(wrong('period.start', { period: { start: ['2024'] } })).toEqual([
    ['value_expected', 'Encounter.period.start', '[…]'],
  ]);
  expect(wrong('period.start', { period: { start: '31.1.2024' } })).toEqual([
    ['form_expected', 'Encounter.period.start', '"31.1.2024"'],
  ]);
  expect(wrong('status', { status: null })).toEqual([['value_expected', 'Encounter.status', 'null']]);
  expect(wrong("extension('u').valueDecimal", { extension: [{ url: 'u', valueDecimal: '2.5' }] })).toEqual([
    ['form_expected', "Encounter.extension('u').valueDecimal", '"2.5"'],
  ]);
});

test('paths that FHIR R4 or this reader does not know are refused, with what there is', () => {
  const refused = (path: string, resource = 'Encounter') => {
    try {
      compilePath(resource, path, 'c');
    } catch (error) {
      if (error instanceof InputError) return [error.code.replace('source.error.', ''), error.params] as const;
      throw error;
    }
    return expect.unreachable(path);
  };
  expect(refused('perod.start')).toMatchObject(['fhirPathUnknown', { at: 'Encounter', name: 'perod' }]);
  expect(refused('period.begin')).toMatchObject([
    'fhirPathUnknown',
    { at: 'Encounter.period', there: expect.stringContaining('start') },
  ]);
  expect(refused('period')).toMatchObject(['fhirPathObject', { at: 'Encounter.period' }]);
  expect(refused('value', 'Observation')).toMatchObject([
    'fhirPathObject',
    { there: expect.stringContaining('valueQuantity') },
  ]);
  expect(refused('value.unit', 'Observation')).toMatchObject([
    'fhirPathUnknown',
    { there: expect.stringContaining('ofType(Quantity)') },
  ]);
  expect(refused('value.ofType(Money)', 'Observation')).toMatchObject(['fhirPathUnknown', { name: 'ofType(Money)' }]);
  expect(refused('subject.resolve().status')).toMatchObject(['fhirPathUnknown', { name: 'status', there: 'id' }]);
  expect(refused('period.resolve().id')).toMatchObject(['fhirPathPart', { part: 'resolve()' }]);
  expect(refused('type.coding.code.trace()')).toMatchObject(['fhirPathPart', { part: 'trace()' }]);
  expect(refused("type.where(coding.code != 'a')")[0]).toBe('fhirPathPart');
  expect(refused('type.where(')[0]).toBe('fhirPathBroken');
  expect(refused('constructor')[0]).toBe('fhirPathUnknown');
  expect(refused('id', 'constructor')[0]).toBe('fhirResource');
  expect(refused('id', 'Spaceship')).toEqual(['fhirResource', { resource: 'Spaceship' }]);
});

test('any JSON in place of a resource gives a text and findings, never an exception', () => {
  const paths = [
    "type.coding.where(system = 'b').code.first()",
    'subject.resolve().id',
    "extension('u').value.ofType(string)",
    'period.start',
    'class.code',
  ];
  const compiled = paths.map((path) => compilePath('Encounter', path, 'c'));
  const resource = fc.record(
    Object.fromEntries(['type', 'subject', 'extension', 'period', 'class'].map((key) => [key, fc.jsonValue()])),
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(resource, (given) => {
      for (const path of compiled) {
        const broken: Broken[] = [];
        expect(typeof path(given, broken)).toBe('string');
        for (const { field, value } of broken) expect(field && value.length <= 200).toBeTruthy();
      }
    }),
  );
});

testShared('paths agree with the FHIRPath evaluator of Medplum on real resources', () => {
  const paths: Readonly<Record<string, readonly string[]>> = {
    Patient: [
      'id',
      'birthDate',
      'gender',
      'name.family',
      'name.given.first()',
      "identifier.where(system = 'http://hl7.org/fhir/sid/us-ssn').value",
      "identifier.where(type.text = 'Medical Record Number').value",
      'address[0].city',
      'deceased.exists()',
      'address.line.first()',
    ],
    Encounter: [
      'status',
      'class.code',
      'type.coding.code.first()',
      'period.start',
      'subject.resolve().id',
      'reasonCode.coding.code',
      'participant.individual.reference',
    ],
    Observation: [
      'code.coding.code.first()',
      'value.ofType(Quantity).value',
      'valueQuantity.unit',
      'value.as(Quantity).unit',
      'effective.ofType(dateTime)',
      'effectiveDateTime',
      'component.value.ofType(Quantity).value',
      'value.exists()',
    ],
    Claim: ['total.value', 'item.sequence', 'insurance[0].focal', 'billablePeriod.end | billablePeriod.start'],
    Condition: ['onset.ofType(dateTime)', 'abatementDateTime | onsetDateTime', 'clinicalStatus.coding.code.last()'],
  };
  let compared = 0;
  for (const name of ['Angelic_Mueller', 'Jed_Pollich']) {
    const bundle = JSON.parse(readShared(`messages_hl7_fhir/fhir_r4/${name}.json.gz`)) as {
      entry: { resource: { resourceType: string } }[];
    };
    for (const { resource } of bundle.entry) {
      for (const path of paths[resource.resourceType] ?? []) {
        const broken: Broken[] = [];
        const theirs = evalFhirPath(path, resource).map(String);
        const cell = compilePath(resource.resourceType, path, 'c')(resource, broken);
        // Their `resolve()` knows the forms of references that a server gives; ours reads `urn:` too.
        if (!path.includes('resolve')) expect(cell, `${resource.resourceType}.${path}`).toBe(theirs.join('; '));
        expect(broken).toEqual([]);
        compared++;
      }
    }
  }
  expect(compared).toBeGreaterThan(2000);
});
