import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { faultyFiles } from '../inbox/faulty-files.ts';
import { InputError } from '../input-error.ts';
import { cellSealer, isSealedCell } from './cells.ts';
import { chunkBytes, headerBytes, sealedBytes, tagBytes } from './file-form.ts';
import { keyedHash } from './keyed-hash.ts';
import { freshSalt, sealKeys } from './keys.ts';
import { readSealed } from './open-file.ts';
import { privateFolder, sweepOpened, withOpened } from './private-folder.ts';
import { FileSealer, sealFile } from './seal-file.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-seal-'));
afterAll(() => rmSync(root, { recursive: true }));
const keys = sealKeys(new Uint8Array(32).fill(7));
const other = sealKeys(new Uint8Array(32).fill(8));
let files = 0;

function seal(plain: Uint8Array): string {
  const from = join(root, `${++files}`);
  writeFileSync(from, plain);
  const content = createHash('sha256').update(plain).digest('hex');
  sealFile(from, `${from}.sealed`, { content, keys });
  return `${from}.sealed`;
}
async function open(path: string, with_ = keys): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of readSealed(path, with_)) pieces.push(piece);
  return Buffer.concat(pieces);
}
const bytesOf = (length: number) => Buffer.alloc(length, 'county,beds\r\n南山,12\r\n');
const sizes = [0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 5 * chunkBytes, 5 * chunkBytes + 3];

test('the hash under a key is HMAC-SHA-256: RFC 4231, cases 2 and 6', () => {
  const hex = (key: Uint8Array, text: string) => keyedHash(key)(text).toString('hex');
  expect(hex(Buffer.from('Jefe'), 'what do ya want for nothing?')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
  expect(hex(Buffer.alloc(131, 0xaa), 'Test Using Larger Than Block-Size Key - Hash Key First')).toBe(
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  );
});

test.each(sizes)('%i bytes come back as they were; the same bytes give the same file', async (length) => {
  const plain = bytesOf(length);
  const path = seal(plain);
  expect((await open(path)).equals(plain)).toBe(true);
  expect(readFileSync(path).equals(readFileSync(seal(plain)))).toBe(true);
  expect(statSync(path).size).toBe(sealedBytes(length));
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path).includes('南山')).toBe(false);
});

test('pieces of any size give the file that one piece gives', () => {
  const plain = bytesOf(3 * chunkBytes + 5);
  const salt = freshSalt();
  const sealIn = (pieces: readonly number[]) => {
    const written: Buffer[] = [];
    const sealer = new FileSealer(keys, salt, (bytes) => written.push(Buffer.from(bytes)));
    let at = 0;
    for (const piece of pieces) {
      sealer.push(plain.subarray(at, at + piece));
      at += piece;
    }
    sealer.push(plain.subarray(at));
    sealer.end();
    return createHash('sha256').update(Buffer.concat(written)).digest('hex');
  };
  const whole = sealIn([]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 * chunkBytes }), { maxLength: 4 }), (pieces) => {
      expect(sealIn(pieces)).toBe(whole);
    }),
    { numRuns: 12 },
  );
});

test('every kind of tampering is told: bits, chunks that are cut off, doubled, exchanged or of another file', async () => {
  const path = seal(bytesOf(2 * chunkBytes + 100));
  const sound = readFileSync(path);
  const size = chunkBytes + tagBytes;
  const chunk = (i: number) => sound.subarray(headerBytes + i * size, headerBytes + (i + 1) * size);
  const header = sound.subarray(0, headerBytes);
  const flipped = (at: number) => {
    const copy = Buffer.from(sound);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };
  const elsewhere = readFileSync(seal(Buffer.alloc(2 * chunkBytes + 100, 'x')));
  const changed: Record<string, Buffer> = {
    mark: flipped(0),
    salt: flipped(headerBytes - 1),
    'first byte': flipped(headerBytes),
    'a tag': flipped(headerBytes + size - 1),
    'last byte': flipped(sound.length - 1),
    'last chunk cut off': sound.subarray(0, headerBytes + 2 * size),
    'cut within a chunk': sound.subarray(0, headerBytes + size + 7),
    'header alone': header,
    nothing: Buffer.alloc(0),
    'bytes behind': Buffer.concat([sound, Buffer.from('x')]),
    'chunks exchanged': Buffer.concat([header, chunk(1), chunk(0), chunk(2)]),
    'a chunk left out': Buffer.concat([header, chunk(0), chunk(2)]),
    'a chunk doubled': Buffer.concat([header, chunk(0), chunk(0), chunk(1), chunk(2)]),
    'the header of another': Buffer.concat([elsewhere.subarray(0, headerBytes), sound.subarray(headerBytes)]),
    'a chunk of another': Buffer.concat([header, chunk(0), elsewhere.subarray(headerBytes + size)]),
  };
  const target = join(root, 'changed');
  for (const [what, bytes] of Object.entries(changed)) {
    writeFileSync(target, bytes);
    await expect(open(target), what).rejects.toMatchObject({ code: 'pool.error.sealedBroken' });
  }
});

