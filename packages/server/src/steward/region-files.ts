import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { namesPeople, type SourceContract } from '@junheng/engine/source';
import { personKey } from '@junheng/flow';
import { type LoadedRegion, loadRegion } from '@junheng/flow/region';
import { type KeptFile, type Receipt, readReceipts, receivedFile, withinFolder } from '@junheng/pool';
import { z } from 'zod';
import { ProblemError } from '../problem.ts';
import type { OpenRegion } from '../regions.ts';

/** Where a region's own files lie: its configuration, its contracts, and what the deliveries' paths start from. */
export type RegionFiles = LoadedRegion & { readonly dataFolder: string };

const runRecord = z.object({
  options: z.object({ folder: z.string(), data: z.string().nullable(), seed: z.number().int() }),
});

/** How the region was run last. Throws a ProblemError `no_region_files` where nobody can say. */
export function readRunOptions({ id, folder }: OpenRegion): z.infer<typeof runRecord>['options'] {
  const file = join(folder, 'run.json');
  const read = existsSync(file) ? runRecord.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  if (!read?.success || !existsSync(join(read.data.options.folder, 'region.yaml'))) {
    throw new ProblemError('no_region_files', 409, { region: id });
  }
  return read.data.options;
}

/**
 * The folder from which a region was run, as it is now.
 *
 * @throws ProblemError `no_region_files` where it is gone or another machine ran it; InputError as `loadRegion` does
 */
export async function readRegionFiles(region: OpenRegion): Promise<RegionFiles> {
  const { folder, data } = readRunOptions(region);
  return { ...(await loadRegion(folder)), dataFolder: data ?? folder };
}

/** The contract of a source and its file. Throws a ProblemError `unknown_source`. */
export function findContract(
  files: RegionFiles,
  source: string,
): { readonly contract: SourceContract; readonly path: string } {
  const at = files.contracts.findIndex((contract) => contract.source === source);
  const [contract, file] = [files.contracts[at], files.config.sources[at]];
  if (!contract || file === undefined) throw new ProblemError('unknown_source', 404, { source });
  return { contract, path: withinFolder(files.folder, file) };
}

/**
 * The key with which deliveries of a source are sealed, made where the region has none yet; undefined where they name
 * nobody. Throws what `personKey` throws.
 */
export function sealingKey(region: OpenRegion, files: RegionFiles, contract: SourceContract): Uint8Array | undefined {
  if (!namesPeople(contract)) return undefined;
  const { folder, contracts } = files;
  return personKey(folder, contracts, process.env.JUNHENG_PERSON_KEY_FILE, join(region.folder, 'pool')).key;
}

/** A delivery as it lies, sealed or as it was sent, and its name. */
export type NewestFile = KeptFile & { readonly name: string };

/** The newest delivery of a source that lies as a file; undefined where nothing was sent. */
export function findNewestFile(region: OpenRegion, files: RegionFiles, source: string): NewestFile | undefined {
  const receipts: readonly Receipt[] = readReceipts(join(region.folder, 'pool'), source).filter(
    ({ repairs }) => repairs === undefined,
  );
  const sent = (region.snapshot?.deliveries ?? []).filter(({ source_id }) => source_id === source).toReversed();
  for (const { file } of sent) {
    const receipt = receipts.findLast((one) => file.endsWith(one.file));
    const inFolder = file.startsWith('region:')
      ? resolve(files.folder, file.slice('region:'.length))
      : resolve(files.dataFolder, file);
    const path = receipt && receivedFile(join(region.folder, 'pool'), receipt);
    if (path !== undefined && existsSync(path)) return { path, sealed: receipt?.sealed, name: receipt?.file ?? '' };
    if (existsSync(inFolder)) return { path: inFolder, name: basename(inFolder) };
  }
  return undefined;
}
