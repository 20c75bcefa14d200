import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../input-error.ts';
import type { CatalogueEntry } from '../spi.ts';
import { writeWhole } from '../write-whole.ts';

export const hashOf = (content: string) => createHash('sha256').update(content).digest('hex');

/** Whether an artefact's content is there. Cost: one look at the folder. */
export const hasContent = (folder: string, entry: CatalogueEntry): boolean => existsSync(join(folder, entry.path));

/**
 * Reads the content of an artefact, JSON under `artefacts/` of the region's folder.
 *
 * @throws InputError `pool.error.artefactGone`, `pool.error.artefactChanged` when its bytes are not those that were put
 */
export function readContent(folder: string, entry: CatalogueEntry): unknown {
  const { id } = entry;
  const path = join(folder, entry.path);
  if (!existsSync(path)) throw new InputError('pool.error.artefactGone', { id, file: path }, path);
  const content = readFileSync(path, 'utf8');
  if (hashOf(content) !== entry.sha256) throw new InputError('pool.error.artefactChanged', { id, file: path }, path);
  return JSON.parse(content);
}

/** Writes the content of an artefact whole. Throws a RangeError for an id that cannot name a file. */
export function writeContent(
  folder: string,
  entry: Omit<CatalogueEntry, 'path' | 'sha256'>,
  content: unknown,
): CatalogueEntry {
  if (!isFileName(entry.id)) throw new RangeError(`"${entry.id}" cannot name an artefact's file.`);
  const text = `${JSON.stringify(content)}\n`;
  const path = `artefacts/${entry.id}.json`;
  writeWhole(join(folder, path), text);
  return { ...entry, path, sha256: hashOf(text) };
}

export const isFileName = (id: string): boolean => /^[a-z0-9-]{1,120}$/.test(id);

/**
 * What a run put or read again, which is what it stands on: the newest of its stage at the next publication. Nobody
 * else sees it before.
 */
export type Draft = {
  readonly entries: readonly CatalogueEntry[];
  find(id: string): CatalogueEntry | undefined;
  note(entry: CatalogueEntry): void;
  clear(): void;
};

export function newDraft(): Draft {
  let entries: readonly CatalogueEntry[] = [];
  return {
    get entries() {
      return entries;
    },
    find: (id) => entries.find((entry) => entry.id === id),
    note(entry) {
      entries = [...entries.filter(({ id }) => id !== entry.id), entry];
    },
    clear() {
      entries = [];
    },
  };
}
