import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { unreadable } from '../../input-error.ts';
import { type ByteMeter, countNewlines, type Encoding, readText } from '../../read/encoding.ts';

/** Bytes of a piece: some hundred thousand rows, few enough to be held several times. */
export const bytesOfPiece = 16 << 20;
/** The first piece is so many times smaller. */
const shareOfFirst = 8;
const newline = 10;
const firstOfByteOrderMark = 0xef;

/** Whole lines of a file. `plain`: each is a row whose cells are what stands between the delimiters. */
export type Piece = { readonly bytes: Buffer; readonly lines: number; readonly plain: boolean };

/** Gives some more bytes of a text in UTF-8, about as many as are asked for; none at its end. */
type More = (wanted: number) => Promise<Buffer>;

/**
 * The lines of a file behind its header, in pieces: a small one first, from which dictionaries are filled. What is packed
 * or written otherwise is made UTF-8 on the way. A piece is plain when it holds no quotation mark, no carriage return, no
 * blank line and no zero, is UTF-8, ends in a line break, and begins with no byte order mark, which DuckDB would drop.
 *
 * @throws InputError `source.error.fileUnreadable`, and those of `readText`
 */
export async function* readPieces(
  path: string,
  encoding: string,
  meter: ByteMeter,
  signal: AbortSignal | undefined,
  size = bytesOfPiece,
): AsyncGenerator<Piece> {
  let rest: Buffer = Buffer.alloc(0);
  let header = true;
  const { more, close } = await openBytes(path, encoding, meter, signal);
  try {
    for (let ended = false; !ended; ) {
      signal?.throwIfAborted();
      const read = await more(header ? Math.ceil(size / shareOfFirst) : size);
      ended = read.length === 0;
      const held = rest.length > 0 ? Buffer.concat([rest, read]) : read;
      const end = ended ? held.length : held.lastIndexOf(newline) + 1;
      rest = held.subarray(end);
      if (end === 0) continue;
      const whole = header ? behindHeader(held.subarray(0, end)) : held.subarray(0, end);
      header = false;
      if (whole.length > 0) yield describe(whole);
    }
  } finally {
    await close();
  }
}

async function openBytes(
  path: string,
  encoding: string,
  meter: ByteMeter,
  signal: AbortSignal | undefined,
): Promise<{ readonly more: More; close(): Promise<unknown> }> {
  if (encoding === 'utf-8' && !path.endsWith('.gz')) {
    const file = await readable(path, open(path));
    let before = 0;
    const more = async (wanted: number) => {
      const block = Buffer.allocUnsafeSlow(wanted);
      const { bytesRead } = await readable(path, file.read(block, 0, wanted));
      before += bytesRead;
      meter(before);
      return block.subarray(0, bytesRead);
    };
    return { more, close: () => file.close() };
  }
  const texts = readText(path, encoding as Encoding, meter, signal);
  const more = async (wanted: number) => {
    const held: Buffer[] = [];
    for (let length = 0; length < wanted; ) {
      const text = await texts.next();
      if (text.done) break;
      length += held[held.push(Buffer.from(text.value)) - 1]?.length ?? 0;
    }
    return Buffer.concat(held);
  };
  return { more, close: () => texts.return(undefined) };
}

async function readable<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

const behindHeader = (block: Buffer) => {
  const end = block.indexOf(newline);
  return end < 0 ? block.subarray(block.length) : block.subarray(end + 1);
};

/** Several pieces as one. */
export const joinPieces = (pieces: readonly Piece[]): Piece =>
  describe(Buffer.concat(pieces.map(({ bytes }) => bytes)));

function describe(bytes: Buffer): Piece {
  const plain =
    bytes[0] !== newline &&
    bytes[0] !== firstOfByteOrderMark &&
    bytes[bytes.length - 1] === newline &&
    !bytes.includes('"') &&
    !bytes.includes('\r') &&
    !bytes.includes('\n\n') &&
    !bytes.includes(0) &&
    isUtf8(bytes);
  return { bytes, lines: countNewlines(bytes), plain };
}
