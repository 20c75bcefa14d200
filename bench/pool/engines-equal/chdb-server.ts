import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../peers/chdb/', import.meta.url));

/** Whether the engine can be had: installed, or installed now from the registry (178 MB), outside the workspace. */
export function installChdb(): string | undefined {
  if (existsSync(join(folder, 'node_modules/chdb'))) return undefined;
  try {
    // `npm ci` refuses a lock file that was made where other platforms' packages are absent; this leaves it as it is.
    execFileSync('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 240_000,
    });
    return undefined;
  } catch (error) {
    return `chdb cannot be installed in bench/peers/chdb: ${(error as Error).message.split('\n', 1)[0]}`;
  }
}

/** The ClickHouse engine behind HTTP on loopback, in a process of its own. */
export async function startChdb(): Promise<{ readonly url: string; stop(): void }> {
  const child = spawn(process.execPath, [join(folder, 'serve.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const [line, rest] = text.split('\n', 2);
      if (rest !== undefined) resolve(line ?? '');
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`chdb ended with ${code}.`)));
  });
  return { url, stop: () => child.stdin.end() };
}
