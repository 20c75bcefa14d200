import { listRowChecks, standardTables } from '@junheng/engine/pool';
import {
  compileMapping,
  type Delivery,
  type MappingSurroundings,
  type SourceContract,
  type SourceFormat,
} from '@junheng/engine/source';
import type { FileLayer } from '../file-layer.ts';
import { openDelivery } from '../read/delivery.ts';
import { judgeRow } from '../read/judge-row.ts';
import type { CellSealer } from '../seal/cells.ts';
import type { SnapshotFile } from '../spi.ts';
import { type Earlier, openLookups } from './earlier.ts';
import type { KnownKeys } from './known-keys.ts';
import type { KeptDelivery } from './options.ts';
import { type QuickOptions, readQuickly } from './quick/read-quickly.ts';
import { RowSorter } from './row-sorter.ts';
import { settleRepeats, tablesSettledLater } from './settle-repeats.ts';
import { TableWriter } from './table-writer.ts';

export type SourceInput = {
  readonly contract: SourceContract;
  readonly path: string;
  /** The name under which it was sent. */
  readonly file: string;
  /** How it is written: as the contract says, but for repaired rows, which are always CSV. */
  readonly format: SourceFormat;
  readonly bytes: number;
  readonly deliveryId: string;
  readonly ingestId: string;
  /** An empty folder of this run alone. */
  readonly stagingFolder: string;
  readonly earlier: Earlier;
  /** Keys that earlier deliveries gave, for the tables in which the first row with a key stands. */
  readonly known: KnownKeys;
  /** An earlier delivery of the same content, into which this one is merged whole. */
  readonly repeats: string | undefined;
  readonly pseudonym: ((text: string) => string) | undefined;
  /** Seals what may name people of rows in quarantine and of texts for review; absent where a source names nobody. */
  readonly cells: CellSealer | undefined;
  readonly quick: QuickOptions | undefined;
  readonly signal: AbortSignal | undefined;
  readonly files: FileLayer | undefined;
  readonly onProgress: (rows: number, bytes: number) => void;
};

export type SourceResult = {
  readonly delivery: Delivery;
  readonly files: readonly SnapshotFile[];
  readonly lastDay: string | null;
  /** Earlier deliveries that lost rows to this one, as they are from now on. */
  readonly changes: readonly KeptDelivery[];
};

const shapes: Readonly<Record<string, Readonly<Record<string, string>>>> = standardTables;

/** Reads one delivery by its contract, stages its rows and turns them into Parquet files of the pool. */
export async function readSource(input: SourceInput): Promise<SourceResult> {
  const { contract, signal, earlier } = input;
  let bytes = 0;
  const meter = (read: number) => {
    bytes = read;
  };
  const opened = await openDelivery(input.path, { ...contract, format: input.format }, meter, signal);
  const surroundings: MappingSurroundings = {
    shapes,
    checks: listRowChecks,
    lookup: await openLookups(contract, {
      ...earlier,
      files: earlier.kept.flatMap(({ kept }) => kept.files),
    }),
    ...(input.pseudonym ? { pseudonym: input.pseudonym } : {}),
  };
  const map = compileMapping(contract, opened.columns, surroundings);
  const later = tablesSettledLater(contract, earlier.kept);
  const quick = await readQuickly(input, { opened, surroundings, map, later }, input.quick);
  if (quick) return quick;
  const writer = new TableWriter({
    poolFolder: earlier.poolFolder,
    stagingFolder: input.stagingFolder,
    name: `${contract.source}-${input.ingestId}`,
    session: earlier.session,
    files: input.files,
  });
  await input.known.prepare(contract, earlier, later);
  const sorter = new RowSorter(input, opened.columns, writer, later);
  const stop = () => earlier.interrupt();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    for await (const { cells, lines, broken } of opened.batches) {
      signal?.throwIfAborted();
      for (let i = 0; i < cells.length; i++) {
        const row = cells[i] as string[];
        const line = lines[i] as number;
        if (input.repeats !== undefined) sorter.takeRepeated(line, input.repeats);
        else sorter.take(row, line, judgeRow(row, broken.get(i), opened.columns.length, map));
      }
      input.onProgress(sorter.read, bytes);
    }
    const delivery = sorter.account(opened.encoding, opened.extra, opened.passedOver);
    const read = { delivery, files: await writer.finish(), lastDay: sorter.lastDay };
    const settled = await settleRepeats(input, read, later);
    return { ...settled, files: writer.publish(settled.files) };
  } catch (cause) {
    await writer.abandon();
    signal?.throwIfAborted();
    throw cause;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
