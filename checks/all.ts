import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { arrows } from './arrows.ts';
import { catalogues } from './catalogues.ts';
import { contractSchemaCheck } from './contract-schema.ts';
import { examples } from './examples.ts';
import { type Check, root } from './files.ts';
import { licences } from './licences.ts';
import { skeleton } from './skeleton.ts';

let passed = 0;
let failed = 0;

function count(name: string, problems: readonly string[], started: number): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (problems.length === 0) passed++;
  else failed++;
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  for (const problem of problems) console.log(`       ${problem}`);
}

/** Runs a command from the root with its output shown; gives its exit code and the last lines of what it printed. */
function command(name: string, args: readonly string[]): Promise<{ code: number; tail: string }> {
  return new Promise((resolve) => {
    const child = spawn(name, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let tail = '';
    const show = (chunk: Buffer) => {
      tail = (tail + chunk.toString()).slice(-4000);
      process.stdout.write(chunk);
    };
    child.stdout.on('data', show);
    child.stderr.on('data', show);
    child.on('error', (error) => resolve({ code: 1, tail: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, tail }));
  });
}

async function step(name: string, program: string, args: readonly string[]): Promise<void> {
  const started = performance.now();
  const { code } = await command(program, args);
  count(name, code === 0 ? [] : [`${program} ${args.join(' ')} ended with ${code}.`], started);
}

async function check({ name, run }: Check): Promise<void> {
  const started = performance.now();
  count(name, await run(), started);
}

/** Vitest's own counts go into the sum; a report that is missing or counts nothing is a failure. */
async function unitTests(): Promise<void> {
  const report = `${root}out/vitest.json`;
  rmSync(report, { force: true });
  const { code } = await command('vitest', [
    'run',
    '--reporter=dot',
    '--reporter=json',
    '--outputFile.json=out/vitest.json',
  ]);
  const started = performance.now();
  if (!existsSync(report)) return count('tests', ['vitest wrote no report.'], started);
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<
    string,
    number
  >;
  passed += numPassedTests ?? 0;
  failed += numFailedTests ?? 0;
  if (code !== 0 && !numFailedTests) count('tests', [`vitest ended with ${code}.`], started);
  if (numPendingTests) console.log(`       ${numPendingTests} tests skipped: each says what it needs.`);
  if (!existsSync(`${root}../shared/data`))
    console.log('       Reference data (../shared/data) are absent: tests on them were skipped.');
}

/** The browser tests print their own `N passed, N failed`. */
async function browserTests(): Promise<void> {
  const started = performance.now();
  const { code, tail } = await command(process.execPath, ['packages/web/browser/main.ts']);
  const counts = /(\d+) passed, (\d+) failed\s*$/.exec(tail);
  passed += Number(counts?.[1] ?? 0);
  failed += Number(counts?.[2] ?? 0);
  if (!counts || (code !== 0 && counts[2] === '0'))
    count('browser', [`the browser tests ended with ${code}.`], started);
}

mkdirSync(`${root}out`, { recursive: true });
await step('types', 'tsc', ['-p', '.']);
await step('lint', 'biome', ['ci', '.']);
for (const one of [arrows, skeleton, catalogues, licences, contractSchemaCheck]) await check(one);
await step('web build', process.execPath, ['packages/web/build.ts']);
await unitTests();
await check(examples);
await browserTests();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
