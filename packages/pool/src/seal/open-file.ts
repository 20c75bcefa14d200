import { type FileHandle, open } from 'node:fs/promises';
import { InputError, unreadable } from '../input-error.ts';
import { chunkBytes, chunksOf, hasMark, headerBytes, isOfKey, tagBytes } from './file-form.ts';
import type { SealKeys } from './keys.ts';

/**
 * The plain bytes of a sealed file, half a megabyte at a time. What was given is as it was sealed; that it ends where it was
 * ended is known only when this ends without an error.
 *
 * @throws InputError `pool.error.sealedNoKey` without a key, `.sealedOtherKey`, `.sealedBroken` for changed bytes
 */
export async function* readSealed(
  path: string,
  keys: SealKeys | undefined,
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  if (!keys) throw new InputError('pool.error.sealedNoKey', { file: path }, path);
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  try {
    const header = await readBlock(file, Buffer.allocUnsafe(headerBytes));
    if (!hasMark(header)) throw broken(path);
    if (!isOfKey(header, keys)) throw new InputError('pool.error.sealedOtherKey', { file: path }, path);
    const chunks = chunksOf(keys, header);
    const size = chunkBytes + tagBytes;
    let now: Buffer = await readBlock(file, Buffer.allocUnsafe(size));
    let next: Buffer = Buffer.allocUnsafe(size);
    for (let number = 0, last = false; !last; number++) {
      signal?.throwIfAborted();
      const after = await readBlock(file, next);
      last = after.length === 0;
      yield openChunk(() => chunks.open(number, now, last), path);
      [now, next] = [after, now.length === size ? now : Buffer.allocUnsafe(size)];
    }
  } finally {
    await file.close();
  }
}

/** Fills a block as far as the file goes. */
async function readBlock(file: FileHandle, block: Buffer): Promise<Buffer> {
  let filled = 0;
  while (filled < block.length) {
    const { bytesRead } = await file.read(block, filled, block.length - filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return block.subarray(0, filled);
}

function openChunk(opening: () => Buffer, path: string): Buffer {
  try {
    return opening();
  } catch (cause) {
    throw broken(path, cause);
  }
}

const broken = (path: string, cause?: unknown) =>
  new InputError('pool.error.sealedBroken', { file: path }, path, cause);
