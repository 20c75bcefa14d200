import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type SourceContract, sourceContract } from '@junheng/engine/source';
import { afterAll, expect, test } from 'vitest';
import { readShared, sharedPath, testShared } from '../../../../testing/shared-data.ts';
import { InputError } from '../input-error.ts';
import { openDelivery } from './delivery.ts';
import { pointOf } from './geo/features.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-delivery-'));
afterAll(() => rmSync(folder, { recursive: true }));

const say = { zh: '甲', en: 'a' };
const contract = (
  format: Record<string, unknown> = { kind: 'csv' },
  columns = ['id', 'name', 'beds'],
): SourceContract =>
  sourceContract.parse({
    source: 's',
    version: '1',
    names: say,
    owner: 'x',
    purpose: say,
    file: 'f',
    format,
    columns,
    tables: [{ table: 'facility', fields: {}, key: ['facility_id'] }],
  });

async function read(name: string, bytes: string | Uint8Array, given = contract()) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const { columns, encoding, extra, batches } = await openDelivery(path, given);
  const rows: string[][] = [];
  for await (const { cells } of batches) rows.push(...cells);
  return { columns, encoding, extra, rows };
}

async function refused(name: string, bytes: string | Uint8Array, given = contract()) {
  const error = await read(name, bytes, given).then(
    () => expect.unreachable('must be refused'),
    (cause: unknown) => cause,
  );
  if (!(error instanceof InputError)) throw error;
  return [error.code.replace('source.error.', ''), error.params] as const;
}

/** Chinese text as GB18030: the bytes of 医院,床位 and their like, looked up by decoding all two-byte codes. */
const gbCodes = new Map<string, readonly [number, number]>();
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    if (trail === 0x7f) continue;
    const text = new TextDecoder('gb18030').decode(Uint8Array.of(lead, trail));
    if (text.length === 1) gbCodes.set(text, [lead, trail]);
  }
}
const toGb18030 = (text: string) =>
  Buffer.from([...text].flatMap((letter) => gbCodes.get(letter) ?? [letter.charCodeAt(0)]));

test('encodings: UTF-8 with and without mark, UTF-16, GB18030 found and declared; gzip', async () => {
  const text = 'id,name,beds\nh1,福州市第一医院,40\n';
  const rows = [['h1', '福州市第一医院', '40']];
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  expect(await read('a.csv', text)).toMatchObject({ rows, encoding: 'utf-8' });
  expect(await read('b.csv', `\ufeff${text}`)).toMatchObject({ rows, columns: ['id', 'name', 'beds'] });
  expect(await read('c.csv', utf16)).toMatchObject({ rows, encoding: 'utf-16le' });
  expect(await read('d.csv', toGb18030(text))).toMatchObject({ rows, encoding: 'gb18030' });
  expect(await read('e.csv', toGb18030(text), contract({ kind: 'csv', encoding: 'gb18030' }))).toMatchObject({ rows });
  expect(await read('f.csv.gz', gzipSync(text))).toMatchObject({ rows });
});

test('encodings: a Western one is not taken for Chinese, and the line is told', async () => {
  const latin = Buffer.from('id,name,beds\nh1,Hospital,1\nh2,Préfecture générale,2\n', 'latin1');
  expect(await refused('l.csv', latin)).toEqual(['encodingUnknown', { file: join(folder, 'l.csv'), line: '3' }]);
  expect(await refused('m.csv', latin, contract({ kind: 'csv', encoding: 'utf-8' }))).toEqual([
    'encodingUnreadable',
    { file: join(folder, 'm.csv'), encoding: 'utf-8', line: '3' },
  ]);
});

testShared('encodings: Fujian turned into GB18030 reads as it does in UTF-8', async () => {
  const text = readShared('region_cn_fujian/hospitals.csv');
  const given = contract({ kind: 'csv' }, ['hospital_id', 'name', 'city']);
  const plain = await read('fj.csv', text, given);
  const turned = await read('fj-gb.csv', toGb18030(text), given);
  expect(turned).toEqual({ ...plain, encoding: 'gb18030' });
  expect(plain.rows).toHaveLength(1115);
});

test('columns: delimiters, extra columns, spaces round names', async () => {
  expect(await read('s.csv', ' id ; name;beds;note\nh1;甲;1;x\n')).toEqual({
    columns: ['id', 'name', 'beds', 'note'],
    encoding: 'utf-8',
    extra: ['note'],
    rows: [['h1', '甲', '1', 'x']],
  });
});

test('faults: each is told with what and where', async () => {
  expect((await refused('1.csv', ''))[0]).toBe('emptyFile');
  expect((await refused('2.csv', ' \n\n'))[0]).toBe('emptyFile');
  expect((await refused('3.csv', 'id,name,beds\n'))[0]).toBe('headerOnly');
  expect(await refused('4.csv', 'id,name\nh1,x\n')).toMatchObject([
    'wrongColumns',
    { missing: 'beds', there: 'id, name' },
  ]);
  expect((await refused('5.csv', 'x,y\n1,2\n'))[0]).toBe('wrongFile');
  expect((await refused('6.csv', 'id,h1,h2\nname,a,b\nbeds,1,2\n'))[0]).toBe('transposed');
  expect(await refused('7.csv', 'id,name,beds,id\n1,2,3,4\n')).toMatchObject(['repeatedColumn', { column: 'id' }]);
  expect((await refused('8.csv.gz', gzipSync('id,name,beds\n1,2,3\n').subarray(0, 20)))[0]).toBe('gzipBroken');
  const geo = contract({ kind: 'geojson' }, ['id']);
  expect((await refused('1.geojson', '{', geo))[0]).toBe('jsonBroken');
  expect(await refused('2.geojson', '{"type":"Feature"}', geo)).toMatchObject([
    'notFeatureCollection',
    { type: 'Feature' },
  ]);
  expect((await refused('3.geojson', '{"type":"FeatureCollection","features":[]}', geo))[0]).toBe('headerOnly');
});

test('GeoJSON: properties, the shape, and a point that stands for it', async () => {
  const square = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [4, 0],
        [4, 2],
        [0, 2],
        [0, 0],
      ],
    ],
  };
  const features = [
    { type: 'Feature', properties: { id: 'a', people: 5 }, geometry: square },
    { type: 'Feature', properties: { id: 'b', lon: 7 }, geometry: { type: 'Point', coordinates: [1, 2] } },
    { type: 'Feature', properties: null, geometry: null },
  ];
  const got = await read(
    'g.geojson',
    JSON.stringify({ type: 'FeatureCollection', features }),
    contract({ kind: 'geojson' }, ['id']),
  );
  expect(got.columns).toEqual(['id', 'people', 'lon', 'geometry', 'lat']);
  expect(got.rows).toEqual([
    ['a', '5', '2', JSON.stringify(square), '1'],
    ['b', '', '7', '{"type":"Point","coordinates":[1,2]}', '2'],
    ['', '', '', '', ''],
  ]);
  expect(
    pointOf({
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [9, 9],
            [9.1, 9],
            [9, 9.1],
            [9, 9],
          ],
        ],
        square.coordinates,
      ],
    }),
  ).toMatchObject({ lon: 2, lat: 1 });
});

testShared('the header of every file of Illinois is read', async () => {
  const given = contract({ kind: 'csv' }, ['geoid', 'population']);
  const { batches } = await openDelivery(sharedPath('region_us_illinois/tracts.csv'), given);
  let rows = 0;
  for await (const { cells } of batches) rows += cells.length;
  expect(rows).toBe(3121);
});
