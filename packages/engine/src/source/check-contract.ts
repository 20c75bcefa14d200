import type { Issue } from '../domain/index.ts';
import { fipsHolds } from './clean/admin-code.ts';
import { readIcdRange } from './clean/icd10.ts';
import { findConversion } from './clean/units.ts';
import type { SourceContract, TableMapping } from './contract.ts';
import type { Expression } from './expression-contract.ts';
import { columnsOf, operationOf, partsOf } from './expression-tree.ts';
import { shapeColumns, type TableShapes, turnedColumn } from './mapping.ts';
import { compilePattern } from './pattern.ts';
import { compileDayFormat } from './read-day.ts';
import { cleanName } from './read-value.ts';

type Params = Issue['params'];
const error = (code: string, params: Params, at: string): Issue => ({ code, severity: 'error', params, at });

/**
 * Checks a contract against the standard tables, before any delivery: tables and fields that do not exist, required
 * fields that nothing fills, keys and rules over columns that the contract does not name, patterns and day formats that mean nothing.
 *
 * @param shapes the standard tables (`pool/tables.ts`)
 * @returns all findings, each with the place in the contract; an empty list when it can be used
 */
export function checkContract(contract: SourceContract, shapes: TableShapes): Issue[] {
  const known = new Set<string>(contract.columns);
  if (contract.format.kind === 'geojson' || contract.format.kind === 'topojson')
    for (const column of shapeColumns) known.add(column);
  const { numbers = {}, ...linked } = contract.linkage ?? {};
  const linkage = Object.entries({ ...linked, ...numbers }).filter(([, one]) => one !== undefined);
  return [
    ...linkage.flatMap(([name, one]) => checkExpression(one as Expression, `linkage.${name}`, known, shapes)),
    ...contract.tables.flatMap((mapping, i) => checkTable(mapping, `tables[${i}]`, known, shapes)),
    ...contract.tables.flatMap((mapping, i) => checkRepeats(mapping, `tables[${i}]`, contract.tables)),
    ...contract.rules.flatMap((rule, i) => {
      const at = `rules[${i}] (${rule.id})`;
      const asked = [rule.must, rule.should].filter((one) => one !== undefined);
      const found = asked.flatMap((expression) => checkExpression(expression, at, known, shapes));
      if (asked.length === 0) found.push(error('rule_without_condition', { rule: rule.id }, at));
      return found;
    }),
  ];
}

function checkTable(mapping: TableMapping, at: string, known: ReadonlySet<string>, shapes: TableShapes): Issue[] {
  const { table } = mapping;
  const shape = shapes[table];
  if (!shape) return [error('unknown_table', { table, tables: Object.keys(shapes).join(', ') }, at)];
  const found: Issue[] = [];
  const within = mapping.turn ? new Set([...known, turnedColumn]) : known;
  const given = new Set(Object.keys(mapping.fields));
  for (const [field, expression] of Object.entries(mapping.fields)) {
    if (!(field in shape)) found.push(unknownField(table, field, shape, `${at}.fields`));
    found.push(...checkExpression(expression, `${at}.fields.${field}`, within, shapes));
  }
  if (mapping.when !== undefined) found.push(...checkExpression(mapping.when, `${at}.when`, known, shapes));
  if (mapping.remove !== undefined) found.push(...checkExpression(mapping.remove, `${at}.remove`, known, shapes));
  mapping.turn?.forEach(({ column, set }, i) => {
    if (!known.has(column)) found.push(error('unknown_column', { column }, `${at}.turn[${i}]`));
    for (const field of Object.keys(set)) {
      if (!(field in shape)) found.push(unknownField(table, field, shape, `${at}.turn[${i}]`));
    }
  });
  const turnedFields = mapping.turn?.map(({ set }) => new Set(Object.keys(set))) ?? [];
  const filled = (field: string) =>
    given.has(field) || (turnedFields.length > 0 && turnedFields.every((set) => set.has(field)));
  for (const [field, type] of Object.entries(shape)) {
    if (!type.endsWith('?') && !filled(field)) found.push(error('required_field', { table, field }, at));
  }
  for (const field of mapping.key) {
    if (!(field in shape)) found.push(unknownField(table, field, shape, `${at}.key`));
  }
  return found;
}

