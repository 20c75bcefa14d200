import { dirname } from 'node:path';
import { type FileLayer, nodeFiles, syncFolder, writeContent } from './file-layer.ts';

/**
 * Writes a text file beside its place and renames it, so that no reader ever sees half of it; makes the folders above
 * it. Content and name are on disk when this returns: after a power cut before that the old file is there or the new
 * one, whole. The caller holds the folder's lock. Throws what the file system throws, and then leaves nothing behind.
 */
export function writeWhole(path: string, text: string, files: FileLayer = nodeFiles): void {
  files.mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.part`;
  try {
    files.rmSync(beside, { force: true });
    writeContent(files, beside, Buffer.from(text), { synced: true });
    files.renameSync(beside, path);
    syncFolder(files, dirname(path));
  } catch (cause) {
    files.rmSync(beside, { force: true });
    throw cause;
  }
}
