import { InputError } from '@junheng/pool';
import { ProblemError } from '../problem.ts';
import type { OpenRegion } from '../regions.ts';
import { readRunOptions } from './region-files.ts';

type Params = Readonly<Record<string, string | number>>;

/** Folders at the beginning of a path, where no known folder holds it. */
const folders = /(?<![\w./\\-])(?:[A-Za-z]:)?[\\/](?:[^\\/\s"'“”‘’：:，,；;()（）]+[\\/])+/g;

/** The folders of this machine below which a region's files lie, the longest first. */
export function foldersOf(region: OpenRegion | undefined): readonly string[] {
  if (!region) return [];
  const known = [region.folder];
  try {
    const { folder, data } = readRunOptions(region);
    known.push(folder, ...(data === null ? [] : [data]));
  } catch (error) {
    if (!(error instanceof ProblemError || error instanceof InputError || error instanceof SyntaxError)) throw error;
  }
  return known.sort((a, b) => b.length - a.length);
}

/** A text in which files are named from their region's folder: where that lies on this machine concerns nobody else. */
export function hidePaths(text: string, known: readonly string[]): string {
  let shown = text;
  for (const folder of known) shown = shown.replaceAll(`${folder}/`, '').replaceAll(`${folder}\\`, '');
  return shown.replace(folders, '');
}

/** The same for what fills a sentence. */
export const hideInParams = (params: Params, known: readonly string[]): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? hidePaths(value, known) : value]),
  );

/** The same for an error that the user can mend. */
export const hideInError = ({ code, params, at }: InputError, known: readonly string[]): InputError =>
  new InputError(code, hideInParams(params, known), at === undefined ? undefined : hidePaths(at, known));
