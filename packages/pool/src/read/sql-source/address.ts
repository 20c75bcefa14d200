import { readFileSync } from 'node:fs';
import type { SourceFormat } from '@junheng/engine/source';
import { InputError, unreadable } from '../../input-error.ts';

export type SqlFormat = Extract<SourceFormat, { readonly kind: 'sql' }>;
export type Driver = SqlFormat['driver'];

/** How a connection is encrypted: not at all, without asking who answers, or with a certificate that is checked. */
export type Encryption = 'disable' | 'require' | 'verify-full';

/** Where a database is, as the variable of the environment says. */
export type Address = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly encryption: Encryption;
  /** Certificate of the authority that signed the server's, PEM; the system's authorities when absent. */
  readonly ca: string | undefined;
  /** Host, port and database: what may be shown. */
  readonly shown: string;
};

const drivers: Readonly<
  Record<Driver, { readonly schemes: readonly string[]; readonly port: number; readonly example: string }>
> = {
  postgres: { schemes: ['postgres:', 'postgresql:'], port: 5432, example: 'postgres://reader:***@10.0.0.5:5432/his' },
  mysql: { schemes: ['mysql:', 'mariadb:'], port: 3306, example: 'mysql://reader:***@10.0.0.5:3306/his' },
  mssql: { schemes: ['mssql:', 'sqlserver:'], port: 1433, example: 'mssql://reader:***@10.0.0.5:1433/his' },
  oracle: { schemes: ['oracle:'], port: 1521, example: 'oracle://reader:***@10.0.0.5:1521/hisdb' },
};
const encryptions: readonly string[] = ['disable', 'require', 'verify-full'] satisfies Encryption[];

/**
 * Reads the address of a source's database: `postgres://user:password@host:port/database?sslmode=…&sslrootcert=…`.
 *
 * Beyond this machine a connection is encrypted and the server's certificate checked, unless `sslmode` says `require`
 * (encrypted, not checked) or `disable`. `sslrootcert` is the file of the authority's certificate.
 *
 * @throws InputError `connection.error.notSet`, `.notAnAddress`, `source.error.fileUnreadable` of the certificate
 */
export function readAddress(
  source: string,
  { driver, connection: variable }: SqlFormat,
  text: string | undefined,
): Address {
  const { schemes, port, example } = drivers[driver];
  if (text === undefined || text === '') throw new InputError('connection.error.notSet', { source, variable, example });
  const wrong = () => new InputError('connection.error.notAnAddress', { source, variable, example });
  if (!URL.canParse(text)) throw wrong();
  const url = new URL(text);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const here = host === 'localhost' || host === '::1' || host.startsWith('127.');
  const encryption = url.searchParams.get('sslmode') ?? (here ? 'disable' : 'verify-full');
  const database = decoded(url.pathname.slice(1));
  if (!schemes.includes(url.protocol) || host === '' || database === undefined || !encryptions.includes(encryption)) {
    throw wrong();
  }
  const [user, password] = [decoded(url.username), decoded(url.password)];
  if (user === undefined || password === undefined) throw wrong();
  const at = Number(url.port || port);
  return {
    host,
    port: at,
    user,
    password,
    database,
    encryption: encryption as Encryption,
    ca: certificate(url.searchParams.get('sslrootcert')),
    shown: `${host}:${at}/${database}`,
  };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function certificate(file: string | null): string | undefined {
  if (file === null) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/** What Node's TLS is told; undefined for a connection that is not encrypted. */
export const tlsOptions = ({ encryption, ca }: Address) =>
  encryption === 'disable'
    ? undefined
    : { rejectUnauthorized: encryption === 'verify-full', ...(ca === undefined ? {} : { ca }) };
