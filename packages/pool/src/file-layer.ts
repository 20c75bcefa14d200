import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from './input-error.ts';

/**
 * What the pool asks of the file system when it writes. The default is Node's; tests hand in one that fails at a chosen
 * call, as a full disk or a dying one does.
 */
export type FileLayer = Pick<
  typeof fs,
  | 'mkdirSync'
  | 'openSync'
  | 'writeSync'
  | 'fsyncSync'
  | 'closeSync'
  | 'renameSync'
  | 'linkSync'
  | 'unlinkSync'
  | 'rmSync'
> & { copyFile(from: string, to: string): Promise<void> };

export const nodeFiles: FileLayer = { ...fs, copyFile: fs.promises.copyFile };

/** Makes sure that a folder's list of names is on disk: a file that was renamed into it survives a power cut. */
export const syncFolder = (files: FileLayer, folder: string): void => syncContent(files, folder);

/** Makes sure that what was written to a file is on disk. */
export function syncContent(files: FileLayer, path: string): void {
  const open = files.openSync(path, 'r');
  try {
    files.fsyncSync(open);
  } finally {
    files.closeSync(open);
  }
}

/** Makes a folder and those above it, and puts their names on disk. */
export function makeFolder(files: FileLayer, folder: string): void {
  const first = files.mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) syncFolder(files, dirname(made));
}

/** Writes all of some bytes: the system may take them in parts. */
export function writeAll(files: FileLayer, file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += files.writeSync(file, bytes, at, bytes.length - at);
}

/** Writes a file that was not there; with `synced` its content is on disk when this returns. */
export function writeContent(
  files: FileLayer,
  path: string,
  content: Uint8Array,
  { synced = false, mode }: { readonly synced?: boolean; readonly mode?: number } = {},
): void {
  const open = files.openSync(path, 'wx', mode);
  try {
    writeAll(files, open, content);
    if (synced) files.fsyncSync(open);
  } finally {
    files.closeSync(open);
  }
}

const refusals = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS'] as const;
const duckDbRefusals = [
  ['No space left on device', 'ENOSPC'],
  ['Disk quota exceeded', 'EDQUOT'],
  ['File too large', 'EFBIG'],
  ['Input/output error', 'EIO'],
  ['Read-only file system', 'EROFS'],
] as const;

/** What the disk refused, by Node or by DuckDB, as something that the user can mend; anything else as it is. */
export function writeProblem(cause: unknown, folder: string): unknown {
  const { code, message = '' } = (cause ?? {}) as { code?: string; message?: string };
  const named = refusals.find((one) => one === code);
  const told = duckDbRefusals.find(([text]) => code === undefined && message.includes(text))?.[1];
  const why = named ?? told;
  return why === undefined ? cause : new InputError('pool.error.notWritten', { folder, why }, folder, cause);
}
