import type { Text } from '../domain/index.ts';
import type { Rule, SourceContract, TableMapping } from './contract.ts';
import { type Cells, cellAt, compileExpression, type Evaluate, type Surroundings } from './expression.ts';
import type { Expression } from './expression-contract.ts';
import { fieldOf } from './expression-tree.ts';
import { readDay, readInstant } from './read-day.ts';
import { readBoolean, readNumber, type Value } from './read-value.ts';
import { type ReadingCode, type ReadingIssue, roundTo } from './reading.ts';
import { type BuiltInRule, type FormRule, sayRow, sayRule } from './sentences.ts';

/** The standard tables as mappings see them: columns in order with their types; `?` marks what may be unknown. */
export type TableShapes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What must never hold of a row of a standard table (`impossible`), or is kept and shown (`remarkable`). */
export type RowCheck = {
  readonly id: string;
  readonly kind: 'impossible' | 'remarkable';
  /** The column that it is about. */
  readonly column: string;
  readonly say: Text;
  /** Whether the row breaks it; `at` gives a column's value. Unknown (null) breaks nothing. */
  breaks(at: (column: string) => Value): boolean;
};

/** A rule that a row breaks: which, where, what stood there, in words; `rule_say` is the rule without the row's value. */
export type Breach = {
  readonly rule: string;
  readonly field: string | null;
  readonly value: string | null;
  readonly say: Text;
  readonly rule_say: Text;
};

/** One row of a standard table, its values in the order of the table's columns. */
export type MappedRow = {
  readonly table: string;
  readonly values: readonly Value[];
  /** The table and its key fields; rows with equal `keyed_by` and equal `key` are one. */
  readonly keyed_by: string;
  /** The values of the key fields, one text. */
  readonly key: string;
  /** It takes the row with its key out again, and gives none itself: only its key fields are filled. */
  readonly removes?: true;
};

/** What became of one row of the source: it is used whole or kept out whole. */
export type MappedSourceRow =
  | { readonly status: 'usable'; readonly rows: readonly MappedRow[]; readonly flags: readonly Breach[] }
  | { readonly status: 'quarantined'; readonly breaches: readonly Breach[] };

export type MappingSurroundings = Omit<Surroundings, 'columnAt'> & {
  readonly shapes: TableShapes;
  readonly checks: (table: string) => readonly RowCheck[];
};

/** Columns that GeoJSON adds to a feature's properties: its shape as JSON text, and a point that stands for it. */
export const shapeColumns = ['geometry', 'lon', 'lat'] as const;
/** The column under which a turned column's value is read. */
export const turnedColumn = 'value';

const largestInteger = 2_147_483_647;
const largestDecimal = 1e14;

/** Reads a mapped value as its column's type. A value that does not fit is an issue of the row, and null. */
function reader(type: string): (value: Exclude<Value, null>) => Value {
  switch (type) {
    case 'integer':
      return (value) => {
        const n = typeof value === 'string' ? readNumber(value) : Number(value);
        if (n === undefined) return failed('not_a_number');
        return Number.isInteger(n) && Math.abs(n) <= largestInteger ? n : failed('not_an_integer');
      };
    case 'decimal':
      return (value) => {
        const n = typeof value === 'string' ? readNumber(value) : Number(value);
        // As it is held: four digits, and no sign on a zero.
        return n !== undefined && Math.abs(n) < largestDecimal ? roundTo(n, 4) + 0 : failed('not_a_number');
      };
    case 'number':
      return (value) => (typeof value === 'string' ? readNumber(value) : Number(value)) ?? failed('not_a_number');
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : (readBoolean(String(value)) ?? failed('not_a_boolean')));
    case 'day':
      return (value) => readDay(String(value)) ?? failed('not_a_day');
    case 'instant':
      return (value) => (typeof value === 'number' ? value : (readInstant(String(value)) ?? failed('not_an_instant')));
    case 'json':
      return (value) => (isJson(String(value)) ? String(value) : failed('not_json'));
    default:
      return (value) => (typeof value === 'string' ? value : String(value));
  }
}

