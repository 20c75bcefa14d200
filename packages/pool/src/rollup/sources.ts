import { createHash } from 'node:crypto';
import type { Snapshot, SnapshotFile } from '../spi.ts';
import type { Rollup } from './rollups.ts';

/** Raised when the same rows would give other counts: roll-ups are then made anew, under another name. */
const version = 1;

/** The files of `encounter` that one delivery gave, and the name of what is counted from them. */
export type RollupSource = {
  readonly files: readonly SnapshotFile[];
  readonly rows: number;
  /** Hash of the checksums of the files. */
  readonly key: string;
};

/** What can be counted apart: each delivery's files of `encounter`, in the order of the snapshot. */
export function listRollupSources({ files }: Pick<Snapshot, 'files'>): RollupSource[] {
  const groups = new Map<string, SnapshotFile[]>();
  for (const file of files) {
    if (file.table !== 'encounter') continue;
    const name = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/(-\d+)?\.parquet$/, '');
    const group = groups.get(name);
    if (group) group.push(file);
    else groups.set(name, [file]);
  }
  return [...groups.values()].map((group) => ({
    files: group,
    rows: group.reduce((sum, { rows }) => sum + rows, 0),
    key: createHash('sha256')
      .update(group.map(({ sha256 }) => sha256).join('\n'))
      .digest('hex')
      .slice(0, 32),
  }));
}

/** Where a roll-up lies, relative to the pool's folder. */
export const rollupPath = ({ name }: Rollup, key: string): string => `rollups/v${version}/${name}/${key}.parquet`;
