import { columnsOf, guarded, literal, sqlTypes, typeOf } from '../names.ts';
import { type DictionaryPlan, isListed, type PartPlan, type QuickPlan } from './compile/contract.ts';
import { readStaged, unstaged } from './write-parquet.ts';

type Staged = { readonly path: string; readonly lineBreaks: boolean; readonly longestLine: number };

/** Cells of `read_csv` that are padded at the end of a short row are null; this text stands in no cell, so no other is. */
const neverWritten = '\n';

/** Cells of rows as text under `c0`, `c1` …: `width` of them and one more, which is null unless a row has too many. */
function readCells(path: string, delimiter: string, names: readonly string[]): string {
  const columns = names.map((name) => `'${name}': 'VARCHAR'`).join(', ');
  return `read_csv(${literal(path)}, header = false, auto_detect = false, delim = ${literal(delimiter)}, quote = '', escape = '', nullstr = ${literal(neverWritten)}, null_padding = true, columns = {${columns}})`;
}

const guardedAll = (names: readonly string[]) => names.map(guarded).join(', ');

const cellNames = (width: number) => Array.from({ length: width + 1 }, (_, i) => `c${i}`);

/** The rows of a piece of plain lines, numbered on from `before`. */
export const rowsOfLines = (path: string, delimiter: string, width: number, before: number): string =>
  `(SELECT CAST(row_number() OVER () + ${before} AS INTEGER) AS row_no, * FROM ${readCells(path, delimiter, cellNames(width))})`;

/** The same of rows whose number stands before their cells. */
export const rowsOfNumbered = (path: string, delimiter: string, width: number): string =>
  `(SELECT CAST(n AS INTEGER) AS row_no, * EXCLUDE (n) FROM ${readCells(path, delimiter, ['n', ...cellNames(width)])})`;

/** The cells of a row that is not clean, which are kept as one list. */
const cellsOf = (width: number) => cellNames(width).map((name, i) => `cells[${i + 1}] AS ${name}`);

const dictionaryColumns = ({ at, values }: DictionaryPlan): Record<string, string> => ({
  ...Object.fromEntries(at.map((_, i) => [`k${i}`, 'text'])),
  sound: 'boolean',
  ...Object.fromEntries(values.map(({ type }, i) => [`v${i}`, `${type}?`])),
});

export function createDictionary(plan: DictionaryPlan, i: number): string {
  const columns = Object.entries(dictionaryColumns(plan)).map(([name, type]) => `${name} ${sqlTypes[typeOf(type)]}`);
  return `CREATE OR REPLACE TABLE dictionary${i} (${columns.join(', ')})`;
}

/** Tuples of cells of `raw` that dictionary `i` does not have, `limit` at most. */
export function unknownTuples({ at }: DictionaryPlan, i: number, limit: number): string {
  const cells = at.map((column) => `c${column}`);
  const same = cells.map((cell, k) => `d.k${k} = t.${cell}`).join(' AND ');
  const known = cells.map((cell) => `${cell} IS NOT NULL`).join(' AND ');
  return `SELECT ${guardedAll(cells)} FROM (SELECT DISTINCT ${cells.join(', ')} FROM raw WHERE ${known}) t WHERE NOT EXISTS (SELECT 1 FROM dictionary${i} d WHERE ${same}) ORDER BY ${cells.join(', ')} LIMIT ${limit}`;
}

export function addToDictionary(plan: DictionaryPlan, i: number, file: Staged): string {
  const columns = dictionaryColumns(plan);
  const names = Object.entries(columns).map(([name, type]) => unstaged(name, typeOf(type)));
  return `INSERT INTO dictionary${i} SELECT ${names.join(', ')} FROM ${readStaged(file.path, columns, file)}`;
}

/** Names that a listed dictionary has as it stands: it grows under a new one, while rows are mapped by the old. */
const listedName = (i: number, version: number) => `listed${i}_${version}`;
const placesName = (i: number, version: number) => `places${i}_${version}`;

