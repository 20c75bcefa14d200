import { createHash } from 'node:crypto';
import { listRowChecks, standardTables } from '@junheng/engine/pool';
import {
  type Breach,
  checkHeader,
  columnsOf,
  compileMapping,
  type Expression,
  type Found,
  type LookupSpec,
  type MappedSourceRow,
  type SourceContract,
  shapeColumns,
} from '@junheng/engine/source';
import { listLookups } from '../ingest/earlier.ts';
import { UnknownCodes } from '../ingest/unknown-codes.ts';
import { InputError } from '../input-error.ts';
import { openDelivery, openRows } from '../read/delivery.ts';
import { judgeRow } from '../read/judge-row.ts';
import type { OpenRows } from '../read/rows.ts';
import { eachRow, type ReadRow, type SampleSize, sampleRows } from './sample-rows.ts';
import type { CheckedRow, CheckedRule, CheckedTable, SourceCheck } from './source-check.ts';

export type CheckOptions = {
  /** Look at every row; otherwise at the beginning and at rows spread over the rest. */
  readonly all?: boolean | undefined;
  readonly sample?: SampleSize | undefined;
  /** Answers look-ups; without it every name is taken to be found. */
  readonly lookup?: ((spec: LookupSpec) => (name: string, within: string | null) => Found) | undefined;
  readonly signal?: AbortSignal | undefined;
};

const mostExamples = 3;
const mostPreview = 10;
const longestShown = 200;
/** Keys that are kept to see which rows come again. */
const mostKeys = 5_000_000;
const shapes: Readonly<Record<string, Readonly<Record<string, string>>>> = standardTables;

/**
 * What would happen if a file came as a delivery of a source: columns, rows by what becomes of them and why, with
 * examples, tables, unknown codes. Nothing is written. The same reference evaluator decides as on ingest; what only
 * the pool knows (earlier tables and keys) is left out and named.
 *
 * Cost: one pass over the file (the first half million rows of it when it is a sample); memory O(sample), with `all` O(keys).
 *
 * @param contract one that `checkContract` has nothing against
 * @returns also for a file that cannot be read: `refused` says why
 */
export async function checkSource(
  contract: SourceContract,
  path: string,
  options: CheckOptions = {},
): Promise<SourceCheck> {
  let opened: OpenRows;
  try {
    opened = await openDelivery(path, contract, undefined, options.signal);
  } catch (cause) {
    if (!(cause instanceof InputError)) throw cause;
    return refusedCheck(contract, path, cause, await headerOf(contract, path, options.signal));
  }
  const checker = new Checker(contract, path, opened, options);
  try {
    if (options.all) for await (const row of eachRow(opened.batches, options.signal)) checker.take(row);
    else {
      const { rows, seen, whole } = await sampleRows(opened.batches, options.sample, options.signal);
      for (const row of rows) checker.take(row);
      checker.sampled(seen, whole);
    }
  } catch (cause) {
    if (!(cause instanceof InputError)) throw cause;
    return { ...checker.account(), refused: { code: cause.code, params: cause.params }, clean: false };
  }
  return checker.account();
}

/** The columns of a file that was refused, where they can be read at all. */
async function headerOf(contract: SourceContract, path: string, signal?: AbortSignal): Promise<readonly string[]> {
  try {
    const { columns, batches } = await openRows(path, contract, undefined, signal);
    await batches[Symbol.asyncIterator]().return?.(undefined);
    return columns;
  } catch (cause) {
    if (cause instanceof InputError) return [];
    throw cause;
  }
}

function columnsCheck(contract: SourceContract, found: readonly string[]): SourceCheck['columns'] {
  const missing = checkHeader(contract, found)
    .filter(({ code }) => code === 'missing_column')
    .map(({ params }) => ({ column: String(params.column), near: String(params.near) || null }));
  const added: readonly string[] = shapeColumns;
  const shaped = contract.format.kind === 'geojson' || contract.format.kind === 'topojson';
  const extra = found.filter((name) => !contract.columns.includes(name) && !(shaped && added.includes(name)));
  const used = usedColumns(contract);
  return { found, missing, extra, unmapped: contract.columns.filter((name) => !used.has(name)) };
}

/** Every column that a contract's mappings or rules read. */
function usedColumns(contract: SourceContract): ReadonlySet<string> {
  const asked: Expression[] = [];
  for (const { when, remove, fields } of contract.tables) {
    for (const one of [when, remove, ...Object.values(fields)]) if (one !== undefined) asked.push(one);
  }
  for (const { must, should } of contract.rules)
    for (const one of [must, should]) if (one !== undefined) asked.push(one);
  const turned = contract.tables.flatMap(({ turn }) => turn?.map(({ column }) => column) ?? []);
  return new Set([...asked.flatMap((one) => [...columnsOf(one)]), ...turned]);
}

function refusedCheck(
  contract: SourceContract,
  path: string,
  { code, params }: InputError,
  found: readonly string[],
): SourceCheck {
  return {
    source: contract.source,
    file: path,
    form: contract.format.kind,
    encoding: null,
    refused: { code, params },
    columns: columnsCheck(contract, found),
    whole: false,
    ...{ seen: 0, checked: 0, accepted: 0, merged: 0, quarantined: 0, flagged: 0 },
    ...{ rules: [], tables: [], unknown_codes: [], lookups: [] },
    clean: false,
  };
}

type RuleCount = { rows: number; readonly kept_out: boolean; readonly breach: Breach; readonly examples: CheckedRow[] };
type TableCount = { rows: number; readonly filled: number[]; readonly preview: CheckedTable['preview'][number][] };

