import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SnapshotFile } from '../spi.ts';
import { writeParquet } from '../sql/ingest/write-parquet.ts';
import type { Session } from '../sql/session.ts';
import type { StagedFile } from './staged-file.ts';

type Publication = {
  readonly session: Session;
  readonly poolFolder: string;
  readonly table: string;
  readonly file: StagedFile;
  /** Relative to the pool's folder. */
  readonly path: string;
  readonly columns: Readonly<Record<string, string>>;
};

/** Turns a staged file into Parquet beside its place, and renames it: nobody ever sees half of it. */
export async function publishFile(publication: Publication): Promise<SnapshotFile> {
  const { session, poolFolder, table, file, path, columns } = publication;
  const beside = `${file.path}.parquet`;
  const orderBy = 'part_no' in columns ? ['row_no', 'part_no'] : ['row_no'];
  await session.run(writeParquet(file.path, beside, columns, orderBy, file));
  rmSync(file.path);
  const content = readFileSync(beside);
  const target = join(poolFolder, path);
  mkdirSync(dirname(target), { recursive: true });
  renameSync(beside, target);
  return {
    table,
    path,
    rows: file.rows,
    bytes: statSync(target).size,
    sha256: createHash('sha256').update(content).digest('hex'),
    schema: createHash('sha256').update(JSON.stringify(columns)).digest('hex').slice(0, 12),
  };
}
