import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { standardTables } from '@junheng/engine/pool';
import { columnsOf, type Expression, type SourceContract, sourceContract } from '@junheng/engine/source';
import type { Inferred } from '@junheng/engine/source/infer';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { hasSharedData, sharedPath } from '../../../../testing/shared-data.ts';
import { checkSource } from '../check/check-source.ts';
import { readContract } from '../read-contract.ts';
import { inferFile } from './infer-file.ts';

const examples = fileURLToPath(new URL('../../../../examples/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'junheng-infer-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Class = 'number' | 'day' | 'boolean' | 'code' | 'text';

/** What a contract takes a column for: where it is counted, dated or translated; text otherwise. */
function classOf(contract: SourceContract, column: string): Class | undefined {
  for (const { table, fields, turn } of contract.tables) {
    if (turn?.some((one) => one.column === column)) return 'number';
    const shape: Readonly<Record<string, string>> = standardTables[table as keyof typeof standardTables];
    for (const [field, expression] of Object.entries(fields)) {
      const used = [...columnsOf(expression)];
      if (used.length !== 1 || used[0] !== column) continue;
      return classOfUse(expression, shape[field]?.replace('?', '') ?? 'text');
    }
  }
  return undefined;
}

function classOfUse(expression: Expression, type: string): Class {
  if (JSON.stringify(expression).includes('"map"')) return 'code';
  if (['integer', 'number', 'decimal'].includes(type)) return 'number';
  if (type === 'day' || type === 'instant') return 'day';
  return type === 'boolean' ? 'boolean' : 'text';
}

const classes: Readonly<Record<string, Class>> = {
  ...{ number: 'number', integer: 'number', day: 'day', instant: 'day', boolean: 'boolean', code: 'code' },
  ...{ text: 'text', period: 'text', json: 'text', empty: 'text' },
};

type Case = { readonly name: string; readonly contract: SourceContract; readonly path: string };

async function listCases(): Promise<Case[]> {
  const cases: Case[] = [];
  for (const region of ['tiny', 'cn-fujian', 'uk-england', 'us-illinois']) {
    const home = join(examples, 'regions', region);
    const data = region === 'tiny' ? home : sharedPath(`region_${region.replace('-', '_')}`);
    if (region !== 'tiny' && !hasSharedData) continue;
    for (const file of readdirSync(join(home, 'sources')).sort()) {
      const contract = await readContract(join(home, 'sources', file));
      const path = contract.file.startsWith('region:') ? join(home, contract.file.slice(7)) : join(data, contract.file);
      cases.push({ name: `${region}/${file}`, contract, path });
    }
  }
  return cases;
}

/** The library of contracts for what people really have; the dictionary was written before it was measured on them. */
async function listLibrary(): Promise<Case[]> {
  const cases: Case[] = [];
  const home = join(examples, 'contracts');
  for (const name of readdirSync(home).sort()) {
    const file = join(home, name, 'contract.yaml');
    if (!existsSync(file)) continue;
    const contract = await readContract(file);
    const path = join(home, name, contract.file);
    const guessable = !['fhir', 'hl7', 'sql'].includes(contract.format.kind);
    if (guessable && existsSync(path)) cases.push({ name, contract, path });
  }
  return cases;
}

/** What the draft takes a column for: as the field that it feeds, else as what it holds. */
function classOfDraft(inferred: Inferred, column: string): Class | undefined {
  const guess = inferred.columns.find((one) => one.column === column);
  if (!guess) return undefined;
  const { match } = inferred;
  const shape: Readonly<Record<string, string>> = standardTables[match?.table as keyof typeof standardTables] ?? {};
  const field = match?.fields.find((one) => one.guess === guess)?.field;
  const isText = field !== undefined && shape[field]?.replace('?', '') === 'text';
  return isText && classes[guess.kind] !== 'code' ? 'text' : classes[guess.kind];
}

async function measure(cases: readonly Case[]) {
  const count = { columns: 0, right: 0, sources: 0, tables: 0 };
  const wrong: string[] = [];
  for (const { name, contract, path } of cases) {
    const format = contract.format.kind === 'excel' ? contract.format : undefined;
    const { inferred, yaml } = await inferFile(path, { format });
    sourceContract.parse(parse(yaml));
    const tables = new Set(contract.tables.map(({ table }) => table));
    const drafted = [inferred.match?.table, ...(inferred.ages.length > 0 ? ['population'] : [])];
    count.sources++;
    if (drafted.some((table) => table !== undefined && tables.has(table))) count.tables++;
    else wrong.push(`${name}: ${drafted.join(', ')} instead of ${[...tables].join(', ')}`);
    for (const column of contract.columns) {
      const wanted = classOf(contract, column);
      if (!wanted) continue;
      count.columns++;
      const found = classOfDraft(inferred, column);
      // A few texts that come again may be codes although this contract keeps them as they are.
      if (found === wanted || (wanted === 'text' && found === 'code')) count.right++;
      else wrong.push(`${name}: ${column} is ${found} instead of ${wanted}`);
    }
  }
  return { ...count, wrong };
}

function report(what: string, { right, columns, tables, sources, wrong }: Awaited<ReturnType<typeof measure>>): void {
  const details = process.env.JUNHENG_DEBUG ? `${wrong.join('\n')}\n` : '';
  process.stdout.write(
    `source infer, ${what}: ${right} of ${columns} columns of the right type, ${tables} of ${sources} files of the right table\n${details}`,
  );
}

test('drafts beside the contracts of the example regions: how many columns and tables are right', async () => {
  const measured = await measure(await listCases());
  report('regions', measured);
  expect(measured.right / measured.columns).toBeGreaterThanOrEqual(0.95);
  expect(measured.tables / measured.sources).toBeGreaterThanOrEqual(hasSharedData ? 0.9 : 0.8);
});

test('drafts beside the library of contracts', async () => {
  const measured = await measure(await listLibrary());
  report('library', measured);
  expect(measured.right / measured.columns).toBeGreaterThanOrEqual(0.7);
  expect(measured.tables / measured.sources).toBeGreaterThanOrEqual(0.6);
});

test('a draft can be loaded, checked and says what is a guess; codes get no meaning', async () => {
  const path = join(folder, '门诊就诊.csv');
  const rows = Array.from(
    { length: 60 },
    (_, i) => `v${i},H${i % 3},${(i % 12) + 1}/${(i % 28) + 1}/2024,${i % 2 ? '男' : '女'},${i % 4},${20 + i}`,
  );
  writeFileSync(path, `就诊流水号,机构编码,就诊日期,性别,离院方式,年龄\n${rows.join('\n')}\n`);
  const { yaml, inferred, guesses } = await inferFile(path);
  expect(inferred.match?.table).toBe('encounter');
  const contract = sourceContract.parse(parse(yaml));
  const { fields, key } = contract.tables[0] ?? { fields: {}, key: [] };
  expect(key).toEqual(['encounter_id']);
  expect(fields).toMatchObject({
    encounter_id: '就诊流水号',
    facility_id: '机构编码',
    start: { day: '就诊日期', formats: ['M/D/YYYY'] },
    age: { integer: '年龄' },
    sex: { map: '性别', codes: { 男: 'male', 女: 'female' } },
    disposition: { map: '离院方式', codes: { 0: null, 1: null, 2: null, 3: null } },
    service_code: null,
  });
  expect(guesses).toBeGreaterThan(8);
  const checked = await checkSource(contract, path, { all: true });
  expect(checked).toMatchObject({ refused: null, checked: 60, quarantined: 60 });
  expect(checked.rules.map(({ rule }) => rule)).toContain('required/service_code');
});

test('a draft of anything loads: odd names, empty columns, nothing that fits', async () => {
  const path = join(folder, 'x.csv');
  writeFileSync(path, 'yes,"a: b # c","","\t{",n\n1,,"[",2,"x\ny"\n');
  const { yaml, inferred } = await inferFile(path);
  expect(sourceContract.parse(parse(yaml)).columns).toEqual(inferred.columns.map(({ column }) => column));
  await expect(inferFile(path, { table: 'nonsense' })).rejects.toMatchObject({ code: 'source.error.inferTable' });
});
