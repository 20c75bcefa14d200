import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Stage, stages } from '@junheng/engine';
import type { Language } from '@junheng/engine/domain';
import {
  applyRetention,
  type Catalogue,
  compareReadings,
  InputError,
  ingest,
  keptSnapshots,
  lockFolder,
  manifestCatalogue,
  openPool,
  type PublishReason,
  type ReadingChange,
  type Snapshot,
  settleOnDisk,
  writeProblem,
} from '@junheng/pool';
import { refreshRollups } from '@junheng/pool/rollup';
import { type LoadedRegion, loadRegion } from '../region/index.ts';
import { erasedOf } from './erase-region.ts';
import { personKey } from './person-key.ts';
import { requirePlaces } from './require-places.ts';
import { runStages, type StageTiming } from './run-stages.ts';
import type { Summary } from './summary.ts';
import { makeResults } from './write-results.ts';

/** How far a run is; `share` is 0..1 of the whole. */
export type RunProgress = { readonly share: number } & (
  | { readonly kind: 'reading'; readonly source: string }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'report' }
);

export type RunOptions = {
  /** Folder that holds `region.yaml`. */
  readonly folder: string;
  /** Where the paths of the contracts start; the region folder when absent. */
  readonly data?: string | undefined;
  /** Where results go; `<outRoot>/<region>` when absent. */
  readonly out?: string | undefined;
  readonly outRoot: string;
  readonly asOf?: string | undefined;
  /** Reads what the pool keeps in `raw` again by the contracts of today, or that of one source, not the data folder. */
  readonly replay?: { readonly source?: string | undefined } | undefined;
  readonly seed: number;
  /** Language of the sentences in `findings.json`; that of the region when absent. */
  readonly language?: Language | undefined;
  /** Where snapshot and artefacts are listed; the manifest of the results' folder when absent. */
  readonly catalogue?: Catalogue | undefined;
  /** Why the snapshot is published; `run` when absent. */
  readonly reason?: PublishReason | undefined;
  readonly onProgress?: (event: RunProgress) => void;
  readonly signal?: AbortSignal | undefined;
};

export type RunResult = {
  readonly region: string;
  readonly out: string;
  readonly report: string;
  readonly summary: Summary;
  readonly timings: readonly StageTiming[];
  readonly seconds: number;
  /** Path of a key for pseudonyms that was made now. */
  readonly keyMade: string | undefined;
  /** Of a replay: what reading again changed, source by source. */
  readonly changes: readonly ReadingChange[];
};

/** Share of the progress bar that reading the deliveries takes. */
const readingShare = 0.6;

/**
 * The main job: reads a region's deliveries by their contracts into the pool, runs the loop over the snapshot, and
 * writes `report.html`, `summary.json`, `findings.json`, `region.json`, `run.json` and the artefacts. The same input
 * gives the same bytes but for `run.json` and the catalogue, which say when and where. What was made before is found,
 * not made again. A run that is stopped or fails leaves the results of the run before it as they were.
 *
 * @throws InputError for anything the user can mend, a full disk included; the abort reason when `signal` stops it
 */
export async function runRegion(options: RunOptions): Promise<RunResult> {
  const started = performance.now();
  const region = await loadRegion(options.folder);
  const out = options.out ?? join(options.outRoot, region.config.region);
  requireOurs(out);
  const lock = lockFolder(out);
  try {
    return await runInto(out, region, options, started);
  } catch (cause) {
    throw writeProblem(cause, out);
  } finally {
    lock.release();
  }
}

