import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { killRounds } from './kill-rounds.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const seed = Number(process.env.JUNHENG_SEED ?? Date.now() % 1e6);

test.each(['manifest', 'state'] as const)(
  'killed 200 times, the catalogue as %s: nothing acknowledged is lost, nothing half is seen',
  async (writing) => {
    const result = await killRounds({ rounds: 200, seed, writing, folder });
    console.log(`JUNHENG_SEED=${seed}, ${writing}: ${JSON.stringify(result)}`);
    expect(result).toMatchObject({ rounds: 200, lost: [], faults: [] });
    expect(result.acknowledged).toBeGreaterThan(200);
    expect(result.mostCpuOfRestart).toBeLessThan(5);
  },
  3_600_000,
);
