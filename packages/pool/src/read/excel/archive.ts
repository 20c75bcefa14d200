import { closeSync, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { type Entry, fromFd, type ZipFile } from 'yauzl';
import { InputError, unreadable } from '../../input-error.ts';
import { limits, requireRatio } from '../limits.ts';

/** A workbook has few parts; an archive with more entries is none. */
const mostEntries = 10_000;

/** The parts of a workbook, by name. */
export type Archive = {
  has(name: string): boolean;
  /** The text of a part, piece by piece, within the bounds. */
  read(name: string, signal?: AbortSignal): AsyncGenerator<string>;
  close(): void;
};

const zipMark = 0x504b0304;
const oldMark = 0xd0cf11e0;

/**
 * Opens an Excel workbook (.xlsx, .xlsm) by the directory of its archive. Nothing is unpacked before it is read, and
 * nothing beyond the bounds: the sizes that the archive tells of itself are not believed.
 *
 * @throws InputError `source.error.excelOld` for .xls and encrypted workbooks, `.excelBroken`, `.unpacksTooFar`, `.emptyFile`
 */
export async function openArchive(path: string): Promise<Archive> {
  const file = openFile(path);
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromFd(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, opened) => {
      if (error) reject(brokenExcel(path, error));
      else resolve(opened);
    });
  }).catch((cause: unknown) => {
    closeSync(file);
    throw cause;
  });
  try {
    const entries = await listEntries(path, zip);
    return {
      has: (name) => entries.has(name.toLowerCase()),
      read: (name, signal) => readPart(path, zip, entries.get(name.toLowerCase()), name, signal),
      close: () => zip.close(),
    };
  } catch (cause) {
    zip.close();
    throw cause;
  }
}

export const brokenExcel = (path: string, cause: unknown): InputError => {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new InputError('source.error.excelBroken', { file: path, why: why.slice(0, 200) }, path, cause);
};

function openFile(path: string): number {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    throw unreadable(path, cause);
  }
  try {
    const first = Buffer.alloc(4);
    const read = readSync(file, first, 0, 4, 0);
    if (read === 0) throw new InputError('source.error.emptyFile', { file: path }, path);
    const mark = first.readUInt32BE();
    if (mark === oldMark) throw new InputError('source.error.excelOld', { file: path }, path);
    if (mark !== zipMark) throw brokenExcel(path, new Error('PK'));
    return file;
  } catch (cause) {
    closeSync(file);
    throw cause instanceof InputError ? cause : unreadable(path, cause);
  }
}

function listEntries(path: string, zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => reject(brokenExcel(path, error)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName.toLowerCase(), entry);
      if (entries.size > mostEntries) reject(brokenExcel(path, new Error(`> ${mostEntries}`)));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

async function* readPart(
  path: string,
  zip: ZipFile,
  entry: Entry | undefined,
  name: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  if (!entry) throw brokenExcel(path, new Error(name));
  requireRatio(path, entry.compressedSize, entry.uncompressedSize);
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => {
      if (error) reject(brokenExcel(path, error));
      else resolve(opened);
    });
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let unfolded = 0;
  try {
    for await (const chunk of stream) {
      signal?.throwIfAborted();
      unfolded += (chunk as Buffer).length;
      requireRatio(path, entry.compressedSize, unfolded);
      if (unfolded > limits.part) throw new InputError('source.error.excelTooLarge', { file: path }, path);
      yield decoder.decode(chunk as Buffer, { stream: true });
    }
    yield decoder.decode();
  } catch (cause) {
    if (signal?.aborted || cause instanceof InputError) throw cause;
    throw brokenExcel(path, cause);
  } finally {
    stream.destroy();
  }
}
