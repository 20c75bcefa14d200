import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { faultKinds } from './faults-inject.ts';
import { measureSample } from './faults-recall.ts';

const home = mkdtempSync(join(tmpdir(), 'junheng-faults-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('a province of 200,000, each kind of fault twice: nearly all are found, the clean copy is quiet', async () => {
  const { alarms, sourceMonths, verdicts } = await measureSample(join(home, 'sample'), {
    seed: 11,
    residents: 200_000,
    rounds: 2,
  });
  expect(verdicts).toHaveLength(2 * faultKinds.length);
  expect(verdicts.filter(({ found }) => found).length / verdicts.length).toBeGreaterThanOrEqual(0.85);
  expect(alarms / sourceMonths).toBeLessThan(1);
});
