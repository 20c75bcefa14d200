import { namesPeople, type SourceContract, shapeColumns } from '@junheng/engine/source';
import type { FileLayer } from '../file-layer.ts';
import { InputError } from '../input-error.ts';
import type { PoolReader } from '../spi.ts';
import type { Receipt } from './receipt.ts';
import { receive } from './receive.ts';

/** A row in quarantine, and what its cells should say; cells that are not named stay as they were sent. */
export type RepairedRow = {
  readonly delivery_id: string;
  readonly row_no: number;
  readonly cells: Readonly<Record<string, string | null>>;
};

export type RepairOptions = {
  readonly poolFolder: string;
  /** The snapshot in whose quarantine the rows are. */
  readonly pool: PoolReader;
  readonly contracts: readonly SourceContract[];
  readonly by: string;
  readonly reason: string;
  /** ISO instant. */
  readonly arrivedAt: string;
  /** The region's key, with which rows about people are sealed again. */
  readonly personKey?: Uint8Array | undefined;
  readonly files?: FileLayer | undefined;
};

/**
 * Sends rows of the quarantine in again, repaired: one small delivery for each that they come from, through the inbox,
 * by the same contract and rules. The deliveries that held them keep their counts. A row that is still wrong is in
 * quarantine again after the next reading, with its reason.
 *
 * @throws InputError `source.error.notInQuarantine` for a row that is not there or was repaired already
 */
export async function repairRows(rows: readonly RepairedRow[], options: RepairOptions): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = [];
  for (const delivery of new Set(rows.map(({ delivery_id }) => delivery_id))) {
    const mine = rows.filter(({ delivery_id }) => delivery_id === delivery).sort((a, b) => a.row_no - b.row_no);
    receipts.push(await repairDelivery(delivery, mine, options));
  }
  return receipts;
}

async function repairDelivery(id: string, rows: readonly RepairedRow[], options: RepairOptions): Promise<Receipt> {
  const { pool, contracts, poolFolder, by, reason, arrivedAt, personKey, files } = options;
  const delivery = pool.snapshot.deliveries.find(({ delivery_id }) => delivery_id === id);
  const contract = contracts.find(({ source }) => source === delivery?.source_id);
  if (!delivery || !contract) throw notThere(id, rows[0]?.row_no ?? 0);
  const whole = await completeRows(rows, pool);
  const header = columnsOf(contract, whole);
  const lines = [header, ...whole.map((cells) => header.map((column) => cells[column] ?? ''))];
  const text = lines.map((line) => line.map(quoted).join(',')).join('\r\n');
  return receive({
    poolFolder,
    source: contract.source,
    file: `repair-${id}.csv`,
    content: chunks(Buffer.from(`${text}\r\n`)),
    arrivedAt,
    cameBy: 'repair',
    by,
    reason,
    repairs: { delivery_id: id, content: delivery.content ?? '', rows: rows.map(({ row_no }) => row_no) },
    personKey: namesPeople(contract) ? personKey : undefined,
    files,
  });
}

/**
 * Repaired rows with the cells that nobody changed, as they stand in quarantine.
 *
 * @throws InputError `source.error.notInQuarantine`, `pool.error.sealedRow` for one that the reader has no key to
 */
export async function completeRows(
  rows: readonly RepairedRow[],
  pool: PoolReader,
): Promise<readonly Readonly<Record<string, string | null>>[]> {
  const whole: Readonly<Record<string, string | null>>[] = [];
  for (const { delivery_id, row_no, cells } of rows) {
    const found = await pool.readQuarantine({ delivery_id, row_no }, { limit: 1 });
    const [row] = found.rows;
    if (!row) throw notThere(delivery_id, row_no);
    if (row.sealed) throw new InputError('pool.error.sealedRow', { delivery: delivery_id, row: row_no }, delivery_id);
    whole.push({ ...row.row, ...cells });
  }
  return whole;
}

const notThere = (delivery: string, row: number) =>
  new InputError('source.error.notInQuarantine', { delivery, row }, `${delivery}: ${row}`);

/** The contract's columns, what a shape adds, and whatever else the rows hold; cells beyond the header are dropped. */
export function columnsOf(
  contract: SourceContract,
  rows: readonly Readonly<Record<string, string | null>>[],
): readonly string[] {
  const named = new Set<string>(contract.columns);
  const held = new Set(rows.flatMap((row) => Object.keys(row)));
  for (const column of shapeColumns) if (held.has(column)) named.add(column);
  for (const column of held) if (!/^column \d+$/.test(column)) named.add(column);
  return [...named];
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
