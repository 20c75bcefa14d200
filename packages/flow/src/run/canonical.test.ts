import { expect, test } from 'vitest';
import { artefactId } from './artefact-id.ts';
import { canonicalJson } from './canonical.ts';

test('canonical JSON: the order in which keys were set makes no difference', () => {
  expect(canonicalJson({ b: 1, a: { d: [2, 1], c: null } })).toBe('{"a":{"c":null,"d":[2,1]},"b":1}');
  expect(canonicalJson({ a: { c: null, d: [2, 1] }, b: 1 })).toBe(canonicalJson({ b: 1, a: { d: [2, 1], c: null } }));
});

test('canonical JSON: a number that JSON cannot hold is refused with its name', () => {
  expect(() => canonicalJson({ score: Number.NaN })).toThrow('"score" is NaN');
});

test('artefact id: follows everything that the content can depend on', () => {
  const run = { options: { detour: 1.3 }, seed: 1, as_of: '2025-12-13', version: '1' };
  const id = artefactId('balance', 'imbalance', ['s-1'], run);
  expect(id).toMatch(/^balance-[0-9a-f]{16}$/);
  expect(artefactId('balance', 'imbalance', ['s-1'], { ...run })).toBe(id);
  for (const other of [{ seed: 2 }, { as_of: '2025-12-14' }, { version: '2' }, { options: { detour: 1.4 } }]) {
    expect(artefactId('balance', 'imbalance', ['s-1'], { ...run, ...other })).not.toBe(id);
  }
  expect(artefactId('balance', 'imbalance', ['s-2'], run)).not.toBe(id);
});
