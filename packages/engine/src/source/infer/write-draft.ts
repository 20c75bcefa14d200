import type { Language } from '../../domain/index.ts';
import type { TableShapes } from '../mapping.ts';
import { shapeColumns } from '../mapping.ts';
import type { AgeColumn } from './age-columns.ts';
import type { ColumnGuess } from './guess-column.ts';
import { type Inferred, leftOver } from './infer.ts';
import type { FieldMatch } from './match-table.ts';
import { type Doubt, doubtWords } from './words.ts';

/** Words that are the sexes themselves in either language, and so no codes whose meaning would have to be made up. */
const sexWords: Readonly<Record<string, string>> = {
  ...{ m: 'male', male: 'male', man: 'male', 男: 'male', 男性: 'male' },
  ...{ f: 'female', female: 'female', woman: 'female', 女: 'female', 女性: 'female' },
};
/** Fields that hold codes of a list: what a column holds must be told in the words of the region. */
const codeFields = new Set([
  'kind',
  'level_code',
  'class',
  'type_code',
  'sex',
  'direction',
  'service_code',
  'state',
  'event',
  'outcome',
  'disposition',
  'fund_code',
  'role_code',
  'acuity_code',
  'ownership',
  'residence',
  'licence_class',
  'level',
  'item_code',
  'indicator_code',
  'unit',
  'mode',
  'scope',
  'measure',
  'insurance_code',
  'priority_code',
  'position_precision',
]);

type Say = (doubt: Doubt, params?: Readonly<Record<string, string | number>>) => string;

/**
 * A contract as YAML out of what a sample speaks for. It can be loaded as it is; what is a guess bears `# ?` and a
 * reason, in the language asked for. Codes get no meaning: each stands in the list with nothing beside it.
 */
export function writeDraft(inferred: Inferred, shapes: TableShapes, language: Language): string {
  const say: Say = (doubt, params = {}) =>
    `# ? ${doubtWords[doubt][language].replace(/\{(\w+)\}/g, (_, name: string) => comment(String(params[name] ?? '')))}`;
  const { source, file, format, columns, match } = inferred;
  const stem = file.replace(/^.*[/\\]/, '').split('.')[0] ?? file;
  const asked = columns.map(({ column }) => column).filter((column) => !isAdded(inferred, column));
  const lines = [
    `source: ${yaml(source)} ${say('name')}`,
    'version: "1"',
    `names: { zh: ${yaml(stem)}, en: ${yaml(stem)} } ${say('name')}`,
    `owner: "?" ${say('owner')}`,
    `purpose: { zh: "?", en: "?" } ${say('purpose')}`,
    `classification: personal ${say('classification')}`,
    `file: ${yaml(file)}`,
    `format: ${flow(format)}`,
    'columns:',
    ...asked.map((column) => `  - ${yaml(column)}`),
    'tables:',
  ];
  if (match) lines.push(...writeTable(inferred, shapes, say));
  else if (inferred.ages.length === 0) lines.push(...writeUnknown(columns, say));
  if (inferred.ages.length > 0) lines.push(...writeAges(inferred.ages, inferred.placeOfAges, say));
  lines.push(...writeRules(match?.fields ?? [], shapes[match?.table ?? ''] ?? {}, say));
  const left = leftOver(inferred);
  if (left.length > 0) lines.push(say('left', { columns: left.join(', ') }));
  return `${lines.join('\n')}\n`;
}

