import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** Debian's PostgreSQL, for a time: one statement after the other through `psql`. */
export type Postgres = {
  /** What `psql` prints, without headings. */
  ask(sql: string): string;
  /** Milliseconds that the server took for a statement, by its own clock, its rows thrown away. */
  time(sql: string): number;
};

const versions = '/usr/lib/postgresql';

/** Where the newest PostgreSQL of the machine has its programs; undefined when there is none. */
export function findPostgres(): string | undefined {
  if (!existsSync(versions)) return undefined;
  const [newest] = readdirSync(versions).sort((a, b) => Number(b) - Number(a));
  return newest === undefined ? undefined : join(versions, newest, 'bin');
}

/**
 * Starts a PostgreSQL in a folder, on loopback and a free port, with memory for analysis as its guide advises for 8 GB,
 * and ends it when the work is done. As root it runs under the account `postgres`, which may not be root.
 */
export async function withPostgres<T>(folder: string, work: (postgres: Postgres) => T | Promise<T>): Promise<T> {
  const bin = findPostgres();
  if (bin === undefined) throw new Error('PostgreSQL is not installed (Debian: apt-get install postgresql).');
  const account = process.getuid?.() === 0 ? accountOf('postgres') : {};
  const data = join(folder, 'postgres');
  mkdirSync(data);
  chmodSync(folder, 0o755);
  if (account.uid !== undefined && account.gid !== undefined) chownSync(data, account.uid, account.gid);
  execFileSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'bench', '-E', 'UTF8', '--locale=C'], {
    ...account,
    stdio: 'ignore',
  });
  const port = String(await freePort());
  const settings = ['shared_buffers=2GB', 'work_mem=256MB', 'max_parallel_workers_per_gather=2', 'fsync=off'];
  const options = ['-D', data, '-p', port, '-h', '127.0.0.1', '-k', data, ...settings.flatMap((one) => ['-c', one])];
  const server = spawn(join(bin, 'postgres'), options, { ...account, stdio: 'ignore' });
  const ended = new Promise((resolve) => server.once('close', resolve));
  const psql = (sql: string, ...more: string[]) =>
    execFileSync(
      join(bin, 'psql'),
      ['-h', '127.0.0.1', '-p', port, '-U', 'bench', '-d', 'postgres', '-XAtq', ...more, '-c', sql],
      { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] },
    );
  try {
    await ready(() => psql('SELECT 1'));
    return await work({
      ask: (sql) => psql(sql).trim(),
      time: (sql) => Number(/Execution Time: ([\d.]+) ms/.exec(psql(`EXPLAIN (ANALYZE, TIMING OFF) ${sql}`))?.[1]),
    });
  } finally {
    server.kill('SIGINT');
    await ended;
  }
}

function accountOf(name: string): { readonly uid?: number; readonly gid?: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function ready(ask: () => void): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return ask();
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
