import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lineageColumns, standardTables } from '@junheng/engine/pool';
import type { Value } from '@junheng/engine/source';
import { type FileLayer, nodeFiles } from '../file-layer.ts';
import type { SnapshotFile } from '../spi.ts';
import { writeParquet } from '../sql/ingest/write-parquet.ts';
import type { Session } from '../sql/session.ts';
import { mergedColumns, quarantineColumns, reviewColumns } from './side-tables.ts';
import { StagedFile } from './staged-file.ts';

/** Rows of one Parquet file at most: two row groups. Small enough to sort in memory, large enough to scan quickly. */
export const rowsOfFile = 2 * 122_880;

type Place = {
  /** Folder of the pool in which the files of this table and partition stand. */
  readonly folder: string;
  readonly table: string;
  readonly part: number;
};
type Open = Place & { readonly file: StagedFile };
/** A Parquet file that is whole and does not stand in its place yet. */
export type StagedParquet = Place & {
  /** Where it stands now. */
  readonly beside: string;
  /** Where it will stand, relative to the pool's folder. */
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
};

const removals = 'removed:';
/** Rows that take others of a table out: staged for the reckoning of repeats, and never part of the pool. */
export const removalsOf = (table: string): string => `${removals}${table}`;

export type TableWriterOptions = {
  readonly poolFolder: string;
  /** An empty folder of this run alone. */
  readonly stagingFolder: string;
  /** What the files are named by: the same name means the same content. */
  readonly name: string;
  session(): Promise<Session>;
  readonly files?: FileLayer | undefined;
};

/**
 * Writes the rows of one delivery as Parquet. Rows are staged as text; a file that is full is turned into Parquet on
 * DuckDB's threads while reading goes on. Nothing stands in its place before `publish`, and there whole.
 */
export class TableWriter {
  readonly #options: TableWriterOptions;
  readonly #open = new Map<string, Map<string, Open>>();
  /** Rows of files that are full, by table. */
  readonly #rows = new Map<string, number>();
  readonly #converted: StagedParquet[] = [];
  #work: Promise<void> = Promise.resolve();
  #staged = 0;

  constructor(options: TableWriterOptions) {
    this.#options = options;
  }

  /** Adds a row to a table, in a partition of it or in none (`''`). Gives how many of `values` are unknown. */
  add(
    table: string,
    partition: string,
    values: readonly Value[],
    tail: readonly (Value | readonly string[])[],
  ): number {
    let partitions = this.#open.get(table);
    if (!partitions) {
      partitions = new Map();
      this.#open.set(table, partitions);
    }
    let open = partitions.get(partition);
    if (!open || open.file.rows === rowsOfFile) {
      if (open) this.#convert(open);
      open = this.#start(table, partition, (open?.part ?? 0) + 1);
      partitions.set(partition, open);
    }
    return open.file.add(values, tail);
  }

  /** Rows of each standard table so far. */
  countRows(): { readonly table: string; readonly rows: number }[] {
    return Object.keys(standardTables).flatMap((table) => {
      const open = [...(this.#open.get(table)?.values() ?? [])];
      const rows = open.reduce((sum, { file }) => sum + file.rows, this.#rows.get(table) ?? 0);
      return rows > 0 ? [{ table, rows }] : [];
    });
  }

  /** Turns what is left into Parquet, file by file in a fixed order; nothing stands in its place yet. */
  async finish(): Promise<StagedParquet[]> {
    for (const open of this.#listOpen()) this.#convert(open);
    this.#open.clear();
    await this.#work;
    const order = (one: StagedParquet) => `${one.folder}/${String(one.part).padStart(9, '0')}`;
    return this.#converted.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  }

  /** Puts files in their places, each whole. */
  publish(files: readonly Omit<StagedParquet, 'folder' | 'part'>[]): SnapshotFile[] {
    return files.map((file) => placeFile(this.#options.poolFolder, file, this.#options.files));
  }

  /** Ends a delivery that failed: closes what is open and waits until DuckDB is done with it. */
  async abandon(): Promise<void> {
    for (const { file } of this.#listOpen()) file.drop();
    this.#open.clear();
    await this.#work.catch(() => undefined);
  }

  #listOpen(): Open[] {
    return [...this.#open.values()].flatMap((partitions) => [...partitions.values()]);
  }

  #start(table: string, partition: string, part: number): Open {
    const root = table in standardTables ? `standard/${table}` : table;
    const folder = partition === '' ? root : `${root}/${partition}`;
    this.#staged++;
    const file = new StagedFile(join(this.#options.stagingFolder, `${this.#staged}.csv`), this.#options.files);
    return { folder, table, part, file };
  }

  #convert({ folder, table, part, file }: Open): void {
    file.close();
    this.#rows.set(table, (this.#rows.get(table) ?? 0) + file.rows);
    this.#work = this.#work.then(async () => {
      const session = await this.#options.session();
      const beside = `${file.path}.parquet`;
      const columns = columnsOfFile(table);
      const orderBy = 'part_no' in columns ? ['row_no', 'part_no'] : ['row_no'];
      await session.run(writeParquet(file.path, beside, columns, orderBy, file));
      rmSync(file.path);
      const path = `${folder}/${this.#options.name}${part > 1 ? `-${part}` : ''}.parquet`;
      this.#converted.push({ folder, table, part, beside, path, rows: file.rows, ...describeFile(beside) });
    });
    // A failure is met where the work is awaited; until then it must not end the process.
    this.#work.catch(() => undefined);
  }
}

/** Size and checksum of a file that was just written. */
export function describeFile(path: string): { readonly bytes: number; readonly sha256: string } {
  const content = readFileSync(path);
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

/** Puts a file in its place, whole. */
export function placeFile(
  poolFolder: string,
  { table, path, beside, rows, bytes, sha256 }: Omit<StagedParquet, 'folder' | 'part'>,
  layer: FileLayer = nodeFiles,
): SnapshotFile {
  layer.mkdirSync(dirname(join(poolFolder, path)), { recursive: true });
  layer.renameSync(beside, join(poolFolder, path));
  return { table, path, rows, bytes, sha256, schema: schemaOf(table) };
}

/** Columns of a file of the pool, in their order. */
export function columnsOfFile(table: string): Readonly<Record<string, string>> {
  if (table.startsWith(removals)) return columnsOfFile(table.slice(removals.length));
  if (table === 'quarantine') return quarantineColumns;
  if (table === 'merged') return mergedColumns;
  if (table === 'review') return reviewColumns;
  return { ...standardTables[table as keyof typeof standardTables], ...lineageColumns };
}

/** Tells the columns of a file from those that the table had in an earlier release. */
export const schemaOf = (table: string): string =>
  createHash('sha256')
    .update(JSON.stringify(columnsOfFile(table)))
    .digest('hex')
    .slice(0, 12);
