import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { SampleError } from './sample-error.ts';

const chunkCharacters = 1 << 20;

/** A text file that is written as it grows. Whoever writes much calls `flush` now and then, so that memory stays level. */
export class TextFile {
  private parts = '';
  private readonly handle: FileHandle;
  private constructor(handle: FileHandle) {
    this.handle = handle;
  }
  static async create(path: string): Promise<TextFile> {
    await mkdir(dirname(path), { recursive: true });
    return new TextFile(await open(path, 'w'));
  }
  add(text: string): void {
    this.parts += text;
  }
  /** Writes what has gathered once it is a megabyte. */
  async flush(always = false): Promise<void> {
    if (this.parts.length === 0 || (!always && this.parts.length < chunkCharacters)) return;
    const text = this.parts;
    this.parts = '';
    await this.handle.writeFile(text, 'utf8');
  }
  async close(): Promise<void> {
    await this.flush(true);
    await this.handle.close();
  }
  /** Lets go of the file without writing the rest. */
  async abandon(): Promise<void> {
    this.parts = '';
    await this.handle.close();
  }
}

type Value = string | number | null;

const quoted = (value: Value): string => {
  if (value === null) return '';
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A CSV file with a header. Rows are counted from 1, the header not counted. */
export class CsvFile {
  rows = 0;
  private readonly file: TextFile;
  private constructor(file: TextFile) {
    this.file = file;
  }
  static async create(path: string, columns: readonly string[]): Promise<CsvFile> {
    const file = await TextFile.create(path);
    file.add(`${columns.join(',')}\n`);
    return new CsvFile(file);
  }
  /** Adds a row that is joined already and holds nothing to quote; gives its number. */
  line(text: string): number {
    this.file.add(text);
    this.file.add('\n');
    return ++this.rows;
  }
  row(values: readonly Value[]): number {
    return this.line(values.map(quoted).join(','));
  }
  flush(): Promise<void> {
    return this.file.flush();
  }
  close(): Promise<void> {
    return this.file.close();
  }
  abandon(): Promise<void> {
    return this.file.abandon();
  }
}

/** Names that tell a folder was made by the sample: only such a folder is replaced. */
const marks = ['region.yaml', 'truth.json'];

/**
 * Makes a folder whole or not at all: `make` writes into a folder beside, which takes the place of `out` at the end.
 * Whatever goes wrong, nothing half-written stays.
 *
 * @throws SampleError when `out` holds something that is not a sample, or cannot be made
 */
export async function makeWhole<T>(out: string, make: (folder: string) => Promise<T>): Promise<T> {
  const target = resolve(out);
  const there: string[] = await readdir(target).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    if (error.code !== 'ENOTDIR') throw error;
    throw new SampleError('isFile', { folder: target }, `${target} is a file. Name a folder that is new or empty.`);
  });
  if (there.length > 0 && !marks.every((mark) => there.includes(mark))) {
    const said = `${target} holds files that are not a sample. Name a folder that is new or empty.`;
    throw new SampleError('otherFiles', { folder: target }, said);
  }
  const beside = `${target}.making`;
  const old = `${target}.old`;
  await rm(beside, { recursive: true, force: true });
  await makeFolders(beside);
  try {
    const result = await make(beside);
    await rm(old, { recursive: true, force: true });
    if (there.length > 0) await rename(target, old);
    else await rm(target, { recursive: true, force: true });
    await rename(beside, target);
    await rm(old, { recursive: true, force: true });
    return result;
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}

/** Folder by folder: where the system has none to give (`/proc`), making all at once would try for ever. */
async function makeFolders(folder: string): Promise<void> {
  const parent = dirname(folder);
  try {
    if (parent !== folder && !existsSync(parent)) await makeFolders(parent);
    await mkdir(folder);
  } catch (error) {
    if (error instanceof SampleError) throw error;
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new SampleError('notMade', { folder, why }, `${folder} cannot be made: ${why}.`);
  }
}

export const within = (folder: string, path: string): string => join(folder, path);
