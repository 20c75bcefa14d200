import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lineageColumns, standardTables } from '@junheng/engine/pool';
import type { Value } from '@junheng/engine/source';
import type { SnapshotFile } from '../spi.ts';
import { writeParquet } from '../sql/ingest/write-parquet.ts';
import type { Session } from '../sql/session.ts';
import { mergedColumns, quarantineColumns } from './side-tables.ts';
import { StagedFile } from './staged-file.ts';

/** Rows of one Parquet file at most: two row groups. Small enough to sort in memory, large enough to scan quickly. */
const rowsOfFile = 2 * 122_880;

type Place = {
  /** Folder of the pool in which the files of this table and partition stand. */
  readonly folder: string;
  readonly table: string;
  readonly part: number;
};
type Open = Place & { readonly file: StagedFile };
type Converted = Place & {
  readonly beside: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
};

export type TableWriterOptions = {
  readonly poolFolder: string;
  /** An empty folder of this run alone. */
  readonly stagingFolder: string;
  /** What the files are named by: the same name means the same content. */
  readonly name: string;
  session(): Promise<Session>;
};

/**
 * Writes the rows of one delivery as Parquet. Rows are staged as text; a file that is full is turned into Parquet on
 * DuckDB's threads while reading goes on. Nothing stands in its place before `publish`, and there whole.
 */
export class TableWriter {
  readonly #options: TableWriterOptions;
  readonly #open = new Map<string, Open>();
  readonly #rows = new Map<string, number>();
  readonly #converted: Converted[] = [];
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
    const key = `${table}/${partition}`;
    const open = this.#open.get(key) ?? this.#start(key, table, partition, 1);
    const unknown = open.file.add(values, tail);
    this.#rows.set(table, (this.#rows.get(table) ?? 0) + 1);
    if (open.file.rows === rowsOfFile) {
      this.#convert(open);
      this.#start(key, table, partition, open.part + 1);
    }
    return unknown;
  }

  /** Rows of each standard table so far. */
  countRows(): { readonly table: string; readonly rows: number }[] {
    return Object.keys(standardTables).flatMap((table) => {
      const rows = this.#rows.get(table) ?? 0;
      return rows > 0 ? [{ table, rows }] : [];
    });
  }

  /** Turns what is left into Parquet and puts every file in its place. */
  async publish(): Promise<SnapshotFile[]> {
    for (const open of this.#open.values()) this.#convert(open);
    this.#open.clear();
    await this.#work;
    const { poolFolder, name } = this.#options;
    const order = (one: Converted) => `${one.folder}/${String(one.part).padStart(9, '0')}`;
    const files = this.#converted.sort((a, b) => (order(a) < order(b) ? -1 : 1));
    return files.map(({ table, folder, part, beside, rows, bytes, sha256 }) => {
      const path = `${folder}/${name}${part > 1 ? `-${part}` : ''}.parquet`;
      mkdirSync(dirname(join(poolFolder, path)), { recursive: true });
      renameSync(beside, join(poolFolder, path));
      return { table, path, rows, bytes, sha256, schema: schemaOf(table) };
    });
  }

  /** Ends a delivery that failed: closes what is open and waits until DuckDB is done with it. */
  async abandon(): Promise<void> {
    for (const { file } of this.#open.values()) file.close();
    this.#open.clear();
    await this.#work.catch(() => undefined);
  }

  #start(key: string, table: string, partition: string, part: number): Open {
    const root = table in standardTables ? `standard/${table}` : table;
    const folder = partition === '' ? root : `${root}/${partition}`;
    this.#staged++;
    const file = new StagedFile(join(this.#options.stagingFolder, `${this.#staged}.csv`));
    const open = { folder, table, part, file };
    this.#open.set(key, open);
    return open;
  }

  #convert({ folder, table, part, file }: Open): void {
    file.close();
    if (file.rows === 0) return;
    this.#work = this.#work.then(async () => {
      const session = await this.#options.session();
      const beside = `${file.path}.parquet`;
      const columns = columnsOfFile(table);
      const orderBy = 'part_no' in columns ? ['row_no', 'part_no'] : ['row_no'];
      await session.run(writeParquet(file.path, beside, columns, orderBy, file));
      rmSync(file.path);
      const content = readFileSync(beside);
      const sha256 = createHash('sha256').update(content).digest('hex');
      this.#converted.push({ folder, table, part, beside, rows: file.rows, bytes: content.length, sha256 });
    });
    // A failure is met where the work is awaited; until then it must not end the process.
    this.#work.catch(() => undefined);
  }
}

function columnsOfFile(table: string): Readonly<Record<string, string>> {
  if (table === 'quarantine') return quarantineColumns;
  if (table === 'merged') return mergedColumns;
  return { ...standardTables[table as keyof typeof standardTables], ...lineageColumns };
}

const schemaOf = (table: string): string =>
  createHash('sha256')
    .update(JSON.stringify(columnsOfFile(table)))
    .digest('hex')
    .slice(0, 12);
