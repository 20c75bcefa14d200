import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage, StageValues } from '@junheng/engine';
import type { Artefact } from '@junheng/engine/domain';
import { findPersonKey } from '@junheng/flow';
import { type RegionConfig, regionConfig } from '@junheng/flow/region';
import {
  type Catalogue,
  type CatalogueEntry,
  InputError,
  manifestCatalogue,
  openPool,
  type PoolReader,
  type Snapshot,
} from '@junheng/pool';
import { ProblemError } from './problem.ts';

/** How the files of a region are opened; tests give their own. */
export type Storage = {
  openPool(folder: string, snapshot: Snapshot): Promise<PoolReader>;
  openCatalogue(folder: string, region: string): Catalogue | Promise<Catalogue>;
};

/** The files as `junheng run` writes them: the pool beside the manifest. */
const files: Storage = {
  openPool: (folder, snapshot) => openPool(join(folder, 'pool'), snapshot, { personKey: findPersonKey(folder) }),
  openCatalogue: (folder) => manifestCatalogue(folder),
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
  /** The pool as a kept snapshot, which need not be the newest, holds it. */
  poolOf(snapshot: Snapshot): Promise<PoolReader>;
  /** Reads the newest artefact of a stage; undefined when the stage never ran. */
  artefact<S extends Stage>(stage: S): Promise<Artefact<StageValues[S]> | undefined>;
  close(): Promise<void>;
};

/** The regions that a server shows. */
export type Regions = {
  list(): Promise<readonly OpenRegion[]>;
  /** Regions that the list leaves out because they cannot be read. */
  listBroken(): Promise<readonly BrokenRegion[]>;
  find(id: string): Promise<OpenRegion | undefined>;
  close(): Promise<void>;
};

/** A region of the store whose files cannot be read, and why. */
export type BrokenRegion = { readonly id: string; readonly error: ProblemError | InputError };

type Held = { readonly stamp: string; readonly region: Promise<OpenRegion> };

/** Pools of earlier snapshots that stay open, for rows of results that were made from them. */
const mostOlder = 3;
/** A replaced region stays open for the answers that are under way. */
const graceMs = 60_000;

/**
 * The regions that lie in `<store>/regions/<id>/`, each as `junheng run` wrote it. A folder without `region.json` or
 * `catalogue.json` is not a region yet and is passed over; one that cannot be read is told. A new publication is noticed
 * by the manifest's time and size; until then the region stays open.
 */
export function folderRegions(store: string, storage: Storage = files): Regions {
  const base = join(store, 'regions');
  const held = new Map<string, Held>();
  const replaced = new Map<Promise<OpenRegion>, NodeJS.Timeout>();
  const retire = (region: Promise<OpenRegion>) => {
    const close = () => {
      replaced.delete(region);
      void closeOpened(region);
    };
    replaced.set(region, setTimeout(close, graceMs).unref());
  };

  const find = async (id: string) => {
    if (!/^[a-z][a-z0-9-]*$/.test(id)) return undefined;
    const folder = join(base, id);
    const stamp = await stampOf(id, folder);
    const before = held.get(id);
    if (before?.stamp === stamp) return before?.region;
    if (before) retire(before.region);
    held.delete(id);
    if (stamp === undefined) return undefined;
    const region = openRegion(id, folder, storage);
    held.set(id, { stamp, region });
    region.catch(() => {
      if (held.get(id)?.region === region) held.delete(id);
    });
    return region;
  };
  const findAll = async () => {
    const names = await readdir(base).catch(noFolder);
    return Promise.all(names.sort().map(async (id) => ({ id, region: await find(id).catch(toldOf) })));
  };
  return {
    find,
    async list() {
      return (await findAll()).flatMap(({ region }) => (region && 'catalogue' in region ? region : []));
    },
    async listBroken() {
      return (await findAll()).flatMap(({ id, region }) => (region && 'error' in region ? { id, ...region } : []));
    },
    async close() {
      const open = [...[...held.values()].map(({ region }) => region), ...replaced.keys()];
      for (const timer of replaced.values()) clearTimeout(timer);
      held.clear();
      replaced.clear();
      await Promise.all(open.map(closeOpened));
    },
  };
}

const closeOpened = (region: Promise<OpenRegion>): Promise<void> =>
  region.then(
    (opened) => opened.close(),
    () => undefined,
  );

function noFolder(error: unknown): string[] {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  return [];
}

/** What is wrong with a region that is listed nowhere, for those who ask; our own mistakes are thrown. */
function toldOf(error: unknown): { readonly error: ProblemError | InputError } {
  if (error instanceof ProblemError || error instanceof InputError) return { error };
  throw error;
}

/** When what makes a folder a region was last written; undefined when it is none. */
async function stampOf(id: string, folder: string): Promise<string | undefined> {
  const marks = await Promise.all(
    ['catalogue.json', 'region.json'].map((name) =>
      stat(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
        throw unreadable(id, name, error);
      }),
    ),
  );
  if (marks.some((mark) => mark === undefined)) return undefined;
  return marks.map((mark) => `${mark?.mtimeMs}:${mark?.size}`).join(' ');
}

export const unreadable = (region: string, file: string, error: unknown): ProblemError => {
  const { code, message } = error as NodeJS.ErrnoException;
  return new ProblemError('unreadable_file', 500, { region, file, why: code ?? message });
};

async function openRegion(id: string, folder: string, storage: Storage): Promise<OpenRegion> {
  const read = regionConfig.safeParse(await readJson(id, folder, 'region.json'));
  if (!read.success) throw new ProblemError('outdated_region', 409, { region: id });
  const config = read.data;
  const catalogue = await storage.openCatalogue(folder, id);
  return await toOpenRegion({ id, folder, config, catalogue, storage });
}

async function readJson(id: string, folder: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, file), 'utf8'));
  } catch (error) {
    throw unreadable(id, file, error);
  }
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
  const older = new Map<string, Promise<PoolReader>>();
  const newest = () => {
    if (!snapshot) throw new ProblemError('not_made', 404, { stage: 'source' });
    pool ??= storage.openPool(folder, snapshot);
    return pool;
  };
  return {
    id,
    folder,
    config,
    catalogue,
    snapshot,
    current,
    pool: async () => newest(),
    async poolOf(asked) {
      if (asked.id === snapshot?.id) return newest();
      const opened = older.get(asked.id) ?? storage.openPool(folder, asked);
      older.delete(asked.id);
      older.set(asked.id, opened);
      const [first] = older;
      if (first && older.size > mostOlder) {
        older.delete(first[0]);
        setTimeout(() => void first[1].then((one) => one.close()), graceMs).unref();
      }
      return opened;
    },
    async artefact<S extends Stage>(stage: S) {
      const entry = current.get(stage);
      if (!entry) return undefined;
      const reading = values.get(entry.id) ?? catalogue.readArtefact(entry.id);
      values.set(entry.id, reading);
      return (await reading) as Artefact<StageValues[S]>;
    },
    async close() {
      const all = await Promise.allSettled([pool, ...older.values()]);
      pool = undefined;
      older.clear();
      for (const one of all) if (one.status === 'fulfilled') one.value?.close();
    },
  };
}
