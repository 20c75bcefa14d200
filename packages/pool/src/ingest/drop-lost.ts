import { join } from 'node:path';
import { datedColumns, lastDayOfPeriod, standardTables, type TableName } from '@junheng/engine/pool';
import type { Delivery } from '@junheng/engine/source';
import { countTouched, mergedWithLost, rowsLostWhole, rowsThatStay } from '../sql/ingest/repeats.ts';
import { copyToParquet } from '../sql/ingest/write-parquet.ts';
import type { Session } from '../sql/session.ts';
import { keyColumn, readFiles } from './earlier.ts';
import { describeFile } from './table-writer.ts';

/** A file of a delivery: where it stands now, and where it belongs in the pool. */
export type HeldFile = {
  readonly table: string;
  readonly path: string;
  readonly at: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
};
export type Standing = {
  readonly delivery: Delivery;
  readonly files: readonly HeldFile[];
  readonly lastDay: string | null;
};

export type Losses = {
  readonly session: Session;
  /** Table of the session that lists lost rows (`lostColumns`). */
  readonly lost: string;
  /** Tables of the session that hold rows of this delivery with filled-up values, by standard table. */
  readonly filled: ReadonlyMap<string, string>;
  readonly stagingFolder: string;
};

const rowOrder = ['row_no', 'part_no'];

/**
 * A delivery without the rows that it lost: files that held one are written anew under `newPath`, the lost rows are
 * listed as merged, and a row of which nothing stands any more counts as merged instead of accepted. How the delivery
 * was scored when it was read stays: that it was overtaken is no fault of its rows.
 *
 * @param owner number of the delivery in the list of lost rows
 * @param name what its files are named by
 */
export async function dropLost(
  standing: Standing,
  owner: number,
  losses: Losses,
  name: string,
  newPath: (path: string) => string,
): Promise<Standing> {
  const { session, lost } = losses;
  const files: HeldFile[] = [];
  for (const file of standing.files) {
    if (file.table in standardTables) files.push(...(await rewrite(file, owner, losses, newPath)));
  }
  const merged = standing.files.filter(({ table }) => table === 'merged');
  const others = standing.files.filter(({ table }) => table === 'quarantine' || table === 'review');
  const whole = `whole_${owner}`;
  await session.run(
    `CREATE OR REPLACE TABLE ${whole} AS ${rowsLostWhole(
      lost,
      owner,
      files.map(({ at }) => at),
    )}`,
  );
  const gone = Number((await session.read(`SELECT count(*) FROM ${whole}`))[0]?.[0] ?? 0);
  const list = mergedWithLost(
    merged.map(({ at }) => at),
    lost,
    whole,
    owner,
    standing.delivery,
  );
  const first = merged[0]?.path ?? `merged/${name}.parquet`;
  const target = join(losses.stagingFolder, `merged-${owner}.parquet`);
  await session.run(copyToParquet(list, rowOrder, target));
  const rows = Number((await session.read(`SELECT count(*) FROM ${readFiles([target])}`))[0]?.[0] ?? 0);
  await session.run(`DROP TABLE ${whole}`);
  const { delivery } = standing;
  return {
    delivery: {
      ...delivery,
      accepted: delivery.accepted - gone,
      merged: delivery.merged + gone,
      tables: countTables(files),
    },
    files: [{ table: 'merged', path: newPath(first), at: target, rows, ...describeFile(target) }, ...others, ...files],
    lastDay: await lastDayOf(files, session),
  };
}

async function rewrite(
  file: HeldFile,
  owner: number,
  { session, lost, filled, stagingFolder }: Losses,
  newPath: (path: string) => string,
): Promise<HeldFile[]> {
  const fills = filled.get(file.table);
  const [touched] = await session.read(countTouched(file.at, lost, owner, file.table, fills));
  const [gone, changed] = [Number(touched?.[0] ?? 0), Number(touched?.[1] ?? 0)];
  if (gone === 0 && changed === 0) return [file];
  if (gone === file.rows) return [];
  const target = join(stagingFolder, `kept-${owner}-${file.path.replaceAll('/', '-')}`);
  await session.run(copyToParquet(rowsThatStay(file.at, lost, owner, file.table, fills), rowOrder, target));
  return [{ table: file.table, path: newPath(file.path), at: target, rows: file.rows - gone, ...describeFile(target) }];
}

function countTables(files: readonly HeldFile[]): Delivery['tables'] {
  return Object.keys(standardTables).flatMap((table) => {
    const rows = files.filter((file) => file.table === table).reduce((sum, file) => sum + file.rows, 0);
    return rows > 0 ? [{ table, rows }] : [];
  });
}

/** The last day that any dated row of the files holds. */
async function lastDayOf(files: readonly HeldFile[], session: Session): Promise<string | null> {
  let last: string | null = null;
  for (const table of new Set(files.map((file) => file.table))) {
    const paths = files.filter((file) => file.table === table).map(({ at }) => at);
    for (const column of datedColumns[table as TableName] ?? []) {
      const days = `CAST(${dayOf(table, column)} AS VARCHAR)`;
      for (const [text] of await session.read(`SELECT DISTINCT ${days} FROM ${readFiles(paths)}`)) {
        const day = text == null ? undefined : lastDayOfPeriod(String(text));
        if (day !== undefined && (last === null || day > last)) last = day;
      }
    }
  }
  return last;
}

const dayOf = (table: string, column: string): string => {
  const read = keyColumn(table, column);
  return read.startsWith('epoch_ms') ? `CAST("${column}" AS DATE)` : read;
};
