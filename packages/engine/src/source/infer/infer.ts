import type { SourceFormat } from '../contract.ts';
import type { TableShapes } from '../mapping.ts';
import { shapeColumns } from '../mapping.ts';
import { type AgeColumn, findAgeColumns } from './age-columns.ts';
import { type ColumnGuess, guessColumn } from './guess-column.ts';
import { type FieldMatch, matchTables, type TableMatch } from './match-table.ts';
import { tableWords } from './synonyms.ts';

/** A sample of a delivery: its columns and some rows of text. */
export type InferInput = {
  readonly file: string;
  readonly format: SourceFormat;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The standard table that is meant; otherwise the likeliest. */
  readonly table?: string | undefined;
  /** Code of the source; otherwise out of the file's name. */
  readonly source?: string | undefined;
};

/** What a sample speaks for. Everything in it is a guess for a person to correct. */
export type Inferred = {
  readonly source: string;
  readonly file: string;
  readonly format: SourceFormat;
  readonly columns: readonly ColumnGuess[];
  /** The table that is drafted; undefined when the columns speak for none. */
  readonly match: TableMatch | undefined;
  /** Other tables for which the columns speak nearly as much. */
  readonly others: readonly string[];
  /** Columns that are age bands: they feed `population`, one row each. */
  readonly ages: readonly AgeColumn[];
  /** The column that names the place of age bands. */
  readonly placeOfAges: string | undefined;
  readonly key: readonly string[];
  /** No two rows of the sample have the same key. */
  readonly keyIsUnique: boolean;
};

/**
 * Guesses from a sample what a contract would say: what each column holds, which standard table it speaks for, what
 * identifies a row. The meaning of codes is never guessed.
 *
 * @throws RangeError for a table that is not one
 */
export function inferSource(input: InferInput, shapes: TableShapes): Inferred {
  const { columns, rows, file, format } = input;
  const shaped = format.kind === 'geojson' || format.kind === 'topojson';
  const guesses = columns.map((column, i) =>
    guessColumn(
      column,
      rows.map((row) => row[i] ?? ''),
    ),
  );
  const ages = findAgeColumns(guesses);
  const inBand = new Set(ages.map(({ column }) => column));
  const matches = matchTables(
    guesses.filter(({ column }) => !inBand.has(column)),
    file,
    shapes,
  );
  const wanted = input.table;
  if (wanted !== undefined && !(wanted in shapes)) throw new RangeError(`There is no standard table "${wanted}".`);
  const match =
    wanted === undefined
      ? likeliest(matches, shaped)
      : (matches.find(({ table }) => table === wanted) ?? { table: wanted, score: 0, fields: [] });
  const key = keyOf(match);
  const at = key.map((field) => columns.indexOf(match?.fields.find((one) => one.field === field)?.guess.column ?? ''));
  const seen = new Set(rows.map((row) => at.map((i) => row[i] ?? '').join('\u001f')));
  return {
    source: input.source ?? sourceCode(file),
    file,
    format,
    columns: guesses,
    match,
    others: matches
      .filter(({ table, score }) => table !== match?.table && score > 0.7 * (match?.score ?? 0))
      .slice(0, 3)
      .map(({ table }) => table),
    ages,
    placeOfAges: ages.length > 0 ? placeColumn(guesses, matches) : undefined,
    key,
    keyIsUnique: key.length > 0 && seen.size === rows.length,
  };
}

/** Shapes are of places; apart from that the table with the highest score. */
function likeliest(matches: readonly TableMatch[], shaped: boolean): TableMatch | undefined {
  const places = ['region', 'zone', 'facility', 'settlement', 'incident'];
  const fit = shaped ? matches.filter(({ table }) => places.includes(table)) : matches;
  return fit[0];
}

function keyOf(match: TableMatch | undefined): string[] {
  if (!match) return [];
  const found = new Set(match.fields.map(({ field }) => field));
  const usual = tableWords[match.table]?.key ?? [];
  const key = usual.filter((field) => found.has(field));
  return key.length > 0 ? key : usual.slice(0, 1);
}

function placeColumn(guesses: readonly ColumnGuess[], matches: readonly TableMatch[]): string | undefined {
  const place = (one: FieldMatch) => ['place_id', 'zone_id', 'region_id'].includes(one.field);
  const named = matches.flatMap(({ fields }) => fields.filter(place)).sort((a, b) => b.score - a.score);
  return named.find(({ guess }) => guess.unique)?.guess.column ?? guesses.find(({ unique }) => unique)?.column;
}

/** A code out of a file's name: lower-case letters, digits, `-` and `_`. */
export function sourceCode(file: string): string {
  const stem = (file.replace(/^.*[/\\]/, '').split('.')[0] ?? '').toLowerCase();
  const code = stem.replace(/[^a-z0-9_-]+/g, '-').replace(/^[^a-z]+|-+$/g, '');
  return code === '' ? 'source' : code;
}

/** Columns of which nothing is made in the draft. */
export function leftOver({ columns, match, ages, placeOfAges }: Inferred): string[] {
  const used = new Set([
    ...(match?.fields ?? []).map(({ guess }) => guess.column),
    ...ages.map(({ column }) => column),
    ...(placeOfAges === undefined ? [] : [placeOfAges]),
    ...shapeColumns,
  ]);
  return columns.map(({ column }) => column).filter((column) => !used.has(column));
}
