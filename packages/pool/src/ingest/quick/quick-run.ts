import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { standardTables } from '@junheng/engine/pool';
import type { MappedSourceRow, MappingSurroundings, Value } from '@junheng/engine/source';
import { InputError } from '../../input-error.ts';
import type { OpenDelivery } from '../../read/delivery.ts';
import { judgeRow } from '../../read/judge-row.ts';
import type { QuickPlan } from '../../sql/ingest/compile/contract.ts';
import * as sql from '../../sql/ingest/quick.ts';
import { unguarded } from '../../sql/names.ts';
import type { Session } from '../../sql/session.ts';
import type { KnownRow } from '../known-keys.ts';
import type { SourceInput, SourceResult } from '../read-source.ts';
import { RowSorter } from '../row-sorter.ts';
import { settleRepeats } from '../settle-repeats.ts';
import { StagedFile } from '../staged-file.ts';
import { type StagedParquet, TableWriter } from '../table-writer.ts';
import { Dictionaries } from './dictionaries.ts';
import { KeyClaims, type KeyList, keyListsOf } from './key-claims.ts';
import { measure } from './measure.ts';
import { joinPieces, type Piece, readPieces } from './pieces.ts';
import { keepPlain, type SplitPiece, splitPiece } from './split-piece.ts';
import { WaitingRows } from './waiting-rows.ts';

/** When a smaller share of the first piece is clean, SQL is no help. */
const leastClean = 0.5;
const none = new Int32Array(0);

export type QuickOptions = {
  readonly leastBytes?: number;
  readonly bytesOfPiece?: number;
  readonly leastClean?: number;
  /** Told of each piece: how many rows it had, and how many of them the reference evaluator read. */
  readonly onPiece?: (rows: number, unclear: number) => void;
};

export type OpenSource = {
  readonly opened: OpenDelivery;
  readonly surroundings: MappingSurroundings;
  readonly map: (cells: readonly string[]) => MappedSourceRow;
  /** Tables whose repeated rows are settled once all is read. */
  readonly later: ReadonlySet<string>;
};

/** Reading in SQL leads nowhere: the delivery is read row by row instead. */
export class NotQuick extends Error {}

type Judged = {
  readonly rowNo: number;
  readonly line: number;
  readonly cells: readonly string[];
  readonly row: MappedSourceRow;
};
type Begun = { readonly split: SplitPiece; readonly mapped: string; readonly mapping: Promise<void> };
/** What became of the parts of a row whose key was there already, by part number. */
type Merged = Map<number, Map<number, KnownRow>>;

/** One delivery on its way through DuckDB, by pieces: mapped, judged, its keys claimed, written. */
export class QuickRun {
  readonly #options: QuickOptions;
  readonly #input: SourceInput;
  readonly #source: OpenSource;
  readonly #plan: QuickPlan;
  readonly #delimiter: string;
  readonly #folder: string;
  readonly #session: Session;
  readonly #tables: readonly string[];
  readonly #lists: readonly KeyList[];
  readonly #claims: KeyClaims;
  readonly #dictionaries: Dictionaries;
  readonly #waiting: WaitingRows;
  readonly #writer: TableWriter;
  readonly #sorter: RowSorter;
  #merged: Merged = new Map();
  #begun: Begun | undefined;
  #pieces = 0;
  #rows = 0;
  #lines = 1;
  #bytes = 0;
  #files = 0;

  constructor(
    input: SourceInput,
    source: OpenSource,
    plan: QuickPlan,
    place: {
      readonly delimiter: string;
      readonly folder: string;
      readonly session: Session;
      readonly options: QuickOptions;
    },
  ) {
    const { contract, deliveryId, earlier, ingestId } = input;
    const { folder: stagingFolder, session } = place;
    const name = `${contract.source}-${ingestId}`;
    this.#options = place.options;
    this.#input = input;
    this.#source = source;
    this.#plan = plan;
    this.#delimiter = place.delimiter;
    this.#folder = stagingFolder;
    this.#session = session;
    this.#tables = [...new Set(plan.parts.map(({ table }) => table))];
    this.#lists = keyListsOf(contract);
    this.#claims = new KeyClaims(this.#lists, { source_id: contract.source, delivery_id: deliveryId });
    this.#dictionaries = new Dictionaries(session, stagingFolder, plan.dictionaries, contract, source.surroundings);
    this.#waiting = new WaitingRows(session, stagingFolder, name);
    this.#writer = new TableWriter({ poolFolder: earlier.poolFolder, stagingFolder, name, session: earlier.session });
    const sides = {
      add: (table: string, ...rest: [string, readonly Value[], readonly (Value | readonly string[])[]]) =>
        table in standardTables ? 0 : this.#writer.add(table, ...rest),
      countRows: () => this.#countRows(),
    };
    const claim = (_: unknown, rowNo: number, partNo: number) => this.#merged.get(rowNo)?.get(partNo);
    this.#sorter = new RowSorter(input, source.opened.columns, sides, source.later, claim);
  }

