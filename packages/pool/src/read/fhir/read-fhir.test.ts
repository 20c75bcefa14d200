import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { readSharedCsv, sharedPath, testShared } from '../../../../../testing/shared-data.ts';
import { InputError } from '../../input-error.ts';
import type { Broken } from '../csv.ts';
import { readFhir } from './read-fhir.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-fhir-'));
afterAll(() => rmSync(folder, { recursive: true }));

const paths = { id: 'id', start: 'period.start', patient: 'subject.resolve().id' };

async function readFile(
  path: string,
  resource = 'Encounter',
  validate = false,
  wanted: Record<string, string> = paths,
) {
  const { batches, passedOver } = readFhir(path, { kind: 'fhir', resource, paths: wanted, validate });
  const rows: { cells: string[]; line: number; broken: readonly Broken[] }[] = [];
  for await (const { cells, lines, broken } of batches) {
    cells.forEach((row, i) => {
      const found = broken.get(i) ?? [];
      rows.push({ cells: row, line: lines[i] ?? 0, broken: typeof found === 'string' ? [] : found });
    });
  }
  return { rows, passed: Object.fromEntries(passedOver ?? []) };
}

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const encounter = (id: string, more: object = {}) => ({
  resourceType: 'Encounter',
  id,
  status: 'finished',
  class: { code: 'IMP' },
  subject: { reference: 'Patient/p1' },
  period: { start: '2024-01-31' },
  ...more,
});
const patient = { resourceType: 'Patient', id: 'p1' };
const lines = (...documents: unknown[]) =>
  `${documents.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')}\n`;
const bundle = (...resources: unknown[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});

test('NDJSON: rows of one type with their lines; others are counted; broken ones are told', async () => {
  const text = lines(
    encounter('e1'),
    patient,
    '{"resourceType":"Encounter","id":',
    '',
    encounter('e2', { subject: 'Patient/p1' }),
    '{"id":"nobody"}',
    bundle(encounter('e3'), patient, { resourceType: 'Location', id: 'l' }),
    '{ "resourceType": "Patient" }',
    '17',
  );
  const found = await readFile(put('a.ndjson', text));
  expect(
    found.rows.map(({ cells, line, broken }) => [line, cells[0] ?? null, broken[0]?.rule ?? 'fine', broken[0]?.field]),
  ).toEqual([
    [1, 'e1', 'fine', undefined],
    [3, null, 'broken_json', null],
    [5, 'e2', 'object_expected', 'Encounter.subject'],
    [6, null, 'not_a_resource', null],
    [7, 'e3', 'fine', undefined],
    [9, null, 'not_a_resource', null],
  ]);
  expect(found.rows[0]?.cells).toEqual(['e1', '2024-01-31', 'p1']);
  expect(found.passed).toEqual({ Patient: 3, Location: 1 });
  const packed = await readFile(put('a.ndjson.gz', gzipSync(text)));
  expect(packed).toEqual(found);
  // Without the name that says so, too, with a mark and Windows line ends.
  expect(await readFile(put('a.txt', `\ufeff${text.replaceAll('\n', '\r\n')}`))).toMatchObject({
    passed: found.passed,
  });
});

test('documents: a Bundle of any type, on one line or many; one resource; deletions without a resource', async () => {
  const whole = { ...bundle(encounter('e1'), patient, encounter('e2')), type: 'transaction' };
  whole.entry.push({ request: { method: 'DELETE', url: 'Encounter/e9' } } as never);
  for (const text of [JSON.stringify(whole), JSON.stringify(whole, null, 2), `\n${JSON.stringify(whole)}\n`]) {
    const { rows, passed } = await readFile(put('b.json', text));
    expect(rows.map(({ cells, line }) => [cells[0], line])).toEqual([
      ['e1', 1],
      ['e2', 3],
    ]);
    expect(passed).toEqual({ Patient: 1, 'Bundle.entry': 1 });
  }
  const one = await readFile(put('c.json', JSON.stringify(encounter('e1'), null, 1)));
  expect(one.rows).toMatchObject([{ cells: ['e1', '2024-01-31', 'p1'], line: 1 }]);
  expect((await readFile(put('d.json', JSON.stringify(bundle())))).rows).toEqual([]);
});

