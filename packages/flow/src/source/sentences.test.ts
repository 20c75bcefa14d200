import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { speaker } from '@junheng/display';
import { formRules, readingCodes, sayRow, sayRule } from '@junheng/engine/source';
import { expect, test } from 'vitest';

const packages = fileURLToPath(new URL('../../../', import.meta.url));
const sources = (folder: string) =>
  readdirSync(packages + folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(`${packages}${folder}/${file}`, 'utf8'))
    .join('\n');
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

test('every error that the pool can give has its sentence in both languages', () => {
  const keys = found(sources('pool/src'), /'((?:source|pool)\.error\.\w+)'/g);
  const ofContracts = found(sources('engine/src/source'), /error\('(\w+)'/g)
    .filter((code) => !['missing_column', 'transposed', 'maybe_wrong_file'].includes(code))
    .map((code) => `source.error.contract.${code}`);
  expect(keys.length).toBeGreaterThan(20);
  expect(ofContracts.length).toBeGreaterThan(5);
  for (const key of [
    ...keys,
    ...ofContracts,
    'source.error.contract.bad_pattern',
    'source.error.contract.bad_day_format',
  ]) {
    for (const language of ['zh', 'en'] as const) expect(speaker(language).has(key), `${key} (${language})`).toBe(true);
  }
});

test('every note of both stages has its sentence in both languages', () => {
  for (const stage of ['source', 'pool'] as const) {
    const codes = found(sources(`flow/src/${stage}`), /(?:code: |note\()'(\w+)'/g);
    expect(codes.length).toBeGreaterThan(1);
    for (const code of codes) {
      for (const language of ['zh', 'en'] as const)
        expect(speaker(language).has(`${stage}.note.${code}`), code).toBe(true);
    }
  }
});

test('every built-in rule is said of the rule and of a row, with field and value', () => {
  for (const code of [...readingCodes, 'required', ...formRules] as const) {
    for (const text of [sayRule(code, 'beds'), sayRow(code, 'beds', '12x')]) {
      expect(text.zh).toMatch(/[一-鿿]/);
      expect(`${text.zh}${text.en}`).not.toMatch(/[{}]/);
    }
  }
});
