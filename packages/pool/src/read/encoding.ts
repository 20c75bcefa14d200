import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError, unreadable } from '../input-error.ts';
import { limits, requireRatio } from './limits.ts';

/** How the bytes of a delivery are written. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'iso-8859-1' | 'big5';

const chunkBytes = 1 << 20;
/** Bytes of one line: the characters of a record, as UTF-8 writes most of them. */
const longestLine = 3 * limits.record;

/** What is told about bytes that pass: how many of the file have been read. */
export type ByteMeter = (read: number) => void;

/**
 * The bytes of a file a megabyte at a time, unpacked when its name ends in `.gz` (unless `unpack` is false).
 *
 * @throws InputError `source.error.gzipBroken`, `source.error.fileUnreadable`, `source.error.unpacksTooFar`
 */
export async function* readBytes(
  path: string,
  meter?: ByteMeter,
  signal?: AbortSignal,
  unpack = true,
): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: chunkBytes, signal });
  let source: Readable = file;
  if (unpack && path.endsWith('.gz')) {
    const unpacked = createGunzip({ chunkSize: chunkBytes });
    pipeline(file, unpacked, () => {});
    source = unpacked;
  }
  let unfolded = 0;
  try {
    for await (const chunk of source) {
      meter?.(file.bytesRead);
      unfolded += (chunk as Buffer).length;
      if (source !== file) requireRatio(path, file.bytesRead, unfolded);
      yield chunk as Buffer;
    }
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    if (cause instanceof InputError) throw cause;
    if (source !== file) throw new InputError('source.error.gzipBroken', { file: path }, path, cause);
    throw unreadable(path, cause);
  } finally {
    file.destroy();
  }
}

/**
 * The bytes of a file as they stand, for who needs each but once: a chunk is gone when the next is asked for, which was
 * read meanwhile. Half the time of `readBytes`.
 *
 * @throws InputError `source.error.fileUnreadable`
 */
export async function* passBytes(path: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const file = await open(path).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  let [now, next] = [Buffer.allocUnsafeSlow(chunkBytes), Buffer.allocUnsafeSlow(chunkBytes)];
  let reading = file.read(now, 0, chunkBytes);
  try {
    for (let { bytesRead } = await reading; bytesRead > 0; { bytesRead } = await reading) {
      signal?.throwIfAborted();
      reading = file.read(next, 0, chunkBytes);
      yield now.subarray(0, bytesRead);
      [now, next] = [next, now];
    }
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw unreadable(path, cause);
  } finally {
    await reading.catch(() => undefined);
    await file.close();
  }
}

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** How ZIP archives (Excel workbooks are ones) and gzip files begin. */
const packed: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x1f, 0x8b, 0x08],
];

/**
 * Finds how a file is written: its byte order mark, else what the contract says, else strict UTF-8, else GB18030 when
 * nearly all it holds beyond ASCII are the characters of everyday Chinese. One pass over the bytes, which ends at the
 * first line that has no end.
 *
 * @throws InputError `source.error.encodingUnknown` with the first line that is not UTF-8; `source.error.packed`, `.noLines`
 */
export async function detectEncoding(
  path: string,
  declared: Encoding | undefined,
  signal?: AbortSignal,
): Promise<Encoding> {
  let passed = 0;
  let badLine: number | undefined;
  let rest = Buffer.alloc(0);
  let first = true;
  let withoutEnd = 0;
  const chinese = countChinese();
  const chunks = path.endsWith('.gz') ? readBytes(path, undefined, signal) : passBytes(path, signal);
  for await (const chunk of chunks) {
    const lineEnd = Math.max(chunk.lastIndexOf(10), chunk.lastIndexOf(13));
    withoutEnd = lineEnd < 0 ? withoutEnd + chunk.length : chunk.length - lineEnd;
    if (withoutEnd > longestLine) throw new InputError('source.error.noLines', { file: path }, path);
    if (first) {
      first = false;
      const mark = marks.find(([, bytes]) => bytes.every((byte, i) => chunk[i] === byte));
      if (mark) return mark[0];
      if (packed.some((bytes) => bytes.every((byte, i) => chunk[i] === byte))) {
        throw new InputError('source.error.packed', { file: path }, path);
      }
      if (declared) return declared;
    }
    if (badLine !== undefined) {
      chinese.add(chunk);
      continue;
    }
    const block = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const whole = wholeCharacters(block);
    const part = block.subarray(0, whole);
    if (isUtf8(part)) passed += whole;
    else {
      badLine = (await linesOf(path, passed, signal)) + firstBadLine(part);
      chinese.add(block);
    }
    rest = Buffer.from(block.subarray(whole));
  }
  if (badLine === undefined && rest.length > 0 && !isUtf8(rest)) {
    badLine = await linesOf(path, passed, signal);
    chinese.add(rest);
  }
  if (badLine === undefined) return 'utf-8';
  if (chinese.likely()) return 'gb18030';
  throw new InputError('source.error.encodingUnknown', { file: path, line: String(badLine) }, `${path}:${badLine}`);
}

