import { standardTables } from '@junheng/engine/pool';
import { literal } from '../names.ts';

const parquet = (paths: readonly string[]) =>
  `read_parquet([${paths.map(literal).join(', ')}], hive_partitioning = false)`;
const listed = (values: readonly string[]) => (values.length === 0 ? 'NULL' : values.map(literal).join(', '));

/** Columns that hold a pseudonym. */
const personColumns = ['person_key', 'into_key'];

/** Pairs of pseudonyms of which one is in the list. */
export const linkedPersons = (paths: readonly string[], persons: readonly string[]): string =>
  `SELECT DISTINCT person_key, into_key FROM ${parquet(paths)} WHERE person_key IN (${listed(persons)}) OR into_key IN (${listed(persons)}) ORDER BY ALL`;

/** Ids of the contacts of people. */
export const contactsOfPersons = (paths: readonly string[], persons: readonly string[]): string =>
  `SELECT DISTINCT encounter_id FROM ${parquet(paths)} WHERE person_key IN (${listed(persons)}) ORDER BY ALL`;

/** How many rows of a file are about people; undefined for a table that holds no pseudonyms. */
export function countPersons(path: string, table: string, persons: readonly string[]): string | undefined {
  const shape = standardTables[table as keyof typeof standardTables] ?? {};
  const columns = personColumns.filter((column) => Object.hasOwn(shape, column));
  if (columns.length === 0) return undefined;
  const any = columns.map((column) => `"${column}" IN (${listed(persons)})`).join(' OR ');
  return `SELECT count(*) FROM ${parquet([path])} WHERE ${any}`;
}

/** Ids of the contacts that claims name. */
export const claimContacts = (path: string): string => `SELECT DISTINCT encounter_id FROM ${parquet([path])}`;

/** Texts that wait for people, with their source, delivery and field. */
export const reviewTexts = (path: string): string =>
  `SELECT source_id, delivery_id, field, text FROM ${parquet([path])}`;

/** Rows in quarantine as they were sent, with their source, delivery and number. */
export const quarantinedRows = (path: string): string =>
  `SELECT source_id, delivery_id, row_no, "row" FROM ${parquet([path])}`;