/** Takes rows one by one and counts what becomes of them. */
class Checker {
  readonly #contract: SourceContract;
  readonly #path: string;
  readonly #opened: OpenRows;
  readonly #map: (cells: readonly string[]) => MappedSourceRow;
  readonly #rules = new Map<string, RuleCount>();
  readonly #tables = new Map<string, TableCount>();
  readonly #codes = new UnknownCodes();
  readonly #keys = new Set<string>();
  readonly #lookups: SourceCheck['lookups'];
  readonly #counts = { checked: 0, accepted: 0, merged: 0, quarantined: 0, flagged: 0 };
  #seen = 0;
  #whole = true;

  constructor(contract: SourceContract, path: string, opened: OpenRows, { lookup }: CheckOptions) {
    this.#contract = contract;
    this.#path = path;
    this.#opened = opened;
    this.#lookups = lookup ? [] : listLookups(contract).map(({ table, match }) => ({ table, match }));
    this.#map = compileMapping(contract, opened.columns, {
      shapes,
      checks: listRowChecks,
      lookup: lookup ?? (() => (name) => ({ value: name })),
      // Only whether two are equal matters here, and nothing of it is shown.
      pseudonym: (text) => createHash('sha256').update(text).digest('hex').slice(0, 24),
    });
  }

  sampled(seen: number, whole: boolean): void {
    this.#seen = seen;
    this.#whole = whole;
  }

  take(read: ReadRow): void {
    const counts = this.#counts;
    counts.checked++;
    const row = judgeRow(read.cells, read.broken, this.#opened.columns.length, this.#map);
    if (row.status === 'quarantined') {
      counts.quarantined++;
      for (const breach of row.breaches) this.#count(breach, true, read);
      this.#codes.take(row.breaches);
      return;
    }
    const fresh = row.rows.filter((mapped) => mapped.removes || this.#isFresh(`${mapped.keyed_by}${mapped.key}`));
    if (row.rows.length > 0 && fresh.length === 0) {
      counts.merged++;
      return;
    }
    counts.accepted++;
    if (row.flags.length > 0) counts.flagged++;
    for (const flag of row.flags) this.#count(flag, false, read);
    this.#codes.take(row.flags);
    for (const mapped of fresh) if (!mapped.removes) this.#fill(mapped.table, mapped.values);
  }

  #isFresh(key: string): boolean {
    if (this.#keys.has(key)) return false;
    if (this.#keys.size < mostKeys) this.#keys.add(key);
    return true;
  }

  #fill(table: string, values: readonly (string | number | boolean | null)[]): void {
    let count = this.#tables.get(table);
    if (!count) {
      count = { rows: 0, filled: values.map(() => 0), preview: [] };
      this.#tables.set(table, count);
    }
    count.rows++;
    for (let i = 0; i < values.length; i++) if (values[i] !== null) count.filled[i] = (count.filled[i] ?? 0) + 1;
    if (count.preview.length < mostPreview) {
      count.preview.push(values.map((value) => (typeof value === 'string' ? cut(value) : value)));
    }
  }

  #count(breach: Breach, keptOut: boolean, { cells, line, rowNo }: ReadRow): void {
    const key = `${breach.rule} ${keptOut}`;
    const count = this.#rules.get(key) ?? { rows: 0, kept_out: keptOut, breach, examples: [] };
    this.#rules.set(key, count);
    count.rows++;
    if (count.examples.length === mostExamples) return;
    const { columns } = this.#opened;
    const row = Object.fromEntries(columns.map((name, i) => [name, cut(cells[i] ?? '')]));
    const value = breach.value === null ? null : cut(breach.value);
    count.examples.push({ line, row_no: rowNo, field: breach.field, value, say: breach.say, row });
  }

  account(): SourceCheck {
    const { checked, accepted, merged, quarantined, flagged } = this.#counts;
    const rules: CheckedRule[] = [...this.#rules.values()]
      .map(({ rows, kept_out, breach, examples }) => {
        return { rule: breach.rule, kept_out, rows, say: breach.rule_say, examples };
      })
      .sort((a, b) => Number(b.kept_out) - Number(a.kept_out) || b.rows - a.rows || (a.rule < b.rule ? -1 : 1));
    const unknown_codes = this.#codes.list();
    return {
      source: this.#contract.source,
      file: this.#path,
      form: this.#contract.format.kind,
      encoding: this.#opened.encoding,
      refused: null,
      columns: columnsCheck(this.#contract, this.#opened.columns),
      whole: this.#whole,
      seen: Math.max(this.#seen, checked),
      ...{ checked, accepted, merged, quarantined, flagged, rules },
      tables: this.#listTables(),
      unknown_codes,
      lookups: this.#lookups,
      clean: quarantined === 0 && unknown_codes.length === 0,
    };
  }

  #listTables(): CheckedTable[] {
    return [...new Set(this.#contract.tables.map(({ table }) => table))].map((table) => {
      const { rows = 0, filled = [], preview = [] } = this.#tables.get(table) ?? {};
      const given = new Set(
        this.#contract.tables
          .filter((mapping) => mapping.table === table)
          .flatMap(({ fields, turn }) => [
            ...Object.keys(fields),
            ...(turn ?? []).flatMap(({ set }) => Object.keys(set)),
          ]),
      );
      const names = Object.keys(shapes[table] ?? {});
      const fields = names.flatMap((field, i) => (given.has(field) ? [{ field, filled: filled[i] ?? 0 }] : []));
      return { table, rows, fields, left_empty: names.filter((name) => !given.has(name)), preview };
    });
  }
}

const cut = (text: string): string => (text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text);
