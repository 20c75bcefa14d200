import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lineageColumns, type QuarantinedRow, type Row, standardTables, type TableName } from '@junheng/engine/pool';
import { mergedColumns, quarantineColumns } from '../ingest/side-tables.ts';
import { InputError } from '../input-error.ts';
import type { PoolReader, RowPage, Snapshot } from '../spi.ts';
import { columnsOf, literal, sqlTypes, typeOf } from '../sql/names.ts';
import { contactsByDay, stayLengths, useByFacility } from '../sql/query/encounters.ts';
import { quarantineCount, quarantinePage } from '../sql/query/quarantine.ts';
import { countOfRows, countOfUnmatched, pageOfRows, rowsOfSource } from '../sql/query/rows.ts';
import type { Statement } from '../sql/query/statement.ts';
import { openSession, type Plain, type Session, type SessionOptions } from '../sql/session.ts';

const pageLength = 100;

/**
 * Opens one snapshot for reading, on DuckDB over its Parquet files. DuckDB starts at the first question and every
 * table is a view, so that statements name tables, not files. A table without files is there and empty.
 *
 * @param folder the pool's folder
 * @throws InputError `pool.error.fileGone` when a file of the snapshot is not there
 */
export async function openPool(folder: string, snapshot: Snapshot, options: SessionOptions = {}): Promise<PoolReader> {
  const gone = snapshot.files.find(({ path }) => !existsSync(join(folder, path)));
  if (gone) throw new InputError('pool.error.fileGone', { file: join(folder, gone.path) }, gone.path);
  let opened: Promise<Session> | undefined;
  const ask = async ({ sql, values }: Statement): Promise<readonly (readonly Plain[])[]> => {
    opened ??= openViews(folder, snapshot, options);
    return (await opened).read(sql, values);
  };
  const count = async (statement: Statement) => Number((await ask(statement))[0]?.[0] ?? 0);

  return {
    snapshot,
    async readTable<T extends TableName>(table: T, where = []) {
      const columns = Object.keys(standardTables[table]);
      const rows: Row<T>[] = [];
      for (const { source_id, tables } of snapshot.deliveries) {
        if (!tables.some((made) => made.table === table)) continue;
        for (const values of await ask(rowsOfSource(table, columns, source_id, where))) {
          rows.push(toRow(table, columns, values));
        }
      }
      return rows;
    },
    async readRows(recipe, { offset = 0, limit = pageLength } = {}): Promise<RowPage> {
      const rows = await ask(pageOfRows(recipe, offset, limit));
      return {
        columns: Object.keys(columnsOf(recipe.table)),
        rows: rows.map((row) => row.map((value) => (isList(value) ? value.join(', ') : value))),
        total: await count(countOfRows(recipe)),
      };
    },
    countRows: async (recipe) => count(countOfRows(recipe)),
    countUnmatched: async (reference) => count(countOfUnmatched(reference)),
    contactsByDay: async (asked) => (await ask(contactsByDay(asked))).map(toDayCount),
    async useByFacility(asked) {
      return (await ask(useByFacility(asked))).map(([facility, service, stays, bedDays, seconds, waits]) => ({
        facility_id: String(facility),
        service_code: String(service),
        stays: Number(stays),
        bed_days: Number(bedDays ?? 0),
        mean_wait_minutes: Number(waits) > 0 ? Number(seconds) / 60 / Number(waits) : null,
      }));
    },
    async stayLengths(asked) {
      return (await ask(stayLengths(asked))).map(([facility, days, stays]) => ({
        facility_id: String(facility),
        days: Number(days),
        stays: Number(stays),
      }));
    },
    async readQuarantine(filter = {}, { offset = 0, limit = pageLength } = {}) {
      const rows = await ask(quarantinePage(filter, offset, limit));
      return { rows: rows.map(toQuarantinedRow), total: await count(quarantineCount(filter)) };
    },
    close() {
      opened?.then((session) => session.close()).catch(() => undefined);
      opened = undefined;
    },
  };
}

const isList = (value: Plain | undefined): value is readonly Plain[] => Array.isArray(value);

const toDayCount = ([place, day, contacts]: readonly Plain[]) => ({
  place_id: place == null ? null : String(place),
  day: String(day),
  contacts: Number(contacts),
});

async function openViews(folder: string, snapshot: Snapshot, options: SessionOptions): Promise<Session> {
  const session = await openSession(options);
  const shapes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    ...Object.fromEntries(
      Object.entries(standardTables).map(([name, shape]) => [name, { ...shape, ...lineageColumns }]),
    ),
    quarantine: quarantineColumns,
    merged: mergedColumns,
  };
  const statements = Object.entries(shapes).map(([table, columns]) => {
    const paths = snapshot.files.filter((file) => file.table === table).map(({ path }) => literal(join(folder, path)));
    const empty = Object.entries(columns).map(([name, type]) => `CAST(NULL AS ${sqlTypes[typeOf(type)]}) AS "${name}"`);
    const from =
      paths.length > 0
        ? `SELECT * FROM read_parquet([${paths.join(', ')}], hive_partitioning = false)`
        : `SELECT ${empty.join(', ')} WHERE FALSE`;
    return `CREATE VIEW "${table}" AS ${from}`;
  });
  await session.run(statements.join(';\n'));
  return session;
}

function toRow<T extends TableName>(table: T, columns: readonly string[], values: readonly Plain[]): Row<T> {
  const shape: Readonly<Record<string, string>> = standardTables[table];
  const row: Record<string, unknown> = {};
  columns.forEach((column, i) => {
    const value = values[i] ?? null;
    row[column] = value !== null && typeOf(shape[column] ?? 'text') === 'json' ? JSON.parse(String(value)) : value;
  });
  return row as Row<T>;
}

function toQuarantinedRow(values: readonly Plain[]): QuarantinedRow {
  const [source, delivery, file, line, rowNo, rule, field, value, zh, en, row] = values;
  return {
    source_id: String(source),
    delivery_id: String(delivery),
    file: String(file),
    line: Number(line),
    row_no: Number(rowNo),
    rule: String(rule),
    field: field == null ? null : String(field),
    value: value == null ? null : String(value),
    say: { zh: String(zh), en: String(en) },
    row: JSON.parse(String(row)),
  };
}
