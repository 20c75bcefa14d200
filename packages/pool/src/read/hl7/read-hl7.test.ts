import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { readShared, readSharedCsv, sharedPath, testShared } from '../../../../../testing/shared-data.ts';
import { InputError } from '../../input-error.ts';
import { messageSplitter } from './messages.ts';
import { compileHl7Path } from './paths.ts';
import { readHl7 } from './read-hl7.ts';
import { toIsoTime } from './times.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-hl7-'));
afterAll(() => rmSync(folder, { recursive: true }));

const allEvents = Array.from({ length: 99 }, (_, i) => `A${String(i + 1).padStart(2, '0')}`);
const person = { event: 'MSH-9.2', id: 'PID-3.1', name: 'PID-5', born: 'PID-7.day()' };

async function readFile(path: string, paths: Record<string, string> = person, events = allEvents) {
  const { batches, encoding, passedOver } = await readHl7(path, { kind: 'hl7', events, paths });
  const rows: { cells: string[]; line: number; broken: unknown }[] = [];
  for await (const { cells, lines, broken } of batches) {
    cells.forEach((row, i) => {
      rows.push({ cells: row, line: lines[i] ?? 0, broken: broken.get(i) });
    });
  }
  return { rows, encoding, passed: Object.fromEntries(passedOver ?? []) };
}

function put(content: string | Uint8Array, name = 'a.hl7'): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const msh = (event: string, more = '', id = '1') =>
  `MSH|^~\\&|APP|H1|||20240131080000+0800||ADT^${event}|${id}|P|2.5||||||${more}`;
const a01 = [msh('A01'), 'EVN|A01|20240131080000', 'PID|1||p1^^^H1^MR||张^三||19800229|M', 'PV1|1|I|W1^2^3'];
const a03 = [msh('A03'), 'EVN|A03|20240203', 'PID|1||p1^^^H1^MR||张^三', 'PV1|1|I'];
const twoRows = [
  ['A01', 'p1', '张^三', '1980-02-29'],
  ['A03', 'p1', '张^三', ''],
];

test('messages, one or many: segments end with CR, LF or both; MLLP framing, batches and blank lines are passed over', async () => {
  const both = [...a01, ...a03];
  const files = {
    cr: both.join('\r'),
    lf: `${both.join('\n')}\n`,
    crlf: `\ufeff${both.join('\r\n')}\r\n`,
    mllp: `\v${a01.join('\r')}\r\u001c\r\v${a03.join('\r')}\r\u001c\r`,
    batch: ['FHS|^~\\&|x', 'BHS|^~\\&|x', ...a01, '', ...a03, 'BTS|2', 'FTS|1'].join('\r'),
  };
  for (const [name, text] of Object.entries(files)) {
    const { rows, encoding } = await readFile(put(text));
    expect(
      rows.map(({ cells }) => cells),
      name,
    ).toEqual(twoRows);
    expect(encoding).toBe('utf-8');
  }
  const { rows } = await readFile(put(files.batch));
  expect(rows.map(({ line }) => line)).toEqual([3, 8]);
});

test('messages of other events are passed over and counted; MSH-9 rules over EVN-1, which rules where MSH-9 is silent', async () => {
  const oru = 'MSH|^~\\&|L|H1|||20240131||ORU^R01|9|P|2.5';
  const silent = ['MSH|^~\\&|APP|H1|||20240131||ADT|7|P|2.1', 'EVN|A01|20240131', 'PID|1||p7'];
  const dirty = [msh('A03'), 'EVN|A01|20240131', 'PID|1||p2'];
  const text = [...a01, oru, ...silent, ...dirty].join('\r');
  const { rows, passed } = await readFile(put(text), { id: 'PID-3.1' }, ['A01']);
  expect(rows.map(({ cells }) => cells)).toEqual([['p1'], ['p7']]);
  expect(passed).toEqual({ 'ORU^R01': 1, 'ADT^A03': 1 });
});

