import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountFor, freePort, makeFolder, type Server, startServer } from './server.ts';

const [program, installer] = ['/usr/sbin/mariadbd', '/usr/bin/mariadb-install-db'];

/** Whether Debian's MariaDB server is installed. */
export const hasMariaDb = (): boolean => existsSync(program) && existsSync(installer);

/** MariaDB in a new folder: user and password `junheng`, database `junheng` in utf8mb4, TLS offered. */
export async function startMariaDb(): Promise<Server> {
  const account = accountFor('mysql');
  const folder = makeFolder('mariadb', account);
  const data = join(folder, 'data');
  const plain = ['--no-defaults', `--datadir=${data}`];
  execFileSync(installer, [...plain, '--skip-test-db', '--auth-root-authentication-method=socket'], {
    ...account,
    stdio: 'ignore',
    cwd: folder,
  });
  const first = [
    'CREATE DATABASE junheng CHARACTER SET utf8mb4;',
    "CREATE USER junheng@'127.0.0.1' IDENTIFIED BY 'junheng';",
    "GRANT ALL ON *.* TO junheng@'127.0.0.1';",
  ];
  const init = join(folder, 'init.sql');
  writeFileSync(init, `${first.join('\n')}\n`, { mode: 0o644 });
  const port = await freePort();
  const tls = [`--ssl-cert=${join(folder, 'server.crt')}`, `--ssl-key=${join(folder, 'server.key')}`];
  const where = [`--port=${port}`, '--bind-address=127.0.0.1', `--socket=${join(folder, 'socket')}`];
  const files = [
    `--pid-file=${join(folder, 'pid')}`,
    `--tmpdir=${folder}`,
    `--init-file=${init}`,
    '--skip-name-resolve',
  ];
  const stop = await startServer(program, [...plain, ...where, ...tls, ...files], { folder, port, account });
  return { url: `mysql://junheng:junheng@127.0.0.1:${port}/junheng`, ca: join(folder, 'server.crt'), stop };
}
