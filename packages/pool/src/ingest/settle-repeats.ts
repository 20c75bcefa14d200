import { join } from 'node:path';
import { listRowChecks, standardTables } from '@junheng/engine/pool';
import type { Delivery, RowCheck, SourceContract, Value } from '@junheng/engine/source';
import { lostColumns, rowsOfSharedKeys } from '../sql/ingest/repeats.ts';
import { readStaged, writeParquet } from '../sql/ingest/write-parquet.ts';
import { columnsOf, typeOf } from '../sql/names.ts';
import type { Session } from '../sql/session.ts';
import { dropLost, type Losses, type Standing } from './drop-lost.ts';
import { type Earlier, keyNames, readFiles } from './earlier.ts';
import type { KeptDelivery } from './options.ts';
import type { SourceInput } from './read-source.ts';
import { type KeyedRow, settleKey } from './repeat-machine.ts';
import { StagedFile } from './staged-file.ts';
import { columnsOfFile, placeFile, removalsOf, type StagedParquet } from './table-writer.ts';

/** So many earlier rows of a table are not held in memory by their keys, but met on disk after reading. */
const mostInMemory = 10_000_000;

/**
 * Tables of a contract whose repeated rows are settled once the delivery is read: those in which a later row takes the
 * place of an earlier one, and those that hold too much to keep all keys in memory.
 */
export function tablesSettledLater(contract: SourceContract, kept: Earlier['kept']): ReadonlySet<string> {
  const names = keyNames(contract);
  const large = [...names].filter(([name, { table }]) => {
    const sharing = kept.filter(({ contract: other }) => keyNames(other).has(name));
    const files = sharing.flatMap(({ kept: { files } }) => files.filter((file) => file.table === table));
    return files.reduce((sum, { rows }) => sum + rows, 0) > mostInMemory;
  });
  const changing = contract.tables.filter(({ repeat, remove }) => repeat !== 'first' || remove !== undefined);
  return new Set([...large.map(([, { table }]) => table), ...changing.map(({ table }) => table)]);
}

export type ReadDelivery = {
  readonly delivery: Delivery;
  readonly files: readonly StagedParquet[];
  readonly lastDay: string | null;
};
export type SettledDelivery = Omit<ReadDelivery, 'files'> & {
  readonly files: readonly Omit<StagedParquet, 'folder' | 'part'>[];
  /** Earlier deliveries that lost rows, as they are from now on. */
  readonly changes: readonly KeptDelivery[];
};

/**
 * Settles what the rows of a delivery do to rows with the same key, in it and in earlier deliveries (`settleKey`). A
 * file that loses rows is written anew beside the old one, and the lost rows are listed as merged, so that read =
 * accepted + merged + quarantined stays true of every delivery. New files of earlier deliveries are put in their places.
 *
 * Cost: the keys of the tables concerned, met on disk; memory does not grow with the number of rows.
 */
export async function settleRepeats(
  input: SourceInput,
  read: ReadDelivery,
  later: ReadonlySet<string>,
): Promise<SettledDelivery> {
  const files = read.files.filter(({ table }) => Object.hasOwn(columnsToKeep, table) || table in standardTables);
  if (later.size === 0 || input.repeats !== undefined) return { ...read, files, changes: [] };
  const { kept, session: open } = input.earlier;
  const session = await open();
  const lost = new StagedFile(join(input.stagingFolder, 'lost.csv'), input.files);
  const flags: RowCheck[] = [];
  const filled = new Map<string, string>();
  try {
    for (const table of later) {
      const name = await meetKeys({ input, files: read.files, table, lost, flags, session });
      if (name !== undefined) filled.set(table, name);
    }
  } finally {
    lost.close();
  }
  if (lost.rows === 0) return { ...read, files, changes: [] };
  await session.run(`CREATE OR REPLACE TABLE lost AS SELECT * FROM ${readStaged(lost.path, lostColumns, lost)}`);
  const losses: Losses = { session, lost: 'lost', filled, stagingFolder: input.stagingFolder };
  const changed: { readonly kept: KeptDelivery; readonly standing: Standing }[] = [];
  for (const [owner] of await session.read('SELECT DISTINCT owner FROM lost ORDER BY owner')) {
    const before = kept[Number(owner)]?.kept;
    if (before) changed.push({ kept: before, standing: await changeEarlier(before, Number(owner), input, losses) });
  }
  const own: Standing = {
    delivery: addFlags(read.delivery, flags),
    lastDay: read.lastDay,
    files: files.map((file) => ({ ...file, at: file.beside })),
  };
  const settled = await dropLost(
    own,
    kept.length,
    losses,
    `${input.contract.source}-${input.ingestId}`,
    (path) => path,
  );
  await session.run(['DROP TABLE lost', ...[...filled.values()].map((name) => `DROP TABLE ${name}`)].join('; '));
  return {
    delivery: settled.delivery,
    lastDay: settled.lastDay,
    files: settled.files.map(({ at, ...file }) => ({ ...file, beside: at })),
    changes: changed.map((one) => placeChange(one.kept, one.standing, input)),
  };
}

const columnsToKeep = { merged: true, quarantine: true, review: true } as const;

type Meeting = {
  readonly input: SourceInput;
  readonly files: readonly StagedParquet[];
  readonly table: string;
  /** Takes the rows that lose their place. */
  readonly lost: StagedFile;
  /** Takes a check for each filled row that breaks it. */
  readonly flags: RowCheck[];
  readonly session: Session;
};

