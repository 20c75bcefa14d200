import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { SourceFormat } from '@junheng/engine/source';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { InputError } from '../input-error.ts';
import { openSession } from '../sql/session.ts';
import { openRows } from './delivery.ts';
import { plainNumber } from './plain-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-forms-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(
  name: string,
  content: string | Uint8Array | undefined,
  format: SourceFormat,
  columns: string[] = [],
) {
  const path = join(folder, name);
  if (content !== undefined) writeFileSync(path, content);
  const opened = await openRows(path, { format, columns });
  const rows: string[][] = [];
  const lines: number[] = [];
  const broken: unknown[] = [];
  for await (const batch of opened.batches) {
    for (const [at, why] of batch.broken) broken.push([lines.length + at, why]);
    rows.push(...batch.cells);
    lines.push(...batch.lines);
  }
  return { columns: opened.columns, rows, lines, broken };
}

const refusal = (...given: Parameters<typeof read>) =>
  read(...given).then(
    () => 'read',
    (cause: unknown) => {
      if (cause instanceof InputError) return cause.code.replace('source.error.', '');
      throw cause;
    },
  );

test('CSV: lines above the header are passed over and counted, whatever their line ends', async () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = ['2024年床位统计表', '"单位: 张', 'id\tbeds', 'h1\t5', ''].join(end);
    const got = await read('skip.tsv', text, { kind: 'csv', skip: 2 }, ['id', 'beds']);
    expect(got).toMatchObject({ columns: ['id', 'beds'], rows: [['h1', '5']], lines: [4] });
  }
  expect(await refusal('short.csv', 'a\n', { kind: 'csv', skip: 5 })).toBe('emptyFile');
});

test('CSV: a formula is text like any other', async () => {
  const { rows } = await read('formula.csv', "id,name\n1,=cmd|' /C calc'!A0\n2,@SUM(1)\n", { kind: 'csv' });
  expect(rows).toEqual([
    ['1', "=cmd|' /C calc'!A0"],
    ['2', '@SUM(1)'],
  ]);
});

test('JSON: own keys in order of first appearance; nested values as JSON; long numbers keep their digits', async () => {
  const text = `{"data":{"items":[
    {"id":350102199001011234,"name":"甲","__proto__":{"x":1},"tags":["a",12345678901234567890]},
    {"beds":1e21,"id":"2","open":true,"closed":null},
    7]}}`;
  const got = await read('a.json', text, { kind: 'json', rows: 'data.items' });
  expect(got.columns).toEqual(['id', 'name', '__proto__', 'tags', 'beds', 'open', 'closed']);
  expect(got.rows).toEqual([
    ['350102199001011234', '甲', '{"x":1}', '["a",12345678901234567890]', '', '', ''],
    ['2', '', '', '', '1000000000000000000000', 'true', ''],
    [],
  ]);
  expect(got.broken).toEqual([[2, [{ rule: 'broken_json', field: null, value: '7' }]]]);
});

test('JSON: paths take columns from inside a record; what is not its own is not found', async () => {
  const paths = { city: 'address.city', first: 'ids[0].value', odd: '["a.b"]', none: 'constructor.name' };
  const record = { address: { city: '福州' }, ids: [{ value: 5 }], 'a.b': 'x' };
  const wanted = { columns: ['city', 'first', 'odd', 'none'], rows: [['福州', '5', 'x', '']] };
  expect(await read('p.json', JSON.stringify([record]), { kind: 'json', paths })).toMatchObject(wanted);
  expect(await read('p.ndjson.gz', gzipSync(JSON.stringify(record)), { kind: 'ndjson', paths })).toMatchObject(wanted);
  expect(await refusal('q.json', '[{}]', { kind: 'json', paths: { a: 'x..y' } })).toBe('jsonPath');
});

test('NDJSON: a broken line costs one row, and lines are counted as they stand', async () => {
  const deep = `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`;
  const got = await read('b.ndjson', `{"a":1}\n\n{"a":2\n[1]\n${deep}\n{"b":3}`, { kind: 'ndjson' });
  expect(got.columns).toEqual(['a', 'b']);
  expect(got.rows).toEqual([['1', ''], [], [], [], ['', '3']]);
  expect(got.lines).toEqual([1, 3, 4, 5, 6]);
  expect(got.broken).toHaveLength(3);
});

test('JSON documents: each fault is told', async () => {
  expect(await refusal('1.json', '', { kind: 'json' })).toBe('emptyFile');
  expect(await refusal('2.json', '[', { kind: 'json' })).toBe('jsonBroken');
  expect(await refusal('3.json', '{}', { kind: 'json' })).toBe('jsonRows');
  expect(await refusal('4.json', '[]', { kind: 'json' })).toBe('headerOnly');
  expect(await refusal('5.json', `${'['.repeat(1e6)}`, { kind: 'json' })).toBe('jsonBroken');
  expect(await refusal('6.ndjson', '\n\n', { kind: 'ndjson' })).toBe('emptyFile');
  const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, i])));
  expect(await refusal('7.json', `[${wide}]`, { kind: 'json' })).toBe('tooManyColumns');
  expect(await refusal('8.ndjson', wide, { kind: 'ndjson' })).toBe('tooManyColumns');
});

