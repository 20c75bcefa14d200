import { closeSync, openSync, readSync } from 'node:fs';
import { type FileLayer, nodeFiles } from '../file-layer.ts';
import { chunkBytes, chunksOf, headerOf } from './file-form.ts';
import type { SealKeys } from './keys.ts';

/** What is behind the name of a file that is sealed. */
export const sealedEnding = '.sealed';

/**
 * Seals bytes as they come and hands on what is to be written. Holds one chunk: the last must be known as such.
 *
 * @param salt `saltOf` the content, or a fresh one
 */
export class FileSealer {
  readonly #write: (bytes: Buffer) => void;
  readonly #chunks: ReturnType<typeof chunksOf>;
  readonly #held = Buffer.allocUnsafe(chunkBytes);
  #filled = 0;
  #number = 0;

  constructor(keys: SealKeys, salt: Uint8Array, write: (bytes: Buffer) => void) {
    const header = headerOf(keys, salt);
    this.#chunks = chunksOf(keys, header);
    this.#write = write;
    write(header);
  }

  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#filled === chunkBytes) this.#seal(this.#held, false);
      const whole = bytes.subarray(at, at + chunkBytes);
      if (this.#filled === 0 && whole.length === chunkBytes && at + chunkBytes < bytes.length) {
        this.#seal(whole, false);
        at += chunkBytes;
        continue;
      }
      const part = bytes.subarray(at, at + chunkBytes - this.#filled);
      this.#held.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
    }
  }

  end(): void {
    this.#seal(this.#held.subarray(0, this.#filled), true);
  }

  #seal(plain: Uint8Array, last: boolean): void {
    const [sealed, tag] = this.#chunks.seal(this.#number++, plain, last);
    this.#filled = 0;
    this.#write(sealed);
    this.#write(tag);
  }
}

export type SealFileOptions = {
  /** SHA-256 of what stands in the file, hex. */
  readonly content: string;
  readonly keys: SealKeys;
  /** It is on disk when it has its name. */
  readonly synced?: boolean;
  readonly files?: FileLayer | undefined;
};

const bytesAtOnce = 4 * chunkBytes;

/**
 * Writes a file sealed beside its place and renames it. The same content gives the same bytes. Memory does not grow with
 * the file; costs about a quarter of a second of CPU time more than a copy for 500 MB.
 *
 * @throws what the file system throws; then nothing is left behind
 */
export function sealFile(
  path: string,
  target: string,
  { content, keys, synced = false, files = nodeFiles }: SealFileOptions,
): void {
  const beside = `${target}.part`;
  files.rmSync(beside, { force: true });
  const from = openSync(path, 'r');
  try {
    const to = files.openSync(beside, 'wx', 0o600);
    try {
      const sealer = new FileSealer(keys, keys.saltOf(content), (bytes) => writeAll(files, to, bytes));
      const block = Buffer.allocUnsafe(bytesAtOnce);
      for (let read = readSync(from, block); read > 0; read = readSync(from, block)) {
        sealer.push(block.subarray(0, read));
      }
      sealer.end();
      if (synced) files.fsyncSync(to);
    } finally {
      files.closeSync(to);
    }
    files.renameSync(beside, target);
  } catch (cause) {
    files.rmSync(beside, { force: true });
    throw cause;
  } finally {
    closeSync(from);
  }
}

/** Writes all of some bytes: the system may take them in parts. */
export function writeAll(files: FileLayer, file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += files.writeSync(file, bytes, at, bytes.length - at);
}
