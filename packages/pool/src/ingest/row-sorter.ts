import { datedColumns, lastDayOfPeriod, scoreQuality, standardTables } from '@junheng/engine/pool';
import { type Breach, type Delivery, type MappedRow, type MappedSourceRow, namesPeople } from '@junheng/engine/source';
import type { OpenRows } from '../read/rows.ts';
import { KeyIndex } from './key-index.ts';
import type { KnownKeys, KnownRow } from './known-keys.ts';
import type { SourceInput } from './read-source.ts';
import { ReviewTexts } from './review-texts.ts';
import { cellOfText, cellsOfHeld } from './side-tables.ts';
import { removalsOf, type TableWriter } from './table-writer.ts';
import { UnknownCodes } from './unknown-codes.ts';

const shapes: Readonly<Record<string, Readonly<Record<string, string>>>> = standardTables;

type RuleCount = { readonly rule: string; readonly kept_out: boolean; rows: number; readonly say: Breach['rule_say'] };

type RowWriter = Pick<TableWriter, 'add' | 'countRows'>;
/** The row that already holds a part's key; undefined when the key is new. */
type Claim = (mapped: MappedRow, rowNo: number, partNo: number) => KnownRow | undefined;

/**
 * Decides what becomes of each row, once and whole, and counts: accepted rows go to their tables, rows whose every part
 * is there already are merged, rows that break a must go to quarantine. read = accepted + merged + quarantined.
 */
export class RowSorter {
  read = 0;
  lastDay: string | null = null;
  readonly #input: SourceInput;
  readonly #columns: readonly string[];
  readonly #known: KnownKeys;
  readonly #seen = new Map<string, KeyIndex>();
  readonly #writer: RowWriter;
  readonly #decided: Claim | undefined;
  readonly #rules = new Map<string, RuleCount>();
  readonly #unknownCodes: UnknownCodes;
  readonly #review: ReviewTexts;
  readonly #periods = new Map<string, string | undefined>();
  readonly #dated: ReadonlyMap<string, readonly number[]>;
  readonly #mapped: ReadonlyMap<string, number>;
  readonly #settledLater: ReadonlySet<string>;
  #counts = { accepted: 0, merged: 0, quarantined: 0, flagged: 0, cells: 0, unknown: 0 };

