import { existsSync, readFileSync } from 'node:fs';
import { InputError } from '../input-error.ts';
import type { CatalogueEntry, KeptSnapshot, Publication, Snapshot } from '../spi.ts';
import { toKept } from './history.ts';

/** A snapshot's own file, relative to the region's folder. */
export type Document = KeptSnapshot & { readonly path: string; readonly sha256: string };

/** `catalogue.json`. `publications`: oldest first. */
export type Manifest = {
  readonly version: 2;
  readonly publications: readonly Publication[];
  readonly snapshots: readonly Document[];
  readonly artefacts: readonly CatalogueEntry[];
  /** The snapshot that a manifest of version 1 holds; it gets a document of its own when the manifest is next written. */
  readonly inline?: Snapshot;
};

type Older = {
  readonly version: 1;
  readonly snapshot: Snapshot | null;
  readonly artefacts: readonly CatalogueEntry[];
  readonly current: readonly string[];
};

const empty: Manifest = { version: 2, publications: [], snapshots: [], artefacts: [] };

/**
 * Reads `catalogue.json`; an empty one when it is not there. Version 1 knew the newest snapshot alone: it becomes a
 * history of one step, at the time when the newest of its artefacts was made.
 *
 * @throws InputError `pool.error.catalogueBroken`
 */
export function readManifest(file: string): Manifest {
  if (!existsSync(file)) return empty;
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Manifest | Older;
    if (!Array.isArray(read.artefacts)) throw new RangeError('it lists no artefacts');
    if (read.version === 1 && Array.isArray(read.current)) return fromOlder(read);
    if (read.version === 2 && Array.isArray(read.publications) && Array.isArray(read.snapshots)) return read;
    throw new RangeError('it is not a catalogue of version 1 or 2');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InputError('pool.error.catalogueBroken', { file, why }, file, cause);
  }
}

function fromOlder({ snapshot, artefacts, current }: Older): Manifest {
  if (!snapshot) return { ...empty, artefacts };
  const made = artefacts.map(({ made_at }) => made_at).filter((at) => Number.isFinite(Date.parse(at)));
  const at = made.sort().at(-1) ?? '1970-01-01T00:00:00.000Z';
  const step: Publication = { at, snapshot: snapshot.id, reason: 'run', note: null, current };
  const document: Document = { ...toKept(snapshot, 1), path: '', sha256: '' };
  return { version: 2, publications: [step], snapshots: [document], artefacts, inline: snapshot };
}
