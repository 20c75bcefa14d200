import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { root } from './files.ts';

export type Sum = { passed: number; failed: number };

/** Runs the tests of a tier, which end in `.<tier>.test.ts`, and counts them. No test at all is a failure. */
export async function runTier(tier: 'services' | 'long', environment: Readonly<Record<string, string>>): Promise<Sum> {
  mkdirSync(`${root}out`, { recursive: true });
  const report = `${root}out/vitest-${tier}.json`;
  rmSync(report, { force: true });
  const args = [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ];
  const code = await new Promise<number>((resolve) => {
    const child = spawn('vitest', args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      env: { ...process.env, ...environment, JUNHENG_TIER: tier },
    });
    child.on('error', () => resolve(1));
    child.on('close', (ended) => resolve(ended ?? 1));
  });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const counts = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
  const [passed, failed] = [counts.numPassedTests ?? 0, counts.numFailedTests ?? 0];
  if (counts.numPendingTests) console.log(`       ${counts.numPendingTests} tests skipped: each says what it needs.`);
  return { passed, failed: failed > 0 || (code === 0 && passed > 0) ? failed : 1 };
}