/** Makes the lists of a dictionary of one column anew, out of the tuples that are sound, and drops those before the last. */
export function listDictionary({ values }: DictionaryPlan, i: number, version: number): readonly string[] {
  const lists = values.map((_, k) => `list(v${k} ORDER BY k0) AS v${k}`);
  const from = `FROM dictionary${i} WHERE sound`;
  return [
    `CREATE OR REPLACE TYPE ${placesName(i, version)} AS ENUM (SELECT k0 ${from} ORDER BY k0)`,
    `CREATE OR REPLACE TABLE ${listedName(i, version)} AS SELECT ${['count(*) AS tuples', ...lists].join(', ')} ${from}`,
    ...(version > 2 ? [`DROP TABLE ${listedName(i, version - 2)}`, `DROP TYPE ${placesName(i, version - 2)}`] : []),
  ];
}

/** A value that is the same for all rows need not be kept with them. */
const isFixed = (value: string | undefined) =>
  value !== undefined && !/\b[rd]\d*\.[a-z]/.test(value.replace(/'(?:''|[^'])*'/g, ''));

const partPrefix = (i: number) => `p${i}_`;

/**
 * Makes the table that rows are mapped into, or adds to it: whether a row is clean, its parts, and its cells where it is
 * not. `versions` are those of the dictionaries, 0 for one that is not listed yet.
 */
export function mapRows(
  { dictionaries, parts, clean, width, reckoned }: QuickPlan,
  from: string,
  into: string,
  first: boolean,
  versions: readonly number[],
): string {
  const joins = dictionaries.map((plan, i) => {
    const on = plan.at.map((column, k) => `r.c${column} = d${i}.k${k}`).join(' AND ');
    return isListed(plan) ? `CROSS JOIN ${listOf(plan, i, versions[i])}` : `LEFT JOIN dictionary${i} d${i} ON ${on}`;
  });
  const places = dictionaries.flatMap((plan, i) => (isListed(plan) ? [placeOf(plan, i, versions[i])] : []));
  const values = parts.flatMap(({ table, given, values: all }, i) => {
    const types = namesOf(table).map((name) => sqlTypes[typeOf(columnsOf(table)[name] ?? 'text')]);
    return [
      `${given} AS ${partPrefix(i)}given`,
      ...all.flatMap((value, k) => (isFixed(value) ? [] : [`CAST(${value} AS ${types[k]}) AS ${partPrefix(i)}${k}`])),
    ];
  });
  const names = cellNames(width);
  const made = [...places, ...reckoned.map((value, i) => `${value} AS x${i}`)];
  const cells = `(SELECT ${['r.*', ...made].join(', ')} FROM ${from} r)`;
  const inner = `SELECT r.row_no, ${names.map((name) => `r.${name}`).join(', ')}, ${clean} AS clean, ${values.join(', ')} FROM ${cells} r ${joins.join(' ')}`;
  const mapped = `SELECT * EXCLUDE (${names.join(', ')}), CASE WHEN clean THEN NULL ELSE [${names.join(', ')}] END AS cells FROM (${inner})`;
  return first ? `CREATE OR REPLACE TABLE "${into}" AS ${mapped}` : `INSERT INTO "${into}" ${mapped}`;
}

/** The place of a cell in the lists of a dictionary, from 1; null where it has none. */
const placeOf = ({ at }: DictionaryPlan, i: number, version = 0): string =>
  version === 0
    ? `CAST(NULL AS INTEGER) AS e${i}`
    : `CAST(enum_code(TRY_CAST(r.c${at[0]} AS ${placesName(i, version)})) AS INTEGER) + 1 AS e${i}`;

function listOf({ values }: DictionaryPlan, i: number, version = 0): string {
  const empty = values.map(({ type }, k) => `CAST([] AS ${sqlTypes[typeOf(type)]}[]) AS v${k}`);
  return version === 0 ? `(SELECT ${['0 AS tuples', ...empty].join(', ')}) d${i}` : `${listedName(i, version)} d${i}`;
}

