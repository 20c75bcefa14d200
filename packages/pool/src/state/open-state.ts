import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { InputError } from '../input-error.ts';
import { lockFolder } from '../lock-folder.ts';
import { migrations } from './migrations/index.ts';
import { openPglite } from './pglite.ts';
import { type StateTables, schemaName } from './schema.ts';
import { copyTemplate, prepareTemplate } from './template.ts';

/** The state database, its schema up to date. */
export type StateDatabase = {
  readonly kind: 'embedded' | 'server';
  readonly db: Kysely<StateTables>;
  /** Ends it in good order; says what went wrong when it cannot. */
  close(): Promise<void>;
};

export type StateOptions = {
  /** Folder of the store; the embedded database lies in `state/` of it, which nobody else may open meanwhile. */
  readonly store: string;
  /** `postgres://…` of a PostgreSQL 15 or later; the embedded database when absent. */
  readonly url?: string | undefined;
};

/** The PostgreSQL that the installed PGlite is. */
const embeddedMajor = '18';
const oldest = 150_000;

/**
 * Opens the state database: the PostgreSQL of `url`, otherwise the one in this process. The first start copies a
 * prepared folder (0.1 s; 3 s more where the installation has none yet) and opens it in about a second, as does every
 * later one.
 *
 * @throws InputError `pool.error.folderLocked`, `pool.error.lockedElsewhere`, `pool.error.databaseUnreachable`, `pool.error.databaseOld`, `pool.error.databaseRefused`,
 *   `pool.error.stateVersion`
 */
export async function openState({ store, url }: StateOptions): Promise<StateDatabase> {
  return url === undefined ? openEmbedded(store) : openServer(url);
}

async function openEmbedded(store: string): Promise<StateDatabase> {
  const lock = lockFolder(join(store, 'state'));
  try {
    const folder = join(store, 'state', 'postgres');
    if (!existsSync(folder)) copyTemplate(await prepareTemplate(join(store, 'state')), folder);
    requireSameMajor(folder);
    const { pool, close } = await openPglite(folder);
    const db = kyselyOver(pool);
    try {
      await migrate(db);
    } catch (error) {
      await close();
      throw error;
    }
    return { kind: 'embedded', db, close: () => close().finally(() => lock.release()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A folder of one major version of PostgreSQL is not opened by another. */
function requireSameMajor(folder: string): void {
  const there = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (there !== embeddedMajor) {
    throw new InputError('pool.error.stateVersion', { folder, there, ours: embeddedMajor }, folder);
  }
}

async function openServer(url: string): Promise<StateDatabase> {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 });
  // An idle connection that the server ends is replaced; the next question meets the error if it lasts.
  pool.on('error', (error) => process.emitWarning(`A connection to the state database ended: ${error.message}`));
  const db = kyselyOver(pool);
  try {
    await requireNewEnough(db);
    await migrate(db);
  } catch (cause) {
    await db.destroy();
    throw toInputError(url, cause);
  }
  return { kind: 'server', db, close: () => db.destroy() };
}

const kyselyOver = (pool: pg.Pool) =>
  new Kysely<StateTables>({ dialect: new PostgresDialect({ pool }) }).withSchema(schemaName);

async function requireNewEnough(db: Kysely<StateTables>): Promise<void> {
  const { rows } = await sql<{ version: string }>`SELECT current_setting('server_version_num') AS version`.execute(db);
  const version = Number(rows[0]?.version);
  if (version < oldest) {
    throw new InputError('pool.error.databaseOld', { version: String(Math.floor(version / 10_000)) });
  }
}

async function migrate(db: Kysely<StateTables>): Promise<void> {
  await db.schema.createSchema(schemaName).ifNotExists().execute();
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableSchema: schemaName,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** What a user can mend, without the password that the address holds. */
function toInputError(url: string, cause: unknown): unknown {
  if (cause instanceof InputError) return cause;
  const { code = '', message = '' } = cause as { readonly code?: string; readonly message?: string };
  const place = placeOf(url);
  if (code === '42501') return new InputError('pool.error.databaseRefused', { place, why: message }, place, cause);
  const unreachable = /^(E[A-Z]+|08\w{3}|28\w{3}|3D000|57P\w{2})$/.test(code) || /connect|terminated/i.test(message);
  const why = message || code;
  return unreachable ? new InputError('pool.error.databaseUnreachable', { place, why }, place, cause) : cause;
}

function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}
