import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InputError } from '../input-error.ts';
import { csvSplitter, detectDelimiter } from './csv.ts';

/** Splits a text that comes in pieces of one length. */
function split(text: string, piece = text.length || 1, delimiter = ',') {
  const splitter = csvSplitter('f.csv', delimiter);
  const batches = [];
  for (let at = 0; at < text.length; at += piece) batches.push(splitter.push(text.slice(at, at + piece)));
  batches.push(splitter.end());
  let before = 0;
  const broken = batches.flatMap((batch) => {
    const found = [...batch.broken].map(([at, raw]) => [before + at, raw] as const);
    before += batch.cells.length;
    return found;
  });
  return { cells: batches.flatMap((b) => b.cells), lines: batches.flatMap((b) => b.lines), broken };
}

test('CSV, worked by hand: quotes, line breaks in fields, blank lines, no last line end', () => {
  const text = 'a,b\n1,"x, ""y"""\n\n2,"two\nlines"\n3,';
  expect(split(text)).toEqual({
    cells: [
      ['a', 'b'],
      ['1', 'x, "y"'],
      ['2', 'two\nlines'],
      ['3', ''],
    ],
    lines: [1, 2, 4, 6],
    broken: [],
  });
});

test('CSV: a quote inside an unquoted field is a letter; text behind a closing quote breaks its row only', () => {
  expect(split('a,12" pipe\n"x"y,2\nb,3\n')).toEqual({
    cells: [['a', '12" pipe'], [], ['b', '3']],
    lines: [1, 2, 3],
    broken: [[1, '"x"y,2']],
  });
});

test('CSV: a quote that nothing closes is told with the line on which it opens', () => {
  try {
    split('a,b\n1,2\n3,"4\n5,6\n');
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code: 'source.error.brokenQuote', params: { file: 'f.csv', line: '3' } });
  }
});

test('CSV: line ends LF, CRLF and CR give the same rows', () => {
  const rows = [
    ['a', 'b'],
    ['1', '甲'],
    ['', 'x'],
  ];
  for (const end of ['\n', '\r\n', '\r']) {
    for (const piece of [1, 2, 3, 99]) {
      expect(
        split(rows.map((row) => row.join(',')).join(end) + end, piece).cells,
        JSON.stringify([end, piece]),
      ).toEqual(rows);
    }
  }
});

test('CSV: any rows, written with quotes where needed, come back in pieces of any size', () => {
  const cell = fc.oneof(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '甲', ' ') }), fc.string());
  const rows = fc.array(
    fc.array(
      cell.filter((text) => !text.includes('\r')),
      { minLength: 2, maxLength: 2 },
    ),
    { minLength: 1 },
  );
  const write = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 20 }), fc.constantFrom('\n', '\r\n'), (table, piece, end) => {
      const text = `k,v${end}${table.map((row) => row.map(write).join(',')).join(end)}${end}`;
      const got = split(text, piece);
      expect(got.cells.slice(1)).toEqual(table);
      expect(got.broken).toEqual([]);
      let line = 2;
      table.forEach((row, i) => {
        expect(got.lines[i + 1]).toBe(line);
        line += row.join('').split('\n').length;
      });
    }),
  );
});

test('delimiter: the one that gives most of the expected columns', () => {
  expect(
    [',', ';', '\t', '|'].map((d) => detectDelimiter(['id', 'name', '"beds"'].join(d), ['id', 'name', 'beds'])),
  ).toEqual([',', ';', '\t', '|']);
  expect(detectDelimiter('x', ['id'])).toBe(',');
});
