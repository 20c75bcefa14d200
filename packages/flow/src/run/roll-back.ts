import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Stage, stages } from '@junheng/engine';
import type { Artefact } from '@junheng/engine/domain';
import type { SourceContract } from '@junheng/engine/source';
import { type Catalogue, openPool, type Publication, type Snapshot } from '@junheng/pool';
import { regionConfig } from '../region/index.ts';
import type { StageArtefacts } from './run-stages.ts';
import { makeResults } from './write-results.ts';

/**
 * Makes a kept snapshot of a region the newest again, with the results that stood on it, and writes report and summary
 * from them, so that what people read is what is current. The next run goes on from the deliveries as they are then.
 *
 * @param folder the region's results; the caller holds its lock
 * @param id     a kept snapshot
 * @throws RangeError when the snapshot is not kept; InputError `pool.error.fileGone`
 */
export async function rollBackRegion(
  { catalogue, folder }: { readonly catalogue: Catalogue; readonly folder: string },
  id: string,
  options: { readonly at: string; readonly note?: string | null | undefined },
): Promise<Publication> {
  const snapshot = await catalogue.findSnapshot(id);
  const pool = snapshot ? await openPool(join(folder, 'pool'), snapshot) : undefined;
  try {
    const step = await catalogue.rollBack(id, options);
    const artefacts = await readCurrent(catalogue);
    if (!snapshot || !pool || !artefacts) return step;
    const config = regionConfig.parse(JSON.parse(readFileSync(join(folder, 'region.json'), 'utf8')));
    const contracts = contractsOf(folder, snapshot);
    (await makeResults({ out: folder, config, contracts, artefacts, pool })).stage().place();
    return step;
  } finally {
    pool?.close();
  }
}

/** The current artefacts, when every stage has one. */
async function readCurrent(catalogue: Catalogue): Promise<StageArtefacts | undefined> {
  const found: Partial<Record<Stage, Artefact>> = {};
  for (const { id, stage } of await catalogue.listCurrent()) {
    found[stage as Stage] = (await catalogue.readArtefact(id)) as Artefact;
  }
  return stages.every((stage) => found[stage]) ? (found as StageArtefacts) : undefined;
}

/** The contracts by which the deliveries of a snapshot were read, as they are kept beside them. */
function contractsOf(folder: string, { deliveries }: Snapshot): SourceContract[] {
  const contracts = new Map<string, SourceContract>();
  for (const { source_id, delivery_id } of deliveries) {
    const file = join(folder, 'pool', 'raw', source_id, delivery_id, 'delivery.json');
    if (!existsSync(file)) continue;
    contracts.set(source_id, (JSON.parse(readFileSync(file, 'utf8')) as { contract: SourceContract }).contract);
  }
  return [...contracts.values()];
}
