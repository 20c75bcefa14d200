import type { Stage, StageValues } from '@junheng/engine';
import type { Lack } from '@junheng/engine/domain';
import type { PoolReader } from '@junheng/pool';
import type { RegionConfig } from './region/index.ts';

/** What a stage sees while it runs: one snapshot, the region's assumptions, earlier artefacts, a seed and a date. */
export type StageContext = {
  readonly region: RegionConfig;
  readonly pool: PoolReader;
  readonly seed: number;
  /** Last day that the result may know of, ISO date. */
  readonly asOf: string;
  /** Stops the run; a stage that counts for seconds without a pause looks at it in between. */
  readonly signal?: AbortSignal | undefined;
  /** The value that an earlier stage made. Only stages named in `needs` may be asked for. */
  get<S extends Stage>(stage: S): StageValues[S];
  /** The id of an earlier stage's artefact. */
  idOf(stage: Stage): string;
};

/**
 * A stage as a run: what it reads, which assumptions it rests on, and how its value is made. `run` is asked only when
 * no artefact with the same inputs, options, seed, as-of date and version exists.
 */
export type StageRun<S extends Stage = Stage> = {
  readonly stage: S;
  /** Raised by hand when results change; a test with kept results notices when that was forgotten. */
  readonly version: string;
  readonly needs: readonly Stage[];
  /** The part of the region's configuration that the result depends on; undefined when the region does not ask for it. */
  options(region: RegionConfig): unknown;
  run(context: StageContext): Promise<StageValues[S]>;
};

/** The value of a stage that the data do not allow: nothing is made up, `lacks` says what is missing. */
export const lacking = (lacks: readonly Lack[]) =>
  ({ status: 'lacking', figures: [], notes: [], lacks: [...lacks], detail: null }) as const;