let failure: ReadingCode | undefined;
const failed = (code: ReadingCode): null => {
  failure = code;
  return null;
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

type Field = {
  readonly name: string;
  /** The source's column behind the field, for messages. */
  readonly field: string | null;
  readonly required: boolean;
  readonly evaluate: Evaluate;
  readonly read: (value: Exclude<Value, null>) => Value;
};
type CompiledTable = {
  readonly table: string;
  readonly when: Evaluate | undefined;
  readonly remove: Evaluate | undefined;
  readonly turns: readonly { readonly at: number; readonly fields: readonly Field[] }[] | undefined;
  readonly fields: readonly Field[];
  readonly keyAt: readonly number[];
  readonly keyName: string;
  readonly checks: readonly RowCheck[];
  readonly at: ReadonlyMap<string, number>;
};

function compileTable(mapping: TableMapping, width: number, around: MappingSurroundings & Surroundings): CompiledTable {
  const shape = around.shapes[mapping.table];
  if (!shape) throw new RangeError(`There is no standard table "${mapping.table}".`);
  const names = Object.keys(shape);
  const within: Surroundings = mapping.turn
    ? { ...around, columnAt: (name) => (name === turnedColumn ? width : around.columnAt(name)) }
    : around;
  const compileFields = (set: Readonly<Record<string, Value>>, source: string | null) =>
    names.map((name): Field => {
      const expression: Expression = name in set ? { const: set[name] ?? null } : (mapping.fields[name] ?? null);
      const type = shape[name] ?? 'text';
      const field = fieldOf(expression);
      return {
        name,
        field: field === turnedColumn ? source : field,
        required: !type.endsWith('?'),
        evaluate: compileExpression(expression, within),
        read: reader(type.replace('?', '')),
      };
    });
  const at = new Map(names.map((name, i) => [name, i]));
  return {
    table: mapping.table,
    when: mapping.when === undefined ? undefined : compileExpression(mapping.when, around),
    remove: mapping.remove === undefined ? undefined : compileExpression(mapping.remove, around),
    turns: mapping.turn?.map(({ column, set }) => ({
      at: around.columnAt(column) ?? -1,
      fields: compileFields(set, column),
    })),
    fields: mapping.turn ? [] : compileFields({}, null),
    keyAt: mapping.key.map((name) => at.get(name) ?? -1),
    keyName: `${mapping.table}(${mapping.key.join()})`,
    checks: around.checks(mapping.table),
    at,
  };
}

const builtIn = (rule: BuiltInRule, field: string | null, value: string | null): Breach => ({
  rule: field === null ? rule : `${rule}/${field}`,
  field,
  value,
  say: sayRow(rule, field, value),
  rule_say: sayRule(rule, field),
});

/** A breach of a row's form, before any field is read. */
export const formBreach = (rule: FormRule, value: string, field: string | null = null): Breach =>
  builtIn(rule, field, value);

type CompiledRule = {
  readonly rule: Rule;
  readonly evaluate: Evaluate;
  readonly must: boolean;
  readonly field: string | null;
};

function compileRules(contract: SourceContract, around: Surroundings): CompiledRule[] {
  return contract.rules.flatMap((rule) =>
    (['must', 'should'] as const).flatMap((kind) => {
      const expression = rule[kind];
      if (expression === undefined) return [];
      const field = rule.field ?? fieldOf(expression);
      return [{ rule, evaluate: compileExpression(expression, around), must: kind === 'must', field }];
    }),
  );
}

/**
 * Compiles a contract against the columns of a delivery, once. What comes back turns one row of the source into rows
 * of standard tables, or says why it cannot be used.
 *
 * First the contract's rules are asked, then every field is read, then the checks of the standard table. A row that
 * breaks any *must* (a rule, a field that cannot be read, a required field that is empty, an impossibility) is kept
 * out whole, with every breach; *should* rules and remarkable values become flags. Cost: the expressions, once a row.
 *
 * @param columns names of the delivery's columns, in the order of the cells
 * @throws RangeError when the contract asks for a table or column that does not exist (see `checkContract`)
 */
export function compileMapping(
  contract: SourceContract,
  columns: readonly string[],
  surroundings: MappingSurroundings,
): (cells: Cells) => MappedSourceRow {
  const places = new Map(columns.map((name, i) => [name, i]));
  const around = { ...surroundings, columnAt: (name: string) => places.get(name) };
  const rules = compileRules(contract, around);
  const tables = contract.tables.map((mapping) => compileTable(mapping, columns.length, around));
  const issues: ReadingIssue[] = [];
  return (cells) => {
    const breaches: Breach[] = [];
    const flags: Breach[] = [];
    for (const rule of rules) applyRule(rule, cells, places, issues, breaches, flags);
    const rows: MappedRow[] = [];
    issues.length = 0;
    for (const table of tables) mapTable(table, cells, columns.length, issues, rows, breaches, flags);
    for (const issue of issues) {
      const breach = builtIn(issue.code, issue.field, issue.value);
      const into = keepsOut(issue) ? breaches : flags;
      if (!into.some(({ rule }) => rule === breach.rule)) into.push(breach);
    }
    return breaches.length > 0 ? { status: 'quarantined', breaches } : { status: 'usable', rows, flags };
  };
}

/** A text that the dictionary cannot place is a flag: the row goes in, and a person looks at the text. */
const keepsOut = ({ code }: ReadingIssue) => code !== 'unsure';

function keepsOutSince(issues: readonly ReadingIssue[], from: number): boolean {
  for (let i = from; i < issues.length; i++) if (keepsOut(issues[i] as ReadingIssue)) return true;
  return false;
}

function applyRule(
  { rule, evaluate, must, field }: CompiledRule,
  cells: Cells,
  places: ReadonlyMap<string, number>,
  issues: ReadingIssue[],
  breaches: Breach[],
  flags: Breach[],
): void {
  issues.length = 0;
  const holds = evaluate(cells, issues);
  const [issue] = issues;
  const into = must && (issue === undefined || keepsOut(issue)) ? breaches : flags;
  if (issue) into.push(builtIn(issue.code, issue.field, issue.value));
  else if (holds === false) {
    const place = field === null ? undefined : places.get(field);
    const value = place === undefined ? null : cellAt(cells, place);
    into.push({ rule: rule.id, field, value, say: rule.say, rule_say: rule.say });
  }
}

function mapTable(
  table: CompiledTable,
  cells: Cells,
  width: number,
  issues: ReadingIssue[],
  rows: MappedRow[],
  breaches: Breach[],
  flags: Breach[],
): void {
  if (table.when && table.when(cells, issues) !== true) return;
  const map = table.remove?.(cells, issues) === true ? mapRemoval : mapRow;
  if (!table.turns) {
    rows.push(map(table, table.fields, cells, issues, breaches, flags));
    return;
  }
  for (const { at, fields } of table.turns) {
    const text = cellAt(cells, at);
    if (text === null) continue;
    const turned = cells.slice(0, width);
    while (turned.length < width) turned.push(undefined);
    turned.push(text);
    rows.push(map(table, fields, turned, issues, breaches, flags));
  }
}

function mapRow(
  table: CompiledTable,
  fields: readonly Field[],
  cells: Cells,
  issues: ReadingIssue[],
  breaches: Breach[],
  flags: Breach[],
): MappedRow {
  const values: Value[] = new Array(fields.length);
  const known = issues.length;
  for (let i = 0; i < fields.length; i++) values[i] = readField(fields[i] as Field, cells, issues, breaches);
  if (table.checks.length > 0 && !keepsOutSince(issues, known)) applyChecks(table, fields, values, breaches, flags);
  return { table: table.table, values, keyed_by: table.keyName, key: keyOf(table, values) };
}

/** A row that takes another out: a message of cancellation need not say more than which. */
function mapRemoval(
  table: CompiledTable,
  fields: readonly Field[],
  cells: Cells,
  issues: ReadingIssue[],
  breaches: Breach[],
): MappedRow {
  const values: Value[] = new Array(fields.length).fill(null);
  for (const at of table.keyAt) values[at] = readField(fields[at] as Field, cells, issues, breaches);
  return { table: table.table, values, keyed_by: table.keyName, key: keyOf(table, values), removes: true };
}

function keyOf(table: CompiledTable, values: readonly Value[]): string {
  let key = '';
  for (const at of table.keyAt) key += `\u001f${values[at] ?? ''}`;
  return key;
}

function readField(field: Field, cells: Cells, issues: ReadingIssue[], breaches: Breach[]): Value {
  const before = issues.length;
  const value = field.evaluate(cells, issues);
  let read: Value = null;
  if (value !== null) {
    failure = undefined;
    read = field.read(value);
    if (failure !== undefined) issues.push({ code: failure, field: field.field ?? field.name, value: String(value) });
  }
  if (read === null && field.required && issues.length === before) {
    breaches.push(builtIn('required', field.field ?? field.name, null));
  }
  return read;
}

function applyChecks(
  table: CompiledTable,
  fields: readonly Field[],
  values: readonly Value[],
  breaches: Breach[],
  flags: Breach[],
): void {
  const valueAt = (column: string): Value => values[table.at.get(column) ?? -1] ?? null;
  for (const check of table.checks) {
    if (!check.breaks(valueAt)) continue;
    const field = fields[table.at.get(check.column) ?? -1]?.field ?? check.column;
    const value = valueAt(check.column);
    const into = check.kind === 'impossible' ? breaches : flags;
    if (into.some(({ rule }) => rule === check.id)) continue;
    into.push({
      rule: check.id,
      field,
      value: value === null ? null : String(value),
      say: check.say,
      rule_say: check.say,
    });
  }
}
