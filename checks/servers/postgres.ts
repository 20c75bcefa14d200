import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountFor, freePort, makeFolder, type Server, startServer } from './server.ts';

const versions = '/usr/lib/postgresql';

/** Where the newest PostgreSQL of a Debian has its programs; undefined when there is none. */
export function findPostgres(): string | undefined {
  if (!existsSync(versions)) return undefined;
  const newest = readdirSync(versions).sort((a, b) => Number(b) - Number(a));
  return newest.map((version) => join(versions, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
}

/** PostgreSQL in a new folder: user and password `junheng`, database `junheng`, passwords asked for, TLS offered. */
export async function startPostgres(bin: string): Promise<Server> {
  const account = accountFor('postgres');
  const folder = makeFolder('postgres', account);
  const [data, password] = [join(folder, 'data'), join(folder, 'password')];
  writeFileSync(password, 'junheng', { mode: 0o644 });
  const made = ['-U', 'junheng', `--pwfile=${password}`, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C.UTF-8'];
  execFileSync(join(bin, 'initdb'), ['-D', data, ...made, '--no-sync'], { ...account, stdio: 'ignore', cwd: folder });
  const port = await freePort();
  const tls = ['ssl=on', `ssl_cert_file=${join(folder, 'server.crt')}`, `ssl_key_file=${join(folder, 'server.key')}`];
  const settings = [...tls, 'fsync=off', `unix_socket_directories=${folder}`, 'listen_addresses=127.0.0.1'];
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])];
  const stop = await startServer(join(bin, 'postgres'), args, { folder, port, account });
  const base = `postgres://junheng:junheng@127.0.0.1:${port}`;
  const psql = (database: string, sql: string) =>
    execFileSync(join(bin, 'psql'), [`${base}/${database}`, '-Xqc', sql], { stdio: ['ignore', 'ignore', 'pipe'] });
  await retry(() => psql('postgres', 'CREATE DATABASE junheng'));
  return { url: `${base}/junheng`, ca: join(folder, 'server.crt'), stop };
}

/** The port answers a moment before the server lets anybody in. */
async function retry(work: () => void): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return work();
    } catch (error) {
      if (tries > 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
