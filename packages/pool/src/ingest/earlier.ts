import { join } from 'node:path';
import {
  cleanName,
  type Expression,
  type Found,
  type LookupSpec,
  partsOf,
  type SourceContract,
} from '@junheng/engine/source';
import type { SnapshotFile } from '../spi.ts';
import { columnName, columnsOf, guarded, literal, typeOf, unguarded } from '../sql/names.ts';
import type { Session } from '../sql/session.ts';
import type { KeptDelivery } from './options.ts';

/** What the deliveries read before hold, for look-ups and for keys that come again. */
export type Earlier = {
  readonly poolFolder: string;
  readonly kept: readonly { readonly contract: SourceContract; readonly kept: KeptDelivery }[];
  session(): Promise<Session>;
  /** Stops what DuckDB is doing, if anything. */
  interrupt(): void;
};

const keyOf = (spec: LookupSpec) => [spec.table, spec.match, spec.give, spec.within ?? ''].join('\u001f');

/** Every look-up that a contract makes. */
export function listLookups(contract: SourceContract): LookupSpec[] {
  const specs = new Map<string, LookupSpec>();
  const visit = (expression: Expression): void => {
    if (expression === null || typeof expression !== 'object') return;
    if ('lookup' in expression) {
      const { table, match, give, within } = expression;
      const spec = { table, match, give, within: within?.column };
      specs.set(keyOf(spec), spec);
    }
    for (const part of partsOf(expression)) visit(part);
  };
  for (const mapping of contract.tables) {
    if (mapping.when !== undefined) visit(mapping.when);
    if (mapping.remove !== undefined) visit(mapping.remove);
    for (const field of Object.values(mapping.fields)) visit(field);
  }
  for (const { must, should } of contract.rules) {
    if (must !== undefined) visit(must);
    if (should !== undefined) visit(should);
  }
  return [...specs.values()];
}

/** Names of the key lists that a contract's tables are keyed by, as `compileMapping` writes them. */
export const keyNames = (contract: SourceContract) =>
  new Map(contract.tables.map(({ table, key }) => [`${table}(${key.join()})`, { table, key }]));

/** Earlier deliveries on which the result of reading this one depends: tables it looks up, keys it may repeat. */
export function dependsOn(contract: SourceContract, earlier: Earlier['kept']): string[] {
  const looked = new Set(listLookups(contract).map(({ table }) => table));
  const keys = keyNames(contract);
  return earlier
    .filter(
      ({ contract: other }) =>
        other.tables.some(({ table }) => looked.has(table)) || [...keyNames(other).keys()].some((key) => keys.has(key)),
    )
    .map(({ kept }) => kept.ingest_id);
}

export const readFiles = (paths: readonly string[]) =>
  `read_parquet([${paths.map(literal).join(', ')}], hive_partitioning = false)`;

/** Files in which look-ups are answered. */
export type Held = {
  readonly poolFolder: string;
  readonly files: readonly SnapshotFile[];
  session(): Promise<Session>;
};

/** Reads what the contract's look-ups need; after that they are answered from memory. */
export async function openLookups(
  contract: SourceContract,
  held: Held,
): Promise<(spec: LookupSpec) => (name: string, within: string | null) => Found> {
  const indexes = new Map<string, Map<string, Found>>();
  for (const spec of listLookups(contract)) indexes.set(keyOf(spec), await readIndex(spec, held));
  return (spec) => {
    const index = indexes.get(keyOf(spec)) ?? new Map<string, Found>();
    return (name, within) => index.get(within === null ? name : `${name}\u001f${within}`) ?? 'none';
  };
}

async function readIndex(spec: LookupSpec, held: Held): Promise<Map<string, Found>> {
  const { table, match, give, within } = spec;
  const index = new Map<string, Found>();
  const paths = held.files.filter((file) => file.table === table).map(({ path }) => join(held.poolFolder, path));
  if (paths.length === 0) return index;
  const asText = (column: string) => `CAST(${columnName(table, column)} AS VARCHAR)`;
  const text = isText(table, give);
  const given = text ? guarded(columnName(table, give)) : columnName(table, give);
  const selected = [asText(match), given, within === undefined ? 'NULL' : asText(within)];
  const session = await held.session();
  const rows = await session.read(`SELECT ${selected.join(', ')} FROM ${readFiles(paths)}`);
  for (const [name, value, place] of rows) {
    if (name == null || value == null || (within !== undefined && place == null)) continue;
    const clean = cleanName(String(name));
    const key = place == null ? clean : `${clean}\u001f${cleanName(String(place))}`;
    const before = index.get(key);
    const found = { value: text ? unguarded(value) : (value as string | number | boolean) };
    index.set(key, before === undefined || (typeof before === 'object' && before.value === value) ? found : 'several');
  }
  return index;
}

const isText = (table: string, column: string): boolean => typeOf(columnsOf(table)[column] ?? 'text') === 'text';

/** A key column in the form in which a mapping holds it: days as ISO text, instants as epoch milliseconds. */
export function keyColumn(table: string, column: string): string {
  const name = columnName(table, column);
  const type = typeOf(columnsOf(table)[column] ?? 'text');
  if (type === 'day') return `CAST(${name} AS VARCHAR)`;
  return type === 'instant' ? `epoch_ms(${name})` : name;
}
