import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Language } from '@junheng/engine/domain';
import { standardTables, type TableName } from '@junheng/engine/pool';
import { rollBackRegion } from '@junheng/flow';
import { regionConfig } from '@junheng/flow/region';
import { findOwner, isElsewhere, lockFolder, manifestCatalogue, type Publication, type Snapshot } from '@junheng/pool';
import {
  defaultRetention,
  diffRows,
  diffSnapshots,
  findKept,
  type RetentionPolicy,
  type RowDiff,
  type SnapshotDiff,
  type Swept,
  sweep,
} from '@junheng/pool/catalogue';
import { exitCodes, Problem } from './problem.ts';

/** One step of a region's history, as the API gives it too. */
export type Step = Pick<Publication, 'at' | 'snapshot' | 'reason' | 'note'> & {
  readonly newest: boolean;
  readonly kept: {
    readonly deliveries: number;
    readonly files: number;
    readonly bytes: number;
    readonly rows: number;
  } | null;
};
export type Pair = { readonly before: string; readonly after: string };
export type SweepAnswer = Swept & { readonly dry_run: boolean };

/** The history of a region's folder: its own files, or the server that owns them. */
export type RegionHistory = {
  list(): Promise<readonly Step[]>;
  diff(pair: Pair): Promise<SnapshotDiff>;
  diffRows(pair: Pair, table: string, page: { readonly offset: number; readonly limit: number }): Promise<RowDiff>;
  rollBack(snapshot: string, note: string | null): Promise<Publication>;
  sweep(policy: RetentionPolicy | undefined, dryRun: boolean): Promise<SweepAnswer>;
};

/**
 * Opens the history of a folder that `junheng run` wrote. While a server owns it, everything goes through its API, at
 * the address that the lock file gives.
 *
 * @throws Problem `cli.error.noResults` when the folder holds none
 */
export function openHistory(folder: string, language: Language): RegionHistory {
  const served = findServer(folder);
  return served ? remoteHistory(served, language) : localHistory(folder);
}

/** Where the API of a folder's owner is, and what it calls the region. */
export type Served = { readonly address: string; readonly region: string };

/** Names under which only the machine itself finds a server, or which say nothing of where it is. */
const hereOnly = ['localhost', '127.0.0.1', '::1', '0.0.0.0', '::'];

/** The server that owns a region's folder; undefined where none does, or the owner does not listen. */
export function findServer(folder: string): Served | undefined {
  const owner = findOwner(folder);
  if (!owner || owner.holder.port === null) return undefined;
  const region = /^regions[/\\]([a-z][a-z0-9-]*)$/.exec(relative(owner.folder, folder))?.[1];
  if (region === undefined) return undefined;
  const { host = 'localhost', port } = owner.holder;
  if (isElsewhere(owner.holder) && hereOnly.includes(host)) return undefined;
  const reached = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  return { address: `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`, region };
}

function localHistory(folder: string): RegionHistory {
  const catalogue = manifestCatalogue(folder);
  const now = () => new Date().toISOString();
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    const lock = lockFolder(folder);
    try {
      return await work();
    } finally {
      lock.release();
    }
  };
  const pairOf = async ({ before, after }: Pair): Promise<[Snapshot, Snapshot]> => [
    await read(before),
    await read(after),
  ];
  const read = async (name: string): Promise<Snapshot> => {
    const snapshot = await catalogue.findSnapshot(await findKept(catalogue, name));
    if (!snapshot) throw new Problem('cli.error.noResults', { folder });
    return snapshot;
  };
  return {
    async list() {
      const steps = await catalogue.listPublications();
      if (steps.length === 0) throw new Problem('cli.error.noResults', { folder });
      const kept = new Map((await catalogue.listKept()).map((one) => [one.id, one]));
      return steps.map(({ at, snapshot, reason, note }, i) => {
        const held = kept.get(snapshot);
        return { at, snapshot, reason, note, newest: i === 0, kept: held ?? null };
      });
    },
    diff: async (pair) => diffSnapshots(...(await pairOf(pair))),
    async diffRows(pair, table, page) {
      if (!Object.hasOwn(standardTables, table)) throw new Problem('cli.snapshot.table', { table });
      return diffRows(join(folder, 'pool'), await pairOf(pair), table as TableName, page);
    },
    async rollBack(snapshot, note) {
      const id = await findKept(catalogue, snapshot);
      return alone(() => rollBackRegion({ catalogue, folder }, id, { at: now(), note }));
    },
    async sweep(policy = policyOf(folder), dryRun) {
      return { ...(await alone(() => sweep({ catalogue, folder, policy, now: now(), dryRun }))), dry_run: dryRun };
    },
  };
}

/** What the region's own configuration says. */
function policyOf(folder: string): RetentionPolicy {
  const read = regionConfig.safeParse(JSON.parse(readFileSync(join(folder, 'region.json'), 'utf8')));
  return read.data?.snapshots ?? defaultRetention;
}

function remoteHistory(served: Served, language: Language): RegionHistory {
  const base = `/api/regions/${served.region}/snapshots`;
  const ask = <T>(path: string, body?: unknown) => askServer<T>(served, language, `${base}${path}`, body);
  return {
    async list() {
      const steps: Step[] = [];
      for (;;) {
        const page = await ask<{ steps: Step[]; total: number }>(`?offset=${steps.length}&limit=500`);
        steps.push(...page.steps);
        if (page.steps.length === 0 || steps.length >= page.total) return steps;
      }
    },
    diff: ({ before, after }) => ask(`/diff?${new URLSearchParams({ before, after })}`),
    diffRows: ({ before, after }, table, { offset, limit }) =>
      ask(`/diff/${table}?${new URLSearchParams({ before, after, offset: String(offset), limit: String(limit) })}`),
    rollBack: (snapshot, note) => ask('/roll-back', { snapshot, note }),
    sweep: (policy, dryRun) => ask('/sweep', { policy, dry_run: dryRun }),
  };
}

/**
 * Asks the server that owns a folder; with a body, as a change. The token for writing is that of the environment.
 *
 * @throws Problem with the sentence of the server, or `cli.snapshot.unreachable`
 */
export async function askServer<T>(served: Served, language: Language, path: string, body?: unknown): Promise<T> {
  const { address } = served;
  const token = process.env.JUNHENG_STEWARD_TOKEN;
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  const asked = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  const reply = await fetch(`${address}${path}`, asked).catch((error: unknown) => {
    const cause = (error as { cause?: { code?: string } }).cause?.code;
    const why = cause ?? (error instanceof Error ? error.message : String(error));
    throw new Problem('cli.snapshot.unreachable', { address, why }, exitCodes.failed);
  });
  const answer = (await reply.json()) as T & { title?: Readonly<Record<Language, string>> };
  if (reply.ok) return answer;
  const why = answer.title?.[language] ?? String(reply.status);
  throw new Problem('cli.snapshot.refused', { address, why }, exitCodes.failed);
}