test('another key, no key, a file that is gone: each is told as such', async () => {
  const path = seal(bytesOf(10));
  await expect(open(path, other)).rejects.toMatchObject({ code: 'pool.error.sealedOtherKey', params: { file: path } });
  const without = readSealed(path, undefined);
  await expect(without.next()).rejects.toMatchObject({ code: 'pool.error.sealedNoKey' });
  await expect(open(`${path}.not`)).rejects.toMatchObject({ code: 'source.error.notThere' });
});

test.each(['ENOSPC', 'EIO'] as const)('a disk that fails at any call (%s) leaves no half of a sealed file', (code) => {
  const from = join(root, 'sound.csv');
  writeFileSync(from, bytesOf(100));
  const content = createHash('sha256').update(bytesOf(100)).digest('hex');
  const sealed = (at: number) => {
    const folder = mkdtempSync(join(root, 'f-'));
    const seal = () => {
      sealFile(from, join(folder, 'x.sealed'), { content, keys, files: faultyFiles(at, code), synced: true });
      return 'sealed';
    };
    return { seal, names: () => readdirSync(folder) };
  };
  for (let at = 1; at <= 6; at++) {
    const { seal, names } = sealed(at);
    expect(seal, String(at)).toThrow(code);
    expect(names()).toEqual([]);
  }
  expect(sealed(7).seal()).toBe('sealed');
});

test('a cell opens in its place alone, the same text gives the same cell, and nothing else opens it', () => {
  const cells = cellSealer(keys);
  const text = '王芳,4401,南山区';
  const cell = cells.seal(text, 'quarantine/d/1');
  expect(isSealedCell(cell)).toBe(true);
  expect(cells.seal(text, 'quarantine/d/1')).toBe(cell);
  expect(cells.seal(text, 'quarantine/d/2')).not.toBe(cell);
  expect(cells.open(cell, 'quarantine/d/1')).toBe(text);
  expect(cells.open(cell, 'quarantine/d/2')).toBe(undefined);
  expect(cellSealer(other).open(cell, 'quarantine/d/1')).toBe(undefined);
  for (const broken of ['', 'sealed:1:', 'sealed:1:AAAA', cell.slice(0, -2), text]) {
    expect(cells.open(broken, 'quarantine/d/1')).toBe(undefined);
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (any, place) => {
      expect(cells.open(cells.seal(any, place), place)).toBe(Buffer.from(any).toString());
    }),
  );
});

test('an opened file is for its owner alone, is gone afterwards, and is told by the name of the sealed one', async () => {
  const poolFolder = mkdtempSync(join(root, 'pool-'));
  const folder = join(poolFolder, 'inbox');
  mkdirSync(folder);
  const path = join(folder, 'visits.csv.sealed');
  writeFileSync(path, readFileSync(seal(bytesOf(50))));
  const place = { poolFolder, keys };
  const seen = await withOpened({ path, sealed: true }, place, async (opened) => {
    expect(opened.endsWith('/visits.csv')).toBe(true);
    expect(statSync(opened).mode & 0o777).toBe(0o600);
    expect(statSync(join(opened, '..')).mode & 0o777).toBe(0o700);
    return readFileSync(opened);
  });
  expect(seen.equals(bytesOf(50))).toBe(true);
  expect(readdirSync(join(poolFolder, 'opened'))).toEqual([]);
  const told = withOpened({ path, sealed: true }, place, async (opened) => {
    throw new InputError('source.error.emptyFile', { file: opened, line: 3 }, opened);
  });
  await expect(told).rejects.toMatchObject({ params: { file: path, line: 3 }, at: path });
  await expect(withOpened({ path }, place, async (same) => same)).resolves.toBe(path);
});

test('what a process that died had open is swept; what a living one has open stays', () => {
  const poolFolder = mkdtempSync(join(root, 'pool-'));
  const mine = privateFolder(poolFolder);
  const opened = join(poolFolder, 'opened');
  for (const gone of ['999999999.12345.x', `${process.pid}.1.x`, 'no-mark']) mkdirSync(join(opened, gone));
  sweepOpened(poolFolder);
  expect(readdirSync(opened)).toEqual([mine.path.slice(opened.length + 1)]);
  mine.drop();
  expect(readdirSync(opened)).toEqual([]);
});
