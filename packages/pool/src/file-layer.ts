import * as fs from 'node:fs';
import { dirname } from 'node:path';

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
  | 'copyFileSync'
  | 'rmSync'
>;

export const nodeFiles: FileLayer = fs;

/** Makes sure that a folder's list of names is on disk: a file that was renamed into it survives a power cut. */
export function syncFolder(files: FileLayer, folder: string): void {
  const open = files.openSync(folder, 'r');
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

/** Writes a file that was not there, and puts its content on disk. */
export function writeSynced(files: FileLayer, path: string, content: Uint8Array): void {
  const open = files.openSync(path, 'wx', 0o600);
  try {
    for (let at = 0; at < content.length; ) at += files.writeSync(open, content, at, content.length - at);
    files.fsyncSync(open);
  } finally {
    files.closeSync(open);
  }
}
