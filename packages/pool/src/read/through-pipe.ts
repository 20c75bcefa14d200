import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** For tests: gives `read` the path of a named pipe into which a shell command writes, and waits for both to end. */
export async function throughPipe<T>(command: string, read: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-pipe-'));
  const path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  const writer = spawn('sh', ['-c', `${command} > "$0"`, path], { stdio: 'ignore' });
  const ended = new Promise((resolve) => writer.once('close', resolve));
  try {
    return await read(path);
  } finally {
    writer.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true });
  }
}
