import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeProblem } from '../file-layer.ts';
import type { Snapshot } from '../spi.ts';
import { literal } from '../sql/names.ts';
import { rollupOfFiner, rollupOfRows } from '../sql/query/rollups.ts';
import { openSession, type SessionOptions } from '../sql/session.ts';
import { type Rollup, rollups } from './rollups.ts';
import { listRollupSources, type RollupSource, rollupPath } from './sources.ts';

/** Deliveries smaller than this are counted from their rows: that takes milliseconds. */
export const worthRollingUp = 500_000;

/** Whether any roll-up of a snapshot is kept: only then are counts quicker from roll-ups than from the rows. */
export const hasRollups = (poolFolder: string, snapshot: Pick<Snapshot, 'files'>): boolean =>
  listRollupSources(snapshot).some(({ key }) =>
    rollups.every((one) => existsSync(join(poolFolder, rollupPath(one, key)))),
  );

/**
 * Makes the roll-ups that a snapshot's larger deliveries lack, and nothing else: what is there is never written again.
 * Each is written beside its place and renamed, so that readers meet a whole one or none. The same rows give the same
 * bytes. Cost: one scan of a new delivery for each roll-up, a few seconds for ten million rows.
 *
 * @param least deliveries with fewer rows than this get none
 * @returns how many deliveries were counted now
 * @throws InputError `pool.error.notWritten` for a full or failing disk; the abort reason when `signal` stops it
 */
export async function refreshRollups(
  poolFolder: string,
  snapshot: Snapshot,
  options: SessionOptions & { readonly least?: number; readonly signal?: AbortSignal | undefined } = {},
): Promise<number> {
  const missing = (key: string) => rollups.filter((one) => !existsSync(join(poolFolder, rollupPath(one, key))));
  const waiting = listRollupSources(snapshot).filter(
    ({ rows, key }) => rows >= (options.least ?? worthRollingUp) && missing(key).length > 0,
  );
  if (waiting.length === 0) return 0;
  const spillFolder = options.spillFolder ?? join(poolFolder, 'staging', 'rollups');
  const session = await openSession({ memoryLimit: '1GB', ...options, spillFolder });
  const { signal } = options;
  const stop = () => session.interrupt();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    for (const source of waiting) {
      for (const rollup of finestFirst(missing(source.key))) {
        signal?.throwIfAborted();
        const target = join(poolFolder, rollupPath(rollup, source.key));
        mkdirSync(dirname(target), { recursive: true });
        const keys = ['at', ...rollup.keys].map((key) => `"${key}"`).join(', ');
        const counted = countedFrom(rollup, source, poolFolder);
        const form = '(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)';
        await session.run(`COPY (SELECT * FROM (${counted}) ORDER BY ${keys}) TO ${literal(`${target}.part`)} ${form}`);
        renameSync(`${target}.part`, target);
      }
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw writeProblem(cause, poolFolder);
  } finally {
    signal?.removeEventListener('abort', stop);
    session.close();
    rmSync(spillFolder, { recursive: true, force: true });
  }
  return waiting.length;
}

/** A roll-up comes after the one that it is summed from. */
function finestFirst(wanted: readonly Rollup[]): Rollup[] {
  const depth = ({ of }: Rollup): number => {
    const finer = rollups.find(({ name }) => name === of);
    return finer ? 1 + depth(finer) : 0;
  };
  return [...wanted].sort((a, b) => depth(a) - depth(b));
}

function countedFrom(rollup: Rollup, source: RollupSource, poolFolder: string): string {
  const finer = rollups.find(({ name }) => name === rollup.of);
  if (!finer) return rollupOfRows(rollup, readParquet(source.files.map(({ path }) => join(poolFolder, path))));
  return rollupOfFiner(rollup, readParquet([join(poolFolder, rollupPath(finer, source.key))]));
}

const readParquet = (paths: readonly string[]) =>
  `read_parquet([${paths.map(literal).join(', ')}], hive_partitioning = false)`;

/**
 * The statements that make a view of each roll-up over a snapshot: counts that are kept, and for deliveries that have
 * none the same counts from their rows. A view without deliveries is there and empty.
 *
 * @param rowsOf what stands for rows of these files; a table function of the engine
 */
export function rollupViews(
  poolFolder: string,
  snapshot: Pick<Snapshot, 'files'>,
  rowsOf: (paths: readonly string[]) => string = readParquet,
): string[] {
  const sources = listRollupSources(snapshot);
  return rollups.map((rollup) => {
    const kept: string[] = [];
    const loose: string[] = [];
    for (const { files, key } of sources) {
      const path = join(poolFolder, rollupPath(rollup, key));
      if (existsSync(path)) kept.push(path);
      else loose.push(...files.map((file) => join(poolFolder, file.path)));
    }
    const parts = [
      ...(kept.length > 0 ? [`SELECT * FROM ${rowsOf(kept)}`] : []),
      ...(loose.length > 0 || kept.length === 0
        ? [rollupOfRows(rollup, loose.length > 0 ? rowsOf(loose) : '"encounter"')]
        : []),
    ];
    return `CREATE VIEW "rollup_${rollup.name}" AS ${parts.join(' UNION ALL ')}`;
  });
}
