import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rollups } from '../rollup/rollups.ts';
import { listRollupSources, rollupPath } from '../rollup/sources.ts';
import type { Catalogue, Snapshot } from '../spi.ts';
import { defaultRetention, heldBy, keptByPolicy, type RetentionPolicy } from './retention.ts';

export type SweepOptions = {
  readonly catalogue: Catalogue;
  /** The region's folder. The caller holds its lock. */
  readonly folder: string;
  readonly policy?: RetentionPolicy | undefined;
  /** ISO instant from which the policy counts. */
  readonly now: string;
  /** Ids of snapshots and artefacts that others name. */
  readonly pinned?: readonly string[] | undefined;
  /** Only says what would go. */
  readonly dryRun?: boolean | undefined;
};

/** What went, or would go. */
export type Swept = {
  readonly snapshots: readonly string[];
  readonly artefacts: readonly string[];
  readonly files: number;
  readonly bytes: number;
};

/** Folders whose files exist because something names them. `raw/` and the inbox have their own retention. */
const namedFolders = [
  'pool/standard',
  'pool/quarantine',
  'pool/merged',
  'pool/review',
  'pool/rollups',
  'artefacts',
  'snapshots',
];

/**
 * Deletes what no kept snapshot or artefact names. First the catalogue forgets, in one atomic step; only then files go,
 * so that a sweep that is stopped leaves rubbish for the next one and never a snapshot without its files. What was read
 * of a delivery is forgotten with its files: should the same delivery be asked for again, it is read again from `raw`.
 *
 * Cost: one look at every file of the pool, and one reading of each kept snapshot.
 */
export async function sweep(options: SweepOptions): Promise<Swept> {
  const { catalogue, folder, now, pinned = [], policy = defaultRetention, dryRun = false } = options;
  const history = await catalogue.listPublications();
  const listed = await catalogue.listArtefacts();
  const held = heldBy(keptByPolicy(history, policy, now), listed, pinned);
  const kept = (await catalogue.listKept()).map(({ id }) => id);
  const leaving = {
    snapshots: kept.filter((id) => !held.snapshots.has(id)),
    artefacts: listed.map(({ id }) => id).filter((id) => !held.artefacts.has(id)),
  };
  const named = new Set(listed.flatMap(({ id, path }) => (held.artefacts.has(id) ? [path] : [])));
  for (const id of kept.filter((one) => held.snapshots.has(one))) {
    const snapshot = await catalogue.findSnapshot(id);
    if (snapshot) for (const path of filesOf(snapshot)) named.add(`pool/${path}`);
  }
  if (!dryRun && (leaving.snapshots.length > 0 || leaving.artefacts.length > 0)) await catalogue.forget(leaving);
  const documents = documentsOf(folder);
  const loose = namedFolders
    .flatMap((one) => listFiles(folder, one))
    .filter((path) => !named.has(path) && !documents.has(path));
  let bytes = 0;
  for (const path of loose) {
    bytes += statSync(join(folder, path), { throwIfNoEntry: false })?.size ?? 0;
    if (!dryRun) rmSync(join(folder, path), { force: true });
  }
  if (!dryRun) forgetRecords(folder);
  return { ...leaving, files: loose.length, bytes };
}

/** Files of a snapshot and the roll-ups that are counted from them, relative to the pool's folder. */
export function filesOf(snapshot: Snapshot): string[] {
  const sources = listRollupSources(snapshot);
  return [
    ...snapshot.files.map(({ path }) => path),
    ...sources.flatMap(({ key }) => rollups.map((rollup) => rollupPath(rollup, key))),
  ];
}

/** The documents that the manifest of the folder lists, whichever writing of the catalogue is swept. */
function documentsOf(folder: string): Set<string> {
  const file = join(folder, 'catalogue.json');
  if (!existsSync(file)) return new Set();
  const { snapshots = [] } = JSON.parse(readFileSync(file, 'utf8')) as { snapshots?: { path: string }[] };
  return new Set(snapshots.map(({ path }) => path));
}

/** All files below a folder, relative to the region's, with `/` on every system. */
function listFiles(folder: string, below: string): string[] {
  const top = join(folder, below);
  if (!existsSync(top)) return [];
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, ''));
}

/** Drops what is kept of deliveries by whose word a file should be there that was swept. */
function forgetRecords(folder: string): void {
  for (const path of listFiles(folder, 'pool/deliveries')) {
    if (!path.endsWith('.json')) continue;
    const { files, changes = [] } = JSON.parse(readFileSync(join(folder, path), 'utf8')) as {
      files: { path: string }[];
      changes?: { files: { path: string }[] }[];
    };
    const names = [...files, ...changes.flatMap((one) => one.files)].map((one) => one.path);
    if (names.some((name) => !existsSync(join(folder, 'pool', name)))) rmSync(join(folder, path), { force: true });
  }
}