/** Keeps the rows that are not clean, in their order, as the table `raw`. */
export const takeUnclear = (mapped: string, width: number): string =>
  `CREATE OR REPLACE TABLE raw AS SELECT row_no, ${cellsOf(width).join(', ')} FROM "${mapped}" WHERE NOT clean ORDER BY row_no`;

/** Takes them out of a piece: to be mapped again now that dictionaries know more. */
export const dropUnclear = (mapped: string): string => `DELETE FROM "${mapped}" WHERE NOT clean`;

/** Rows of a piece, and those that are not clean. */
export const countClear = (mapped: string): string =>
  `SELECT count(*), count(*) FILTER (WHERE NOT clean) FROM "${mapped}"`;

/** The rows of the table `raw`, with their cells. */
export const unclearRows = (width: number): string =>
  `SELECT row_no, ${guardedAll(cellNames(width))} FROM raw ORDER BY row_no`;

export type MadeRows = {
  readonly mapped: string;
  /** Tables of the rows that the reference evaluator mapped, by standard table. */
  readonly evaluated: ReadonlyMap<string, string>;
};

/** Keeps staged rows that the reference evaluator mapped as a table of the session. */
export function keepEvaluated(table: string, file: Staged, into: string): string {
  const columns = { ...columnsOf(table), key_list: 'integer' };
  const read = Object.entries(columns).map(([name, type]) => unstaged(name, typeOf(type)));
  return `CREATE OR REPLACE TABLE "${into}" AS SELECT ${read.join(', ')} FROM ${readStaged(file.path, columns, file)}`;
}

/**
 * The rows of a standard table that a piece gives: those mapped in SQL, and those that the reference evaluator mapped.
 * `key_list` says by which key they are keyed.
 */
export function rowsOfTable(
  table: string,
  parts: readonly PartPlan[],
  keyLists: readonly string[],
  lineage: { readonly source: string; readonly delivery: string },
  { mapped, evaluated }: MadeRows,
): string {
  const names = namesOf(table).map((name) => `"${name}"`);
  const selects = parts.flatMap((part, i) => {
    if (part.table !== table) return [];
    const before = parts.slice(0, i).map((_, k) => `CAST(${partPrefix(k)}given AS INTEGER)`);
    const types = namesOf(table).map((name) => sqlTypes[typeOf(columnsOf(table)[name] ?? 'text')]);
    const values = names.map((name, k) =>
      isFixed(part.values[k]) ? `CAST(${part.values[k]} AS ${types[k]}) AS ${name}` : `${partPrefix(i)}${k} AS ${name}`,
    );
    const tail = [
      `${literal(lineage.source)} AS source_id, ${literal(lineage.delivery)} AS delivery_id, row_no`,
      `CAST(${['1', ...before].join(' + ')} AS INTEGER) AS part_no, CAST(NULL AS VARCHAR[]) AS quality`,
    ];
    const list = keyLists.indexOf(part.keyedBy);
    return `SELECT ${[...values, ...tail].join(', ')}, ${list} AS key_list FROM "${mapped}" WHERE clean AND ${partPrefix(i)}given`;
  });
  const own = evaluated.get(table);
  return [...selects, ...(own === undefined ? [] : [`SELECT * FROM "${own}"`])].join(' UNION ALL ');
}

const lineageNames = new Set(['source_id', 'delivery_id', 'row_no', 'part_no', 'quality']);
const namesOf = (table: string) => Object.keys(columnsOf(table)).filter((name) => !lineageNames.has(name));

/** A key as one text, and two hashes of it as four numbers of 31 bits, which JavaScript holds without allocating. */
function keyHash(key: readonly string[]): string {
  const text = `concat(${key.map((column) => `chr(31), coalesce(CAST("${column}" AS VARCHAR), '')`).join(', ')})`;
  return [`hash(${text})`, `hash('~' || ${text})`]
    .flatMap((hashed) => [`CAST(${hashed} >> 33 AS INTEGER)`, `CAST(${hashed} & 2147483647 AS INTEGER)`])
    .join(', ');
}

