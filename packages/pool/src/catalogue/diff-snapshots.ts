import type { Delivery } from '@junheng/engine/source';
import type { Snapshot } from '../spi.ts';

/** How a table differs between two snapshots. Rows are those of files that only one of them names. */
export type TableDiff = {
  readonly table: string;
  readonly rows_before: number;
  readonly rows_after: number;
  readonly rows_added: number;
  readonly rows_removed: number;
  readonly files_shared: number;
  readonly files_added: number;
  readonly files_removed: number;
};

const counted = ['read', 'accepted', 'merged', 'quarantined', 'flagged'] as const;
export type SourceCounts = { readonly deliveries: number } & Readonly<Record<(typeof counted)[number], number>>;

/** How a source differs: its counts, and its deliveries by id. A delivery is changed when later ones took rows from it. */
export type SourceDiff = {
  readonly source_id: string;
  readonly before: SourceCounts;
  readonly after: SourceCounts;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
};

export type SnapshotDiff = {
  readonly before: string;
  readonly after: string;
  /** Tables with rows in either, by name; those of `quarantine` and `merged` too. */
  readonly tables: readonly TableDiff[];
  readonly sources: readonly SourceDiff[];
};

/**
 * What differs between two snapshots, from their lists alone: no file is read. Files are equal when path and checksum
 * are, so an unchanged delivery costs nothing and counts as shared.
 */
export function diffSnapshots(before: Snapshot, after: Snapshot): SnapshotDiff {
  return { before: before.id, after: after.id, tables: diffTables(before, after), sources: diffSources(before, after) };
}

const fileKey = ({ path, sha256 }: Snapshot['files'][number]) => `${path} ${sha256}`;

/** The files that only one of two snapshots names. */
export function ownFiles(of: Snapshot, other: Snapshot): Snapshot['files'] {
  const theirs = new Set(other.files.map(fileKey));
  return of.files.filter((file) => !theirs.has(fileKey(file)));
}

function diffTables(before: Snapshot, after: Snapshot): TableDiff[] {
  const rowsOf = (files: Snapshot['files']) => files.reduce((sum, { rows }) => sum + rows, 0);
  const names = new Set([...before.files, ...after.files].map(({ table }) => table));
  const [added, removed] = [ownFiles(after, before), ownFiles(before, after)];
  return [...names].sort().map((table) => {
    const of = (files: Snapshot['files']) => files.filter((file) => file.table === table);
    return {
      table,
      rows_before: rowsOf(of(before.files)),
      rows_after: rowsOf(of(after.files)),
      rows_added: rowsOf(of(added)),
      rows_removed: rowsOf(of(removed)),
      files_shared: of(after.files).length - of(added).length,
      files_added: of(added).length,
      files_removed: of(removed).length,
    };
  });
}

function diffSources(before: Snapshot, after: Snapshot): SourceDiff[] {
  const names = new Set([...before.deliveries, ...after.deliveries].map(({ source_id }) => source_id));
  return [...names].map((source_id) => {
    const of = ({ deliveries }: Snapshot) => deliveries.filter((one) => one.source_id === source_id);
    const [was, is] = [byId(of(before)), byId(of(after))];
    const text = (one: Delivery | undefined) => JSON.stringify(one);
    return {
      source_id,
      before: countsOf(of(before)),
      after: countsOf(of(after)),
      added: [...is.keys()].filter((id) => !was.has(id)),
      removed: [...was.keys()].filter((id) => !is.has(id)),
      changed: [...is.keys()].filter((id) => was.has(id) && text(was.get(id)) !== text(is.get(id))),
    };
  });
}

const byId = (deliveries: readonly Delivery[]) => new Map(deliveries.map((one) => [one.delivery_id, one]));

function countsOf(deliveries: readonly Delivery[]): SourceCounts {
  const sum = (name: (typeof counted)[number]) => deliveries.reduce((total, one) => total + one[name], 0);
  const counts = Object.fromEntries(counted.map((name) => [name, sum(name)])) as Record<
    (typeof counted)[number],
    number
  >;
  return { deliveries: deliveries.length, ...counts };
}
