import { type Stage, stages } from '@junheng/engine';
import type { Figure, Lack, Text } from '@junheng/engine/domain';
import type { RegionConfig } from '../region/index.ts';
import type { StageArtefacts } from './run-stages.ts';

/** `summary.json`: what a run found, for people and programs that do not want to read the artefacts. */
export type Summary = {
  readonly region: string;
  readonly names: Text;
  readonly as_of: string;
  readonly seed: number;
  readonly snapshot: string;
  /** Rows of each source: read = accepted + merged + quarantined. */
  readonly sources: readonly {
    readonly source_id: string;
    readonly read: number;
    readonly accepted: number;
    readonly merged: number;
    readonly quarantined: number;
    readonly flagged: number;
  }[];
  readonly rows: {
    readonly read: number;
    readonly accepted: number;
    readonly merged: number;
    readonly quarantined: number;
  };
  readonly population: {
    readonly zones: number | null;
    readonly by_source: readonly {
      readonly source_id: string;
      readonly level: string;
      readonly year: number;
      readonly persons: number;
    }[];
  };
  readonly zones: number;
  readonly facilities: number;
  readonly beds: number | null;
  readonly stages: {
    readonly [S in Stage]: {
      readonly status: 'made' | 'lacking';
      readonly artefact: string;
      readonly figures: readonly Omit<Figure, 'rows'>[];
      readonly lacks: readonly Lack[];
    };
  };
};

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Gathers the headline figures of a run. Depends on the artefacts only, so equal runs give equal summaries. */
export function summarise(region: RegionConfig, artefacts: StageArtefacts): Summary {
  const deliveries = artefacts.source.value.detail?.deliveries ?? [];
  const pool = artefacts.pool.value.detail;
  const counted = (of: 'read' | 'accepted' | 'merged' | 'quarantined') =>
    sum(deliveries.map((delivery) => delivery[of]));
  return {
    region: region.region,
    names: region.names,
    as_of: artefacts.source.run.as_of,
    seed: artefacts.source.run.seed,
    snapshot: artefacts.source.made_from[0] ?? '',
    sources: deliveries.map(({ source_id, read, accepted, merged, quarantined, flagged }) => ({
      source_id,
      read,
      accepted,
      merged,
      quarantined,
      flagged,
    })),
    rows: {
      read: counted('read'),
      accepted: counted('accepted'),
      merged: counted('merged'),
      quarantined: counted('quarantined'),
    },
    population: { zones: pool?.totals.population_zones ?? null, by_source: pool?.totals.population_by_source ?? [] },
    zones: pool?.totals.zones ?? 0,
    facilities: pool?.totals.facilities ?? 0,
    beds: pool?.totals.beds ?? null,
    stages: Object.fromEntries(stages.map((stage) => [stage, headline(artefacts[stage])])) as Summary['stages'],
  };
}

function headline(artefact: StageArtefacts[Stage]): Summary['stages'][Stage] {
  const { status, figures, lacks } = artefact.value;
  return { status, artefact: artefact.id, figures: figures.map(({ rows: _, ...figure }) => figure), lacks };
}
