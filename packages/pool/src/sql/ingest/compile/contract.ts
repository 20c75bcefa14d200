import type { RowCheck } from '@junheng/engine/source';
import { columnsOf as columnsRead, type Expression, type Rule, type SourceContract } from '@junheng/engine/source';
import { columnsOf, literal, sqlTypes, typeOf } from '../../names.ts';
import { checkSql } from './checks.ts';
import {
  type Columns,
  type Compiled,
  compileComparison,
  compileDay,
  compileNumber,
  compileText,
} from './expression.ts';

/** Values that the reference evaluator reads once for each distinct tuple of cells. */
export type DictionaryPlan = {
  /** Positions of the columns whose cells make the tuple, and what the expressions call them. */
  readonly at: readonly number[];
  readonly names: readonly string[];
  /** What is read of a tuple, each as the type of a column. */
  readonly values: { readonly expression: Expression; readonly type: string }[];
  /** Rules that read these columns alone: a tuple that breaks one is not clean. */
  readonly rules: Rule[];
};

/** Whether a dictionary is read by the place of its one cell, and not joined. */
export const isListed = ({ at }: Pick<DictionaryPlan, 'at'>): boolean => at.length === 1;

/** One row of a standard table that a row of the source may give. */
export type PartPlan = {
  readonly table: string;
  /** Name of its key list, as `compileMapping` writes it, and the key's columns. */
  readonly keyedBy: string;
  readonly key: readonly string[];
  /** Whether the row gives it, once the row is clean. */
  readonly given: string;
  /** Columns of the table in their order, as SQL. */
  readonly values: readonly string[];
};

/**
 * How clean rows of a delivery are mapped in SQL. The cells of a row are `c0`, `c1` … of `r`; dictionary i is `di` with
 * the tuple `k0` …, `sound` and the values `v0` …. A dictionary of one column is one row of lists `v0` …, and `ei` of `r`
 * is the place of the row's values in them: a join would cost three times as much.
 */
export type QuickPlan = {
  readonly width: number;
  readonly dictionaries: readonly DictionaryPlan[];
  readonly parts: readonly PartPlan[];
  /** Expressions over cells that are reckoned once: `x0`, `x1` … of `r`. */
  readonly reckoned: readonly string[];
  /** Whether a row is certainly clean: never null. */
  readonly clean: string;
};

export type CompileOptions = {
  readonly checks: (table: string) => readonly RowCheck[];
  readonly personKey: Uint8Array | undefined;
};