/** Where later rows take the place of earlier ones, all mappings of a table must agree on what is a later row. */
function checkRepeats(mapping: TableMapping, at: string, all: SourceContract['tables']): Issue[] {
  const changes = ({ repeat, remove }: TableMapping) => repeat !== 'first' || remove !== undefined;
  const others = all.filter((other) => other !== mapping && other.table === mapping.table);
  const differs = others.some(
    (other) =>
      (changes(mapping) || changes(other)) &&
      (other.repeat !== mapping.repeat || other.key.join() !== mapping.key.join()),
  );
  return differs ? [error('repeats_differ', { table: mapping.table }, at)] : [];
}

const unknownField = (table: string, field: string, shape: Readonly<Record<string, string>>, at: string) =>
  error('unknown_field', { table, field, fields: Object.keys(shape).join(', ') }, at);

function checkExpression(expression: Expression, at: string, known: ReadonlySet<string>, shapes: TableShapes): Issue[] {
  const found: Issue[] = [];
  for (const column of new Set(columnsOf(expression))) {
    if (!known.has(column)) found.push(error('unknown_column', { column }, at));
  }
  checkNode(expression, at, shapes, found);
  return found;
}

function checkNode(expression: Expression, at: string, shapes: TableShapes, found: Issue[]): void {
  if (expression === null || typeof expression !== 'object') return;
  const operation = operationOf(expression);
  if ('lookup' in expression) {
    const { table, match, give, within } = expression;
    const shape = shapes[table];
    if (!shape) found.push(error('unknown_table', { table, tables: Object.keys(shapes).join(', ') }, at));
    for (const field of [match, give, within?.column]) {
      if (shape && field !== undefined && !(field in shape)) found.push(unknownField(table, field, shape, at));
    }
  }
  if ('matches' in expression)
    refuse(() => compilePattern(expression.matches[1]), 'bad_pattern', expression.matches[1]);
  if ('day' in expression) {
    for (const format of expression.formats ?? [])
      refuse(() => compileDayFormat(format, expression.yy_from), 'bad_day_format', format);
  }
  if ('convert' in expression) {
    const [, from, to] = expression.convert;
    refuse(() => findConversion(from, to), 'bad_unit', `${from} → ${to}`);
  }
  if ('map' in expression && !expression.codes && !expression.codes_file) found.push(error('no_codes', {}, at));
  if ('classify' in expression && !expression.dictionary && !expression.dictionary_file) {
    found.push(error('no_dictionary', {}, at));
  }
  if ('icd10_range' in expression) {
    for (const range of Object.keys(expression.ranges)) refuse(() => readIcdRange(range), 'bad_range', range);
  }
  if ('fips' in expression && expression.level && !fipsHolds(expression.level, expression.given)) {
    found.push(error('bad_level', { given: expression.given, level: expression.level }, at));
  }
  function refuse(make: () => unknown, code: string, value: string) {
    try {
      make();
    } catch (cause) {
      found.push(error(code, { value, why: cause instanceof Error ? cause.message : String(cause) }, at));
    }
  }
  if (operation !== '') for (const part of partsOf(expression)) checkNode(part, at, shapes, found);
}

/**
 * Checks the header of a delivery against its contract: columns that are missing (an error each, with the nearest
 * name that is there), columns that nobody asked for (kept in `raw` only), and whether it is maybe another file.
 *
 * @param firstCells first cells of the first rows: names of columns found there mean that the table is transposed
 */
export function checkHeader(
  contract: SourceContract,
  header: readonly string[],
  firstCells: readonly string[] = [],
): Issue[] {
  const there = new Set(header);
  const missing = contract.columns.filter((column) => !there.has(column));
  const expected = contract.columns.length;
  const found: Issue[] = [];
  const downwards = contract.columns.filter((column) => firstCells.includes(column) || header[0] === column).length;
  if (missing.length > 0 && expected > 1 && downwards > expected / 2) {
    found.push(error('transposed', { columns: contract.columns.join(', ') }, contract.file));
  } else if (missing.length * 2 > expected) {
    found.push(error('maybe_wrong_file', { expected, found: expected - missing.length }, contract.file));
  }
  for (const column of missing) {
    const near = header.find((name) => cleanName(name) === cleanName(column)) ?? '';
    found.push(error('missing_column', { column, near, there: header.join(', ') }, contract.file));
  }
  const extra = header.filter((column) => !contract.columns.includes(column));
  if (extra.length > 0) {
    found.push({
      code: 'extra_columns',
      severity: 'info',
      params: { columns: extra.join(', '), count: extra.length },
      at: contract.file,
    });
  }
  return found;
}