async function runInto(out: string, region: LoadedRegion, options: RunOptions, started: number): Promise<RunResult> {
  const { config, contracts } = region;
  const { onProgress, signal } = options;
  const catalogue = options.catalogue ?? manifestCatalogue(out);
  const key = personKey(region.folder, contracts, process.env.JUNHENG_PERSON_KEY_FILE, join(out, 'pool'));
  const previous = await catalogue.findSnapshot();
  if (options.replay && !previous) throw new InputError('source.error.nothingToReplay', { folder: out });
  const snapshot = await ingest({
    regionId: config.region,
    contracts,
    regionFolder: region.folder,
    dataFolder: options.data ?? region.folder,
    poolFolder: join(out, 'pool'),
    personKey: key.key,
    erased: erasedOf(region.folder, out, key.key),
    previous,
    replay: options.replay && previous ? { snapshot: previous, source: options.replay.source } : undefined,
    signal,
    onProgress: ({ source_id, share }) =>
      onProgress?.({ kind: 'reading', source: source_id, share: share * readingShare }),
  });
  const settled = settleOnDisk(join(out, 'pool'), snapshot, previous);
  // A failure is met where it is awaited, before the snapshot is published; until then it must not end the process.
  settled.catch(() => undefined);
  const asOf = chooseDay(options.asOf ?? config.as_of, snapshot, options.folder);
  const pool = await openPool(join(out, 'pool'), snapshot, { personKey: key.key });
  let counted: Promise<number> | undefined;
  try {
    await requirePlaces(pool, contracts);
    // Roll-ups are counted beside the stages. What the pool was asked before does not see them, now or half-way.
    await pool.countRows({ table: 'facility', where: [] });
    counted = refreshRollups(join(out, 'pool'), snapshot, { signal });
    counted.catch(() => undefined);
    const { artefacts, timings } = await runStages({
      region: config,
      pool,
      catalogue,
      seed: options.seed,
      asOf,
      signal,
      onStage: (stage) => {
        const share = readingShare + ((1 - readingShare) * stages.indexOf(stage)) / (stages.length + 1);
        onProgress?.({ kind: 'stage', stage, share });
      },
    });
    await counted;
    onProgress?.({ kind: 'report', share: 0.97 });
    const { language } = options;
    const { summary, report, stage } = await makeResults({ out, config, contracts, artefacts, pool, language });
    await settled;
    signal?.throwIfAborted();
    const seconds = (performance.now() - started) / 1000;
    const staged = stage({ 'run.json': runRecord(options, timings, seconds) });
    try {
      await catalogue.publish(snapshot, {
        at: new Date().toISOString(),
        reason: options.reason ?? (options.replay ? 'replay' : 'run'),
      });
      staged.place();
    } catch (cause) {
      staged.drop();
      throw cause;
    }
    applyRetention({
      poolFolder: join(out, 'pool'),
      contracts,
      kept: await keptSnapshots(catalogue),
      today: new Date().toISOString().slice(0, 10),
    });
    const changes = options.replay && previous ? compareReadings(previous, snapshot) : [];
    return { region: config.region, out, report, summary, timings, seconds, keyMade: key.made, changes };
  } finally {
    await counted?.catch(() => undefined);
    pool.close();
  }
}

/** A folder for results is new, empty, or one of ours. */
function requireOurs(out: string): void {
  if (!existsSync(out)) return;
  const held = readdirSync(out).filter((name) => name !== '.DS_Store');
  const ours = (name: string) => name === 'catalogue.json' || name === 'pool' || name.startsWith('junheng.lock');
  if (held.length > 0 && !held.some(ours)) throw new InputError('cli.error.outExists', { folder: out });
}

function chooseDay(named: string | undefined, snapshot: Snapshot, folder: string): string {
  const day = named ?? snapshot.lastDay;
  if (day === null) throw new InputError('region.error.noDay', { folder });
  return day;
}

function runRecord(options: RunOptions, timings: readonly StageTiming[], seconds: number) {
  return {
    finished_at: new Date().toISOString(),
    seconds: Number(seconds.toFixed(3)),
    machine: {
      platform: process.platform,
      architecture: process.arch,
      cores: availableParallelism(),
      node: process.versions.node,
    },
    options: { folder: options.folder, data: options.data ?? null, as_of: options.asOf ?? null, seed: options.seed },
    stages: timings.map(({ stage, reused, seconds: took }) => ({ stage, reused, seconds: Number(took.toFixed(3)) })),
  };
}