/** Number of the line behind so many bytes, from 1. */
async function linesOf(path: string, bytes: number, signal: AbortSignal | undefined): Promise<number> {
  let [line, left] = [1, bytes];
  for await (const chunk of readBytes(path, undefined, signal)) {
    if (left <= 0) break;
    line += countNewlines(chunk.subarray(0, left));
    left -= chunk.length;
  }
  return line;
}

/** Where the last whole UTF-8 character of a block ends. */
function wholeCharacters(block: Buffer): number {
  for (let back = 1; back <= Math.min(3, block.length); back++) {
    const byte = block[block.length - back] ?? 0;
    if (byte < 0x80) return block.length;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < needs ? block.length - back : block.length;
    }
  }
  return block.length;
}

/** Line breaks of a block, four bytes at a time. */
export function countNewlines(block: Buffer): number {
  const start = Math.min(block.length, -block.byteOffset & 3);
  const four = new Uint32Array(block.buffer, block.byteOffset + start, (block.length - start) >> 2);
  const end = start + four.length * 4;
  let count = 0;
  for (let i = 0; i < four.length; i++) {
    const other = (four[i] as number) ^ 0x0a0a0a0a;
    // The highest bit of each byte that is zero here, and of no other.
    const found = ~(((other & 0x7f7f7f7f) + 0x7f7f7f7f) | other) & 0x80808080;
    if (found !== 0) count += Math.imul(found >>> 7, 0x01010101) >>> 24;
  }
  for (let i = 0; i < start; i++) if (block[i] === 10) count++;
  for (let i = end; i < block.length; i++) if (block[i] === 10) count++;
  return count;
}

/** Number of the first line that is not UTF-8, from 0. */
function firstBadLine(block: Buffer): number {
  let [line, start] = [0, 0];
  while (start < block.length) {
    const end = block.indexOf(10, start);
    if (!isUtf8(block.subarray(start, end < 0 ? block.length : end))) return line;
    if (end < 0) break;
    line++;
    start = end + 1;
  }
  return line;
}

/**
 * Counts pairs of bytes as GB18030 reads them: in everyday Chinese (GB 2312) both are above A0, while an accented
 * letter of a Western encoding stands before an ASCII letter. Pairs that fall across two chunks are not counted.
 */
function countChinese() {
  let [common, other] = [0, 0];
  return {
    add(block: Buffer): void {
      for (let i = 0; i < block.length - 1; i++) {
        const lead = block[i] as number;
        if (lead < 0x80) continue;
        if (lead >= 0xa1 && lead <= 0xf7 && (block[i + 1] as number) >= 0xa1) common++;
        else other++;
        i++;
      }
    },
    likely: () => common > 0 && common >= 4 * other,
  };
}

/**
 * The text of a file, piece by piece, without its byte order mark.
 *
 * @throws InputError `source.error.encodingUnreadable` with the first line that the encoding cannot read
 */
export async function* readText(
  path: string,
  encoding: Encoding,
  meter?: ByteMeter,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let lines = 1;
  for await (const chunk of readBytes(path, meter, signal)) {
    yield decode(chunk);
    if (encoding === 'utf-8' || encoding === 'gb18030') lines += countNewlines(chunk);
  }
  const last = decode(undefined);
  if (last !== '') yield last;

  function decode(chunk: Buffer | undefined): string {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (cause) {
      const line = lines + (chunk ? linesBefore(chunk, encoding) : 0);
      throw new InputError(
        'source.error.encodingUnreadable',
        { file: path, encoding, line: String(line) },
        `${path}:${line}`,
        cause,
      );
    }
  }
}

/** How many lines of a block can be read before the one that cannot. */
function linesBefore(block: Buffer, encoding: Encoding): number {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let [line, start] = [0, 0];
  for (let end = block.indexOf(10); end >= 0; end = block.indexOf(10, start)) {
    try {
      decoder.decode(block.subarray(start, end));
    } catch {
      return line;
    }
    line++;
    start = end + 1;
  }
  return line;
}
