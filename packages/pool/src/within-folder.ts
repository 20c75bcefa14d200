import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { InputError } from './input-error.ts';

/** Where a path really leads, links followed; of what is not there yet, where it would be made. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT' || dirname(path) === path) throw error;
    return join(real(dirname(path)), basename(path));
  }
}

/**
 * The path of a file that a configuration names, if it stays in a folder: neither `..`, nor an absolute path, nor a link
 * leads out of it.
 *
 * @param from folder from which the name is read; `folder` when absent
 * @throws InputError `source.error.fileOutside`
 */
export function withinFolder(folder: string, file: string, from: string = folder): string {
  const path = resolve(from, file);
  const base = real(resolve(folder));
  const where = real(path);
  if (!where.startsWith(base.endsWith(sep) ? base : base + sep)) {
    throw new InputError('source.error.fileOutside', { file }, file);
  }
  return path;
}
