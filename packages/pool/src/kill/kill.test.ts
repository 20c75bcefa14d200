import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { killRounds } from './kill-rounds.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const seed = Number(process.env.JUNHENG_SEED ?? 4);

test.concurrent.each([
  ['manifest', 12],
  ['state', 8],
] as const)(
  'killed at random moments, the catalogue as %s: nothing acknowledged is lost, nothing half is seen',
  async (writing, rounds) => {
    const result = await killRounds({ rounds, seed, writing, folder, compiled: join(folder, 'compiled') });
    console.log(`JUNHENG_SEED=${seed}, ${writing}: ${JSON.stringify(result)}`);
    expect(result).toMatchObject({ rounds, lost: [], faults: [] });
    expect(result.acknowledged).toBeGreaterThan(rounds);
    expect(result.mostCpuOfRestart).toBeLessThan(5);
  },
  300_000,
);
