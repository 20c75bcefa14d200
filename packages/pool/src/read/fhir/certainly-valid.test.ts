import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readShared, testShared } from '../../../../../testing/shared-data.ts';
import { isCertainlyValid } from './certainly-valid.ts';
import { validateFhir, validateText } from './validate.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const encounter: Json = {
  resourceType: 'Encounter',
  id: 'e1',
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
  type: [{ coding: [{ code: 'a', userSelected: true }], text: '内科' }],
  subject: { reference: 'Patient/p1' },
  period: { start: '2024-02-29', end: '2024-03-01T08:00:00+08:00' },
  extension: [{ url: 'http://x', valueDecimal: 1.5 }],
  length: { value: 1, unit: 'd', system: 'http://unitsofmeasure.org', code: 'd' },
  contained: [{ resourceType: 'Location', id: 'l', name: 'x', position: { longitude: 1, latitude: 2 } }],
};
const observation: Json = {
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'c' },
  valueInteger: 3,
  component: [{ code: { coding: [{ code: 'q' }] }, valueString: 's' }],
  referenceRange: [{ low: { value: 1 } }],
};
const bundle: Json = {
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    { fullUrl: 'urn:uuid:1', resource: { resourceType: 'Patient', birthDate: '1980-02', multipleBirthInteger: 2 } },
  ],
};

test('what is sound is certain; what the validator refuses never is, worked by hand', () => {
  validateText(JSON.stringify(encounter)); // reads the definitions
  for (const sound of [encounter, observation, bundle]) {
    expect([isCertainlyValid(sound), validateFhir(sound)]).toEqual([true, []]);
  }
  const wrong: readonly Json[] = [
    { ...encounter, status: [] },
    { ...encounter, period: { start: '2023-02-29' } },
    { ...encounter, colour: 'red' },
    { ...encounter, class: {} },
    { ...encounter, type: { text: 'x' } },
    { ...encounter, extension: [{ url: 'x' }] },
    { ...encounter, extension: [{ valueString: 'x' }] },
    { ...encounter, contained: [{ resourceType: 'Location', colour: 'red' }] },
    { ...encounter, contained: [{ resourceType: 'Location', id: 'l', meta: { versionId: '1' } }] },
    { ...observation, dataAbsentReason: { text: 'unknown' } },
    { ...observation, referenceRange: [{ age: {} }] },
    { ...observation, component: [{ code: observation.code as Json, valueInteger: 1.5 }] },
    { ...bundle, entry: [{ resource: { resourceType: 'Patient', birthDate: 'soon' } }] },
    { resourceType: 'Encounter' },
    { resourceType: 'Starship' },
    {},
  ];
  for (const resource of wrong) {
    const issues = validateFhir(resource);
    expect([isCertainlyValid(resource), issues.length > 0], JSON.stringify(resource)).toEqual([false, true]);
    expect(validateText(JSON.stringify(resource))).toEqual(issues);
  }
});

/** Places inside a document: the objects and lists that hold something. */
function holders(value: Json, found: (Json[] | { [key: string]: Json })[] = []): typeof found {
  if (typeof value !== 'object' || value === null) return found;
  found.push(value);
  for (const one of Object.values(value)) holders(one, found);
  return found;
}

const names = [
  'value',
  'valueString',
  'valueQuantity',
  'extension',
  'id',
  'url',
  'code',
  '_status',
  'resourceType',
  'text',
  'x',
  'period',
  'start',
  'reference',
  'constructor',
  'modifierExtension',
  'div',
  'contained',
  'meta',
];
const values = fc.oneof(
  fc.constantFrom<Json>('', ' ', 'x', '2024-02-30', '2024-02-29', 1, -1, 1.5, 1e300, true, null),
  fc.constantFrom<Json>(
    [],
    {},
    [null],
    [{}],
    { id: 'a' },
    { extension: [{ url: 'x' }] },
    [{ url: 'u', valueCode: 'c' }],
    { value: 1, code: 'x' },
    ['a', 'b'],
    'a\u0001',
    '#x',
  ),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);
const changes = fc.array(
  fc.record({
    where: fc.nat(),
    which: fc.nat(),
    how: fc.constantFrom('drop', 'set', 'add', 'wrap', 'twice'),
    name: fc.constantFrom(...names),
    value: values,
  }),
  { minLength: 1, maxLength: 3 },
);

/** Changes a document here and there. */
function change(
  document: Json,
  steps: readonly { where: number; which: number; how: string; name: string; value: Json }[],
): Json {
  const copy = structuredClone(document);
  for (const { where, which, how, name, value: given } of steps) {
    const value = structuredClone(given);
    const places = holders(copy);
    const place = places[where % places.length] as { [key: string]: Json };
    const keys = Object.keys(place);
    const key = keys[which % Math.max(1, keys.length)] ?? name;
    if (how === 'drop') delete place[key];
    else if (how === 'set') place[key] = value;
    else if (how === 'add') place[Array.isArray(place) ? String(keys.length) : name] = value;
    else {
      const held = Object.hasOwn(place, key) ? (place[key] ?? value) : value;
      place[key] = how === 'wrap' ? [held] : [held, structuredClone(held)];
    }
  }
  return copy;
}

function agree(documents: readonly Json[], runs: number): void {
  let sound = 0;
  fc.assert(
    fc.property(fc.nat(), changes, (which, steps) => {
      const changed = change(documents[which % documents.length] as Json, steps);
      const issues = validateFhir(changed);
      if (isCertainlyValid(changed)) expect(issues).toEqual([]);
      if (issues.length === 0) sound++;
    }),
    { numRuns: runs },
  );
  // The property would mean nothing if all changed documents were refused.
  expect(sound).toBeGreaterThan(runs / 50);
}

test('whatever is changed in a resource, what is certain is valid', () => {
  validateFhir(encounter);
  agree([encounter, observation, bundle], 2000);
});

testShared('the same of real resources, all of which are certain as they came', () => {
  const documents = ['Angelic_Mueller', 'Jed_Pollich'].flatMap((name) => {
    const { entry } = JSON.parse(readShared(`messages_hl7_fhir/fhir_r4/${name}.json.gz`)) as {
      entry: { resource: Json }[];
    };
    return entry.map(({ resource }) => resource);
  });
  for (const resource of documents) expect([isCertainlyValid(resource), validateFhir(resource)]).toEqual([true, []]);
  agree(documents, 1000);
});