/** Goes through the keys of a table that more than one row has; gives the session's table of filled rows, if any. */
async function meetKeys({ input, files, table, lost, flags, session }: Meeting): Promise<string | undefined> {
  const { contract, earlier, deliveryId, stagingFolder } = input;
  const mapping = contract.tables.find((one) => one.table === table);
  const [own, removals] = [table, removalsOf(table)].map((name) => pathsOf(files, name));
  if (!mapping || !own || !removals || own.length + removals.length === 0) return undefined;
  const columns = mapping.repeat === 'fill' ? Object.keys(standardTables[table as keyof typeof standardTables]) : [];
  const checks = checksOf(table);
  const owners = earlier.kept.map(({ kept: { delivery } }) => delivery);
  const fills = new StagedFile(join(stagingFolder, `filled-${table}.csv`), input.files);
  const query = rowsOfSharedKeys({ table, key: mapping.key, own, removals, earlier: sharing(), owners, columns });
  const ids = [...owners, { source_id: contract.source, delivery_id: deliveryId }];
  const settle = (rows: readonly KeyedRow[]) => {
    const outcome = settleKey(rows, owners.length, mapping.repeat, columns, checks);
    for (const { row, into } of outcome.lost) {
      const to = ids[into.owner];
      lost.add([row.owner, table, row.row_no, row.part_no], [to?.source_id ?? '', to?.delivery_id ?? '', into.row_no]);
    }
    flags.push(...outcome.flags);
    if (!outcome.filled) return;
    const { values, row_no, part_no, quality } = outcome.filled;
    fills.add(values, [contract.source, deliveryId, row_no, part_no, quality.length > 0 ? quality : null]);
  };
  try {
    let key: unknown;
    let rows: KeyedRow[] = [];
    for await (const batch of session.stream(query)) {
      input.signal?.throwIfAborted();
      for (const [shared, owner, removing, rowNo, partNo, quality, ...values] of batch) {
        if (shared !== key && rows.length > 0) {
          settle(rows);
          rows = [];
        }
        key = shared;
        const flagged = quality == null || quality === '' ? [] : String(quality).split('\u001f');
        rows.push({
          owner: Number(owner),
          removing: removing === true,
          row_no: Number(rowNo),
          part_no: Number(partNo),
          quality: flagged,
          values: values as Value[],
        });
      }
    }
    if (rows.length > 0) settle(rows);
  } finally {
    fills.close();
  }
  return fills.rows === 0 ? undefined : await keepFills(fills, table, session);

  function sharing(): string[] {
    const name = `${table}(${mapping?.key.join()})`;
    return earlier.kept
      .filter(({ contract: other }) => keyNames(other).has(name))
      .flatMap(({ kept }) => kept.files.filter((file) => file.table === table))
      .map(({ path }) => join(earlier.poolFolder, path));
  }
}

const pathsOf = (files: readonly StagedParquet[], table: string) =>
  files.filter((file) => file.table === table).map(({ beside }) => beside);

/** Checks of a table over values as they are staged, where money is text. */
function checksOf(table: string): RowCheck[] {
  const shape = columnsOf(table);
  return listRowChecks(table).map((check) => ({
    ...check,
    breaks: (at) =>
      check.breaks((column) => {
        const value = at(column);
        return value !== null && typeOf(shape[column] ?? 'text') === 'decimal' ? Number(value) : value;
      }),
  }));
}

async function keepFills(fills: StagedFile, table: string, session: Session): Promise<string> {
  const name = `filled_${table}`;
  const parquet = `${fills.path}.parquet`;
  await session.run(writeParquet(fills.path, parquet, columnsOfFile(table), ['row_no', 'part_no'], fills));
  await session.run(`CREATE OR REPLACE TABLE ${name} AS SELECT * FROM ${readFiles([parquet])}`);
  return name;
}

function changeEarlier(kept: KeptDelivery, owner: number, input: SourceInput, losses: Losses): Promise<Standing> {
  const standing: Standing = {
    delivery: kept.delivery,
    lastDay: kept.last_day,
    files: kept.files.map((file) => ({ ...file, at: join(input.earlier.poolFolder, file.path) })),
  };
  const name = `${kept.delivery.source_id}-${kept.ingest_id}`;
  const renamed = (path: string) =>
    path.replace(/(-by-[0-9a-f]{16})?(-\d{1,6})?\.parquet$/, `-by-${input.ingestId}$2.parquet`);
  return dropLost(standing, owner, { ...losses, filled: new Map() }, name, renamed);
}

function placeChange(
  before: KeptDelivery,
  { delivery, files, lastDay }: Standing,
  { earlier, files: layer }: SourceInput,
): KeptDelivery {
  return {
    ...before,
    delivery,
    last_day: lastDay,
    files: files.map(({ at, ...file }) => {
      const same = before.files.find(({ path }) => path === file.path);
      return same ?? placeFile(earlier.poolFolder, { ...file, beside: at }, layer);
    }),
  };
}

/** Flags that filling up brought to rows that had none of them. */
function addFlags(delivery: Delivery, flags: readonly RowCheck[]): Delivery {
  if (flags.length === 0) return delivery;
  const rules = delivery.rules.map((rule) => ({ ...rule }));
  for (const { id, say } of flags) {
    const counted = rules.find(({ rule, kept_out }) => rule === id && !kept_out);
    if (counted) counted.rows++;
    else rules.push({ rule: id, kept_out: false, rows: 1, say });
  }
  return { ...delivery, rules: rules.sort((a, b) => b.rows - a.rows || (a.rule < b.rule ? -1 : 1)) };
}