/** A record on one line as a person writes it: { kind: csv, delimiter: ";" }. */
const flow = (record: object): string =>
  `{ ${Object.entries(record)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? yaml(value) : JSON.stringify(value)}`)
    .join(', ')} }`;

/** Columns that the reader of shapes adds to what was sent. */
const isAdded = ({ format }: Inferred, column: string): boolean =>
  (format.kind === 'geojson' || format.kind === 'topojson') && (shapeColumns as readonly string[]).includes(column);

function writeTable(inferred: Inferred, shapes: TableShapes, say: Say): string[] {
  const { match, others, key, keyIsUnique } = inferred;
  if (!match) return [];
  const doubt = others.length > 0 ? say('otherTables', { tables: others.join(', ') }) : say('table');
  const lines = [`  - table: ${match.table} ${doubt}`, '    fields:'];
  const shape = shapes[match.table] ?? {};
  for (const [field, type] of Object.entries(shape)) {
    const found = match.fields.find((one) => one.field === field);
    if (found) lines.push(...writeField(found, type, say));
    else if (!type.endsWith('?')) lines.push(`      ${field}: null ${say('required')}`);
  }
  for (const field of key) if (!(field in shape)) lines.push(`      ${field}: null ${say('required')}`);
  lines.push(`    key: [${key.join(', ')}]${keyIsUnique ? '' : ` ${say('keyRepeats')}`}`);
  return lines;
}

function writeField({ field, guess, score }: FieldMatch, type: string, say: Say): string[] {
  const { column } = guess;
  const doubts = [
    ...(score < 0.9 ? [say('match', { column })] : []),
    ...(guess.odd === undefined ? [] : [say('odd', { value: guess.odd })]),
  ];
  const end = doubts.length > 0 ? ` ${doubts.join(' ')}` : '';
  const at = `      ${field}:`;
  const wanted = type.replace('?', '');
  if (wanted === 'day') return [`${at} ${writeDay(guess)}${end}${openForms(guess, say)}`];
  if (wanted === 'instant') {
    const read = guess.formats.length > 0 ? writeDay(guess) : yaml(column);
    return [`${at} ${read}${end}${openForms(guess, say)}`];
  }
  if (wanted === 'integer') {
    if (field.includes('year') && guess.kind === 'day') return [`${at} { year: ${writeDay(guess)} }${end}`];
    return [`${at} { integer: ${yaml(column)} }${end}`];
  }
  if (wanted === 'number' || wanted === 'decimal') return [`${at} { number: ${yaml(column)} }${end}`];
  if (wanted === 'boolean') return [`${at} { boolean: ${yaml(column)} }${end}`];
  if (field === 'person_key' || field === 'staff_key') return [`${at} { pseudonym: [${yaml(column)}] }${end}`];
  const coded =
    guess.kind === 'code' ||
    (guess.kind === 'boolean' && codeFields.has(field)) ||
    (codeFields.has(field) && guess.distinct <= 30 && guess.distinct > 0);
  if (coded && codeFields.has(field)) return writeCodes(field, guess, end, say);
  return [`${at} ${yaml(column)}${end}`];
}

function writeCodes(field: string, { column, values, distinct }: ColumnGuess, end: string, say: Say): string[] {
  const lines = [
    `      ${field}:${end}`,
    `        map: ${yaml(column)} ${say('codes', { count: distinct })}`,
    '        codes:',
  ];
  for (const [value, count] of values) {
    const known = field === 'sex' ? sexWords[value.toLowerCase()] : undefined;
    lines.push(`          ${yaml(value)}: ${known ?? `null ${say('code', { count })}`}`);
  }
  return lines;
}

function writeDay({ column, formats, shortYears }: ColumnGuess): string {
  const [form] = formats;
  if (form === undefined) return `{ day: ${yaml(column)} }`;
  return `{ day: ${yaml(column)}, formats: [${yaml(form)}]${shortYears ? ', yy_from: 1930' : ''} }`;
}

function openForms({ formats, shortYears }: ColumnGuess, say: Say): string {
  const open = formats.length > 1 ? ` ${say('dayForms', { formats: formats.slice(1).join(', ') })}` : '';
  return open + (shortYears ? ` ${say('shortYears')}` : '');
}

function writeAges(ages: readonly AgeColumn[], place: string | undefined, say: Say): string[] {
  return [
    `  - table: population ${say('ages')}`,
    '    turn:',
    ...ages.map(({ column, sex, from, to }) => {
      return `      - { column: ${yaml(column)}, set: { ${sex ? `sex: ${sex}, ` : ''}age_from: ${from}, age_to: ${to} } }`;
    }),
    '    fields:',
    `      place_id: ${place === undefined ? 'null' : yaml(place)} ${say('place')}`,
    `      year: null ${say('year')}`,
    '      persons: { number: value }',
    `    key: [place_id, year${ages.some(({ sex }) => sex) ? ', sex' : ''}, age_from]`,
  ];
}

/** No table fits: the draft still loads, and a person chooses. */
function writeUnknown(columns: readonly ColumnGuess[], say: Say): string[] {
  const [first] = columns;
  return [
    `  - table: statistic ${say('noTable')}`,
    '    fields:',
    `      place_id: ${first ? yaml(first.column) : 'null'} ${say('required')}`,
    ...['period', 'indicator_code', 'value', 'unit'].map((field) => `      ${field}: null ${say('required')}`),
    '    key: [place_id, period, indicator_code]',
  ];
}

/** What the numbers of the sample keep within, widened: a wish to check, not a truth. */
function writeRules(fields: readonly FieldMatch[], shape: Readonly<Record<string, string>>, say: Say): string[] {
  const lines: string[] = [];
  for (const { field, guess } of fields) {
    const { column, range, kind } = guess;
    const counted = ['integer', 'number', 'decimal'].includes(shape[field]?.replace('?', '') ?? '');
    if (!range || !counted || kind === 'day' || ['lon', 'lat', 'year'].includes(field)) continue;
    const [low, high] = [range[0] >= 0 ? 0 : -roundUp(-2 * range[0]), roundUp(Math.max(1, 2 * range[1]))];
    const within = `{ all: [{ ge: [{ number: ${yaml(column)} }, ${low}] }, { le: [{ number: ${yaml(column)} }, ${high}] }] }`;
    lines.push(
      `  - id: ${field.replaceAll('_', '-')}-range`,
      `    should: ${within} ${say('range', { low: range[0], high: range[1] })}`,
      `    field: ${yaml(column)}`,
      `    say: { zh: ${yaml(`“${column}”应在${low}至${high}之间。`)}, en: ${yaml(`"${column}" should lie between ${low} and ${high}.`)} }`,
    );
  }
  return lines.length > 0 ? ['rules:', ...lines] : [];
}

/** The next of 1, 2, 5, 10, 20, 50 … */
function roundUp(n: number): number {
  const scale = 10 ** Math.floor(Math.log10(n));
  const step = [1, 2, 5, 10].find((one) => one * scale >= n * (1 - 1e-12)) ?? 10;
  return Number((step * scale).toPrecision(3));
}

const plainYaml = /^[A-Za-z_\p{Script=Han}][\w\p{Script=Han}-]*$/u;
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** Text as YAML: as it is where that cannot be mistaken, else in quotation marks. */
const yaml = (text: string): string =>
  plainYaml.test(text) && !reserved.test(text)
    ? text
    : JSON.stringify(text).replace(
        /[\u007f-\u009f\u2028\u2029\ufeff]/g,
        (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );

/** Text of a comment: one line, nothing that ends it. */
const comment = (text: string): string => text.replace(/\p{Cc}|[\u2028\u2029]/gu, ' ').slice(0, 300);
