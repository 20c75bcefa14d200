import { isUtf8 } from 'node:buffer';
import { type ByteMeter, readBytes } from '../../read/encoding.ts';

/** Bytes of a piece: some hundred thousand rows, few enough to be held several times. */
export const bytesOfPiece = 16 << 20;
const newline = 10;
const firstOfByteOrderMark = 0xef;

/** Whole lines of a file. `plain`: each is a row whose cells are what stands between the delimiters. */
export type Piece = { readonly bytes: Buffer; readonly lines: number; readonly plain: boolean };

/**
 * The lines of a file behind its header, in pieces. A piece is plain when it holds no quotation mark, no carriage
 * return, no blank line and no zero, is UTF-8, ends in a line break, and begins with no byte order mark, which DuckDB
 * would drop.
 */
export async function* readPieces(
  path: string,
  meter: ByteMeter,
  signal: AbortSignal | undefined,
  size = bytesOfPiece,
): AsyncGenerator<Piece> {
  let held: Buffer[] = [];
  let length = 0;
  let header = true;
  for await (const chunk of readBytes(path, meter, signal)) {
    held.push(chunk);
    length += chunk.length;
    if (length < size) continue;
    const block = Buffer.concat(held, length);
    const end = block.lastIndexOf(newline) + 1;
    held = [Buffer.from(block.subarray(end))];
    length = block.length - end;
    if (end === 0) continue;
    const whole = header ? behindHeader(block.subarray(0, end)) : block.subarray(0, end);
    header = false;
    if (whole.length > 0) yield describe(whole);
  }
  const rest = Buffer.concat(held, length);
  const last = header ? behindHeader(rest) : rest;
  if (last.length > 0) yield describe(last);
}

const behindHeader = (block: Buffer) => {
  const end = block.indexOf(newline);
  return end < 0 ? block.subarray(block.length) : block.subarray(end + 1);
};

/** Several pieces as one. */
export const joinPieces = (pieces: readonly Piece[]): Piece =>
  describe(Buffer.concat(pieces.map(({ bytes }) => bytes)));

function describe(bytes: Buffer): Piece {
  let lines = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) lines++;
  const plain =
    bytes[0] !== newline &&
    bytes[0] !== firstOfByteOrderMark &&
    bytes[bytes.length - 1] === newline &&
    !bytes.includes('"') &&
    !bytes.includes('\r') &&
    !bytes.includes('\n\n') &&
    !bytes.includes(0) &&
    isUtf8(bytes);
  return { bytes, lines, plain };
}
