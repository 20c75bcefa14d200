import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Condition } from '@junheng/engine/domain';
import { type ColumnType, type Row, standardTables, type TableName } from '@junheng/engine/pool';
import { InputError } from '../input-error.ts';
import { hasRollups } from '../rollup/refresh.ts';
import { cellSealer } from '../seal/cells.ts';
import { sealKeys } from '../seal/keys.ts';
import type { PoolReader, RowPage, Snapshot } from '../spi.ts';
import { type ClickHouseOptions, clickHouseFrom } from '../sql/clickhouse-options.ts';
import { duckDbEngine } from '../sql/duckdb-engine.ts';
import type { Plain, QueryEngine } from '../sql/engine.ts';
import { columnsOf, typeOf } from '../sql/names.ts';
import { holdsOn } from '../sql/query/as-of.ts';
import { contactsByDay, stayLengths, useByFacility } from '../sql/query/encounters.ts';
import { censusAbove, contactsOutsideValidity, personsInTwoBeds, stocksAbove } from '../sql/query/invariants.ts';
import { reviewCount, reviewPage } from '../sql/query/review.ts';
import { askRollup, rollupMeasures } from '../sql/query/rollups.ts';
import { countOfRows, countOfUnmatched, pageOfRows, rowsOfSource } from '../sql/query/rows.ts';
import type { Statement } from '../sql/query/statement.ts';
import type { SessionOptions } from '../sql/session.ts';
import { readHeld, toReviewText } from './open-cells.ts';
import { tallier } from './tally.ts';

const pageLength = 100;

export type OpenOptions = SessionOptions & {
  /** A server that is asked instead of DuckDB; null for none. When absent, the environment says (`CLICKHOUSE_URL`). */
  readonly clickhouse?: ClickHouseOptions | null | undefined;
  /** The region's key, for rows of the quarantine and texts for review that are sealed; without it they say that they are. */
  readonly personKey?: Uint8Array | undefined;
};

/**
 * Opens one snapshot for reading, on DuckDB over its Parquet files, or on the ClickHouse that the environment names.
 * The engine starts at the first question. A table without files is there and empty.
 *
 * @param folder the pool's folder
 * @throws InputError `pool.error.fileGone` when a file of the snapshot is not there
 */
