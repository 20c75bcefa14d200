import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file beside its place and renames it, so that no reader ever sees half of it. */
export function writeWhole(path: string, content: string): void {
  const beside = `${path}.${process.pid}.part`;
  try {
    writeFileSync(beside, content);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
