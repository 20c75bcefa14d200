import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listCases } from './statements.ts';

const folder = new URL('../../../packages/pool/src/sql/query/', import.meta.url);
/** What makes parts of statements, not statements. */
const parts = [
  'dayCompared',
  'holdsOn',
  'page',
  'predicate',
  'rollupOfFiner',
  'rollupOfRows',
  'rowDiffColumns',
  'shown',
];

test('engines-equal: every statement of sql/query is among those that both engines are asked', async () => {
  const asked = new Set(listCases().map(({ of }) => of));
  const made: string[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
    const exported: Record<string, unknown> = await import(new URL(file, folder).href);
    made.push(...Object.keys(exported).filter((name) => typeof exported[name] === 'function' && !parts.includes(name)));
  }
  expect(made.filter((name) => !asked.has(name))).toEqual([]);
  expect([...asked].filter((name) => !made.includes(name))).toEqual([]);
});

test('engines-equal: at least 200 different statements', () => {
  const different = new Set(listCases().map(({ statement }) => JSON.stringify(statement)));
  expect(different.size).toBeGreaterThanOrEqual(200);
});
