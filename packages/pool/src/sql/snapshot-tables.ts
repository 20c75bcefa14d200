import { type ColumnType, lineageColumns, standardTables } from '@junheng/engine/pool';
import { mergedColumns, quarantineColumns, reviewColumns } from '../ingest/side-tables.ts';
import { typeOf } from './names.ts';

/** Every table that a statement may name, with the types of its columns, lineage last. */
export const snapshotTables: Readonly<Record<string, Readonly<Record<string, ColumnType>>>> = Object.fromEntries(
  Object.entries({
    ...Object.fromEntries(
      Object.entries(standardTables).map(([name, shape]) => [name, { ...shape, ...lineageColumns }]),
    ),
    quarantine: quarantineColumns,
    merged: mergedColumns,
    review: reviewColumns,
  }).map(([name, shape]) => [
    name,
    Object.fromEntries(Object.entries(shape).map(([column, type]) => [column, typeOf(type)])),
  ]),
);
