import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A database server of this run alone: on loopback and a free port, its data in a temporary folder. */
export type Server = {
  readonly url: string;
  /** Certificate of the authority that signed its own; for tests of encrypted connections. */
  readonly ca: string;
  stop(): Promise<void>;
};

/** Root may not run a database: there it runs under the account that its package made. */
export function accountFor(name: string): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** A temporary folder that belongs to the account. */
export function makeFolder(name: string, account: { readonly uid?: number; readonly gid?: number }): string {
  const folder = mkdtempSync(join(tmpdir(), `junheng-${name}-`));
  mkdirSync(join(folder, 'data'), { mode: 0o700 });
  certificate(folder);
  for (const path of [folder, 'data', 'server.key', 'server.crt'].map((one) =>
    one === folder ? folder : join(folder, one),
  )) {
    if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
  }
  return folder;
}

/** A certificate for localhost that signs itself. */
function certificate(folder: string): void {
  const [key, cert] = [join(folder, 'server.key'), join(folder, 'server.crt')];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const form = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert];
  execFileSync('openssl', [...form, ...names], { stdio: 'ignore' });
}

/** A port on loopback that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port.')),
      );
    });
  });
}

/**
 * Starts a server and waits until its port answers.
 *
 * @throws Error with the end of the server's log when it ends or is not there after a minute
 */
export async function startServer(
  program: string,
  args: readonly string[],
  {
    folder,
    port,
    account,
  }: { folder: string; port: number; account: { readonly uid?: number; readonly gid?: number } },
): Promise<() => Promise<void>> {
  const log = join(folder, 'log');
  const file = openSync(log, 'w');
  const child = spawn(program, args, { ...account, stdio: ['ignore', file, file], cwd: folder });
  closeSync(file);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(late);
    rmSync(folder, { recursive: true, force: true });
  };
  const orphaned = () => child.kill('SIGKILL');
  process.once('exit', orphaned);
  try {
    await answers(port, child);
    return async () => {
      process.off('exit', orphaned);
      await stop();
    };
  } catch (error) {
    const said = existsSync(log) ? readFileSync(log, 'utf8').slice(-1500) : '';
    await stop();
    throw new Error(`${program}: ${(error as Error).message}\n${said}`);
  }
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended while it was starting.');
    const open = await new Promise<boolean>((resolve) => {
      const socket = createConnection(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('it does not answer after a minute.');
}