  async read(size: number): Promise<SourceResult> {
    const { opened, later } = this.#source;
    await this.#claims.prepare(this.#input.earlier, later);
    await this.#dictionaries.create();
    const meter = (bytes: number) => {
      this.#bytes = bytes;
    };
    let open: Piece[] = [];
    const { path, signal } = this.#input;
    for await (const piece of readPieces(path, opened.encoding, meter, signal, size)) {
      signal?.throwIfAborted();
      const begun = await this.#begin(open.length > 0 ? joinPieces([...open, piece]) : piece);
      open = begun ? [] : [...open, piece];
      if (begun) await this.#take(begun);
      // What dictionaries learn of the first piece serves the others.
      if (this.#pieces === 0) await this.#take(undefined);
      this.#input.onProgress(this.#sorter.read, this.#bytes);
    }
    if (open.length > 0) throw new NotQuick('a quotation mark that is not closed');
    await this.#take(undefined);
    this.#sorter.read = this.#rows;
    const waiting = await this.#waiting.finish();
    await measure(this.#waiting, this.#sorter, this.#session);
    const delivery = this.#sorter.account(opened.encoding, opened.extra, opened.passedOver);
    const files = [...(await this.#writer.finish()), ...waiting].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
    await this.#session.run('DROP TABLE IF EXISTS raw');
    const settled = await settleRepeats(this.#input, { delivery, files, lastDay: this.#sorter.lastDay }, later);
    return { ...settled, files: this.#writer.publish(settled.files) };
  }

  async abandon(): Promise<void> {
    await this.#begun?.mapping.catch(() => undefined);
    await this.#waiting.abandon();
    await this.#writer.abandon();
  }

  /** Begins to map a piece on a connection of its own; undefined when a quotation mark is open at its end. */
  async #begin(piece: Piece): Promise<Begun | undefined> {
    const split = await this.#split(piece);
    if (!split) return undefined;
    this.#rows += split.rows;
    this.#lines += piece.lines;
    const mapped = `mapped_${++this.#files}`;
    const { path, delimiter, numbered, before } = split;
    const { width } = this.#plan;
    const from = numbered
      ? sql.rowsOfNumbered(path, delimiter, width)
      : sql.rowsOfLines(path, delimiter, width, before);
    const mapping = this.#session.runBeside(
      sql.mapRows(this.#plan, from, mapped, true, [...this.#dictionaries.versions]),
      'map',
    );
    // A failure is met where the work is awaited; until then it must not end the process.
    mapping.catch(() => undefined);
    return { split, mapped, mapping };
  }

  /** Finishes the piece before this one while this one is mapped. */
  async #take(next: Begun | undefined): Promise<void> {
    const begun = this.#begun;
    this.#begun = next;
    if (begun) await this.#finish(begun);
  }

  async #finish(begun: Begun): Promise<void> {
    const { split, mapped } = begun;
    const unclear = await this.#map(begun);
    const least = this.#options.leastClean ?? leastClean;
    if (split.before === 0 && unclear > split.rows * (1 - least)) throw new NotQuick('little is clean');
    this.#options.onPiece?.(split.rows, unclear);
    const judged = await this.#judge(split, unclear);
    const evaluated = await this.#evaluated(judged);
    const lineage = { source: this.#input.contract.source, delivery: this.#input.deliveryId };
    const made = { mapped, evaluated };
    const names = this.#lists.map(({ name }) => name);
    const rows = new Map(
      this.#tables.map((table) => [table, sql.rowsOfTable(table, this.#plan.parts, names, lineage, made)]),
    );
    if (split.before === 0) this.#claims.expect((split.rows / split.bytes) * this.#input.bytes);
    const { cleanMerged, untouched } = await this.#claim(split, judged, rows);
    this.#settle(split, judged, cleanMerged);
    this.#sorter.addAccepted(untouched);
    const gone = await this.#dropMerged(rows);
    await this.#waiting.take(++this.#pieces, rows, [mapped, ...evaluated.values(), ...gone]);
    this.#merged = new Map();
    rmSync(split.path);
  }

  async #split(piece: Piece): Promise<SplitPiece | undefined> {
    const options = {
      file: this.#input.path,
      delimiter: this.#delimiter,
      width: this.#plan.width,
      before: this.#rows,
      linesBefore: this.#lines,
    };
    const path = join(this.#folder, `piece-${++this.#files}.csv`);
    if (piece.plain) return keepPlain(piece, path, options);
    try {
      return splitPiece(piece, path, options);
    } catch (cause) {
      if (cause instanceof InputError && cause.code === 'source.error.brokenQuote') return undefined;
      throw new NotQuick('text that cannot be split', { cause });
    }
  }

  /** Waits until a piece is mapped, once more with what dictionaries lacked; gives how many rows are not clean. */
  async #map({ split: { rows, aside }, mapped, mapping }: Begun): Promise<number> {
    const { width } = this.#plan;
    try {
      await mapping;
    } catch (cause) {
      this.#input.signal?.throwIfAborted();
      throw new NotQuick('rows that DuckDB cannot read', { cause });
    }
    const unclear = await this.#countUnclear(mapped, rows - aside.length);
    if (unclear === 0) return aside.length;
    await this.#session.run(sql.takeUnclear(mapped, width));
    if (!(await this.#dictionaries.fill())) return unclear + aside.length;
    await this.#session.run(sql.dropUnclear(mapped));
    await this.#session.run(sql.mapRows(this.#plan, 'raw', mapped, false, this.#dictionaries.versions));
    await this.#session.run(sql.takeUnclear(mapped, width));
    return (await this.#countUnclear(mapped, rows - aside.length)) + aside.length;
  }

  async #countUnclear(mapped: string, rows: number): Promise<number> {
    const [count, unclear] = (await this.#session.read(sql.countClear(mapped)))[0] ?? [];
    if (Number(count) !== rows) throw new NotQuick('rows that DuckDB counts otherwise');
    return Number(unclear);
  }

  /** Rows that are not certainly clean, as the reference evaluator sees them, in their order. */
  async #judge(split: SplitPiece, unclear: number): Promise<Judged[]> {
    if (unclear === 0) return [];
    const { map } = this.#source;
    const { width } = this.#plan;
    const rows: { rowNo: number; cells: readonly string[]; broken: SplitPiece['aside'][number]['broken'] }[] = [
      ...split.aside,
    ];
    if (unclear > split.aside.length) {
      for await (const batch of this.#session.stream(sql.unclearRows(width))) {
        for (const [rowNo, ...cells] of batch) {
          const there = cells.indexOf(null);
          const known = cells.slice(0, there < 0 ? cells.length : there).map(unguarded);
          rows.push({ rowNo: Number(rowNo), cells: known, broken: undefined });
        }
      }
    }
    if (split.aside.length > 0) rows.sort((a, b) => a.rowNo - b.rowNo);
    return rows.map(({ rowNo, cells, broken }) => ({
      rowNo,
      line: split.lineOf(rowNo),
      cells,
      row: judgeRow(cells, broken, width, map),
    }));
  }

  /** Keeps what the reference evaluator mapped as tables of the session, by standard table. */
  async #evaluated(judged: readonly Judged[]): Promise<ReadonlyMap<string, string>> {
    const { contract, deliveryId } = this.#input;
    const staged = new Map<string, StagedFile>();
    for (const { rowNo, row } of judged) {
      if (row.status !== 'usable') continue;
      const quality = row.flags.length > 0 ? row.flags.map(({ rule }) => rule) : null;
      row.rows.forEach(({ table, values, keyed_by }, i) => {
        let file = staged.get(table);
        if (!file) {
          file = new StagedFile(join(this.#folder, `evaluated-${++this.#files}.csv`));
          staged.set(table, file);
        }
        const list = this.#lists.findIndex(({ name }) => name === keyed_by);
        file.add(values, [contract.source, deliveryId, rowNo, i + 1, quality, list]);
      });
    }
    const kept = new Map<string, string>();
    for (const [table, file] of staged) {
      file.close();
      const name = `evaluated_${++this.#files}`;
      await this.#session.run(sql.keepEvaluated(table, file, name));
      kept.set(table, name);
      rmSync(file.path);
    }
    return kept;
  }

  /**
   * Claims the keys of a piece, row after row. Gives the clean rows that have a part that was there already, and how many
   * others there are.
   */
  async #claim(split: SplitPiece, judged: readonly Judged[], tables: ReadonlyMap<string, string>) {
    const keys = sql.keysOfPiece(tables, this.#lists);
    const unclear = new Set(judged.map(({ rowNo }) => rowNo));
    const clean = split.rows - judged.length;
    const partsOf = new Map<number, string[]>();
    const { later } = this.#source;
    for await (const columns of this.#session.columns(keys)) {
      const [rows = none, parts = none, tableNos = none, lists = none, a = none, b = none, c = none, d = none] =
        columns;
      for (let i = 0; i < rows.length; i++) {
        const table = this.#tables[tableNos[i] as number] as string;
        if (later.has(table)) continue;
        const rowNo = rows[i] as number;
        const into = this.#claims.claim(
          lists[i] as number,
          a[i] as number,
          b[i] as number,
          c[i] as number,
          d[i] as number,
          rowNo,
        );
        if (!into) continue;
        let merged = this.#merged.get(rowNo);
        if (!merged) {
          merged = new Map();
          this.#merged.set(rowNo, merged);
        }
        merged.set(parts[i] as number, into);
        if (!unclear.has(rowNo)) partsOf.set(rowNo, []);
      }
    }
    if (partsOf.size > 0) await this.#listParts(keys, partsOf);
    return { cleanMerged: partsOf, untouched: clean - partsOf.size };
  }

  /** Fills in the tables of all parts of the rows that are asked for. */
  async #listParts(keys: string, partsOf: Map<number, string[]>): Promise<void> {
    for await (const columns of this.#session.columns(keys)) {
      const [rows = none, , tables = none] = columns;
      for (let i = 0; i < rows.length; i++) {
        partsOf.get(rows[i] as number)?.push(this.#tables[tables[i] as number] as string);
      }
    }
  }

  /** Counts and lists rows one by one, in their order: those that were not clean, and clean ones that merge. */
  #settle(split: SplitPiece, judged: readonly Judged[], cleanMerged: ReadonlyMap<number, readonly string[]>): void {
    const merging = [...cleanMerged].map(([rowNo, tables]): Judged => {
      const rows = tables.map((table) => ({ table, values: [], keyed_by: '', key: '' }));
      return { rowNo, line: split.lineOf(rowNo), cells: [], row: { status: 'usable', rows, flags: [] } };
    });
    const all = [...judged, ...merging].sort((a, b) => a.rowNo - b.rowNo);
    for (const { rowNo, line, cells, row } of all) {
      this.#sorter.read = rowNo - 1;
      this.#sorter.take(cells, line, row);
    }
  }

  /** Leaves out the parts that were there already; gives the tables of the session that name them. */
  async #dropMerged(rows: Map<string, string>): Promise<readonly string[]> {
    if (this.#merged.size === 0) return [];
    const file = new StagedFile(join(this.#folder, `merged-${++this.#files}.csv`));
    for (const [rowNo, parts] of this.#merged) for (const partNo of parts.keys()) file.add([rowNo, partNo], []);
    file.close();
    const gone = `gone_${this.#files}`;
    await this.#session.run(sql.keepAs(gone, `SELECT * FROM ${sql.stagedPlaces(file)}`));
    for (const [table, all] of rows) {
      if (!this.#source.later.has(table)) rows.set(table, sql.withoutMerged(all, gone));
    }
    rmSync(file.path);
    return [gone];
  }

  #countRows() {
    return Object.keys(standardTables).flatMap((table) => {
      const rows = this.#waiting.files.filter((file) => file.table === table).reduce((sum, file) => sum + file.rows, 0);
      return rows > 0 ? [{ table, rows }] : [];
    });
  }
}

const orderOf = ({ folder, part }: StagedParquet) => `${folder}/${String(part).padStart(9, '0')}`;