export async function openPool(folder: string, snapshot: Snapshot, options: OpenOptions = {}): Promise<PoolReader> {
  const gone = snapshot.files.find(({ path }) => !existsSync(join(folder, path)));
  if (gone) throw new InputError('pool.error.fileGone', { file: join(folder, gone.path) }, gone.path);
  let opened: Promise<QueryEngine> | undefined;
  /** Whether counts of encounters are quicker from what was counted before; as it was when the engine started. */
  let kept = false;
  const engine = () => {
    if (opened) return opened;
    kept = !serverOf(options) && hasRollups(folder, snapshot);
    opened = openEngine(folder, snapshot, options);
    return opened;
  };
  const ask = async (statement: Statement): Promise<readonly (readonly Plain[])[]> => (await engine()).ask(statement);
  const counted = async () => {
    await engine();
    return kept;
  };
  const cells = options.personKey && cellSealer(sealKeys(options.personKey));
  const count = async (statement: Statement) => Number((await ask(statement))[0]?.[0] ?? 0);

  return {
    snapshot,
    async readTable<T extends TableName>(
      table: T,
      where: readonly Condition[] = [],
      { asOf }: { readonly asOf?: string | undefined } = {},
    ) {
      const columns = Object.keys(standardTables[table]);
      const held = asOf === undefined ? undefined : holdsOn(table, asOf);
      const rows = new Map<string, Row<T>[]>();
      for (const { source_id, delivery_id, tables } of snapshot.deliveries) {
        if (tables.some((made) => made.table === table)) rows.set(`${source_id} ${delivery_id}`, []);
      }
      for (const source of new Set(snapshot.deliveries.map(({ source_id }) => source_id))) {
        if (![...rows.keys()].some((name) => name.startsWith(`${source} `))) continue;
        for (const [delivery, ...values] of await ask(rowsOfSource(table, columns, source, where, held))) {
          rows.get(`${source} ${delivery}`)?.push(toRow(table, columns, values));
        }
      }
      return [...rows.values()].flat();
    },
    async readRows(recipe, { offset = 0, limit = pageLength } = {}): Promise<RowPage> {
      const rows = await ask(pageOfRows(recipe, offset, limit));
      const shape = Object.entries(columnsOf(recipe.table));
      const types = shape.map(([, type]) => typeOf(type));
      return {
        columns: shape.map(([column]) => column),
        rows: rows.map((row) => row.map((value, i) => cellOf(types[i] ?? 'text', value))),
        total: await count(countOfRows(recipe)),
      };
    },
    countRows: async (recipe) => count(countOfRows(recipe)),
    countUnmatched: async (reference) => count(countOfUnmatched(reference)),
    countRemarkable: async (what) =>
      count(what === 'person_in_two_beds' ? personsInTwoBeds() : contactsOutsideValidity()),
    async findAbove(what, asOf) {
      const census = what === 'intensive_above_hospital';
      const [more, less] = what.split('_above_') as [string, string];
      const [row] = await ask(census ? censusAbove('intensive', 'inpatient') : stocksAbove(more, less, asOf));
      if (row === undefined) return null;
      const unit = census ? 1 : 10_000;
      return {
        count: Number(row[3]),
        place_id: String(row[0]),
        more: Number(row[1]) / unit,
        less: Number(row[2]) / unit,
      };
    },
    async contactsByDay(asked) {
      if (!(await counted())) return (await ask(contactsByDay(asked))).map(toDayCount);
      const of = asked.by === 'facility';
      const rows = await ask(
        askRollup({ basis: 'started', by: of ? ['facility_id', 'day'] : ['day'], where: kindOf(asked) }),
      );
      return rows.map((row) => toDayCount(of ? row : [null, ...row]));
    },
    async useByFacility(asked) {
      const { from, to } = asked;
      const rows = (await counted())
        ? await ask(askRollup({ basis: 'ended', by: ['facility_id', 'service_code'], where: kindOf(asked), from, to }))
        : await ask(useByFacility(asked));
      return rows.map(([facility, service, stays, bedDays, waits, seconds]) => ({
        facility_id: String(facility),
        service_code: String(service),
        stays: Number(stays),
        bed_days: Number(bedDays ?? 0),
        mean_wait_minutes: Number(waits) > 0 ? Number(seconds) / 60 / Number(waits) : null,
      }));
    },
    async countEncounters(question) {
      const rows = await ask(askRollup(question));
      return { columns: [...question.by, ...rollupMeasures], rows: rows.map((row) => row.map(plainCell)) };
    },
    async stayLengths(asked) {
      return (await ask(stayLengths(asked))).map(([facility, days, stays]) => ({
        facility_id: String(facility),
        days: Number(days),
        stays: Number(stays),
      }));
    },
    async readQuarantine(filter = {}, { offset = 0, limit = pageLength } = {}) {
      const repairs = snapshot.deliveries.flatMap((delivery) => delivery.repairs ?? []);
      return readHeld({ ask, cells, repairs }, filter, { offset, limit });
    },
    tally: tallier(engine),
    async readReview(filter = {}, { offset = 0, limit = pageLength } = {}) {
      const rows = await ask(reviewPage(filter, offset, limit));
      return { rows: rows.map((row) => toReviewText(row, cells)), total: await count(reviewCount(filter)) };
    },
    close() {
      opened?.then(closeEngine, () => undefined);
      opened = undefined;
    },
  };
}

/** What goes wrong while closing spoils no answer, but somebody should know. */
function closeEngine(engine: QueryEngine): void {
  try {
    engine.close();
  } catch (error) {
    process.emitWarning(`The pool's engine did not close: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function cellOf(type: ColumnType, value: Plain): string | number | boolean | null {
  if (type === 'decimal') return value === null ? null : Number(value);
  return isList(value) ? value.join(', ') : value;
}

const isList = (value: Plain | undefined): value is readonly Plain[] => Array.isArray(value);

const plainCell = (value: Plain): string | number | null =>
  value === null || typeof value === 'string' ? value : Number(value);

const toDayCount = ([place, day, contacts]: readonly Plain[]) => ({
  place_id: place == null ? null : String(place),
  day: String(day),
  contacts: Number(contacts),
});

const serverOf = ({ clickhouse }: OpenOptions) => (clickhouse === undefined ? clickHouseFrom(process.env) : clickhouse);

const kindOf = (asked: { readonly class: string; readonly service_code?: string | undefined }) => ({
  class: asked.class,
  ...(asked.service_code === undefined ? {} : { service_code: asked.service_code }),
});

async function openEngine(folder: string, snapshot: Snapshot, options: OpenOptions): Promise<QueryEngine> {
  const server = serverOf(options);
  if (!server) return duckDbEngine(folder, snapshot, options);
  const { clickHouseEngine } = await import('../sql/clickhouse-engine.ts');
  return clickHouseEngine(folder, snapshot, server);
}

function toRow<T extends TableName>(table: T, columns: readonly string[], values: readonly Plain[]): Row<T> {
  const shape: Readonly<Record<string, string>> = standardTables[table];
  const row: Record<string, unknown> = {};
  columns.forEach((column, i) => {
    row[column] = heldValue(typeOf(shape[column] ?? 'text'), values[i] ?? null);
  });
  return row as Row<T>;
}

/** Money travels as text, so that no engine rounds it on the way. */
function heldValue(type: ColumnType, value: Plain): unknown {
  if (value === null) return null;
  if (type === 'json') return JSON.parse(String(value));
  return type === 'decimal' ? Number(value) : value;
}