test('what is no FHIR at all is refused in a sentence', async () => {
  const refused = async (name: string, content: string) => {
    const error = await readFile(put(name, content)).catch((cause: unknown) => cause);
    return error instanceof InputError ? error.code.replace('source.error.', '') : error;
  };
  expect(await refused('e.json', ' \n')).toBe('emptyFile');
  expect(await refused('f.json', '{"a": 1}')).toBe('notFhir');
  expect(await refused('g.json', '[1, 2]')).toBe('notFhir');
  expect(await refused('h.json', '{"resourceType": "Bundle",\n "entry": [')).toBe('jsonBroken');
  expect(await refused('i.ndjson', `{"resourceType":"Encounter","id":"${'x'.repeat(33 << 20)}`)).toBe('noLines');
});

test('hostile shapes become rows in quarantine: deep nesting, wrong types everywhere, Bundles in Bundles', async () => {
  const deep = `{"resourceType":"Encounter","id":"e","extension":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
  let nested: unknown = encounter('inner');
  for (let i = 0; i < 50; i++) nested = bundle(nested);
  const text = lines(
    deep,
    nested,
    { resourceType: 'Bundle', entry: {} },
    { resourceType: 'Bundle', entry: [null, 'x', { resource: [] }] },
    { resourceType: 'Encounter', id: {}, period: [], subject: { reference: {} }, toString: 1, __proto__: null },
  );
  for (const validate of [false, true]) {
    const { rows } = await readFile(put('j.ndjson', text), 'Encounter', validate);
    const first = rows.map(({ broken }) => broken[0]?.rule ?? 'fine');
    expect(first).toEqual([
      validate ? 'against_specification' : 'fine',
      'not_a_resource',
      'list_expected',
      'not_a_resource',
      'not_a_resource',
      'not_a_resource',
      'value_expected',
    ]);
  }
});

test('validation on two threads: sound rows stay, each unsound one has its path, in the order of the file', async () => {
  const many = Array.from({ length: 5000 }, (_, i) =>
    i % 1000 === 7
      ? encounter(`e${i}`, { colour: 'red' })
      : i % 1000 === 8
        ? { ...encounter(`e${i}`), status: undefined }
        : encounter(`e${i}`),
  );
  const path = put('k.ndjson', lines(...many));
  const plain = await readFile(path);
  const { rows } = await readFile(path, 'Encounter', true);
  expect(rows.map(({ cells }) => cells)).toEqual(plain.rows.map(({ cells }) => cells));
  const unsound = rows.flatMap(({ broken, line }) => broken.map(({ rule, field }) => [line, rule, field]));
  expect(unsound).toEqual(
    [0, 1000, 2000, 3000, 4000].flatMap((from) => [
      [from + 8, 'against_specification', 'Encounter.colour'],
      [from + 9, 'against_specification', 'Encounter.status'],
    ]),
  );
  const whole = await readFile(put('l.json', JSON.stringify(bundle(...many.slice(0, 10)), null, 1)), 'Encounter', true);
  expect(whole.rows.flatMap(({ broken, line }) => broken.map(({ field }) => [line, field]))).toEqual([
    [8, 'Encounter.colour'],
    [9, 'Encounter.status'],
  ]);
});

testShared('the two Synthea bundles hold what their manifest says, and all of it is valid', async () => {
  const manifest = readSharedCsv('messages_hl7_fhir/fhir_r4_manifest.csv');
  expect(manifest.length).toBe(2);
  for (const { file = '', bundle_type: _, entries, ...counts } of manifest) {
    const path = sharedPath(`messages_hl7_fhir/fhir_r4/${file}`);
    for (const [type, count] of Object.entries(counts)) {
      const { rows, passed } = await readFile(path, type, type === 'Claim', { id: 'id' });
      expect(rows.length, `${file} ${type}`).toBe(Number(count));
      expect(rows.filter(({ broken }) => broken.length > 0)).toEqual([]);
      const others = Object.values(passed).reduce((sum, n) => sum + n, 0);
      expect(rows.length + others).toBe(Number(entries));
    }
  }
});
