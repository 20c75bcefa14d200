import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Snapshot } from '../../spi.ts';
import { ingest } from '../ingest.ts';
import type { QuickOptions } from './read-quickly.ts';
import { both, contract, newFolder, personKey, say } from './two-ways.ts';

const wards = contract(
  'wards',
  ['ward', 'name', 'part'],
  [
    {
      table: 'facility',
      fields: { facility_id: 'ward', name: 'name', kind: { const: 'general' }, region_id: 'part' },
      key: ['facility_id'],
    },
  ],
);
const stays = contract(
  'stays',
  ['id', 'ward', 'dept', 'person', 'from', 'to', 'wait', 'age', 'sex', 'note'],
  [
    {
      table: 'encounter',
      when: { ne: ['sex', { const: 'skip' }] },
      fields: {
        encounter_id: { concat: [{ const: 'E' }, 'id'] },
        person_key: { pseudonym: ['person', 'sex'] },
        facility_id: {
          lookup: 'ward',
          table: 'facility',
          match: 'name',
          give: 'facility_id',
          aliases: { 旧院: 'North' },
        },
        service_code: { map: 'dept', codes: { 内科: 'medicine', 外科: 'surgery' } },
        class: { const: 'inpatient' },
        start: { day: 'from' },
        end: { day: 'to', formats: ['YYYY-MM-DD', 'DD/MM/YYYY'] },
        wait_minutes: { number: 'wait' },
        age: 'age',
        sex: { map: 'sex', codes: { 1: 'male', 2: 'female' }, otherwise: null },
        diagnosis_code: { upper: { trim: 'note' } },
      },
      key: ['encounter_id'],
    },
    {
      table: 'statistic',
      turn: [
        { column: 'wait', set: { indicator_code: 'wait' } },
        { column: 'age', set: { indicator_code: 'age' } },
      ],
      fields: { place_id: 'ward', period: { const: '2025' }, value: { number: 'value' }, unit: { const: 'x' } },
      key: ['place_id', 'indicator_code', 'value'],
    },
  ],
  {
    rules: [
      { id: 'short-wait', should: { le: [{ number: 'wait' }, 300] }, field: 'wait', say },
      { id: 'no-baby', should: { ge: ['age', 1] }, say },
      { id: 'note', must: { not: { matches: ['note', '^\\p{Lu}{3}$'] } }, say },
      { id: 'days', must: { ge: [{ days_between: [{ day: 'from' }, { day: 'to' }] }, 0] }, field: 'to', say },
    ],
  },
);
const wardRows = 'ward,name,part\nw1,North,p\nw2,St. Clair,p\nw3,两江医院,p\nw4,Twice,p\nw5,Twice,q\n';

const oneOf = (...texts: string[]) => fc.constantFrom(...texts);
/** Cells as they come, and now and then the worst. */
const odd = oneOf(
  ...['', ' ', '　', '\u00a0x', '-0', '-0.0', '1e3', '１２', '+5', '007', '1,5', 'NaN', 'inf', '1_0', '2147483648'],
  ...['9'.repeat(20), '0.1', '1.00000000000000000001', '1e-400', '-2147483648', '"', 'a"b', '"q"', '"a,b"', '"x""y"'],
  ...['"two\nlines"', '\ufeff', '😀', 'é', '\u0301', "O'Brien; DROP", '%_', '\\', 'x\ty', '\u001f', '\u0001', '𠮷野'],
  ...[
    '2024-02-30',
    '0024-01-01',
    '2300-01-01',
    '1899-12-31',
    '20240229',
    '2024年2月29日',
    '２０２４-01-01',
    'NULL',
    'true',
  ],
);
const often = (arb: fc.Arbitrary<string>) => fc.oneof({ weight: 60, arbitrary: arb }, { weight: 1, arbitrary: odd });
const row = fc
  .tuple(
    often(fc.integer({ min: 1, max: 400 }).map(String)),
    often(oneOf('North', 'NORTH', 'St Clair', '两江医院', '旧院', '旧院', 'w1')),
    often(oneOf('内科', '外科', ' 内科')),
    often(fc.integer({ min: 1, max: 9 }).map((n) => `P${n}`)),
    often(oneOf('2024-01-05', '2024-02-29', '2023-12-31', '2025-1-5')),
    often(oneOf('2024-03-01', '01/03/2025', '', '2025-02-01', '2023-01-01')),
    often(oneOf('5', '12.5', '', '301', '-3')),
    often(oneOf('30', '0', '131', '', '64')),
    often(oneOf('1', '2', '', '9', 'skip')),
    often(oneOf('I10', 'abc', 'J18', 'ABC', '')),
  )
  .map((cells) => cells.join(','));
const line = fc.oneof(
  { weight: 60, arbitrary: row },
  {
    weight: 1,
    arbitrary: oneOf('', 'a,b', ',,,,,,,,,', `${','.repeat(9)},,`, `${'x,'.repeat(13)}`, '"a"b,c'),
  },
);
const file = fc
  .tuple(fc.array(line, { minLength: 20, maxLength: 60 }), oneOf('\n', '\n', '\n', '\r\n'), fc.boolean())
  .map(([lines, end, ended]) => [stays.columns.join(','), ...lines].join(end) + (ended ? end : ''));

