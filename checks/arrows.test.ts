import { expect, test } from 'vitest';
import { judge } from './arrows.ts';

test('arrows: what points the right way passes', () => {
  expect(judge('packages/flow/src/balance/index.ts', '@junheng/engine/balance')).toBeUndefined();
  expect(judge('packages/engine/src/balance/e2sfca.ts', '../kernel/index.ts')).toBeUndefined();
  expect(judge('packages/engine/src/balance/contract.ts', 'zod')).toBeUndefined();
  expect(judge('packages/pool/src/ingest.ts', '@junheng/engine/source')).toBeUndefined();
});

test('arrows: what points the wrong way fails, and says why', () => {
  expect(judge('packages/pool/src/ingest.ts', '@junheng/flow')).toContain('may not import "flow"');
  expect(judge('packages/pool/src/ingest.ts', '@junheng/engine/balance')).toContain('may import only');
  expect(judge('packages/engine/src/balance/e2sfca.ts', '../plan/p-median.ts')).toContain('comes later in the loop');
  expect(judge('packages/engine/src/kernel/random.ts', '../domain/index.ts')).toContain('comes later in the loop');
  expect(judge('packages/engine/src/balance/e2sfca.ts', 'zod')).toContain('zod alone');
  expect(judge('packages/engine/src/balance/e2sfca.ts', 'node:fs')).toContain('zod alone');
  expect(judge('packages/web/src/main.tsx', '../../server/src/index.ts')).toContain('reaches out');
  expect(judge('packages/sample/src/index.ts', '@junheng/engine')).toContain('may import only');
});
