import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage, StageValues } from '@junheng/engine';
import type { Artefact } from '@junheng/engine/domain';
import { type RegionConfig, regionConfig } from '@junheng/flow/region';
import {
  type Catalogue,
  type CatalogueEntry,
  manifestCatalogue,
  openPool,
  type PoolReader,
  type Snapshot,
} from '@junheng/pool';
import { ProblemError } from './problem.ts';

/** How the files of a region are opened; tests give their own. */
export type Storage = {
  openPool(folder: string, snapshot: Snapshot): Promise<PoolReader>;
  openCatalogue(folder: string): Catalogue | Promise<Catalogue>;
};

/** The files as `junheng run` writes them: the pool beside the manifest. */
const files: Storage = {
  openPool: (folder, snapshot) => openPool(join(folder, 'pool'), snapshot),
  openCatalogue: manifestCatalogue,
};

/** One region of the store, as the newest publication left it. */
export type OpenRegion = {
  readonly id: string;
  readonly folder: string;
  readonly config: RegionConfig;
  readonly catalogue: Catalogue;
  readonly snapshot: Snapshot | undefined;
  /** The newest artefact of each stage that was run. */
  readonly current: ReadonlyMap<Stage, CatalogueEntry>;
  pool(): Promise<PoolReader>;
  /** Reads the newest artefact of a stage; undefined when the stage never ran. */
  artefact<S extends Stage>(stage: S): Promise<Artefact<StageValues[S]> | undefined>;
  close(): Promise<void>;
};

/** The regions that a server shows. */
export type Regions = {
  list(): Promise<readonly OpenRegion[]>;
  find(id: string): Promise<OpenRegion | undefined>;
  close(): Promise<void>;
};

type Held = { readonly stamp: string; readonly region: OpenRegion };

/**
 * The regions that lie in `<store>/regions/<id>/`, each as `junheng run` wrote it. A folder without `region.json` or
 * `catalogue.json` is not a region yet and is passed over. A new publication is noticed by the manifest's time and
 * size; until then the region stays open.
 */
export function folderRegions(store: string, storage: Storage = files): Regions {
  const base = join(store, 'regions');
  const held = new Map<string, Held>();

  const find = async (id: string) => {
    if (!/^[a-z][a-z0-9-]*$/.test(id)) return undefined;
    const folder = join(base, id);
    const stamp = await stampOf(folder);
    if (stamp === undefined) return undefined;
    const before = held.get(id);
    if (before?.stamp === stamp) return before.region;
    const region = await openRegion(id, folder, storage);
    held.set(id, { stamp, region });
    await before?.region.close();
    return region;
  };
  return {
    find,
    async list() {
      const names = await readdir(base).catch(() => []);
      const found = await Promise.all(names.sort().map((name) => find(name).catch(passOver)));
      return found.filter((region) => region !== undefined);
    },
    async close() {
      const open = [...held.values()];
      held.clear();
      await Promise.all(open.map(({ region }) => region.close()));
    },
  };
}

/** A region that another version of Junheng made is not listed; whoever asks for it by name is told to run it again. */
function passOver(error: unknown): undefined {
  if (!(error instanceof ProblemError)) throw error;
  return undefined;
}

async function stampOf(folder: string): Promise<string | undefined> {
  const marks = await Promise.all(
    ['catalogue.json', 'region.json'].map((name) => stat(join(folder, name)).catch(() => undefined)),
  );
  if (marks.some((mark) => mark === undefined)) return undefined;
  return marks.map((mark) => `${mark?.mtimeMs}:${mark?.size}`).join(' ');
}

async function openRegion(id: string, folder: string, storage: Storage): Promise<OpenRegion> {
  const read = regionConfig.safeParse(JSON.parse(await readFile(join(folder, 'region.json'), 'utf8')));
  if (!read.success) throw new ProblemError('outdated_region', 409, { region: id });
  const config = read.data;
  const catalogue = await storage.openCatalogue(folder);
  return await toOpenRegion({ id, folder, config, catalogue, storage });
}

/** Puts a region together from its parts: for stores that are not folders, and for tests. */
export async function toOpenRegion(parts: {
  readonly id: string;
  readonly folder: string;
  readonly config: RegionConfig;
  readonly catalogue: Catalogue;
  readonly storage: Pick<Storage, 'openPool'>;
}): Promise<OpenRegion> {
  const { id, folder, config, catalogue, storage } = parts;
  const snapshot = await catalogue.findSnapshot();
  const current = new Map((await catalogue.listCurrent()).map((entry) => [entry.stage as Stage, entry]));
  const values = new Map<string, Promise<unknown>>();
  let pool: Promise<PoolReader> | undefined;
  return {
    id,
    folder,
    config,
    catalogue,
    snapshot,
    current,
    pool() {
      if (!snapshot) throw new RangeError(`Region "${id}" has no snapshot yet: run it first.`);
      pool ??= storage.openPool(folder, snapshot);
      return pool;
    },
    async artefact<S extends Stage>(stage: S) {
      const entry = current.get(stage);
      if (!entry) return undefined;
      const reading = values.get(entry.id) ?? catalogue.readArtefact(entry.id);
      values.set(entry.id, reading);
      return (await reading) as Artefact<StageValues[S]>;
    },
    async close() {
      (await pool)?.close();
      pool = undefined;
    },
  };
}
