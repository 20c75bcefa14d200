import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { alone, parseContract, writeWhole } from '@junheng/pool';
import { ProblemError } from '../problem.ts';
import { findContract, type RegionFiles } from './region-files.ts';
import type { TryJobs } from './try-jobs.ts';

export type ContractToSave = {
  readonly yaml: string;
  /** The version from which the change began. */
  readonly version: string;
  /** Checksum of the text from which it began, where the version alone could deceive. */
  readonly content?: string | undefined;
};
export type SavedContract = { readonly source: string; readonly version: string; readonly yaml: string };

/** What tells one text of a contract from another. */
export const contentOf = (yaml: string): string => createHash('sha256').update(yaml).digest('hex').slice(0, 16);

/** Where earlier versions of a contract are kept, and how their names begin. */
const earlierPlace = (path: string, version: string) => ({
  folder: join(dirname(path), 'earlier'),
  begin: `${basename(path, extname(path))}-${version.replaceAll(/[^\w.-]/g, '_')}-`,
});

/** Whether a version was saved before and said something else. */
function wasOther(path: string, version: string, yaml: string): boolean {
  const { folder, begin } = earlierPlace(path, version);
  const kept = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(begin)) : [];
  return kept.some(
    (name) => /^[0-9a-f]{16}\.yaml$/.test(name.slice(begin.length)) && name !== `${begin}${contentOf(yaml)}.yaml`,
  );
}

/**
 * Saves a changed contract in the place of the one from which the change began, which is kept in `earlier/` beside it.
 * Of two that began from the same one, the second is refused. Saving what stands there already changes nothing.
 *
 * @throws ProblemError `contract_changed` (409), `contract_renamed` (409), `contract_same_version` (409); InputError as
 *   `parseContract` does
 */
export async function saveContract(
  files: RegionFiles,
  source: string,
  { yaml, version, content }: ContractToSave,
  tries: TryJobs,
): Promise<SavedContract> {
  const { path } = findContract(files, source);
  const changed = await tries.run({ kind: 'parse', yaml, path, root: files.folder });
  if (changed.source !== source) {
    throw new ProblemError('contract_renamed', 409, { source, other: changed.source });
  }
  return alone(path, async () => {
    const text = readFileSync(path, 'utf8');
    const there = await parseContract(text, path);
    if (text === yaml) return { ...changed, yaml };
    if (there.version !== version || (content !== undefined && contentOf(text) !== content)) {
      throw new ProblemError('contract_changed', 409, { there: there.version, yours: version });
    }
    if (changed.version === there.version || wasOther(path, changed.version, yaml)) {
      throw new ProblemError('contract_same_version', 409, { version: changed.version });
    }
    const { folder, begin } = earlierPlace(path, there.version);
    writeWhole(join(folder, `${begin}${contentOf(text)}.yaml`), text);
    writeWhole(path, yaml);
    return { ...changed, yaml };
  });
}
