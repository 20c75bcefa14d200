import type { Stage } from '@junheng/engine';
import type { Artefact } from '@junheng/engine/domain';
import type { LineageAnswer } from './contract.ts';
import type { OpenRegion } from './regions.ts';

/**
 * Where a stage's result comes from: a walk over `made_from`, nearest first, down to the snapshot, its files, and the
 * deliveries with the contracts under which they were read. Cost: one read of each artefact on the way.
 */
export async function readLineage(region: OpenRegion, stage: Stage): Promise<LineageAnswer> {
  const first = region.current.get(stage);
  const seen = new Map<string, LineageAnswer['artefacts'][number]>();
  const waiting = first ? [first.id] : [];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const entry = region.catalogue.findArtefact(id);
    if (!entry || seen.has(id)) continue;
    const read = (await region.catalogue.readArtefact(id)) as Artefact<{
      notes: LineageAnswer['artefacts'][number]['notes'];
    }>;
    seen.set(id, {
      id,
      stage: entry.stage as Stage,
      kind: entry.kind,
      version: read.run.version,
      seed: read.run.seed,
      as_of: read.run.as_of,
      options: read.run.options,
      made_from: entry.made_from,
      made_at: entry.made_at,
      seconds: entry.seconds,
      sha256: entry.sha256,
      notes: read.value.notes,
    });
    waiting.push(...entry.made_from);
  }
  const { snapshot } = region;
  return {
    artefacts: [...seen.values()],
    snapshot: snapshot ? { id: snapshot.id, last_day: snapshot.lastDay, files: snapshot.files } : null,
    deliveries: snapshot?.deliveries ?? [],
  };
}