test('fields: repetitions, subcomponents, segments by number, escapes, unknown and deleted values, worked by hand', async () => {
  const text = [
    msh('A01'),
    'PID|1||a^^^H1^MR~b&x^^^CN^SS||Sm\\T\\ith \\E\\ Co \\X41\\ \\Q\\ 5\\6^J&K||""|M',
    'DG1|1||I10^高血压',
    'DG1|2||E11\\S\\9',
    'PV1|1|I|W^^B|||||||||||||||||||||||||||||||||||||||||198808181126',
  ].join('\r');
  const cells: Readonly<Record<string, string>> = {
    'MSH-1': '|',
    'MSH-2': '^~\\&',
    'MSH-9': 'ADT^A01',
    'PID-3': 'a^^^H1^MR',
    'PID-3.1': 'a',
    'PID-3[2].1': 'b&x',
    'PID-3[2].1.2': 'x',
    'PID-3[5=SS].1.1': 'b',
    'PID-3[5=XX].1': '',
    'PID-3[9].1': '',
    'PID-5.1': 'Sm&ith \\ Co A \\Q\\ 5\\6',
    'PID-5.2.2': 'K',
    'PID-7': '',
    'PID-99.1': '',
    'DG1-3.1': 'I10',
    'DG1-3.2': '高血压',
    'DG1[2]-3.1': 'E11^9',
    'DG1[3]-3.1': '',
    'ZZZ-1': '',
    'PV1-44.day()': '1988-08-18',
    'PV1-44.instant()': '1988-08-18T11:26:00+08:00',
  };
  const { rows } = await readFile(put(text), Object.fromEntries(Object.keys(cells).map((path) => [path, path])));
  expect(Object.fromEntries(Object.keys(cells).map((path, i) => [path, rows[0]?.cells[i]]))).toEqual(cells);
});

test('times: days as they are written, instants with their own offset or that of the message', () => {
  const day = (text: string) => toIsoTime(text, 'day', '');
  const instant = (text: string, offset = '') => toIsoTime(text, 'instant', offset);
  expect(['20240131', '198808181126+0215', '20210817151943.4+0200', '2024', '202402'].map(day)).toEqual([
    '2024-01-31',
    '1988-08-18',
    '2021-08-17',
    '2024',
    '2024-02',
  ]);
  expect(instant('198808181126+0215', '+0800')).toBe('1988-08-18T11:26:00+02:15');
  expect(instant('20210817151943.4', '+0800')).toBe('2021-08-17T15:19:43.400+08:00');
  expect(instant('2021081715')).toBe('2021-08-17T15:00:00');
  expect(instant('20210817')).toBe('2021-08-17');
  // No day of the calendar, and no time at all: the contract's checks say so, with the text.
  expect([day('20240231'), day('31.1.2024'), instant('198808181126.5')]).toEqual([
    '2024-02-31',
    '31.1.2024',
    '198808181126.5',
  ]);
});

test('encodings: by MSH-18, by mark, by the bytes', async () => {
  const codes: Readonly<Record<string, readonly number[]>> = { 张: [0xd5, 0xc5], 三: [0xc8, 0xfd] };
  const gb = (text: string) => Buffer.from([...text].flatMap((letter) => codes[letter] ?? [letter.charCodeAt(0)]));
  const text = (set: string) => [msh('A01', set), 'PID|1||p1||张^三'].join('\r');
  const name = async (bytes: Uint8Array) => {
    const { rows, encoding } = await readFile(put(bytes), { name: 'PID-5' });
    return [rows[0]?.cells[0], encoding];
  };
  expect(await name(gb(text('GB 18030-2000')))).toEqual(['张^三', 'gb18030']);
  expect(await name(gb(text('')))).toEqual(['张^三', 'gb18030']);
  expect(await name(Buffer.from(text('UNICODE UTF-8')))).toEqual(['张^三', 'utf-8']);
  expect(await name(Buffer.from(`\ufeff${text('')}`, 'utf16le'))).toEqual(['张^三', 'utf-16le']);
  const latin = Buffer.from([msh('A01', '8859/1'), 'PID|1||p1||André'].join('\r'), 'latin1');
  expect(await name(latin)).toEqual(['André', 'iso-8859-1']);
});

test('a line that is no segment keeps its message out, with the line; what is no HL7 at all is refused', async () => {
  const broken = [a01[0], 'EVN|A01', 'PID|1||p1', 'and a note', 'pv1|1|I', ...a03, 'MSH|', 'PID|1||p9'].join('\n');
  const { rows } = await readFile(put(broken));
  const bad = (field: string, value: string) => ({ rule: 'broken_segment', field, value });
  expect(rows.map(({ line, broken: why }) => [line, why])).toEqual([
    [1, [bad('4', 'and a note'), bad('5', 'pv1|1|I')]],
    [6, undefined],
    [10, [bad('10', 'MSH|'), bad('11', 'PID|1||p9')]],
  ]);
  const noType = (await readFile(put('MSH|^~\\&|A|B|||2024||||P\rPID|1||p1'))).rows;
  expect(noType).toMatchObject([{ broken: [{ rule: 'segment_missing', field: 'MSH-9' }] }]);
  const refused = async (content: string) => {
    const error = await readFile(put(content)).catch((cause: unknown) => cause);
    return error instanceof InputError ? error.code.replace('source.error.', '') : error;
  };
  expect(await refused('id,name\n1,x\n')).toBe('notHl7');
  expect(await refused('MSH')).toBe('notHl7');
  expect(await refused(' \r\n')).toBe('emptyFile');
  expect(await refused(`${msh('A01')}\rOBX|1||${'x'.repeat(33 << 20)}`)).toBe('noLines');
});