/** Every row of a piece by its number and part: table, key list (from 0), hashes of its key. */
export function keysOfPiece(
  tables: ReadonlyMap<string, string>,
  keyLists: readonly { readonly table: string; readonly key: readonly string[] }[],
): string {
  const selects = [...tables].flatMap(([table, rows], at) =>
    keyLists.flatMap((list, i) =>
      list.table === table
        ? [
            `SELECT row_no, part_no, ${at} AS table_no, ${i} AS list_no, ${keyHash(list.key)} FROM (${rows}) WHERE key_list = ${i}`,
          ]
        : [],
    ),
  );
  return `${selects.join(' UNION ALL ')} ORDER BY row_no, part_no`;
}

/** The rows of a file of an earlier delivery with the hashes of their keys. */
export const keysOfFile = (path: string, key: readonly string[]): string =>
  `SELECT row_no, ${keyHash(key)} FROM read_parquet(${literal(path)}, hive_partitioning = false)`;

/** Rows without those that a table names by number and part. */
export const withoutMerged = (rows: string, gone: string): string =>
  `SELECT * FROM (${rows}) ANTI JOIN "${gone}" USING (row_no, part_no)`;

/** How a table's rows are parted into folders: encounters by the year in which they start. */
const partitionOf = (table: string): string => (table === 'encounter' ? 'year("start")' : `''`);

/**
 * Partitions of a table's rows in their order: how many rows each has, how many of their cells beside lineage are
 * unknown, and the last day that any of `dated` holds (columns of days or instants).
 */
export function countPartitions(table: string, rows: string, dated: readonly string[]): string {
  const optional = namesOf(table).filter((name) => columnsOf(table)[name]?.endsWith('?'));
  const known = ['0', ...optional.map((name) => `count("${name}")`)].join(' + ');
  const last = dated.map((column) => `CAST(max("${column}") AS DATE)`).join(', ');
  const day = dated.length === 0 ? 'NULL' : `CAST(greatest(${last}) AS VARCHAR)`;
  return `SELECT CAST(part AS VARCHAR), count(*), count(*) * ${optional.length} - (${known}), ${day} FROM (SELECT *, ${partitionOf(table)} AS part FROM (${rows})) GROUP BY part ORDER BY part`;
}

/** Rows of one partition, as they stand in a file. */
export function rowsOfPartition(table: string, rows: string, value: string): string {
  const year = Number(value);
  const within =
    table === 'encounter' ? ` WHERE "start" >= DATE '${year}-01-01' AND "start" < DATE '${year + 1}-01-01'` : '';
  return `SELECT * EXCLUDE (key_list) FROM (${rows})${within}`;
}

type Place = { readonly rowNo: number; readonly partNo: number };
/** Number and part of the row with so many others before it. */
export const placeAt = (rows: string, before: number): string =>
  `SELECT row_no, part_no FROM (${rows}) ORDER BY row_no, part_no LIMIT 1 OFFSET ${before}`;
export const upTo = (rows: string, { rowNo, partNo }: Place): string =>
  `SELECT * FROM (${rows}) WHERE row_no < ${rowNo} OR (row_no = ${rowNo} AND part_no <= ${partNo})`;
export const behind = (rows: string, { rowNo, partNo }: Place): string =>
  `SELECT * FROM (${rows}) WHERE row_no > ${rowNo} OR (row_no = ${rowNo} AND part_no > ${partNo})`;
export const keepAs = (table: string, rows: string): string => `CREATE OR REPLACE TABLE "${table}" AS ${rows}`;

/** Different texts of a column: periods, of which few are different. */
export const textsOf = (column: string, paths: readonly string[]): string =>
  `SELECT DISTINCT "${column}" FROM read_parquet([${paths.map(literal).join(', ')}], hive_partitioning = false) WHERE "${column}" IS NOT NULL`;

/** Numbers and parts of rows out of a staged file, as a table. */
export const stagedPlaces = (file: Staged): string =>
  readStaged(file.path, { row_no: 'integer', part_no: 'integer' }, file);
