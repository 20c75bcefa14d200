import { join } from 'node:path';
import { datedColumns } from '@junheng/engine/pool';
import { behind, countPartitions, keepAs, placeAt, rowsOfPartition, upTo } from '../../sql/ingest/quick.ts';
import { copyToParquet } from '../../sql/ingest/write-parquet.ts';
import { columnsOf, typeOf } from '../../sql/names.ts';
import type { Session } from '../../sql/session.ts';
import { describeFile, rowsOfFile, type StagedParquet } from '../table-writer.ts';

/** Rows of one piece that wait, and the tables of the session that they stand in. */
type Source = { readonly rows: string; readonly count: number; readonly piece: number };
type Waiting = {
  readonly name: string;
  readonly table: string;
  readonly folder: string;
  sources: Source[];
  part: number;
};
type Piece = { readonly number: number; readonly tables: readonly string[] };

const order = ['row_no', 'part_no'];
/** The connection that writes. */
const lane = 'write';
/** A piece whose rows still wait after so many others is let go: what is left of it is kept apart. */
const mostPieces = 4;

/** Accepted rows on their way to files of the pool, cut as `TableWriter` cuts them: the same files with the same bytes. */
export class WaitingRows {
  readonly files: StagedParquet[] = [];
  /** What the rows of a table say that were taken: how many, their unknown cells, their last day. */
  readonly sums = new Map<
    string,
    { readonly rows: number; readonly unknown: number; readonly lastDay: string | null }
  >();
  readonly #session: Session;
  readonly #folder: string;
  readonly #name: string;
  readonly #waiting = new Map<string, Waiting>();
  #pieces: Piece[] = [];
  #kept = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(session: Session, folder: string, name: string) {
    this.#session = session;
    this.#folder = folder;
    this.#name = name;
  }

  /**
   * Takes the rows of a piece by their tables. Files that are full are written while the next piece is read.
   *
   * @param tables  tables of the session that the rows stand in: dropped here once nothing waits in them
   */
  async take(number: number, rows: ReadonlyMap<string, string>, tables: readonly string[]): Promise<void> {
    await this.#writing;
    this.#pieces.push({ number, tables });
    for (const [table, all] of rows) {
      for (const [value, count, unknown, day] of await this.#session.read(countPartitions(table, all, daysOf(table)))) {
        const waiting = this.#of(table, String(value));
        const own = rowsOfPartition(table, all, String(value));
        waiting.sources.push({ rows: own, count: Number(count), piece: number });
        const sum = this.sums.get(table) ?? { rows: 0, unknown: 0, lastDay: null };
        const lastDay = day == null || (sum.lastDay !== null && sum.lastDay > String(day)) ? sum.lastDay : String(day);
        this.sums.set(table, { rows: sum.rows + Number(count), unknown: sum.unknown + Number(unknown), lastDay });
      }
    }
    this.#writing = this.#writeFull(number);
    // A failure is met where the work is awaited; until then it must not end the process.
    this.#writing.catch(() => undefined);
  }

  /** Writes what is left. */
  async finish(): Promise<readonly StagedParquet[]> {
    await this.#writing;
    for (const waiting of this.#waiting.values()) {
      const count = rowsIn(waiting);
      if (count > 0) await this.#write(waiting, unionOf(waiting.sources), count);
      waiting.sources = [];
    }
    await this.#letGo(Number.POSITIVE_INFINITY);
    return this.files;
  }

  async abandon(): Promise<void> {
    await this.#writing.catch(() => undefined);
  }

  #of(table: string, partition: string): Waiting {
    const key = `${table}/${partition}`;
    let waiting = this.#waiting.get(key);
    if (!waiting) {
      const folder = partition === '' ? `standard/${table}` : `standard/${table}/${partition}`;
      waiting = { name: `waiting_${this.#waiting.size}`, table, folder, sources: [], part: 0 };
      this.#waiting.set(key, waiting);
    }
    return waiting;
  }

  async #writeFull(number: number): Promise<void> {
    for (const waiting of this.#waiting.values()) {
      while (rowsIn(waiting) > rowsOfFile) {
        const [whole, cut, rest] = cutAt(waiting.sources, rowsOfFile);
        const taken = rowsOfFile - countOf(whole);
        const [place] = await this.#session.readBeside(placeAt(cut.rows, taken - 1), lane);
        const last = { rowNo: Number(place?.[0]), partNo: Number(place?.[1]) };
        await this.#write(waiting, unionOf([...whole, { ...cut, rows: upTo(cut.rows, last) }]), rowsOfFile);
        const left = { ...cut, rows: behind(cut.rows, last), count: cut.count - taken };
        waiting.sources = left.count > 0 ? [left, ...rest] : rest;
      }
    }
    await this.#letGo(number);
  }

  /** Drops the tables of pieces of which nothing waits; what waits of old pieces is kept apart first. */
  async #letGo(number: number): Promise<void> {
    const old = number - mostPieces;
    for (const waiting of this.#waiting.values()) {
      const mine = waiting.sources.filter(({ piece }) => piece <= old);
      if (mine.length === 0) continue;
      const name = `waiting_rows_${++this.#kept}`;
      await this.#session.runBeside(keepAs(name, unionOf(mine)), lane);
      const count = mine.reduce((sum, one) => sum + one.count, 0);
      const piece = number + rowsOfFile;
      this.#pieces.push({ number: piece + this.#kept, tables: [name] });
      const kept = { rows: `SELECT * FROM "${name}"`, count, piece: piece + this.#kept };
      waiting.sources = [kept, ...waiting.sources.filter(({ piece: at }) => at > old)];
    }
    const waits = new Set([...this.#waiting.values()].flatMap(({ sources }) => sources.map(({ piece }) => piece)));
    for (const { number: at, tables } of this.#pieces) {
      if (waits.has(at)) continue;
      for (const table of tables) await this.#session.runBeside(`DROP TABLE IF EXISTS "${table}"`, lane);
    }
    this.#pieces = this.#pieces.filter(({ number: at }) => waits.has(at));
  }

  async #write(waiting: Waiting, select: string, rows: number): Promise<void> {
    const part = ++waiting.part;
    const beside = join(this.#folder, `${waiting.name}-${part}.parquet`);
    await this.#session.runBeside(copyToParquet(`SELECT * FROM (${select})`, order, beside), lane);
    const path = `${waiting.folder}/${this.#name}${part > 1 ? `-${part}` : ''}.parquet`;
    const { folder, table } = waiting;
    this.files.push({ folder, table, part, beside, path, rows, ...describeFile(beside) });
  }
}

const countOf = (sources: readonly Source[]) => sources.reduce((sum, { count }) => sum + count, 0);
const rowsIn = ({ sources }: Waiting) => countOf(sources);
const unionOf = (sources: readonly Source[]) => sources.map(({ rows }) => rows).join(' UNION ALL ');

/** Sources, in their order, before the one in which so many rows are full; that one; those behind it. */
function cutAt(sources: readonly Source[], rows: number): [Source[], Source, Source[]] {
  let before = 0;
  const at = sources.findIndex(({ count }) => {
    before += count;
    return before >= rows;
  });
  return [sources.slice(0, at), sources[at] as Source, sources.slice(at + 1)];
}

/** Columns that say when, as days or instants. */
const daysOf = (table: string) =>
  (datedColumns[table] ?? []).filter((column) => isDay(typeOf(columnsOf(table)[column] ?? 'text')));
const isDay = (type: string) => type === 'day' || type === 'instant';