  /** @param decided what the keys of rows were found to be, where that was decided elsewhere */
  constructor(
    input: SourceInput,
    columns: readonly string[],
    writer: RowWriter,
    settledLater: ReadonlySet<string>,
    decided?: Claim,
  ) {
    this.#input = input;
    this.#decided = decided;
    this.#writer = writer;
    this.#columns = columns;
    this.#known = input.known;
    this.#review = new ReviewTexts(input.contract);
    this.#unknownCodes = new UnknownCodes(namesPeople(input.contract));
    const { tables } = input.contract;
    this.#settledLater = settledLater;
    this.#dated = new Map(
      tables.map(({ table }) => [
        table,
        (datedColumns[table] ?? []).map((column) => Object.keys(shapes[table] ?? {}).indexOf(column)),
      ]),
    );
    this.#mapped = new Map(
      tables.map(({ table, fields, turn }) => [
        table,
        new Set([...Object.keys(fields), ...Object.keys(turn?.[0]?.set ?? {})]).size,
      ]),
    );
  }

  take(cells: readonly string[], line: number, row: MappedSourceRow): void {
    this.read++;
    const rowNo = this.read;
    if (row.status === 'quarantined') {
      this.#counts.quarantined++;
      for (const breach of row.breaches) this.#count(breach, true);
      this.#unknownCodes.take(row.breaches);
      this.#quarantine(cells, line, rowNo, row.breaches[0] as Breach);
      return;
    }
    const { rows } = row;
    const intos = rows.map((mapped, i) => (this.#decided ?? this.#claim.bind(this))(mapped, rowNo, i + 1));
    const gives = rows.filter(({ removes }) => removes === undefined).length;
    const whole = gives > 0 && intos.filter((into) => into !== undefined).length === gives;
    if (whole) this.#counts.merged++;
    else {
      this.#counts.accepted++;
      if (row.flags.length > 0) this.#counts.flagged++;
      for (const flag of row.flags) this.#count(flag, false);
      this.#unknownCodes.take(row.flags);
      this.#review.take(row.flags, rowNo);
    }
    const quality = row.flags.length > 0 ? row.flags.map(({ rule }) => rule) : null;
    for (let i = 0; i < rows.length; i++) {
      const mapped = rows[i] as MappedRow;
      const into = intos[i];
      if (into) this.#merge(mapped.table, line, rowNo, i + 1, whole, into);
      else this.#accept(mapped, rowNo, i + 1, quality);
    }
  }

  /** A row of a delivery that holds the same as one before it: merged into the row that stood in its place there. */
  takeRepeated(line: number, into: string): void {
    this.read++;
    this.#counts.merged++;
    const table = this.#input.contract.tables[0]?.table ?? '';
    const row = { source_id: this.#input.contract.source, delivery_id: into, row_no: this.read };
    this.#merge(table, line, this.read, 1, true, row);
  }

  /** Counts rows that were accepted elsewhere, without flags. */
  addAccepted(rows: number): void {
    this.#counts.accepted += rows;
  }

  /** Sets how many cells the accepted rows were to fill, and how many of them are unknown. */
  measure(cells: number, unknown: number): void {
    this.#counts.cells = cells;
    this.#counts.unknown = unknown;
  }

  /** How many fields of a table the contract maps. */
  mappedFields(table: string): number {
    return this.#mapped.get(table) ?? 0;
  }

  /** The row that already holds this one's key; undefined when the key is new, which then belongs to this row. */
  #claim(mapped: MappedRow, rowNo: number): KnownRow | undefined {
    if (mapped.removes || this.#settledLater.has(mapped.table)) return undefined;
    const earlier = this.#known.find(mapped.keyed_by, mapped.key);
    if (earlier) return earlier;
    let seen = this.#seen.get(mapped.keyed_by);
    if (!seen) {
      seen = new KeyIndex();
      this.#seen.set(mapped.keyed_by, seen);
    }
    const before = seen.claim(mapped.key, rowNo);
    if (before === 0) return undefined;
    return { source_id: this.#input.contract.source, delivery_id: this.#input.deliveryId, row_no: before };
  }

  #accept(mapped: MappedRow, rowNo: number, partNo: number, quality: readonly string[] | null): void {
    const { table, values } = mapped;
    if (mapped.removes) {
      this.#writer.add(removalsOf(table), '', values, this.#lineage(rowNo, partNo, null));
      return;
    }
    const year = table === 'encounter' ? String(values[encounterStart]).slice(0, 4) : '';
    const unknown = this.#writer.add(table, year, values, this.#lineage(rowNo, partNo, quality));
    const mappedFields = this.#mapped.get(table) ?? values.length;
    this.#counts.cells += mappedFields;
    this.#counts.unknown += unknown - (values.length - mappedFields);
    for (const at of this.#dated.get(table) ?? []) this.#noteDay(values[at]);
  }

  #lineage(rowNo: number, partNo: number, quality: readonly string[] | null) {
    return [this.#input.contract.source, this.#input.deliveryId, rowNo, partNo, quality];
  }

  #noteDay(value: unknown): void {
    if (value == null) return;
    const text = typeof value === 'number' ? new Date(value).toISOString().slice(0, 10) : String(value);
    if (!this.#periods.has(text)) this.#periods.set(text, lastDayOfPeriod(text));
    const day = this.#periods.get(text);
    if (day !== undefined && (this.lastDay === null || day > this.lastDay)) this.lastDay = day;
  }

  #merge(table: string, line: number, rowNo: number, partNo: number, whole: boolean, into: KnownRow): void {
    const { contract, deliveryId } = this.#input;
    const place = [contract.source, deliveryId, line, rowNo, partNo, whole, table];
    this.#writer.add('merged', '', place, [into.source_id, into.delivery_id, into.row_no]);
  }

  #quarantine(cells: readonly string[], line: number, rowNo: number, { rule, field, value, say }: Breach): void {
    const { contract, deliveryId } = this.#input;
    const row: Record<string, string | null> = {};
    for (let i = 0; i < Math.max(cells.length, this.#columns.length); i++) {
      row[this.#columns[i] ?? `column ${i + 1}`] = cells[i] ?? null;
    }
    const held = { value, say, row };
    const [shown, zh, en, whole] = cellsOfHeld(held, `${deliveryId}/${rowNo}`, this.#input.cells);
    const place = [contract.source, deliveryId, this.#input.file, line, rowNo, rule, field, shown];
    this.#writer.add('quarantine', '', place, [zh, en, whole]);
  }

  #count({ rule, rule_say }: Breach, keptOut: boolean): void {
    const key = `${rule} ${keptOut}`;
    const count = this.#rules.get(key);
    if (count) count.rows++;
    else this.#rules.set(key, { rule, kept_out: keptOut, rows: 1, say: rule_say });
  }

  account(encoding: string, extra: readonly string[], passedOver: OpenRows['passedOver']): Delivery {
    const { contract, deliveryId, bytes, file, format } = this.#input;
    for (const [field, text, ...rest] of this.#review.list()) {
      const kept = cellOfText(text, `${contract.source}/${field}`, this.#input.cells);
      this.#writer.add('review', '', [contract.source, deliveryId, field, kept, ...rest], []);
    }
    const { accepted, merged, quarantined, flagged, cells, unknown } = this.#counts;
    if (this.read !== accepted + merged + quarantined) {
      throw new RangeError(
        `${contract.source}: ${this.read} rows read, but ${accepted} accepted, ${merged} merged, ${quarantined} quarantined.`,
      );
    }
    const scores = scoreQuality({
      read: this.read,
      quarantined,
      flagged,
      cells,
      unknown_cells: unknown,
      expected: contract.expected?.rows?.[0],
    });
    return {
      source_id: contract.source,
      names: contract.names,
      owner: contract.owner,
      contract_version: contract.version,
      delivery_id: deliveryId,
      file,
      format: format.kind,
      encoding,
      bytes,
      describes: contract.describes ?? null,
      period: null,
      arrived_at: null,
      stand_in: contract.stand_in ?? null,
      read: this.read,
      accepted,
      merged,
      quarantined,
      flagged,
      ...scores,
      extra_columns: extra,
      ...(passedOver ? { passed_over: [...passedOver].map(([kind, records]) => ({ kind, records })) } : {}),
      tables: this.#writer.countRows(),
      rules: [...this.#rules.values()].sort((a, b) => b.rows - a.rows || (a.rule < b.rule ? -1 : 1)),
      unknown_codes: this.#unknownCodes.list(),
    };
  }
}

const encounterStart = Object.keys(standardTables.encounter).indexOf('start');