/** The column under which a turned column's value is read. */
const turnedColumn = 'value';
/** More columns than this have too many different tuples. */
const mostTogether = 2;
const conditions = new Set([
  ...['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'in', 'matches', 'present', 'all', 'any', 'not', 'boolean'],
]);

class NoPlan extends Error {}
const noPlan = (why: string): never => {
  throw new NoPlan(why);
};

/**
 * Compiles a contract against the columns of a delivery. Undefined when something in it has no form in SQL: the
 * delivery is then read row by row.
 */
export function compileContract(
  contract: SourceContract,
  columns: readonly string[],
  options: CompileOptions,
): QuickPlan | undefined {
  try {
    return new Compiler(contract, columns, options).compile();
  } catch (cause) {
    if (cause instanceof NoPlan) return undefined;
    throw cause;
  }
}

class Compiler {
  readonly #contract: SourceContract;
  readonly #columns: readonly string[];
  readonly #options: CompileOptions;
  readonly #dictionaries = new Map<string, DictionaryPlan>();
  readonly #clean: string[] = [];
  readonly #reckoned: string[] = [];

  constructor(contract: SourceContract, columns: readonly string[], options: CompileOptions) {
    this.#contract = contract;
    this.#columns = columns;
    this.#options = options;
  }

  compile(): QuickPlan {
    const { tables, rules } = this.#contract;
    const width = this.#columns.length;
    if (tables.some(({ remove }) => remove !== undefined)) noPlan('remove');
    for (const one of rules) this.#rule(one);
    const parts = tables.flatMap((mapping) => this.#table(mapping));
    const formed = [`r.c${width - 1} IS NOT NULL`, `r.c${width} IS NULL`];
    const sound = [...this.#dictionaries.values()].map((plan, i) =>
      isListed(plan) ? `r.e${i} IS NOT NULL` : `coalesce(d${i}.sound, false)`,
    );
    const clean = [...new Set([...formed, ...sound, ...this.#clean])].join(' AND ');
    const dictionaries = [...this.#dictionaries.values()];
    return { width, dictionaries, parts, reckoned: this.#reckoned, clean: `coalesce(${clean}, false)` };
  }

  #position(name: string, turned: number | undefined): number {
    if (turned !== undefined && name === turnedColumn) return turned;
    const at = this.#columns.indexOf(name);
    return at < 0 ? noPlan(`no column ${name}`) : at;
  }

  #columnsFor(turned: number | undefined): Columns {
    return {
      cell: (name) => `r.c${this.#position(name, turned)}`,
      personKey: this.#options.personKey,
      once: (sql) => {
        if (/\br\.x\d/.test(sql)) return sql;
        const at = this.#reckoned.indexOf(sql);
        return `r.x${at < 0 ? this.#reckoned.push(sql) - 1 : at}`;
      },
    };
  }

  #rule(one: Rule): void {
    const compared = [one.must, one.should].map((part) =>
      part === undefined ? undefined : compileComparison(part, this.#columnsFor(undefined)),
    );
    const asked = [one.must, one.should].filter((part) => part !== undefined).length;
    if (compared.filter((part) => part !== undefined).length === asked) {
      for (const part of compared) {
        if (part) this.#clean.push(...part.clean, `coalesce(${part.value}, true)`);
      }
      return;
    }
    const names = [one.must, one.should].flatMap((part) => (part === undefined ? [] : [...columnsRead(part)]));
    this.#dictionary(names, undefined).plan.rules.push(one);
  }

  #dictionary(names: readonly string[], turned: number | undefined) {
    const distinct = [...new Set(names)].sort();
    if (distinct.length === 0 || distinct.length > mostTogether) noPlan(`${distinct.length} columns together`);
    const at = distinct.map((name) => this.#position(name, turned));
    const id = JSON.stringify([distinct, at]);
    let plan = this.#dictionaries.get(id);
    if (!plan) {
      plan = { at, names: distinct, values: [], rules: [] };
      this.#dictionaries.set(id, plan);
    }
    return { plan, number: [...this.#dictionaries.keys()].indexOf(id) };
  }

  #looked(expression: Expression, type: string, turned: number | undefined): string {
    const { plan, number } = this.#dictionary([...columnsRead(expression)], turned);
    let at = plan.values.findIndex((one) => one.type === type && same(one.expression, expression));
    if (at < 0) at = plan.values.push({ expression, type }) - 1;
    return isListed(plan) ? `d${number}.v${at}[r.e${number}]` : `d${number}.v${at}`;
  }

  #table(mapping: SourceContract['tables'][number]): PartPlan[] {
    const { table, key, when, turn, fields } = mapping;
    const keyedBy = `${table}(${key.join()})`;
    let given = 'true';
    if (when !== undefined) {
      const operation = when !== null && typeof when === 'object' ? Object.keys(when)[0] : undefined;
      if (!conditions.has(operation ?? '')) noPlan('a condition that may be no yes or no');
      given = `coalesce(${this.#looked(when, 'boolean', undefined)}, false)`;
    }
    const turns = turn ?? [{ column: undefined, set: {} }];
    return turns.map(({ column, set }) => {
      const turned = column === undefined ? undefined : this.#position(column, undefined);
      const there = turned === undefined ? given : `(${given} AND r.c${turned} <> '')`;
      const tests: string[] = turned === undefined ? [] : this.#notBlank(turned);
      const values = this.#values(table, { ...fields, ...constants(set) }, turned, tests);
      const needed = tests.length > 0 ? [`(NOT ${there} OR (${tests.join(' AND ')}))`] : [];
      this.#clean.push(...needed);
      return { table, keyedBy, key, given: there, values };
    });
  }

  #notBlank(turned: number): string[] {
    return [...(compileText({ column: turnedColumn }, this.#columnsFor(turned))?.clean ?? [])];
  }

  /** The columns of a table as SQL; what must hold for them to be certain is added to `tests`. */
  #values(
    table: string,
    fields: Readonly<Record<string, Expression>>,
    turned: number | undefined,
    tests: string[],
  ): string[] {
    const shape = Object.entries(columnsOf(table)).filter(([name]) => !lineage.has(name));
    const found = new Map<string, string>();
    for (const [name, type] of shape) {
      const compiled = this.#field(fields[name] ?? null, typeOf(type), turned);
      tests.push(...compiled.clean);
      if (!type.endsWith('?')) tests.push(`${compiled.value} IS NOT NULL`);
      found.set(name, compiled.value);
    }
    for (const check of this.#options.checks(table)) {
      const breaks = checkSql(check, (column) => found.get(column) ?? noPlan(`no column ${column}`));
      if (breaks === undefined) return noPlan(`the check ${check.id}`);
      tests.push(`NOT coalesce(${breaks}, false)`);
    }
    return [...found.values()];
  }

  #field(expression: Expression, type: ReturnType<typeof typeOf>, turned: number | undefined): Compiled {
    const sqlType = sqlTypes[type];
    if (expression === null) return { value: `CAST(NULL AS ${sqlType})`, clean: [] };
    const columns = this.#columnsFor(turned);
    const numeric = type === 'integer' || type === 'number' || type === 'decimal';
    const constant = constantOf(expression);
    if (constant !== undefined) {
      if (constant === null) return { value: `CAST(NULL AS ${sqlType})`, clean: [] };
      if (type === 'text' && typeof constant === 'string') return { value: literal(constant), clean: [] };
      if (numeric && typeof constant === 'number' && Math.abs(constant) < 1e9) {
        if (type === 'number' || Number.isInteger(constant)) {
          return { value: `CAST(${constant} AS ${sqlType})`, clean: [] };
        }
      }
      return noPlan('a constant of another type');
    }
    if (type === 'texts') return noPlan('a column of texts');
    const direct = type === 'text' ? compileText(expression, columns) : undefined;
    const day = type === 'day' ? compileDay(expression, columns) : undefined;
    const number = numeric ? compileNumber(expression, type, columns) : undefined;
    return direct ?? day ?? number ?? { value: this.#looked(expression, type, turned), clean: [] };
  }
}

const lineage = new Set(['source_id', 'delivery_id', 'row_no', 'part_no', 'quality']);
const same = (a: Expression, b: Expression) => JSON.stringify(a) === JSON.stringify(b);
const constants = (set: Readonly<Record<string, string | number | null>>): Record<string, Expression> =>
  Object.fromEntries(Object.entries(set).map(([name, value]) => [name, { const: value }]));

function constantOf(expression: Expression): string | number | boolean | null | undefined {
  if (typeof expression === 'number' || typeof expression === 'boolean') return expression;
  return expression !== null && typeof expression === 'object' && 'const' in expression ? expression.const : undefined;
}
