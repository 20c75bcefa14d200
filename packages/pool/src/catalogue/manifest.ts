import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../input-error.ts';
import type { Catalogue, CatalogueEntry, Snapshot } from '../spi.ts';
import { writeWhole } from '../write-whole.ts';

/** `catalogue.json`: the newest snapshot, every artefact that is listed, and which are current. */
type Manifest = {
  readonly version: 1;
  readonly snapshot: Snapshot | null;
  readonly artefacts: readonly CatalogueEntry[];
  /** Ids of the newest artefact of each stage, in the order in which they were put. */
  readonly current: readonly string[];
};

const empty: Manifest = { version: 1, snapshot: null, artefacts: [], current: [] };
const hashOf = (content: string) => createHash('sha256').update(content).digest('hex');

/**
 * The catalogue as one file of a folder, replaced by an atomic rename: readers see the publication before or after,
 * never between. Artefacts are JSON under `artefacts/`, written whole; one that was put and never published is
 * rubbish that nobody is shown. Opening an older version of the catalogue sees that version until it is opened again.
 *
 * @throws InputError `pool.error.catalogueBroken` when the file is there and cannot be read
 */
export function manifestCatalogue(folder: string): Catalogue {
  const file = join(folder, 'catalogue.json');
  let manifest = readManifest(file);
  let put: CatalogueEntry[] = [];
  const find = (id: string) =>
    put.find((entry) => entry.id === id) ?? manifest.artefacts.find((entry) => entry.id === id);

  return {
    findSnapshot: () => manifest.snapshot ?? undefined,
    listCurrent: () => manifest.current.flatMap((id) => manifest.artefacts.find((entry) => entry.id === id) ?? []),
    findArtefact(id) {
      const entry = find(id);
      return entry && existsSync(join(folder, entry.path)) ? entry : undefined;
    },
    async readArtefact(id) {
      const entry = find(id);
      if (!entry) throw new RangeError(`The catalogue does not list an artefact "${id}".`);
      const path = join(folder, entry.path);
      if (!existsSync(path)) throw new InputError('pool.error.artefactGone', { id, file: path }, path);
      const content = readFileSync(path, 'utf8');
      if (hashOf(content) !== entry.sha256) {
        throw new InputError('pool.error.artefactChanged', { id, file: path }, path);
      }
      noteUse(entry);
      return JSON.parse(content);
    },
    async putArtefact(entry, content) {
      if (!/^[a-z0-9-]+$/.test(entry.id)) throw new RangeError(`"${entry.id}" cannot name an artefact's file.`);
      const text = `${JSON.stringify(content)}\n`;
      const path = `artefacts/${entry.id}.json`;
      writeWhole(join(folder, path), text);
      noteUse({ ...entry, path, sha256: hashOf(text) });
    },
    async publish(snapshot) {
      const used = new Set(put.map(({ id }) => id));
      const stages = new Set(put.map(({ stage }) => stage));
      const before = manifest.current.filter((id) => {
        const stage = manifest.artefacts.find((entry) => entry.id === id)?.stage;
        return stage !== undefined && !stages.has(stage);
      });
      const next: Manifest = {
        version: 1,
        snapshot,
        artefacts: [...manifest.artefacts.filter(({ id }) => !used.has(id)), ...put],
        current: [...before, ...lastOfStage(put)],
      };
      writeWhole(file, `${JSON.stringify(next, null, 1)}\n`);
      manifest = next;
      put = [];
    },
  };

  /** What a run put or read again is what it stands on: the newest of its stage at the next publication. */
  function noteUse(entry: CatalogueEntry): void {
    put = [...put.filter(({ id }) => id !== entry.id), entry];
  }
}

const lastOfStage = (entries: readonly CatalogueEntry[]): string[] => [
  ...new Map(entries.map(({ stage, id }) => [stage, id])).values(),
];

function readManifest(file: string): Manifest {
  if (!existsSync(file)) return empty;
  try {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    if (manifest.version !== 1 || !Array.isArray(manifest.artefacts) || !Array.isArray(manifest.current)) {
      throw new RangeError('not a catalogue of version 1');
    }
    return manifest;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InputError('pool.error.catalogueBroken', { file, why }, file, cause);
  }
}