test('Parquet: every type as plain text, in the order of the file', async () => {
  const session = await openSession();
  const path = join(folder, 'a.parquet');
  try {
    await session.run(
      `COPY (SELECT * FROM (VALUES
      (1::BIGINT, 0.1::FLOAT, 1e21::DOUBLE, 12.3400::DECIMAL(10,4), DATE '2024-02-29', TIMESTAMP '2024-02-29 08:30:00', TIMESTAMPTZ '2024-02-29 08:30:00+08', true, '1e5', [1,2], {'a': 'x'}, '甲'::BLOB),
      (9007199254740993, 'nan'::FLOAT, NULL, NULL, NULL, NULL, NULL, NULL, 'nan', NULL, NULL, NULL)
      ) t(i, f, d, m, day, moment, atz, b, s, l, st, raw)) TO '${path}' (FORMAT parquet)`.replace(
        "'甲'::BLOB",
        "encode('甲')",
      ),
    );
  } finally {
    session.close();
  }
  const got = await read('a.parquet', undefined, { kind: 'parquet' });
  expect(got.columns).toEqual(['i', 'f', 'd', 'm', 'day', 'moment', 'atz', 'b', 's', 'l', 'st', 'raw']);
  expect(got.rows).toEqual([
    [
      '1',
      '0.1',
      '1000000000000000000000',
      '12.3400',
      '2024-02-29',
      '2024-02-29T08:30:00',
      '2024-02-29T00:30:00Z',
      'true',
      '1e5',
      '[1,2]',
      '{"a":"x"}',
      '甲',
    ],
    ['9007199254740993', '', '', '', '', '', '', '', 'nan', '', '', ''],
  ]);
});

test('TopoJSON: shared arcs, backwards and joined, with and without delta coding', async () => {
  // Two squares side by side, worked by hand: arc 0 is the border between them, upwards.
  const arcs = [
    [
      [1, 0],
      [1, 1],
    ],
    [
      [1, 1],
      [0, 1],
      [0, 0],
      [1, 0],
    ],
    [
      [1, 0],
      [2, 0],
      [2, 1],
      [1, 1],
    ],
  ];
  const geometries = [
    { type: 'Polygon', id: 'w', properties: { name: '西' }, arcs: [[0, 1]] },
    { type: 'Polygon', id: 'e', properties: { name: '东' }, arcs: [[2, -1]] },
    { type: 'Point', properties: { id: 'p' }, coordinates: [1, 1] },
    null,
  ];
  const objects = { zones: { type: 'GeometryCollection', geometries } };
  const delta = arcs.map((arc) =>
    arc.map(([x = 0, y = 0], i) => [x - (arc[i - 1]?.[0] ?? 0), y - (arc[i - 1]?.[1] ?? 0)]),
  );
  const west = '{"type":"Polygon","coordinates":[[[1,0],[1,1],[0,1],[0,0],[1,0]]]}';
  const east = '{"type":"Polygon","coordinates":[[[1,0],[2,0],[2,1],[1,1],[1,0]]]}';
  const rows = [
    ['w', '西', west, '0.5', '0.5'],
    ['e', '东', east, '1.5', '0.5'],
    ['p', '', '{"type":"Point","coordinates":[1,1]}', '1', '1'],
    ['', '', '', '', ''],
  ];
  const wanted = { columns: ['id', 'name', 'geometry', 'lon', 'lat'], rows };
  expect(await read('t.json', JSON.stringify({ type: 'Topology', arcs, objects }), { kind: 'topojson' })).toMatchObject(
    wanted,
  );
  const transform = { scale: [1, 1], translate: [0, 0] };
  const coded = JSON.stringify({ type: 'Topology', arcs: delta, objects, transform });
  expect(await read('d.json', coded, { kind: 'topojson', object: 'zones' })).toMatchObject(wanted);
  expect(await refusal('o.json', coded, { kind: 'topojson', object: 'counties' })).toBe('topologyObject');
  expect(await refusal('n.json', '{"type":"FeatureCollection"}', { kind: 'topojson' })).toBe('topologyBroken');
  expect(await refusal('x.json', coded.replace('"arcs":[[0,1]]', '"arcs":[[99]]'), { kind: 'topojson' })).toBe(
    'topologyBroken',
  );
});

test('plain numbers name the same double without an exponent', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
      expect(plainNumber(n)).toMatch(/^-?\d+(\.\d+)?$/);
      expect(Number(plainNumber(n))).toBe(n === 0 ? 0 : n);
    }),
  );
});
