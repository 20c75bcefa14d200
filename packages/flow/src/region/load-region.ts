import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceContract } from '@junheng/engine/source';
import { InputError, readContract, readYaml, withinFolder } from '@junheng/pool';
import { type RegionConfig, regionConfig } from './contract.ts';

/** A region folder as it was read: its configuration and the contracts of its sources, in their order. */
export type LoadedRegion = {
  readonly folder: string;
  readonly config: RegionConfig;
  readonly contracts: readonly SourceContract[];
};

/**
 * Reads `region.yaml` and every contract that it names. Throws an `InputError` that says which file, which line or
 * field, and what to do: nothing runs on a configuration that is half understood. Contracts lie in the region's folder.
 */
export async function loadRegion(folder: string): Promise<LoadedRegion> {
  const file = join(folder, 'region.yaml');
  if (!existsSync(folder)) throw new InputError('region.error.noFolder', { folder });
  if (!existsSync(file)) throw new InputError('region.error.noRegion', { folder });
  const config = await readYaml(file, regionConfig);
  const contracts: SourceContract[] = [];
  for (const source of config.sources) {
    const contract = await readContract(withinFolder(folder, source));
    if (contracts.some((one) => one.source === contract.source)) {
      throw new InputError('region.error.sourceTwice', { source: contract.source, file });
    }
    contracts.push(contract);
  }
  return { folder, config, contracts };
}