test('any rows: SQL gives the same bytes, counts, flags and sentences as reading row by row', async () => {
  let quickly = 0;
  await fc.assert(
    fc.asyncProperty(file, fc.integer({ min: 1500, max: 12_000 }), async (text, bytesOfPiece) => {
      const { slow, fast, ways } = await both({ 'wards.csv': wardRows, 'stays.csv': text }, [wards, stays], {
        bytesOfPiece,
      });
      quickly += ways.quickly;
      expect(fast).toEqual(slow);
    }),
    { numRuns: Number(process.env.QUICK_RUNS ?? 12) },
  );
  expect(quickly).toBeGreaterThan(40);
}, 120_000);

/** Ordinary rows, as a hospital's system writes them. */
const ordinary = (rows: number, from = 0) =>
  Array.from({ length: rows }, (_, k) => {
    const i = from + k;
    const day = String(1 + (i % 28)).padStart(2, '0');
    const dirt = i % 100 === 7 ? 'x' : '';
    return `${i},North,${i % 3 === 0 ? '内科' : '外科'},P${i % 500},${i % 2 === 0 ? 2024 : 2025}-03-${day},2025-04-${day},${(i % 40) / 4},${1 + (i % 90)}${dirt},${1 + (i % 2)},I1${i % 10}`;
  });
const toFile = (rows: readonly string[]) => `${[stays.columns.join(','), ...rows].join('\n')}\n`;

test('ordinary rows with one in a hundred dirty: more than 95 % go the quick way, and one thread gives the bytes of two', async () => {
  const files = { 'wards.csv': wardRows, 'stays.csv': toFile(ordinary(6000)) };
  const { slow, fast, ways } = await both(files, [wards, stays], { bytesOfPiece: 100_000 });
  expect(fast).toEqual(slow);
  expect(ways.quickly / (ways.quickly + ways.unclear)).toBeGreaterThan(0.95);
});

test('rows that come again, in the delivery and in a later one, are merged into the same rows', async () => {
  const contracts = [wards, stays, { ...stays, source: 'again', file: 'again.csv' }];
  const files = {
    'wards.csv': wardRows,
    'stays.csv': toFile([...ordinary(900), ...ordinary(300, 600)]),
    'again.csv': toFile([...ordinary(500, 700), ...ordinary(20, 1190)]),
  };
  const { slow, fast } = await both(files, contracts, { bytesOfPiece: 20_000 });
  expect(fast).toEqual(slow);
  expect(fast).toMatchObject({ deliveries: [{}, { merged: 297 }, {}] });
});

test('an extract that is stopped leaves no files, and one that goes on afterwards gives the same', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'wards.csv'), wardRows);
  writeFileSync(join(folder, 'stays.csv'), toFile(ordinary(6000)));
  const place = { regionId: 'r', regionFolder: folder, dataFolder: folder, poolFolder: join(folder, 'pool') };
  const stop = new AbortController();
  const quick: QuickOptions = { leastBytes: 0, bytesOfPiece: 60_000, onPiece: () => stop.abort(new Error('stopped')) };
  const options = { ...place, contracts: [wards, stays], personKey, quick };
  await expect(ingest({ ...options, signal: stop.signal })).rejects.toThrow('stopped');
  expect(existsSync(join(place.poolFolder, 'staging'))).toBe(false);
  const after = await ingest({ ...options, quick: { leastBytes: 0 } });
  const { slow } = await both({ 'wards.csv': wardRows, 'stays.csv': toFile(ordinary(6000)) }, [wards, stays]);
  expect(after.id).toBe((slow as Snapshot).id);
});

const inGb18030 = (text: string) =>
  Buffer.from(text.replaceAll('内科', '\xc4\xda\xbf\xc6').replaceAll('外科', '\xcd\xe2\xbf\xc6'), 'latin1');
test.each([
  ['packed', 'stays.csv.gz', gzipSync],
  ['in GB18030', 'stays.csv', inGb18030],
  ['in UTF-16', 'stays.csv', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['behind a mark of byte order', 'stays.csv', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['with a delimiter of its own', 'stays.csv', (text: string) => Buffer.from(text.replaceAll(',', ';'))],
])('ordinary rows %s go the quick way', async (_, name, write) => {
  const files = { 'wards.csv': wardRows, [name]: write(toFile(ordinary(1500))) };
  const { slow, fast, ways } = await both(files, [wards, { ...stays, file: name }], { bytesOfPiece: 60_000 });
  expect(fast).toEqual(slow);
  expect(fast).toMatchObject({ deliveries: [{}, { read: 1500 }] });
  expect(ways.quickly).toBeGreaterThan(1400);
});

test('a header that says its delimiter and holds a line break is read row by row', async () => {
  const wide = { ...stays, format: { kind: 'csv', delimiter: ',' } as const, file: 'wide.csv' };
  const text = `"more\ncolumns",${toFile(ordinary(300)).replaceAll('\n', '\nx,').slice(0, -2)}`;
  const { slow, fast } = await both({ 'wards.csv': wardRows, 'wide.csv': text }, [wards, wide]);
  expect(fast).toEqual(slow);
  expect(fast).toMatchObject({ deliveries: [{}, { read: 300 }] });
});
