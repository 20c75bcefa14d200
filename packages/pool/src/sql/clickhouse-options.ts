import { resolve } from 'node:path';
import { InputError } from '../input-error.ts';

/** A ClickHouse server, and where it sees the files of the pool. */
export type ClickHouseOptions = {
  /** `http://user:password@host:8123/database`. */
  readonly url: string;
  /** A folder of this machine that the server sees too. */
  readonly root: string;
  /** How what lies in `root` is called there: put before the path within it. */
  readonly prefix: string;
  readonly place:
    | { readonly kind: 'file' }
    | { readonly kind: 'fileCluster'; readonly cluster: string }
    | { readonly kind: 's3'; readonly collection: string }
    | { readonly kind: 's3Cluster'; readonly cluster: string; readonly collection: string };
  readonly timeoutSeconds: number;
};

const name = '[A-Za-z_][A-Za-z0-9_]*';
const places = new RegExp(
  `^(?:file|fileCluster:(?<fileCluster>${name})|s3:(?<s3>${name})|s3Cluster:(?<s3Cluster>${name}):(?<collection>${name}))(?::(?<prefix>.*))?$`,
);

/**
 * Reads the variables of the environment that name a ClickHouse server; undefined where `CLICKHOUSE_URL` is not set.
 *
 * `CLICKHOUSE_FILES` says how the server reaches the pool's files: `file:<prefix>`, `fileCluster:<cluster>:<prefix>`,
 * `s3:<named collection>:<prefix>` or `s3Cluster:<cluster>:<named collection>:<prefix>`; `CLICKHOUSE_ROOT` is the
 * folder here that lies under that prefix there (default: the working folder); `CLICKHOUSE_TIMEOUT` are seconds.
 *
 * @throws InputError `connection.error.clickhouseFiles` when `CLICKHOUSE_FILES` cannot be read
 */
export function clickHouseFrom(
  environment: Readonly<Record<string, string | undefined>>,
): ClickHouseOptions | undefined {
  const { CLICKHOUSE_URL: url, CLICKHOUSE_FILES: files = 'file:', CLICKHOUSE_ROOT: root = '.' } = environment;
  if (url === undefined || url === '') return undefined;
  const found = places.exec(files)?.groups;
  if (!found) throw new InputError('connection.error.clickhouseFiles', { given: files });
  const timeoutSeconds = Number(environment.CLICKHOUSE_TIMEOUT || 60);
  return { url, root: resolve(root), prefix: found.prefix ?? '', place: placeOf(found), timeoutSeconds };
}

function placeOf(found: Readonly<Record<string, string | undefined>>): ClickHouseOptions['place'] {
  const { fileCluster, s3, s3Cluster, collection = '' } = found;
  if (fileCluster !== undefined) return { kind: 'fileCluster', cluster: fileCluster };
  if (s3 !== undefined) return { kind: 's3', collection: s3 };
  if (s3Cluster !== undefined) return { kind: 's3Cluster', cluster: s3Cluster, collection };
  return { kind: 'file' };
}

/** A URL without the password in it. */
export const masked = (url: string): string => url.replace(/(\/\/[^:@/]*):[^@/]*@/, '$1:***@');