test('paths that mean nothing are refused', () => {
  const paths = ['PID', 'pid-3', 'PID-0', 'PID-3.x', 'PID-3.1.2.3', 'PID-3[].1', 'PID-3[a=b].1', 'PID-7.age()', ''];
  for (const path of paths) expect(() => compileHl7Path(path, 'c'), path).toThrow(InputError);
});

test('any text behind a header gives rows or a refusal, never another exception', async () => {
  const odd = ['PID|1||p1', msh('A01'), 'MSH', 'MSH^|||^', '|||', 'ZZZ', '\v', 'FHS|', 'PID|\\X4\\|\\', '\\'];
  const line = fc.oneof(fc.constantFrom(...odd), fc.string({ unit: 'binary', maxLength: 40 }));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), fc.constantFrom('\r', '\n', '\r\n'), async (lines, end) => {
      const path = put(Buffer.from([msh('A01'), ...lines].join(end)));
      const outcome = await readFile(path, { ...person, all: 'PID-5[2].1.1', sep: 'MSH-2' }).catch(
        (cause: unknown) => cause,
      );
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(InputError);
      else expect((outcome as { rows: unknown[] }).rows.length).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

testShared('all 26 real messages agree with their manifest, field by field', async () => {
  const manifest = readSharedCsv('messages_hl7_fhir/manifest.csv');
  expect(manifest.length).toBe(26);
  const paths = {
    message_type: 'MSH-9',
    control_id: 'MSH-10',
    version: 'MSH-12',
    patient_id: 'PID-3.1',
    patient_name: 'PID-5',
    birth: 'PID-7',
    sex: 'PID-8',
    patient_class: 'PV1-2',
    location: 'PV1-3',
  };
  const differences: string[] = [];
  let otherEvn = 0;
  for (const wanted of manifest) {
    const file = wanted.file ?? '';
    const path = sharedPath(`messages_hl7_fhir/hl7v2/${file}`);
    const { rows, encoding } = await readFile(path, { ...paths, event: 'MSH-9.2', evn: 'EVN-1' });
    const [row] = rows;
    expect([file, rows.length, row?.broken, encoding]).toEqual([file, 1, undefined, 'utf-8']);
    const cells = row?.cells ?? [];
    Object.keys(paths).forEach((field, i) => {
      if (cells[i] !== wanted[field]) differences.push(`${file} ${field}: ${cells[i]} | ${wanted[field]}`);
    });
    expect(cells[9]).toBe(file.slice(4, 7));
    if (cells[10] !== cells[9]) otherEvn++;
    // The manifest's other fields are about the file: its segments in order, line ends and mark.
    const splitter = messageSplitter(file);
    const [message] = [...splitter.push(readShared(`messages_hl7_fhir/hl7v2/${file}`)), ...splitter.end()];
    expect(message?.segments.map((segment) => segment.slice(0, 3)).join(' ')).toBe(wanted.segment_names);
    expect(String(message?.segments.length)).toBe(wanted.segments);
    const text = readShared(`messages_hl7_fhir/hl7v2/${file}`);
    expect([text.includes('\r') ? 'CR' : 'LF', text.startsWith('\ufeff') ? 'True' : 'False']).toEqual([
      wanted.line_end,
      wanted.bom,
    ]);
  }
  expect(differences).toEqual([]);
  // Real dirt: these say another event in EVN-1 than in MSH-9, and than the file is named.
  expect(otherEvn).toBe(23);
});

test('messages are cut alike whatever the pieces in which their text comes', () => {
  const text = `\v${a01.join('\r\n')}\r\n\u001c\r\n${a03.join('\r')}\rno segment\r\n`;
  const cut = (piece: number) => {
    const splitter = messageSplitter('f');
    const found = [];
    for (let at = 0; at < text.length; at += piece) found.push(...splitter.push(text.slice(at, at + piece)));
    return [...found, ...splitter.end()];
  };
  const whole = cut(text.length);
  expect(whole.map(({ line, segments, broken }) => [line, segments.length, broken.length])).toEqual([
    [1, 4, 0],
    [6, 4, 1],
  ]);
  for (const piece of [1, 2, 3, 7, 50]) expect(cut(piece)).toEqual(whole);
});
