import { artefactKinds, type Stage, type StageValues, stages, stageValues } from '@junheng/engine';
import type { Artefact, RunRecord } from '@junheng/engine/domain';
import type { Catalogue, PoolReader } from '@junheng/pool';
import type { RegionConfig } from '../region/index.ts';
import { lacking, type StageRun } from '../stage.ts';
import { stageRuns } from '../stages.ts';
import { artefactId } from './artefact-id.ts';

export type StageArtefacts = { readonly [S in Stage]: Artefact<StageValues[S]> };

/** How one stage went: made anew or found, and how long it took. */
export type StageTiming = { readonly stage: Stage; readonly reused: boolean; readonly seconds: number };

type Options = {
  readonly region: RegionConfig;
  readonly pool: PoolReader;
  readonly catalogue: Catalogue;
  readonly seed: number;
  readonly asOf: string;
  readonly onStage?: (stage: Stage) => void;
  readonly signal?: AbortSignal | undefined;
};

/** A stage that the region's configuration does not ask for: nothing is made, and the reader is told why. */
const notConfigured = lacking([{ code: 'not_configured', table: '' }]);

/**
 * Runs the loop once over a snapshot, stage by stage. A stage whose artefact the catalogue holds already is read, not
 * made again. Every value passes its schema before it is written.
 */
export async function runStages(options: Options): Promise<{ artefacts: StageArtefacts; timings: StageTiming[] }> {
  const done: Partial<Record<Stage, Artefact>> = {};
  const timings: StageTiming[] = [];
  for (const stage of stages) {
    options.signal?.throwIfAborted();
    options.onStage?.(stage);
    const started = performance.now();
    const { artefact, reused } = await runStage(stage, stageRuns[stage] as StageRun, options, done);
    done[stage] = artefact;
    timings.push({ stage, reused, seconds: (performance.now() - started) / 1000 });
  }
  return { artefacts: done as StageArtefacts, timings };
}

async function runStage(stage: Stage, run: StageRun, options: Options, done: Partial<Record<Stage, Artefact>>) {
  const { region, pool, catalogue, seed, asOf, signal } = options;
  const get = (needed: Stage): Artefact => {
    const found = done[needed];
    if (!found || !run.needs.includes(needed)) {
      throw new RangeError(
        `Stage "${stage}" asks for "${needed}", which it does not list in its needs or which runs after it.`,
      );
    }
    return found;
  };
  const stageOptions = run.options(region);
  const record: RunRecord = { options: stageOptions ?? null, seed, as_of: asOf, version: run.version };
  const kind = artefactKinds[stage];
  const madeFrom = [pool.snapshot.id, ...run.needs.map((needed) => get(needed).id)];
  const id = artefactId(stage, kind, madeFrom, record);
  if (await catalogue.findArtefact(id)) {
    const artefact = (await catalogue.readArtefact(id)) as Artefact;
    return { artefact, reused: true };
  }
  const started = performance.now();
  const context = {
    region,
    pool,
    seed,
    asOf,
    signal,
    get: <S extends Stage>(needed: S) => get(needed).value as StageValues[S],
    idOf: (needed: Stage) => get(needed).id,
  };
  const value = stageOptions === undefined ? notConfigured : await run.run(context);
  const artefact: Artefact = {
    id,
    stage,
    kind,
    value: stageValues[stage].parse(value),
    made_from: madeFrom,
    run: record,
  };
  const entry = {
    id,
    stage,
    kind,
    made_from: madeFrom,
    made_at: new Date().toISOString(),
    seconds: (performance.now() - started) / 1000,
  };
  await catalogue.putArtefact(entry, artefact);
  return { artefact, reused: false };
}
